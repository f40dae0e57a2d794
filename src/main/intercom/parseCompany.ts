import { z } from 'zod'
import type { IntercomCompany } from '../ports/intercom'
import { id, maybeNumber, maybeText, maybeTime, object, text } from './fields'
import { plainValues } from './parseContact'

const company = z.looseObject({
  id,
  company_id: maybeText,
  name: text,
  website: maybeText,
  industry: maybeText,
  size: maybeNumber,
  plan: z
    .union([z.string(), z.looseObject({ name: maybeText })])
    .nullish()
    .catch(null),
  monthly_spend: maybeNumber,
  custom_attributes: object,
  updated_at: maybeTime,
})

/** A company as the API gives it; `plan` is an object with a name, an empty one, or null. Throws a ZodError without an id. */
export function parseCompany(value: unknown): IntercomCompany {
  const row = company.parse(value)
  return {
    id: row.id,
    companyId: row.company_id,
    name: row.name || row.company_id || '',
    website: row.website,
    industry: row.industry,
    size: row.size,
    plan: typeof row.plan === 'string' ? row.plan || null : (row.plan?.name ?? null),
    monthlySpend: row.monthly_spend,
    customAttributes: plainValues(row.custom_attributes),
    updatedAt: row.updated_at,
  }
}
