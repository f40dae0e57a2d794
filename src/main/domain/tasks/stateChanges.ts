/** A conversation begins open; from then on it closes and opens again. Snoozed counts as open. */
export interface StateChange {
  /** Milliseconds, UTC, by Intercom's clock. */
  at: number
  to: 'open' | 'closed'
}

const REOPENS: ReadonlySet<string> = new Set(['open', 'assign_and_reopen', 'note_and_reopen'])

/**
 * When a conversation closed and reopened, from its parts (part_type `close`; `open`, `assign_and_reopen` and
 * `note_and_reopen`) and its state now. Parts can be missing (Intercom gives the newest 500; the header arrives first), so
 * that the state now has the last word, as of `updatedAt`. Oldest first, each different from the one before.
 */
export function stateChanges(
  parts: readonly { partType: string; createdAt: number }[],
  stateNow: 'open' | 'closed' | 'snoozed',
  updatedAt: number,
): StateChange[] {
  const changes: StateChange[] = []
  for (const { partType, createdAt } of parts) {
    if (partType === 'close') add(changes, { at: createdAt, to: 'closed' })
    else if (REOPENS.has(partType)) add(changes, { at: createdAt, to: 'open' })
  }
  const last = changes.at(-1)
  add(changes, { at: Math.max(updatedAt, last?.at ?? updatedAt), to: stateNow === 'closed' ? 'closed' : 'open' })
  return changes
}

/** Only real changes count: opening what is open is none (a snoozed one that wakes, a first `open`). */
function add(changes: StateChange[], change: StateChange): void {
  if ((changes.at(-1)?.to ?? 'open') !== change.to) changes.push(change)
}
