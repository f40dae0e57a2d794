import { asFailure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { OutboxRow } from '../store/types'
import type { Sender, SendingContext } from './sender'

/** Waits at most so long for an answer that would only make the outcome of a settled item fuller. */
const PATIENCE_MS = 10_000

/**
 * Commits what follows from a write that is done, each once: what is there already is left alone. To be called in the
 * transaction in which the item becomes done; answers what is new.
 */
export function insertFollowers(
  sender: Sender | undefined,
  item: OutboxRow,
  outcome: Record<string, unknown>,
  context: SendingContext,
): OutboxRow[] {
  return (sender?.follows?.(item, outcome, context) ?? [])
    .filter((one) => context.store.outbox.get(one.id) === null)
    .map((one) => context.store.outbox.insert(one))
}

/**
 * What is known of a write of which the rep says that it arrived. Where something follows from it, the service is asked
 * once more, since it may be told by now which record it was; without an answer in time the rep's word is enough.
 */
export async function outcomeByRep(
  sender: Sender | undefined,
  item: OutboxRow,
  context: SendingContext,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<Record<string, unknown>> {
  const outcome = { settledByRep: true }
  if (!sender?.follows || !context.salesforce) return outcome
  const asked = sender.lookUp(item, context).then(
    (found) => (found.found === true ? { ...found.outcome, ...outcome } : outcome),
    (thrown: unknown) => {
      logger.info('A settled item was not found', { item: item.id, code: asFailure(thrown).code })
      return outcome
    },
  )
  let cancel = (): void => undefined
  const late = new Promise<typeof outcome>((resolve) => (cancel = clock.after(PATIENCE_MS, () => resolve(outcome))))
  return Promise.race([asked, late]).finally(cancel)
}
