import type { KeyRules } from '../domain/matching/keyRules'
import { candidatesOf, choiceHolds, decideMatch, matchedRecords } from '../domain/matching/decideMatch'
import type { MatchedBy } from '../domain/matching/matchRecords'
import type { StoreContext } from './context'
import { list } from './database'
import { areKeyed, markOf, rulesOf } from './matchMarks'
import { FOUND, HAS_KEY, KEYS_ASKED, KEYS_OF_PERSON } from './matchSql'
import type { CachedSalesforceRecord, Store } from './types'

const LEAD = `SELECT 'Lead' AS object, id, name, email, title, company, phone, status, lead_source AS leadSource,
  owner_id AS ownerId, owner_name AS ownerName, NULL AS accountName, NULL AS accountOwnerName,
  is_converted AS isConverted, modified_at AS modifiedAt, fetched_at AS fetchedAt
FROM sf_leads`
const CONTACT = `SELECT 'Contact' AS object, id, name, email, title, NULL AS company, phone, NULL AS status,
  NULL AS leadSource, owner_id AS ownerId, owner_name AS ownerName, account_name AS accountName,
  account_owner_name AS accountOwnerName, 0 AS isConverted, modified_at AS modifiedAt, fetched_at AS fetchedAt
FROM sf_contacts`
const NEWEST_FIRST = 'ORDER BY created_at DESC, id'

const BY_EMAIL = {
  leads: `${LEAD} INDEXED BY sf_leads_by_email
    WHERE org_key = :orgKey AND email_folded = :email AND is_converted = 0 ${NEWEST_FIRST}`,
  contacts: `${CONTACT} WHERE org_key = :orgKey AND id IN (
    SELECT id FROM sf_contacts INDEXED BY sf_contacts_by_email WHERE org_key = :orgKey AND email_folded = :email
    UNION
    SELECT converted_contact_id FROM sf_leads INDEXED BY sf_leads_by_email
    WHERE org_key = :orgKey AND email_folded = :email AND is_converted = 1
  ) ${NEWEST_FIRST}`,
}
const BY_IDS = {
  leads: `${LEAD} WHERE org_key = :orgKey AND id IN (SELECT value FROM json_each(:ids)) ${NEWEST_FIRST}`,
  contacts: `${CONTACT} WHERE org_key = :orgKey AND id IN (SELECT value FROM json_each(:ids)) ${NEWEST_FIRST}`,
}
const WITH_KEYS = `SELECT q.id, ${HAS_KEY} AS hasKey, ${FOUND} AS found, (
    SELECT max(k.looked_at) FROM person_keys k WHERE k.org_key = :orgKey AND k.person_id = q.id AND ${KEYS_ASKED}
  ) AS askedAt
FROM (SELECT q.*, ${KEYS_OF_PERSON} FROM people q WHERE q.id = :personId) q`

type RecordSql = Omit<CachedSalesforceRecord, 'isConverted' | 'matchedBy'> & { isConverted: number }

interface PersonSql {
  email: string | null
  checkedAt: number | null
  choice: string | null
  choiceAmong: string | null
}

interface Found {
  leads: CachedSalesforceRecord[]
  contacts: CachedSalesforceRecord[]
  /** Whether there is anything to compare. */
  hasHandle: boolean
  checkedAt: number | null
}

/** A person's match in one org with the records behind it; see `Store.salesforce.matchOf`. */
export function matchOf(
  context: StoreContext,
  orgKey: string,
  personId: string,
): ReturnType<Store['salesforce']['matchOf']> {
  const person = context.database.get<PersonSql>(
    `SELECT p.email_folded AS email, (
       SELECT e.at FROM email_lookups e WHERE e.org_key = :orgKey AND e.email_folded = p.email_folded
     ) AS checkedAt, h.record_id AS choice, h.candidates AS choiceAmong
     FROM people p LEFT JOIN match_choices h ON h.org_key = :orgKey AND h.person_id = p.id WHERE p.id = :personId`,
    { orgKey, personId },
  )
  if (!person) return { kind: 'unknown', records: [], candidates: [], chosenId: null, checkedAt: null }
  const rules = rulesOf(context, orgKey)
  const { leads, contacts, hasHandle, checkedAt } = areKeyed(rules)
    ? foundByKeys(context, orgKey, personId, person)
    : foundByEmail(context, orgKey, person)
  const { choice, choiceAmong } = person
  const candidates = candidatesOf(leads, contacts)
  const chosen = choiceHolds(
    choice === null ? null : { recordId: choice, candidates: JSON.parse(choiceAmong ?? '[]') as string[] },
    candidates.map((record) => record.id),
  )
  const { kind } = decideMatch({
    hasEmail: hasHandle,
    lookedUp: checkedAt !== null,
    leads: leads.length,
    contacts: contacts.length,
    chosen,
  })
  const all = matchedRecords(kind, leads, contacts)
  if (checkedAt === null) return { kind, records: all, candidates: [], chosenId: null, checkedAt }
  const records = chosen ? all.filter((record) => record.id === choice) : all
  return { kind, records, candidates, chosenId: chosen ? choice : null, checkedAt }
}

function foundByEmail({ database }: StoreContext, orgKey: string, { email, checkedAt }: PersonSql): Found {
  const read = (sql: string): CachedSalesforceRecord[] =>
    email === null ? [] : database.all<RecordSql>(sql, { orgKey, email }).map((row) => toRecord(row, 'email'))
  return { leads: read(BY_EMAIL.leads), contacts: read(BY_EMAIL.contacts), hasHandle: email !== null, checkedAt }
}

/** By the same function as the rows of the lists. */
function foundByKeys(context: StoreContext, orgKey: string, personId: string, { email, checkedAt }: PersonSql): Found {
  const { database } = context
  const rules = rulesOf(context, orgKey)
  const row = database.get<{ hasKey: number; found: string; askedAt: number | null }>(WITH_KEYS, {
    orgKey,
    personId,
    leadMark: markOf(rules.Lead),
    contactMark: markOf(rules.Contact),
  })
  const found = JSON.parse(row?.found ?? '{"leads":[],"contacts":[],"by":{}}') as {
    leads: string[]
    contacts: string[]
    by: Record<string, MatchedBy>
  }
  const read = (sql: string, object: 'Lead' | 'Contact', ids: string[]): CachedSalesforceRecord[] =>
    ids.length === 0
      ? []
      : database
          .all<RecordSql>(sql, { orgKey, ids: list(ids) })
          .map((one) => toRecord(one, byWhat(rules, object, found.by[one.id])))
  return {
    leads: read(BY_IDS.leads, 'Lead', found.leads),
    contacts: read(BY_IDS.contacts, 'Contact', found.contacts),
    hasHandle: email !== null || row?.hasKey === 1,
    checkedAt: email !== null ? checkedAt : (row?.askedAt ?? null),
  }
}

function byWhat(rules: KeyRules, object: 'Lead' | 'Contact', by: MatchedBy | undefined): string {
  const field = by === 'key' ? rules[object]?.field : by === 'leadKey' ? rules.Lead?.field : undefined
  return field ?? 'email'
}

function toRecord(row: RecordSql, matchedBy: string): CachedSalesforceRecord {
  return { ...row, isConverted: row.isConverted === 1, matchedBy }
}
