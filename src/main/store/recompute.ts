import { COMPUTED_AFTER, isComputed, noteComputed, type StoreContext } from './context'
import { refreshPeople } from './refreshPeople'

/** So many people are a few milliseconds. */
const AT_ONCE = 100

/**
 * In a file from before something else was computed of people: computes the next of them anew, whom no write has
 * concerned since. True where there were any to look at; it goes on where it was after a restart.
 */
export function recomputeStep(context: StoreContext): boolean {
  const { database } = context
  if (isComputed(database)) return false
  return database.transaction(() => {
    const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', COMPUTED_AFTER)
    const ids = database.texts('SELECT id FROM people WHERE id > ? ORDER BY id LIMIT ?', row?.value ?? '', AT_ONCE)
    refreshPeople(context, ids)
    const last = ids.at(-1)
    if (last === undefined) noteComputed(database)
    else
      database.run(
        'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        COMPUTED_AFTER,
        last,
      )
    return true
  })
}
