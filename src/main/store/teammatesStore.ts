import type { StoreContext } from './context'
import type { Store } from './types'

/** The workspace's teammates, teams and tags. */
export function teammatesStore({ database }: StoreContext): Store['teammates'] {
  return {
    replace: (admins, teams) =>
      database.transaction(() => {
        // Who has left keeps the name, since old conversations still show it.
        database.run('UPDATE teammates SET is_active = 0')
        for (const { id, name, email } of admins) {
          database.run(
            `INSERT INTO teammates (id, name, email, is_active) VALUES (?, ?, ?, 1)
             ON CONFLICT DO UPDATE SET name = excluded.name, email = excluded.email, is_active = 1`,
            id,
            name,
            email,
          )
        }
        database.run('DELETE FROM teams')
        for (const { id, name } of teams) database.run('INSERT INTO teams (id, name) VALUES (?, ?)', id, name)
      }),
    list: () =>
      database
        .all<{ id: string; name: string; email: string; isActive: number }>(
          'SELECT id, name, email, is_active AS isActive FROM teammates ORDER BY name, id',
        )
        .map((row) => ({ ...row, isActive: row.isActive === 1 })),
    teams: () => database.all<{ id: string; name: string }>('SELECT id, name FROM teams ORDER BY name, id'),
    tags: () => database.all<{ id: string; name: string }>('SELECT id, name FROM tags ORDER BY name, id'),
    replaceTags: (tags) =>
      database.transaction(() => {
        database.run('DELETE FROM tags')
        for (const { id, name } of tags) {
          database.run(
            'INSERT INTO tags (id, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name',
            id,
            name,
          )
        }
      }),
  }
}
