import type { StoreContext } from './context'
import type { Store } from './types'

/** Finds cached people by what a file calls them. */
export function peopleFind({ database }: StoreContext): Pick<Store['people'], 'withEmail' | 'externalIds'> {
  return {
    withEmail: (email) =>
      database.texts('SELECT id FROM people WHERE email_folded IS NOT NULL AND email_folded = ? ORDER BY n', email),
    externalIds: (after, limit) =>
      database.all<{ personId: string; externalId: string | null }>(
        `SELECT person_id AS personId, external_id AS externalId FROM person_details
         WHERE person_id > ? ORDER BY person_id LIMIT ?`,
        after,
        limit,
      ),
  }
}
