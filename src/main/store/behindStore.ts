import type { StoreContext } from './context'
import type { Store } from './types'

const KEPT_MS = 30 * 86_400_000

/** The emails of Leads and Contacts that the user owns, in order, from one on; on an index that has nothing else. */
const OWNED = `SELECT DISTINCT email_folded FROM sf_records INDEXED BY sf_records_owned_emails
  WHERE org_key = :orgKey AND owner_id = :userId AND object IN ('Lead', 'Contact')
    AND email_folded IS NOT NULL AND email_folded > :after
  ORDER BY email_folded LIMIT :step`

const CACHED = `EXISTS (SELECT 1 FROM people p WHERE p.email_folded IS NOT NULL AND p.email_folded = r.email_folded)`

/** Whom Intercom has behind the rep's own records; see `Store.behind`. */
export function behindStore({ database }: StoreContext): Store['behind'] {
  return {
    toAsk: (orgKey, userId, before, after, step) => {
      const rows = database.all<{ email: string; isDue: number }>(
        `SELECT r.email_folded AS email, NOT ${CACHED} AND NOT EXISTS (
           SELECT 1 FROM sf_behind b WHERE b.org_key = :orgKey AND b.email_folded = r.email_folded AND b.at >= :before
         ) AS isDue FROM (${OWNED}) r ORDER BY r.email_folded`,
        { orgKey, userId, before, after, step },
      )
      const next = rows.length < step ? null : (rows.at(-1)?.email ?? null)
      return { emails: rows.filter((row) => row.isDue === 1).map((row) => row.email), next }
    },
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
        `SELECT r.email_folded AS email, r.person_id AS personId, r.owner_id AS ownerId, r.at FROM sf_behind r
         WHERE r.org_key = :orgKey AND r.person_id IS NOT NULL AND NOT ${CACHED} AND EXISTS (
           SELECT 1 FROM sf_records INDEXED BY sf_records_owned_emails
           WHERE org_key = :orgKey AND owner_id = :userId AND object IN ('Lead', 'Contact')
             AND email_folded IS NOT NULL AND email_folded = r.email_folded
         ) ORDER BY r.email_folded LIMIT :limit`,
        { orgKey, userId, limit },
      ),
  }
}
