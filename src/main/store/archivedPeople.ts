import type { Store } from './types'

const KEY = 'book.archived'

/**
 * People who are archived by all signs (pullBook). Their own answer may go on naming the rep, so a conversation of theirs
 * must not bring them back; only search does, which does not know archived people.
 */
export function archivedPeople(store: Store): ReadonlySet<string> {
  return new Set(JSON.parse(store.meta.get(KEY) ?? '[]') as string[])
}

export function noteArchived(store: Store, id: string): void {
  write(store, new Set([...archivedPeople(store), id]))
}

/** Search has found these: whoever was archived among them is back. */
export function noteFound(store: Store, ids: readonly string[]): void {
  const archived = archivedPeople(store)
  if (archived.size === 0 || !ids.some((id) => archived.has(id))) return
  const found = new Set(ids)
  write(store, new Set([...archived].filter((id) => !found.has(id))))
}

function write(store: Store, ids: ReadonlySet<string>): void {
  store.meta.set(KEY, ids.size > 0 ? JSON.stringify([...ids]) : null)
}
