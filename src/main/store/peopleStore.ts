import type { StoreContext } from './context'
import { erasePeople } from './erasing'
import { removePeople } from './peopleRemove'
import { peopleFind } from './peopleFind'
import { idsOfPeople, listPeople, peopleOfCompany } from './peopleList'
import { patchPerson } from './peoplePatch'
import { savePeople } from './peopleSave'
import { PERSON_COLUMNS, type PersonSqlRow, toPersonRow } from './personRows'
import type { CachedCompany, PersonDetail, Store } from './types'

interface DetailSqlRow extends PersonSqlRow {
  name: string | null
  phone: string | null
  externalId: string | null
  signedUpAt: number | null
  lastContactedAt: number | null
  lastRepliedAt: number | null
  updatedAt: number | null
  city: string | null
  region: string | null
  countryCode: string | null
  continentCode: string | null
  browser: string | null
  os: string | null
  referrer: string | null
  utm: string
  customAttributes: string
  unsubscribed: number
  tags: string
  fetchedAt: number
}

const GET = `SELECT ${PERSON_COLUMNS}, p.name, p.phone, d.external_id AS externalId, d.signed_up_at AS signedUpAt,
  p.last_contacted_at AS lastContactedAt, p.last_replied_at AS lastRepliedAt, p.updated_at AS updatedAt, d.city,
  d.region, d.country_code AS countryCode,
  d.continent_code AS continentCode, d.browser, d.os, d.referrer, d.utm, d.custom_attributes AS customAttributes,
  d.unsubscribed, p.fetched_at AS fetchedAt,
  (SELECT json_group_array(t.name) FROM json_each(d.tag_ids) j JOIN tags t ON t.id = j.value) AS tags
FROM people p JOIN person_details d ON d.person_id = p.id WHERE p.id = ?`

export const COMPANY_COLUMNS = `c.id, c.company_id AS companyId, c.name, c.website, c.industry, c.size, c.plan,
  c.monthly_spend AS monthlySpend, c.custom_attributes AS customAttributes`

export type CompanySqlRow = Omit<CachedCompany, 'customAttributes'> & { customAttributes: string }

/** A row of `COMPANY_COLUMNS` as a company. */
export function toCompany(row: CompanySqlRow): CachedCompany {
  return { ...row, customAttributes: JSON.parse(row.customAttributes) as CachedCompany['customAttributes'] }
}

/** People: the rep's book and guests. */
export function peopleStore(context: StoreContext): Store['people'] {
  const { database } = context
  return {
    save: (contacts, at, sweep) => database.transaction(() => savePeople(context, contacts, at, sweep)),
    patch: (id, values, at) => database.transaction(() => patchPerson(context, id, values, at)),
    get: (id) => getPerson(context, id),
    list: (query) => listPeople(context, query),
    ids: (query) => idsOfPeople(context, query),
    bookTotal: () => database.count('SELECT count(*) FROM people WHERE in_book = 1'),
    bookThere: () =>
      database.count('SELECT count(*) FROM people WHERE in_book = 1') +
      database.count(
        `SELECT coalesce(sum((intercom_owner IS ?) - in_book), 0) FROM people WHERE owner_id IS NOT intercom_owner`,
        context.scope.repId,
      ),
    has: (id) => database.count('SELECT count(*) FROM people WHERE id = ?', id) > 0,
    ownerOf: (id) =>
      database.get<{ ownerId: string | null }>('SELECT owner_id AS ownerId FROM people WHERE id = ?', id)?.ownerId,
    ownerThere: (id) =>
      database.get<{ ownerId: string | null }>('SELECT intercom_owner AS ownerId FROM people WHERE id = ?', id)
        ?.ownerId,
    unseenInSweep: (sweep) =>
      database.texts(
        'SELECT id FROM people WHERE in_book = 1 AND sweep IS NOT ? AND owner_id IS intercom_owner ORDER BY id',
        sweep,
      ),
    bookIds: (after, limit) =>
      database.texts('SELECT id FROM people WHERE in_book = 1 AND id > ? ORDER BY id LIMIT ?', after ?? '', limit),
    remove: (ids) => database.transaction(() => removePeople(context, ids)),
    erase: (ids) => erasePeople(context, ids),
    strayGuests: () =>
      database.texts(
        `SELECT p.id FROM people p WHERE p.in_book = 0 AND p.pending = 0 AND NOT EXISTS (
           SELECT 1 FROM conversations c WHERE c.person_id = p.id AND (c.assigned_to_me = 1 OR c.pending > 0)
         ) ORDER BY p.id`,
      ),
    ...peopleFind(context),
    ofCompany: (companyId, offset, limit) => peopleOfCompany(context, companyId, offset, limit),
  }
}

function getPerson({ database }: StoreContext, id: string): PersonDetail | null {
  const row = database.get<DetailSqlRow>(GET, id)
  if (!row) return null
  const companies = database.all<CompanySqlRow>(
    `SELECT ${COMPANY_COLUMNS} FROM person_companies pc JOIN companies c ON c.id = pc.company_id
     WHERE pc.person_id = ? ORDER BY pc.position`,
    id,
  )
  const { utm, customAttributes, unsubscribed, tags, ...rest } = row
  return {
    ...rest,
    ...toPersonRow(row),
    utm: JSON.parse(utm) as PersonDetail['utm'],
    customAttributes: JSON.parse(customAttributes) as PersonDetail['customAttributes'],
    unsubscribed: unsubscribed === 1,
    tags: JSON.parse(tags) as string[],
    companies: companies.map(toCompany),
    isGuest: row.isMine === 0,
  }
}
