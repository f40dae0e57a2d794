import type { StoreContext } from './context'
import type { Store } from './types'

const KEPT_MS = 30 * 86_400_000

/** Emails of Leads and Contacts that the user owns and that no cached person has. */
const UNKNOWN = `FROM sf_records r WHERE r.org_key = :orgKey AND r.object IN ('Lead', 'Contact')
  AND r.owner_id = :userId AND r.email_folded IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM people p WHERE p.email_folded IS NOT NULL AND p.email_folded = r.email_folded)`

/** Whom Intercom has behind the rep's own records; see `Store.behind`. */
export function behindStore({ database }: StoreContext): Store['behind'] {
  return {
    toAsk: (orgKey, userId, before, limit) =>
      database.texts(
        `SELECT DISTINCT r.email_folded ${UNKNOWN} AND NOT EXISTS (
           SELECT 1 FROM sf_behind b WHERE b.org_key = :orgKey AND b.email_folded = r.email_folded AND b.at >= :before
         ) ORDER BY r.email_folded LIMIT :limit`,
        { orgKey, userId, before, limit },
      ),
    save: (orgKey, email, found, at) => {
      // Whoever still matters is asked for every week.
      database.run('DELETE FROM sf_behind WHERE org_key = ? AND at < ?', orgKey, at - KEPT_MS)
      database.run(
        `INSERT INTO sf_behind (org_key, email_folded, at, person_id, owner_id) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET at = excluded.at, person_id = excluded.person_id, owner_id = excluded.owner_id`,
        orgKey,
        email,
        at,
        found?.personId ?? null,
        found?.ownerId ?? null,
      )
    },
    found: (orgKey, userId, limit) =>
      database.all(
        `SELECT b.email_folded AS email, b.person_id AS personId, b.owner_id AS ownerId, b.at FROM sf_behind b
         WHERE b.org_key = :orgKey AND b.person_id IS NOT NULL
           AND b.email_folded IN (SELECT r.email_folded ${UNKNOWN})
         ORDER BY b.email_folded LIMIT :limit`,
        { orgKey, userId, limit },
      ),
  }
}
