import { afterCompany, afterValues, beforeValues, companyEditSchema, valuesEditSchema } from '../domain/people/edits'
import type { CustomValues } from '../domain/people/editable'
import type { StoreContext } from './context'
import { bit, list } from './database'
import { areKeyed } from './matchMarks'
import { nameValues } from './nameValues'
import { writePersonKeys } from './personKeys'

/** What the rep may change of a person, as it is shown or as Intercom said it last. */
interface Edited {
  name: string | null
  email: string | null
  phone: string | null
  externalId: string | null
  signedUpAt: number | null
  unsubscribed: boolean
  customAttributes: CustomValues
  companyIds: string[]
}

interface Row {
  id: string
  role: 'lead' | 'user'
  name: string | null
  email: string | null
  phone: string | null
  externalId: string | null
  signedUpAt: number | null
  unsubscribed: number
  customAttributes: string
  companyIds: string
  there: string | null
}

interface Item {
  kind: 'person.update' | 'person.company'
  payload: string
}

const KINDS = `kind IN ('person.update', 'person.company')`
const UNSENT = `state NOT IN ('done', 'discarded')`

const ROWS = `SELECT p.id, p.role, p.name, p.email, p.phone, d.external_id AS externalId, d.signed_up_at AS signedUpAt,
  d.unsubscribed, d.custom_attributes AS customAttributes, p.edits_there AS there,
  (SELECT json_group_array(pc.company_id) FROM (SELECT company_id FROM person_companies
     WHERE person_id = p.id ORDER BY position) pc) AS companyIds
FROM people p JOIN person_details d ON d.person_id = p.id WHERE p.id IN (SELECT value FROM json_each(?))`

/** Whether an item of this kind changes what is shown of its person. */
export function isPersonEdit(kind: string): boolean {
  return kind === 'person.update' || kind === 'person.company'
}

/**
 * Shows these people as Intercom has them, with what the rep has changed and is not sent. To be called before
 * `refreshPeople`, in the transaction of every write that concerns either: a new item, one that is done, edited or
 * discarded, an answer of Intercom. `fresh`: the rows are as Intercom just gave them.
 */
export function showPersonEdits(context: StoreContext, ids: readonly string[], fresh = false): void {
  const { database } = context
  const which = fresh ? withUnsent(context, ids) : ids
  if (which.length === 0) return
  for (const row of database.all<Row>(ROWS, list([...which]))) {
    const items = database.all<Item>(
      `SELECT kind, payload FROM outbox WHERE person_id = ? AND ${KINDS} AND ${UNSENT} ORDER BY seq`,
      row.id,
    )
    if (items.length === 0 && row.there === null) continue
    const there = fresh ? shownOf(row) : thereOf(row, items)
    write(context, row, items.reduce(after, there), items.length === 0 ? null : there)
  }
  if (areKeyed(context.keys.rules)) writePersonKeys(context, which)
}

function withUnsent({ database }: StoreContext, ids: readonly string[]): string[] {
  return database.texts(
    `SELECT DISTINCT person_id FROM outbox
     WHERE person_id IN (SELECT value FROM json_each(?)) AND ${KINDS} AND ${UNSENT}`,
    list([...ids]),
  )
}

function after(now: Edited, { kind, payload }: Item): Edited {
  const body: unknown = JSON.parse(payload)
  if (kind === 'person.update') return afterValues(now, valuesEditSchema.parse(body))
  return { ...now, companyIds: afterCompany(now.companyIds, companyEditSchema.parse(body)) }
}

/** Items of before this was kept are taken out of what is shown. */
function thereOf(row: Row, items: readonly Item[]): Edited {
  if (row.there !== null) return JSON.parse(row.there) as Edited
  return items.reduceRight((now, { kind, payload }) => {
    return kind === 'person.update' ? beforeValues(now, valuesEditSchema.parse(JSON.parse(payload))) : now
  }, shownOf(row))
}

function shownOf({ unsubscribed, customAttributes, companyIds, ...row }: Row): Edited {
  const { name, email, phone, externalId, signedUpAt } = row
  return {
    name,
    email,
    phone,
    externalId,
    signedUpAt,
    unsubscribed: unsubscribed === 1,
    customAttributes: JSON.parse(customAttributes) as CustomValues,
    companyIds: JSON.parse(companyIds) as string[],
  }
}

/** The row no longer counts as what Intercom gave, so that its next answer is taken whatever it says. */
function write({ database }: StoreContext, { id, role }: Row, shown: Edited, there: Edited | null): void {
  const { name, email, phone } = shown
  const columns = nameValues({ role, name: name || null, email: email || null, phone: phone || null })
  const set = Object.keys(columns).map((column) => `${column} = :${column}`)
  database.run(`UPDATE people SET ${set.join(', ')}, fingerprint = '', edits_there = :there WHERE id = :id`, {
    ...columns,
    there: there === null ? null : JSON.stringify(there),
    id,
  })
  database.run(
    `UPDATE person_details SET external_id = :externalId, signed_up_at = :signedUpAt, unsubscribed = :unsubscribed,
       custom_attributes = :customAttributes WHERE person_id = :id`,
    {
      id,
      externalId: shown.externalId,
      signedUpAt: shown.signedUpAt,
      unsubscribed: bit(shown.unsubscribed),
      customAttributes: JSON.stringify(shown.customAttributes),
    },
  )
  database.run('DELETE FROM person_companies WHERE person_id = ?', id)
  database.run(
    `INSERT INTO person_companies (person_id, position, company_id) SELECT ?, key, value FROM json_each(?)`,
    id,
    list(shown.companyIds),
  )
}
