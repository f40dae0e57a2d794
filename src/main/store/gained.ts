import type { Store } from './types'

const GAINED = 'gained'

/** Writes down that the conversations of these people are to be fetched, also the older ones. */
export function noteGained(store: Store, ids: string[]): void {
  const walk = store.streams.get('conversations')
  if (ids.length === 0 || (walk.cursor === null && walk.finishedAt === null)) return
  writeGained(store, [...new Set([...readGained(store), ...ids])])
}

/** People whose conversations are still to be fetched. */
export function readGained(store: Store): string[] {
  return JSON.parse(store.meta.get(GAINED) ?? '[]') as string[]
}

/** Takes these off the list; others may have joined it meanwhile. */
export function settleGained(store: Store, ids: readonly string[]): void {
  store.transaction(() => {
    const settled = new Set(ids)
    writeGained(
      store,
      readGained(store).filter((id) => !settled.has(id)),
    )
  })
}

function writeGained(store: Store, ids: string[]): void {
  store.meta.set(GAINED, ids.length > 0 ? JSON.stringify(ids) : null)
}
