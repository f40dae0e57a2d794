import type { StoreContext } from './context'
import { list } from './database'
import type { Store } from './types'

/** Finds cached people by what a file calls them. */
export function peopleFind({
  database,
}: StoreContext): Pick<Store['people'], 'withEmail' | 'externalIds' | 'alike' | 'leadsAmong'> {
  return {
    withEmail: (email) =>
      database.texts('SELECT id FROM people WHERE email_folded IS NOT NULL AND email_folded = ? ORDER BY n', email),
    alike: (id) =>
      database.texts(
        `SELECT u.id FROM people p JOIN people u ON u.email_folded = p.email_folded
         WHERE p.id = :id AND p.email_folded IS NOT NULL AND u.role = 'user' AND u.id <> p.id
         UNION
         SELECT u.id FROM people p JOIN people u ON u.phone = p.phone
         WHERE p.id = :id AND p.phone IS NOT NULL AND u.role = 'user' AND u.id <> p.id`,
        { id },
      ),
    leadsAmong: (ids) =>
      database.texts(
        `SELECT id FROM people WHERE role = 'lead' AND id IN (SELECT value FROM json_each(?))`,
        list([...ids]),
      ),
    externalIds: (after, limit) =>
      database.all<{ personId: string; externalId: string | null }>(
        `SELECT person_id AS personId, external_id AS externalId FROM person_details
         WHERE person_id > ? ORDER BY person_id LIMIT ?`,
        after,
        limit,
      ),
  }
}
