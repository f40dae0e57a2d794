import type { StoreContext } from './context'

const COMPUTED = [
  'in_book',
  'company_name',
  'company_sort',
  'last_words',
  'last_words_by',
  'last_activity_at',
  'unread',
  'open_conversations',
  'match_kind',
  'match_count',
  'salesforce_status',
  'pending',
  'needs_you',
]

/** Contacts of an email: those that have it, and those that its converted Leads became, each once. */
const contacts = (select: string, person: string): string => `(
  SELECT ${select} FROM (
    SELECT k.id FROM sf_contacts k WHERE k.org_key = :orgKey AND k.email_folded = ${person}.email_folded
    UNION
    SELECT k.id FROM sf_leads d JOIN sf_contacts k ON k.org_key = d.org_key AND k.id = d.converted_contact_id
    WHERE d.org_key = :orgKey AND d.email_folded = ${person}.email_folded AND d.is_converted = 1
  )
)`
const leads = (select: string, person: string): string => `(
  SELECT ${select} FROM sf_leads d
  WHERE d.org_key = :orgKey AND d.email_folded = ${person}.email_folded AND d.is_converted = 0
)`
const IDS = 'json_group_array(id)'

/** 1 where the rep's choice among several records stands. Asked of those few who have one. */
const CHOSEN = `CASE
  WHEN g.choice IS NULL OR g.contacts = 1 THEN 0
  WHEN g.contacts > 1 THEN choice_holds(g.choice, g.choice_among, ${contacts(IDS, 'g')})
  WHEN g.leads > 1 THEN choice_holds(g.choice, g.choice_among, ${leads(IDS.replace('id', 'd.id'), 'g')})
  ELSE 0
END`
const VERDICT = 'f.has_email, f.looked_up, f.leads, f.contacts, f.chosen'

const refresh = (which: string): string => `
UPDATE people SET ${COMPUTED.map((column) => `${column} = fresh.${column}`).join(', ')}
FROM (
  WITH given AS MATERIALIZED (
    SELECT
      q.*,
      q.email_folded IS NOT NULL AS has_email,
      EXISTS (
        SELECT 1 FROM email_lookups e WHERE e.org_key = :orgKey AND e.email_folded = q.email_folded
      ) AS looked_up,
      ${leads('count(*)', 'q')} AS leads,
      ${contacts('count(*)', 'q')} AS contacts,
      h.record_id AS choice,
      h.candidates AS choice_among,
      (SELECT c.name FROM person_companies pc JOIN companies c ON c.id = pc.company_id
        WHERE pc.person_id = q.id ORDER BY pc.position LIMIT 1) AS company,
      (SELECT c.id FROM conversations c
        WHERE c.person_id = q.id AND c.last_words_at IS NOT NULL ORDER BY c.last_words_at DESC LIMIT 1) AS latest
    FROM people q LEFT JOIN match_choices h ON h.org_key = :orgKey AND h.person_id = q.id
    WHERE ${which}
  ),
  facts AS MATERIALIZED (SELECT g.*, ${CHOSEN} AS chosen FROM given g)
  SELECT
    f.id,
    f.owner_id IS :repId AS in_book,
    f.company AS company_name,
    fold_for_sort(f.company) AS company_sort,
    l.snippet AS last_words,
    l.snippet_by AS last_words_by,
    nullif(max(coalesce(l.last_words_at, 0), coalesce(f.last_replied_at, 0), coalesce(f.last_contacted_at, 0)), 0)
      AS last_activity_at,
    (SELECT coalesce(sum(c.unread), 0) FROM conversations c WHERE c.person_id = f.id) AS unread,
    (SELECT count(*) FROM conversations c WHERE c.person_id = f.id AND c.state = 'open') AS open_conversations,
    match_kind(${VERDICT}) AS match_kind,
    match_count(${VERDICT}) AS match_count,
    CASE match_kind(${VERDICT})
      WHEN 'contact' THEN 'Contact'
      WHEN 'lead' THEN (SELECT d.status FROM sf_leads d
        WHERE d.org_key = :orgKey AND d.email_folded = f.email_folded AND d.is_converted = 0
          AND (f.chosen = 0 OR d.id = f.choice))
    END AS salesforce_status,
    (SELECT count(*) FROM outbox o
      WHERE o.person_id = f.id AND o.state NOT IN ('done', 'discarded')) AS pending,
    (SELECT count(*) FROM outbox o WHERE o.person_id = f.id AND o.state NOT IN ('done', 'discarded')
      AND o.state = 'needs_attention') AS needs_you
  FROM facts f LEFT JOIN conversations l ON l.id = f.latest
) AS fresh
WHERE people.id = fresh.id AND (${COMPUTED.map((column) => `people.${column}`).join(', ')})
  IS NOT (${COMPUTED.map((column) => `fresh.${column}`).join(', ')})`

const BY_ID = refresh('q.id IN (SELECT value FROM json_each(:ids))')
const BY_EMAIL = refresh('q.email_folded IN (SELECT value FROM json_each(:ids))')
const BY_COMPANY = refresh(`q.id IN (
  SELECT pc.person_id FROM person_companies pc WHERE pc.company_id IN (SELECT value FROM json_each(:ids)))`)
const ALL = refresh('1')

/**
 * Computes what a row of My book shows of these people, in the transaction of the write that concerns them. One
 * statement for all of them; a row that stays as it was is not written.
 */
export function refreshPeople({ database, scope }: StoreContext, ids: Iterable<string>): void {
  const json = JSON.stringify([...new Set(ids)])
  if (json !== '[]') database.run(BY_ID, { ids: json, ...scope })
}

/** The same for the people with these folded emails: their Salesforce records changed. */
export function refreshPeopleByEmail({ database, scope }: StoreContext, emails: Iterable<string>): void {
  const json = JSON.stringify([...new Set(emails)])
  if (json !== '[]') database.run(BY_EMAIL, { ids: json, ...scope })
}

/** The same for the people of these companies. */
export function refreshPeopleOfCompanies({ database, scope }: StoreContext, companyIds: Iterable<string>): void {
  const json = JSON.stringify([...new Set(companyIds)])
  if (json !== '[]') database.run(BY_COMPANY, { ids: json, ...scope })
}

/** The same for everybody: the rep or the org changed. */
export function refreshEverybody({ database, scope }: StoreContext): void {
  database.run(ALL, { ...scope })
}
