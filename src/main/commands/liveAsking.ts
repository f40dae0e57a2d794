import { asFailure, Failure } from '../domain/failure'
import type { IntercomApi } from '../ports/intercom'
import { settleGate } from '../sync/job'
import type { CommandContext } from './context'

const OFFLINE = 'This is asked of Intercom there and then, which needs the network. Your book works without it.'

/**
 * Asks Intercom what the rep waits for: its reads go before those of the sync, and what it meets opens or closes the one
 * gate that they share. Fails with `offline` in words that say what still works.
 */
export async function askIntercom<T>(context: CommandContext, ask: (api: IntercomApi) => Promise<T>): Promise<T> {
  const { gates, intercom } = context.session()
  if (!context.options.network.isOnline()) throw new Failure('offline', OFFLINE, { sent: 'no' })
  try {
    const answer = await ask(intercom.first())
    gates.intercom.reached()
    return answer
  } catch (thrown) {
    const failure = asFailure(thrown)
    settleGate(gates.intercom, failure.code, failure.message)
    if (failure.code !== 'offline' && failure.code !== 'timeout') throw failure
    throw new Failure(failure.code, OFFLINE, { ...failure.details, cause: failure })
  }
}
