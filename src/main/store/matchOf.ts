import { candidatesOf, choiceHolds, decideMatch, matchedRecords } from '../domain/matching/decideMatch'
import type { StoreContext } from './context'
import type { CachedSalesforceRecord, Store } from './types'

const LEADS = `SELECT 'Lead' AS object, id, name, email, title, company, phone, status, lead_source AS leadSource,
  owner_id AS ownerId, owner_name AS ownerName, NULL AS accountName, NULL AS accountOwnerName,
  is_converted AS isConverted, modified_at AS modifiedAt, fetched_at AS fetchedAt
FROM sf_leads INDEXED BY sf_leads_by_email
WHERE org_key = :orgKey AND email_folded = :email AND is_converted = 0 ORDER BY created_at DESC, id`

const CONTACTS = `SELECT 'Contact' AS object, id, name, email, title, NULL AS company, phone, NULL AS status,
  NULL AS leadSource, owner_id AS ownerId, owner_name AS ownerName, account_name AS accountName,
  account_owner_name AS accountOwnerName, 0 AS isConverted, modified_at AS modifiedAt, fetched_at AS fetchedAt
FROM sf_contacts WHERE org_key = :orgKey AND id IN (
  SELECT id FROM sf_contacts INDEXED BY sf_contacts_by_email WHERE org_key = :orgKey AND email_folded = :email
  UNION
  SELECT converted_contact_id FROM sf_leads INDEXED BY sf_leads_by_email
  WHERE org_key = :orgKey AND email_folded = :email AND is_converted = 1
) ORDER BY created_at DESC, id`

type RecordSql = Omit<CachedSalesforceRecord, 'isConverted'> & { isConverted: number }

/** A person's match in one org with the records behind it; see `Store.salesforce.matchOf`. */
export function matchOf(
  { database }: StoreContext,
  orgKey: string,
  personId: string,
): ReturnType<Store['salesforce']['matchOf']> {
  const person = database.get<PersonSql>(
    `SELECT p.email_folded AS email, (
       SELECT e.at FROM email_lookups e WHERE e.org_key = :orgKey AND e.email_folded = p.email_folded
     ) AS checkedAt, h.record_id AS choice, h.candidates AS choiceAmong
     FROM people p LEFT JOIN match_choices h ON h.org_key = :orgKey AND h.person_id = p.id WHERE p.id = :personId`,
    { orgKey, personId },
  )
  if (!person) return { kind: 'unknown', records: [], candidates: [], chosenId: null, checkedAt: null }
  const { email, checkedAt, choice, choiceAmong } = person
  const read = (sql: string): CachedSalesforceRecord[] =>
    database.all<RecordSql>(sql, { orgKey, email }).map((row) => ({ ...row, isConverted: row.isConverted === 1 }))
  const leads = email === null ? [] : read(LEADS)
  const contacts = email === null ? [] : read(CONTACTS)
  const candidates = candidatesOf(leads, contacts)
  const chosen = choiceHolds(
    choice === null ? null : { recordId: choice, candidates: JSON.parse(choiceAmong ?? '[]') as string[] },
    candidates.map((record) => record.id),
  )
  const { kind } = decideMatch({
    hasEmail: email !== null,
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

interface PersonSql {
  email: string | null
  checkedAt: number | null
  choice: string | null
  choiceAmong: string | null
}
