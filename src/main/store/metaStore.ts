import type { StoreContext } from './context'
import type { Store } from './types'

/** Single values by name. */
export function metaStore({ database }: StoreContext): Store['meta'] {
  return {
    get: (key) => database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null,
    set: (key, value) => {
      if (value === null) database.run('DELETE FROM meta WHERE key = ?', key)
      else
        database.run(
          'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
          key,
          value,
        )
    },
  }
}
