import type { IntercomCompany } from '../ports/intercom'
import { hideCompanyEdits, LOCAL_COMPANY, showCompanyEdits } from './companiesShown'
import { writeCompanyKeys } from './companyKeys'
import type { StoreContext } from './context'
import type { Value } from './database'
import { COMPANY_COLUMNS, type CompanySqlRow, toCompany } from './peopleStore'
import { refreshPeopleOfCompanies } from './refreshPeople'
import type { Store } from './types'
import { rowsJson, upsertSql } from './upsert'

const COLUMNS = [
  'company_id',
  'name',
  'website',
  'industry',
  'size',
  'plan',
  'monthly_spend',
  'custom_attributes',
  'updated_at',
  'fetched_at',
]
const UPSERT = upsertSql({
  table: 'companies',
  keys: ['id'],
  columns: COLUMNS,
  onlyIf: `excluded.updated_at IS NULL OR companies.updated_at IS NULL OR excluded.updated_at >= companies.updated_at`,
})

/** Intercom's companies of cached people. */
export function companiesStore(context: StoreContext): Store['companies'] {
  const { database } = context
  const withUnsentEdits = (ids: readonly string[]): string[] =>
    database.texts(
      `SELECT DISTINCT payload ->> 'companyId' FROM outbox
       WHERE kind = 'company.update' AND state NOT IN ('done', 'discarded')
         AND payload ->> 'companyId' IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
  return {
    save: (companies, at) =>
      database.transaction(() => {
        const ids = companies.map((company) => company.id)
        hideCompanyEdits(context, ids)
        database.run(UPSERT, rowsJson(companies.map((company) => values(company, at))))
        writeCompanyKeys(context, ids)
        refreshPeopleOfCompanies(context, ids)
        showCompanyEdits(context, withUnsentEdits(ids))
      }),
    get: (id) => {
      const row = database.get<CompanySqlRow>(`SELECT ${COMPANY_COLUMNS} FROM companies c WHERE c.id = ?`, id)
      return row ? toCompany(row) : null
    },
    called: (text, limit) =>
      database
        .all<CompanySqlRow>(
          `SELECT ${COMPANY_COLUMNS} FROM companies c
           WHERE c.id NOT LIKE '${LOCAL_COMPANY}%' AND instr(fold_for_sort(c.name), fold_for_sort(?)) > 0
           ORDER BY fold_for_sort(c.name), c.id LIMIT ?`,
          text,
          limit,
        )
        .map(toCompany),
    seen: (ids, at) =>
      void database.run(
        'UPDATE companies SET fetched_at = ? WHERE id IN (SELECT value FROM json_each(?))',
        at,
        JSON.stringify(ids),
      ),
    missing: (limit, after = '') =>
      database.texts(
        `SELECT DISTINCT pc.company_id FROM person_companies pc
         WHERE pc.company_id > ? AND NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = pc.company_id)
         ORDER BY pc.company_id LIMIT ?`,
        after,
        limit,
      ),
  }
}

function values(company: IntercomCompany, at: number): Record<string, Value> {
  return {
    id: company.id,
    company_id: company.companyId,
    name: company.name,
    website: company.website,
    industry: company.industry,
    size: company.size === null ? null : Math.round(company.size),
    plan: company.plan,
    monthly_spend: company.monthlySpend,
    custom_attributes: JSON.stringify(company.customAttributes),
    updated_at: company.updatedAt,
    fetched_at: at,
  }
}
