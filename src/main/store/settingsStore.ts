import { settingsSchema } from '../../contract/models'
import type { StoreContext } from './context'
import type { Store } from './types'

/** Made once: settings are read with every panel and every list. */
const someSettings = settingsSchema.partial()

/** The rep's settings, each on its own, so that one that is not understood does not spoil the rest. */
export function settingsStore({ database }: StoreContext): Store['settings'] {
  return {
    read: () => {
      const rows = database.all<{ name: string; value: string }>('SELECT name, value FROM settings')
      const values: Record<string, unknown> = {}
      for (const { name, value } of rows) {
        const parsed = someSettings.safeParse({ [name]: JSON.parse(value) as unknown })
        if (parsed.success) Object.assign(values, parsed.data)
      }
      return someSettings.parse(values)
    },
    write: (values) =>
      database.transaction(() => {
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined) continue
          database.run(
            'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
            name,
            JSON.stringify(value),
          )
        }
      }),
  }
}
