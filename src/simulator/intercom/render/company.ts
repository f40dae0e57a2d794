import type { CompanyRow } from '../store/rows'
import type { World } from '../store/world'

/** A company; `plan` is an empty object without one, and optional keys are left out when they have no value. */
export function renderCompany(world: World, row: CompanyRow): Record<string, unknown> {
  const optional: Record<string, unknown> = {}
  if (row.remote_created_at !== null) optional.remote_created_at = row.remote_created_at
  if (row.last_request_at !== null) optional.last_request_at = row.last_request_at
  if (row.size !== null) optional.size = row.size
  if (row.website !== null) optional.website = row.website
  if (row.industry !== null) optional.industry = row.industry
  return {
    type: 'company',
    company_id: row.company_id,
    id: row.id,
    app_id: world.app.id_code,
    name: row.name,
    created_at: row.created_at,
    updated_at: row.updated_at,
    monthly_spend: row.monthly_spend,
    session_count: 0,
    user_count: userCount(world, row),
    ...optional,
    tags: {
      type: 'tag.list',
      tags: row.tagIds.map((id) => ({ type: 'tag', id, name: world.tags.get(id)?.name ?? '' })),
    },
    segments: { type: 'segment.list', segments: [] },
    plan: row.plan === null ? {} : { type: 'plan', id: planId(row.plan), name: row.plan },
    custom_attributes: row.custom_attributes,
  }
}

/** How many contacts a company has; archived ones do not count. */
export function userCount(world: World, row: CompanyRow): number {
  let count = 0
  for (const contact of world.contacts.group('company', row.id)) if (!contact.archived) count++
  return count
}

function planId(name: string): string {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 1_000_000
  return String(269_000_000 + hash)
}
