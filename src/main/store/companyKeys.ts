import { websiteDomain } from '../domain/matching/websiteDomain'
import type { StoreContext } from './context'
import { list } from './database'
import { markedKey } from './matchMarks'

const CUSTOM = 'company.custom.'

interface CompanySql {
  id: string
  companyId: string | null
  website: string | null
  customAttributes: string
}

/**
 * Writes what these companies are compared by, as they are cached now: a company that changed counts as never looked up.
 * In the caller's transaction.
 */
export function writeCompanyKeys({ database, keys }: StoreContext, ids: readonly string[]): void {
  const { orgKey, rules } = keys
  if (ids.length === 0 || orgKey === '') return
  const companies = database.all<CompanySql>(
    `SELECT id, company_id AS companyId, website, custom_attributes AS customAttributes FROM companies
     WHERE id IN (SELECT value FROM json_each(?))`,
    list(ids),
  )
  const rows = companies.map((company) => ({
    id: company.id,
    key: rules.Account === null ? null : markedKey(rules.Account, valueOf(company, rules.Account.attribute)),
    domain: websiteDomain(company.website),
  }))
  const [some, none] = [rows.filter((row) => row.key ?? row.domain), rows.filter((row) => !(row.key ?? row.domain))]
  database.run(
    `INSERT INTO company_keys (org_key, company_id, key, domain, looked_at)
     SELECT :orgKey, value ->> 'id', value ->> 'key', value ->> 'domain', NULL FROM json_each(:rows) WHERE true
     ON CONFLICT DO UPDATE SET key = excluded.key, domain = excluded.domain,
       looked_at = CASE WHEN key IS excluded.key AND domain IS excluded.domain THEN looked_at END`,
    { orgKey, rows: JSON.stringify(some) },
  )
  database.run(
    'DELETE FROM company_keys WHERE org_key = ? AND company_id IN (SELECT value FROM json_each(?))',
    orgKey,
    list(none.map((row) => row.id)),
  )
}

function valueOf({ companyId, customAttributes }: CompanySql, attribute: string): unknown {
  if (attribute === 'company.companyId') return companyId
  if (!attribute.startsWith(CUSTOM)) return null
  return (JSON.parse(customAttributes) as Record<string, unknown>)[attribute.slice(CUSTOM.length)] ?? null
}
