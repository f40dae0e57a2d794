import type { Topic } from '../../contract/events'
import { asFailure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { IntercomApi } from '../ports/intercom'
import { saveDefinitions } from '../store/dataAttributes'
import type { Store } from '../store/types'

interface PullContext {
  store: Store
  clock: Clock
  intercom: IntercomApi
  changed(topics: Topic[], ids?: string[]): void
}

/** Which attributes people and companies of the workspace have; few, so always all. */
export async function pullDefinitions(context: PullContext): Promise<void> {
  saveDefinitions(context.store, await context.intercom.dataAttributes(), context.clock.now())
  context.changed(['settings'])
}

const EACH_RUN = 60
/** No poll tells that a company changed, so those of Leads are read again so often while they are mapped. */
const FRESH_MS = 60 * 60_000

/** Reads companies of people with a Lead again, oldest first, some at a time. */
export async function pullMappedCompanies(context: PullContext, signal: AbortSignal): Promise<void> {
  const { store, clock, intercom } = context
  const ids = store.looks.companiesOfLeads(clock.now() - FRESH_MS, EACH_RUN)
  for (const id of ids) {
    signal.throwIfAborted()
    try {
      store.companies.save([await intercom.company(id)], clock.now())
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    }
  }
  if (ids.length > 0) context.changed(['people'])
}
