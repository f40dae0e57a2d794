import type { StoreContext } from './context'
import { areKeyed, markOf, rulesOf } from './matchMarks'
import { FOUND, HAS_KEY, KEYS_ASKED, KEYS_OF_PERSON } from './matchSql'

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
  'record_id',
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

interface MatchSource {
  /** The rows of people that are refreshed, with what matching adds to them. */
  people: (which: string) => string
  hasHandle: string
  lookedUp: string
  /** Counts, of a row `q`. */
  leads: string
  contacts: string
  /** Ids as JSON, of a row of what is counted. */
  leadIds: (row: string) => string
  contactIds: (row: string) => string
  /** Which open Lead `d` is one of those of a row `f`. */
  isLead: string
}

const LOOKED_UP = `EXISTS (
  SELECT 1 FROM email_lookups e WHERE e.org_key = :orgKey AND e.email_folded = q.email_folded)`

const byEmail: MatchSource = {
  people: (which) => `SELECT q.* FROM people q WHERE ${which}`,
  hasHandle: 'q.email_folded IS NOT NULL',
  lookedUp: LOOKED_UP,
  leads: leads('count(*)', 'q'),
  contacts: contacts('count(*)', 'q'),
  leadIds: (row) => leads(IDS.replace('id', 'd.id'), row),
  contactIds: (row) => contacts(IDS, row),
  isLead: 'd.email_folded = f.email_folded AND d.is_converted = 0',
}

/** By keys as well: what may match is compared one person after the other (`matchRecords`). */
const byKeys: MatchSource = {
  people: (which) => `SELECT q.*, ${FOUND} AS found FROM (
    SELECT q.*, ${KEYS_OF_PERSON} FROM people q WHERE ${which}) q`,
  hasHandle: `q.email_folded IS NOT NULL OR ${HAS_KEY}`,
  lookedUp: `CASE WHEN q.email_folded IS NULL THEN ${KEYS_ASKED} ELSE ${LOOKED_UP} END`,
  leads: `json_array_length(q.found, '$.leads')`,
  contacts: `json_array_length(q.found, '$.contacts')`,
  leadIds: (row) => `${row}.found -> '$.leads'`,
  contactIds: (row) => `${row}.found -> '$.contacts'`,
  isLead: `d.id IN (SELECT value FROM json_each(f.found, '$.leads'))`,
}

/** 1 where the rep's choice among several records stands. Asked of those few who have one. */
const chosen = ({ leadIds, contactIds }: MatchSource): string => `CASE
  WHEN g.choice IS NULL OR g.contacts = 1 THEN 0
  WHEN g.contacts > 1 THEN choice_holds(g.choice, g.choice_among, ${contactIds('g')})
  WHEN g.leads > 1 THEN choice_holds(g.choice, g.choice_among, ${leadIds('g')})
  ELSE 0
END`
const VERDICT = 'f.has_handle, f.looked_up, f.leads, f.contacts, f.chosen'

const refresh = (which: string, source: MatchSource): string => `
UPDATE people SET ${COMPUTED.map((column) => `${column} = fresh.${column}`).join(', ')}
FROM (
  WITH asked AS ${source === byEmail ? '' : 'MATERIALIZED '}(${source.people(which)}),
  given AS MATERIALIZED (
    SELECT
      q.*,
      ${source.hasHandle} AS has_handle,
      ${source.lookedUp} AS looked_up,
      ${source.leads} AS leads,
      ${source.contacts} AS contacts,
      h.record_id AS choice,
      h.candidates AS choice_among,
      (SELECT c.name FROM person_companies pc JOIN companies c ON c.id = pc.company_id
        WHERE pc.person_id = q.id ORDER BY pc.position LIMIT 1) AS company,
      (SELECT c.id FROM conversations c
        WHERE c.person_id = q.id AND c.last_words_at IS NOT NULL ORDER BY c.last_words_at DESC LIMIT 1) AS latest
    FROM asked q LEFT JOIN match_choices h ON h.org_key = :orgKey AND h.person_id = q.id
  ),
  facts AS MATERIALIZED (SELECT g.*, ${chosen(source)} AS chosen FROM given g)
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
        WHERE d.org_key = :orgKey AND ${source.isLead}
          AND (f.chosen = 0 OR d.id = f.choice))
    END AS salesforce_status,
    CASE match_kind(${VERDICT})
      WHEN 'contact' THEN CASE WHEN f.chosen THEN f.choice ELSE (${source.contactIds('f')}) ->> '$[0]' END
      WHEN 'lead' THEN CASE WHEN f.chosen THEN f.choice ELSE (${source.leadIds('f')}) ->> '$[0]' END
    END AS record_id,
    (SELECT count(*) FROM outbox o
      WHERE o.person_id = f.id AND o.state NOT IN ('done', 'discarded')) AS pending,
    (SELECT count(*) FROM outbox o WHERE o.person_id = f.id AND o.state NOT IN ('done', 'discarded')
      AND o.state = 'needs_attention') AS needs_you
  FROM facts f LEFT JOIN conversations l ON l.id = f.latest
) AS fresh
WHERE people.id = fresh.id AND (${COMPUTED.map((column) => `people.${column}`).join(', ')})
  IS NOT (${COMPUTED.map((column) => `fresh.${column}`).join(', ')})`

const BY_ID = 'q.id IN (SELECT value FROM json_each(:ids))'
const BY_EMAIL = 'q.email_folded IN (SELECT value FROM json_each(:ids))'
const BY_COMPANY = `q.id IN (
  SELECT pc.person_id FROM person_companies pc WHERE pc.company_id IN (SELECT value FROM json_each(:ids)))`
const ALL = '1'

/** Each statement with and without keys; those with them are longer, and few workspaces need them. */
const statements = new Map(
  [BY_ID, BY_EMAIL, BY_COMPANY, ALL].map((which) => [
    which,
    { byEmail: refresh(which, byEmail), byKeys: refresh(which, byKeys) },
  ]),
)

function run(context: StoreContext, which: string, ids: Iterable<string>): void {
  const { database, scope } = context
  const json = JSON.stringify([...new Set(ids)])
  if (json === '[]' && which !== ALL) return
  const rules = rulesOf(context, scope.orgKey)
  const marks = { leadMark: markOf(rules.Lead), contactMark: markOf(rules.Contact) }
  database.run(statements.get(which)![areKeyed(rules) ? 'byKeys' : 'byEmail'], { ids: json, ...scope, ...marks })
}

/**
 * Computes what a row of My book shows of these people, in the transaction of the write that concerns them. One
 * statement for all of them; a row that stays as it was is not written.
 */
export function refreshPeople(context: StoreContext, ids: Iterable<string>): void {
  run(context, BY_ID, ids)
}

/** The same for the people with these folded emails: their Salesforce records changed. */
export function refreshPeopleByEmail(context: StoreContext, emails: Iterable<string>): void {
  run(context, BY_EMAIL, emails)
}

/** The same for the people of these companies. */
export function refreshPeopleOfCompanies(context: StoreContext, companyIds: Iterable<string>): void {
  run(context, BY_COMPANY, companyIds)
}

/** The same for everybody: the rep or the org changed. */
export function refreshEverybody(context: StoreContext): void {
  run(context, ALL, [])
}
