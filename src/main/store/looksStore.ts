import type { MatchKind } from '../../contract/models'
import type { StoreContext } from './context'
import { list } from './database'
import type { Look, Store } from './types'

/** Records that are somebody's by a key, with the Account or Contact behind; nothing where people are compared by email alone. */
const BY_KEYS = `(SELECT '|' || group_concat(r.id || r.modified_at || r.fields || coalesce(c.modified_at || c.fields, '')
    || coalesce(a.owner_id || a.modified_at, ''))
  FROM person_keys k CROSS JOIN sf_records r INDEXED BY sf_records_by_key
    ON r.org_key = k.org_key AND r.object = k.object AND r.match_key = k.key
  LEFT JOIN sf_records a ON a.org_key = k.org_key AND a.object = 'Account' AND a.id = r.account_id
  LEFT JOIN sf_records c ON c.org_key = k.org_key AND c.object = 'Contact' AND c.id = r.who_id
  WHERE k.org_key = :orgKey AND k.person_id = p.id)`

/**
 * Everything a look at a person depends on, so that who has not changed is passed over. Salesforce stamps whole seconds, and
 * a record may change twice in one, so what it says counts, too.
 */
const STAMP = `p.fingerprint || '|' || p.in_book || p.match_kind || '|' || coalesce(p.owner_id, '') || '|' || coalesce((
    SELECT group_concat(d.id || d.modified_at || d.is_converted || coalesce(d.owner_id, ''))
    FROM sf_leads d INDEXED BY sf_leads_by_email
    WHERE d.org_key = :orgKey AND d.email_folded = p.email_folded), '') || '|' || coalesce((
    SELECT group_concat(k.id || k.modified_at || coalesce(k.owner_id, '') || coalesce(a.owner_id || a.modified_at, ''))
    FROM sf_contacts k LEFT JOIN sf_records a ON a.org_key = :orgKey AND a.object = 'Account' AND a.id = k.account_id
    WHERE k.org_key = :orgKey AND k.id IN (
      SELECT c.id FROM sf_contacts c WHERE c.org_key = :orgKey AND c.email_folded = p.email_folded
      UNION SELECT d.converted_contact_id FROM sf_leads d
      WHERE d.org_key = :orgKey AND d.email_folded = p.email_folded AND d.is_converted = 1)), '') || '|' || coalesce((
    SELECT group_concat(r.id || r.modified_at || r.fields) FROM sf_records r
    WHERE r.org_key = :orgKey AND r.object IN ('Lead', 'Contact') AND r.email_folded = p.email_folded), '') || '|' ||
  coalesce((SELECT group_concat(c.id || coalesce(c.updated_at, '')) FROM person_companies pc
    JOIN companies c ON c.id = pc.company_id WHERE pc.person_id = p.id), '') || '|' ||
  coalesce((SELECT h.record_id FROM match_choices h WHERE h.org_key = :orgKey AND h.person_id = p.id), '') ||
  coalesce(${BY_KEYS}, '')`

const CANDIDATES = `SELECT p.id AS personId, p.in_book AS isMine, p.match_kind AS match, l.stamp AS seen, ${STAMP} AS stamp
  FROM people p LEFT JOIN looks l ON l.org_key = :orgKey AND l.person_id = p.id
  WHERE p.match_kind <> 'unknown' AND`

interface CandidateSql {
  personId: string
  isMine: number
  match: MatchKind
  seen: string | null
  stamp: string
}

interface LookSql {
  stamp: string
  mapped: string | null
  owner: string | null
  written: string | null
}

/** What automatic writing last saw of people; see `Store.looks`. */
export function looksStore({ database }: StoreContext): Store['looks'] {
  const candidate = (row: CandidateSql) => ({ ...row, isMine: row.isMine === 1 })
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
  const look = (row: LookSql): Look => ({
    stamp: row.stamp,
    mapped: row.mapped === null ? null : (JSON.parse(row.mapped) as Look['mapped']),
    owner: row.owner === null ? null : (JSON.parse(row.owner) as Look['owner']),
    written: row.written === null ? null : (JSON.parse(row.written) as Look['written']),
  })
  return {
    candidates: (orgKey, after, limit) =>
      database
        .all<CandidateSql>(`${CANDIDATES} p.id > :after ORDER BY p.id LIMIT :limit`, { orgKey, after, limit })
        .map(candidate),
    among: (orgKey, ids) =>
      database
        .all<CandidateSql>(`${CANDIDATES} p.id IN (SELECT value FROM json_each(:ids))`, { orgKey, ids: list(ids) })
        .map(candidate),
    get: (orgKey, personId) => {
      const row = database.get<LookSql>(
        'SELECT stamp, mapped, owner, written FROM looks WHERE org_key = ? AND person_id = ?',
        orgKey,
        personId,
      )
      return row ? look(row) : null
    },
    save: (orgKey, personId, { stamp, mapped, owner, written }) =>
      void database.run(
        `INSERT INTO looks (org_key, person_id, stamp, mapped, owner, written)
         SELECT :orgKey, id, :stamp, :mapped, :owner, :written FROM people WHERE id = :personId
         ON CONFLICT DO UPDATE SET stamp = excluded.stamp, mapped = excluded.mapped, owner = excluded.owner,
           written = excluded.written`,
        { orgKey, personId, stamp, mapped: json(mapped), owner: json(owner), written: json(written) },
      ),
    forget: (orgKey, what) =>
      void database.run(
        `UPDATE looks SET ${what} = NULL, stamp = '' WHERE org_key = ? AND ${what} IS NOT NULL`,
        orgKey,
      ),
    again: () => void database.run(`UPDATE looks SET stamp = ''`),
    mirrored: (limit) =>
      database.texts(
        `SELECT d.person_id FROM person_details d JOIN people p ON p.id = d.person_id
         WHERE p.in_book = 1 AND d.custom_attributes LIKE '%"SALESFORCE\\_%' ESCAPE '\\' LIMIT ?`,
        limit,
      ),
    ownersKnown: (orgKey) =>
      database.texts('SELECT person_id FROM looks WHERE org_key = ? AND owner IS NOT NULL ORDER BY person_id', orgKey),
    contactLinks: (orgKey, id) =>
      database.get<{ accountId: string | null; accountName: string | null }>(
        'SELECT account_id AS accountId, account_name AS accountName FROM sf_contacts WHERE org_key = ? AND id = ?',
        orgKey,
        id,
      ) ?? null,
    companiesOfLeads: (before, limit) =>
      database.texts(
        `SELECT c.id FROM companies c WHERE c.fetched_at < ? AND EXISTS (
           SELECT 1 FROM person_companies pc JOIN people p ON p.id = pc.person_id
           WHERE pc.company_id = c.id AND p.in_book = 1 AND p.match_kind = 'lead')
         ORDER BY c.fetched_at, c.id LIMIT ?`,
        before,
        limit,
      ),
  }
}
