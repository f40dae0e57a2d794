/** A second is over, and whoever answered has seen all of it, when the service's clock has gone on this far. */
const SETTLE_MS = 2_000

/**
 * Intercom's `updated_at` has whole seconds: what was read within the second of an update, or just after it, may miss a
 * later change of the same second, and would look up to date for ever. `serverTime`: the service's clock at the answer
 * (ms), null where unknown. Answers the time (ms) before which an update can be trusted to be read whole.
 */
export function settledBefore(serverTime: number | null): number {
  return serverTime === null ? 0 : serverTime - SETTLE_MS + 1
}
