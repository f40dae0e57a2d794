import { ApiError, companyNotFound, invalid } from '../errors'
import { isObject, optionalString, secondsOrNull, type Json } from '../input'
import type { AttributeValue, CompanyRow } from '../store/rows'
import type { World } from '../store/world'

/** The company with Intercom's own id; 404 `company_not_found`. */
export function findCompany(world: World, id: string): CompanyRow {
  const row = world.companies.get(id)
  if (!row) throw companyNotFound()
  return row
}

/** The company with the customer's `company_id`. */
export function companyByOwnId(world: World, companyId: string): CompanyRow | undefined {
  return [...world.companies.group('company_id', companyId)][0]
}

/** `POST /companies`: makes the company with this `company_id`, or changes it where it exists. */
export function upsertCompany(world: World, body: Json): CompanyRow {
  const companyId = optionalString(body, 'company_id')
  if (!companyId) throw new ApiError(400, 'parameter_missing', 'company_id is required')
  const known = companyByOwnId(world, companyId)
  const now = world.now()
  const row: CompanyRow = known ?? {
    id: world.ids.hex24(now),
    company_id: companyId,
    name: '',
    website: null,
    industry: null,
    size: null,
    monthly_spend: 0,
    plan: null,
    remote_created_at: now,
    created_at: now,
    updated_at: now,
    last_request_at: null,
    tagIds: [],
    custom_attributes: {},
  }
  changeCompany(world, row, body)
  if (known) world.companies.touch(row)
  else world.companies.add(row)
  return row
}

/** Applies the fields of a body; `company_id` cannot be changed. Call the table's `touch` afterwards. */
export function changeCompany(world: World, row: CompanyRow, body: Json): void {
  row.name = optionalString(body, 'name') ?? row.name
  row.website = optionalString(body, 'website') ?? row.website
  row.industry = optionalString(body, 'industry') ?? row.industry
  row.plan = optionalString(body, 'plan') ?? row.plan
  row.remote_created_at = secondsOrNull(body, 'remote_created_at') ?? row.remote_created_at
  for (const key of ['size', 'monthly_spend'] as const) {
    const value = body[key]
    if (value === undefined || value === null) continue
    if (typeof value !== 'number') throw new ApiError(400, 'bad_request', `bad '${key}' parameter`)
    row[key] = key === 'monthly_spend' ? Math.trunc(value) : value
  }
  row.custom_attributes = { ...row.custom_attributes, ...readAttributes(body.custom_attributes) }
  row.updated_at = world.now()
}

/** Companies, unlike contacts, get an attribute by using it. */
function readAttributes(value: unknown): Record<string, AttributeValue> {
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw invalid('custom_attributes must be an object')
  for (const [name, entry] of Object.entries(value)) {
    if (entry !== null && !['string', 'number', 'boolean'].includes(typeof entry)) {
      throw new ApiError(400, 'bad_request', `bad '${name}' parameter`)
    }
  }
  return value as Record<string, AttributeValue>
}

/** Deletes a company and takes it off its contacts. */
export function deleteCompany(world: World, row: CompanyRow): void {
  for (const contact of world.contacts.group('company', row.id)) {
    contact.companyIds = contact.companyIds.filter((id) => id !== row.id)
    world.contacts.touch(contact)
  }
  for (const note of world.notes.group('company', row.id)) world.notes.remove(note.id)
  world.companies.remove(row.id)
}
