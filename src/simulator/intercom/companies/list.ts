import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { ApiError, companyNotFound, invalid } from '../errors'
import { numberedPage, readPage, readPerPage } from '../paging'
import { renderCompany, userCount } from '../render/company'
import type { CompanyRow } from '../store/rows'
import type { World } from '../store/world'
import { companyByOwnId } from './write'

/** The list ends here; more companies can only be read by scrolling. */
const MAX_LISTED = 10_000
const SCROLL_PAGE = 100
const SCROLL_SECONDS = 60

/** `GET /companies`: one by `name` or `company_id`, or a page of all, of a tag or of a segment. */
export function getCompanies(call: Call): SimResponse {
  const { world, query } = call
  const companyId = query.get('company_id')
  const name = query.get('name')
  if (companyId !== null || name !== null) {
    const row = companyId === null ? byName(world, name ?? '') : companyByOwnId(world, companyId)
    if (!row) throw companyNotFound()
    return ok(renderCompany(world, row))
  }
  const tagId = query.get('tag_id')
  const segmentId = query.get('segment_id')
  const rows = visible(world).filter(
    (row) => (tagId === null || row.tagIds.includes(tagId)) && (segmentId === null || inSegment(world, row, segmentId)),
  )
  return page(call, rows, '/companies')
}

/** `POST /companies/list`: the same page; newest first unless `order=asc`. */
export function listCompanies(call: Call): SimResponse {
  const order = call.query.get('order') ?? 'desc'
  if (order !== 'asc' && order !== 'desc') throw invalid('order must be asc or desc')
  const rows = visible(call.world)
  return page(call, order === 'asc' ? rows.reverse() : rows, '/companies/list')
}

/** `GET /companies/scroll`: one scroll an app, which ends a minute after its last page was read. */
export function scrollCompanies({ world, query }: Call): SimResponse {
  const param = query.get('scroll_param')
  const now = world.now()
  const active = world.scroll && world.scroll.expiresAt > now ? world.scroll : undefined
  if (param === null) {
    if (active) throw new ApiError(400, 'scroll_exists', 'scroll already exists for this workspace')
    const ids = visible(world).map((row) => row.id)
    world.scroll = { param: world.ids.uuid(), ids, position: 0, expiresAt: now + SCROLL_SECONDS }
  } else if (active?.param !== param) {
    throw new ApiError(404, 'not_found', 'scroll parameter not found')
  }
  const scroll = world.scroll
  if (!scroll) throw new ApiError(404, 'not_found', 'scroll parameter not found')
  const ids = scroll.ids.slice(scroll.position, scroll.position + SCROLL_PAGE)
  scroll.position += SCROLL_PAGE
  scroll.expiresAt = now + SCROLL_SECONDS
  const rows = ids.map((id) => world.companies.get(id)).filter((row) => row !== undefined)
  if (ids.length === 0) world.scroll = undefined
  const data = rows.map((row) => renderCompany(world, row))
  return ok({ type: 'list', data, pages: null, total_count: null, scroll_param: scroll.param })
}

/** Companies without contacts are hidden in lists; newest first. */
function visible(world: World): CompanyRow[] {
  return world.companies
    .sorted('created_at')
    .rows.filter((row) => userCount(world, row) > 0)
    .reverse()
}

function page({ world, query, request }: Call, rows: CompanyRow[], path: string): SimResponse {
  const perPage = readPerPage(query.get('per_page'), 15)
  const listed = rows.slice(0, MAX_LISTED)
  const host = request.headers.host ?? 'api.intercom.io'
  const found = numberedPage(
    listed,
    readPage(query.get('page')),
    perPage,
    (next) => `http://${host}${path}?per_page=${perPage}&page=${next}`,
  )
  const data = found.rows.map((row) => renderCompany(world, row))
  return ok({ type: 'list', data, pages: found.pages, total_count: found.total })
}

function byName(world: World, name: string): CompanyRow | undefined {
  for (const row of world.companies.values()) if (row.name === name) return row
  return undefined
}

function inSegment(world: World, row: CompanyRow, segmentId: string): boolean {
  const members = world.segments.get(segmentId)?.contactIds
  if (!members) return false
  for (const contact of world.contacts.group('company', row.id)) if (members.has(contact.id)) return true
  return false
}
