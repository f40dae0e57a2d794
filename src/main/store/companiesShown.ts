import { afterValues, valuesEditSchema } from '../domain/people/edits'
import type { CustomValues } from '../domain/people/editable'
import { writeCompanyKeys } from './companyKeys'
import type { StoreContext } from './context'
import { list } from './database'
import { refreshPeopleOfCompanies } from './refreshPeople'

/** What the rep may change of a company. */
interface Edited {
  name: string
  website: string | null
  industry: string | null
  size: number | null
  plan: string | null
  monthlySpend: number | null
  customAttributes: CustomValues
}

type Row = Omit<Edited, 'customAttributes'> & { id: string; customAttributes: string; there: string | null }

const UNSENT = `kind = 'company.update' AND state NOT IN ('done', 'discarded')`
const ROWS = `SELECT id, name, website, industry, size, plan, monthly_spend AS monthlySpend,
  custom_attributes AS customAttributes, edits_there AS there FROM companies WHERE id IN (SELECT value FROM json_each(?))`

/**
 * Puts these companies back to what Intercom said last, so that its next answer can be compared with that; `showCompanyEdits`
 * comes after it, in the same transaction.
 */
export function hideCompanyEdits(context: StoreContext, ids: readonly string[]): void {
  for (const row of context.database.all<Row>(`${ROWS} AND edits_there IS NOT NULL`, list([...ids]))) {
    write(context, row.id, JSON.parse(row.there!) as Edited, null)
  }
}

/** Shows these companies as Intercom has them, with what the rep has changed and is not sent. In the caller's transaction. */
export function showCompanyEdits(context: StoreContext, ids: readonly string[]): void {
  const { database } = context
  for (const row of database.all<Row>(ROWS, list([...ids]))) {
    const edits = database.texts(
      `SELECT payload FROM outbox WHERE ${UNSENT} AND payload ->> 'companyId' = ? ORDER BY seq`,
      row.id,
    )
    if (edits.length === 0 && row.there === null) continue
    const there = row.there === null ? shownOf(row) : (JSON.parse(row.there) as Edited)
    const shown = edits.reduce((now, edit) => afterValues(now, valuesEditSchema.parse(JSON.parse(edit))), there)
    write(context, row.id, shown, edits.length === 0 ? null : there)
  }
  writeCompanyKeys(context, ids)
  refreshPeopleOfCompanies(context, ids)
}

/** A company that the rep made and that Intercom does not have yet stands under an id of its own until it does. */
export const LOCAL_COMPANY = 'new:'

/** Keeps such a company; those that nobody is in any more go. In the caller's transaction. */
export function showNewCompany({ database }: StoreContext, item: { companyId: unknown; name: unknown } | null): void {
  const { companyId, name } = item ?? {}
  if (typeof companyId === 'string' && companyId.startsWith(LOCAL_COMPANY) && typeof name === 'string') {
    database.run(
      `INSERT INTO companies (id, company_id, name, custom_attributes, fetched_at) VALUES (?, NULL, ?, '{}', 0)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      companyId,
      name,
    )
  }
  database.run(
    `DELETE FROM companies WHERE id LIKE '${LOCAL_COMPANY}%'
     AND NOT EXISTS (SELECT 1 FROM person_companies pc WHERE pc.company_id = companies.id)
     AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'person.company'
       AND o.state NOT IN ('done', 'discarded') AND o.payload ->> 'companyId' = companies.id)`,
  )
}

function shownOf({ customAttributes, there: _there, id: _id, ...row }: Row): Edited {
  return { ...row, customAttributes: JSON.parse(customAttributes) as CustomValues }
}

function write({ database }: StoreContext, id: string, shown: Edited, there: Edited | null): void {
  const { name, website, industry, size, plan, monthlySpend, customAttributes } = shown
  database.run(
    `UPDATE companies SET name = :name, website = :website, industry = :industry, size = :size, plan = :plan,
       monthly_spend = :monthlySpend, custom_attributes = :customAttributes, edits_there = :there WHERE id = :id`,
    {
      id,
      name,
      website,
      industry,
      size,
      plan,
      monthlySpend,
      customAttributes: JSON.stringify(customAttributes),
      there: there === null ? null : JSON.stringify(there),
    },
  )
}
