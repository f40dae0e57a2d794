import type { Company } from '../../contract/models'
import type { StoreContext } from './context'
import { COMPANY_COLUMNS } from './peopleStore'
import { refreshPeopleOfCompanies } from './refreshPeople'
import type { Store } from './types'

const UPSERT = `
INSERT INTO companies (id, company_id, name, website, industry, size, plan, monthly_spend, updated_at, fetched_at)
VALUES (:id, :companyId, :name, :website, :industry, :size, :plan, :monthlySpend, :updatedAt, :at)
ON CONFLICT (id) DO UPDATE SET
  company_id = excluded.company_id, name = excluded.name, website = excluded.website, industry = excluded.industry,
  size = excluded.size, plan = excluded.plan, monthly_spend = excluded.monthly_spend,
  updated_at = excluded.updated_at, fetched_at = excluded.fetched_at
WHERE excluded.updated_at IS NULL OR companies.updated_at IS NULL OR excluded.updated_at >= companies.updated_at`

/** Intercom's companies of cached people. */
export function companiesStore(context: StoreContext): Store['companies'] {
  const { database } = context
  return {
    save: (companies, at) =>
      database.transaction(() => {
        for (const { id, companyId, name, website, industry, size, plan, monthlySpend, updatedAt } of companies) {
          const values = { id, companyId, name, website, industry, plan, monthlySpend, updatedAt, at }
          database.run(UPSERT, { ...values, size: size === null ? null : Math.round(size) })
        }
        refreshPeopleOfCompanies(
          context,
          companies.map((company) => company.id),
        )
      }),
    get: (id) => database.get<Company>(`SELECT ${COMPANY_COLUMNS} FROM companies c WHERE c.id = ?`, id) ?? null,
    missing: (limit) =>
      database.texts(
        `SELECT DISTINCT pc.company_id FROM person_companies pc
         WHERE NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = pc.company_id)
         ORDER BY pc.company_id LIMIT ?`,
        limit,
      ),
  }
}
