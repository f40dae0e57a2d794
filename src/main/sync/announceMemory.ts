import type { Store } from '../store/types'

/** Enough for the conversations that polls bring up again and again. */
const MOST = 5_000

/** Which conversations were looked at as they are now: a poll brings each up again for minutes, with all its parts. */
export interface AnnounceMemory {
  /** Whether something has changed that could make it news; false for one that is not cached. */
  isChanged(id: string): boolean
  note(ids: readonly string[]): void
}

export function createAnnounceMemory(store: Store): AnnounceMemory {
  const known = new Map<string, string>()
  function stateOf(id: string): string | null {
    const cached = store.conversations.get(id)
    if (!cached) return null
    return [cached.updatedAt, cached.partsOf, cached.assigneeId, store.people.ownerOf(cached.personId)].join(' ')
  }
  return {
    isChanged(id) {
      const state = stateOf(id)
      return state !== null && known.get(id) !== state
    },
    note(ids) {
      if (known.size > MOST) known.clear()
      for (const id of ids) known.set(id, stateOf(id) ?? '')
    },
  }
}
