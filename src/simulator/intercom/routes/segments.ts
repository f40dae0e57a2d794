import { ok, route, type Route } from '../call'
import { findContact } from '../contacts/find'
import { resourceNotFound } from '../errors'
import type { SegmentRow } from '../store/rows'

const READ = ['read_users_and_companies'] as const

/** Segments; their members are found by a contact search for `segment_id`. */
export const segmentRoutes: readonly Route[] = [
  route('GET', '/segments', READ, ({ world, query }) => {
    const withCount = query.get('include_count') === 'true'
    const segments = [...world.segments.values()].map((row) => renderSegment(row, withCount))
    return ok({ type: 'segment.list', segments })
  }),
  route('GET', '/segments/:id', READ, ({ world, params, query }) => {
    const row = world.segments.get(params.id ?? '')
    if (!row) throw resourceNotFound()
    return ok(renderSegment(row, query.get('include_count') === 'true'))
  }),
  route('GET', '/contacts/:id/segments', READ, ({ world, params, version }) => {
    const contact = findContact(world, params.id ?? '', version)
    const rows = [...world.segments.values()].filter((row) => row.contactIds.has(contact.id))
    return ok({ type: 'list', data: rows.map((row) => renderSegment(row, false)) })
  }),
]

function renderSegment(row: SegmentRow, withCount: boolean): Record<string, unknown> {
  const { id, name, created_at, updated_at, person_type } = row
  const count = withCount ? { count: row.contactIds.size } : {}
  return { type: 'segment', id, name, created_at, updated_at, person_type, ...count }
}
