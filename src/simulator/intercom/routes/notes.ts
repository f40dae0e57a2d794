import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { findCompany } from '../companies/write'
import { findContact } from '../contacts/find'
import { ApiError, resourceNotFound } from '../errors'
import { idOf, optionalString } from '../input'
import { numberedPage, readPage, readPerPage } from '../paging'
import { renderNote } from '../render/note'
import { compareIds } from '../store/sortedIndex'
import type { NoteRow } from '../store/rows'
import { messageHtml } from '../text'
import { V2_16 } from '../versions'

const READ = ['read_one_user_and_one_company', 'read_users_and_companies'] as const
const WRITE = ['read_and_write_users'] as const

/** Notes on contacts and companies, newest first. */
export const noteRoutes: readonly Route[] = [
  route('GET', '/contacts/:id/notes', READ, (call) => {
    const contact = findContact(call.world, call.params.id ?? '', call.version)
    return list(call, 'contact', contact.id)
  }),
  route('POST', '/contacts/:id/notes', WRITE, (call) => {
    const contact = findContact(call.world, call.params.id ?? '', call.version)
    return create(call, { contactId: contact.id, companyId: null })
  }),
  route('GET', '/companies/:id/notes', READ, (call) =>
    list(call, 'company', findCompany(call.world, call.params.id ?? '').id),
  ),
  route(
    'POST',
    '/companies/:id/notes',
    WRITE,
    (call) => create(call, { contactId: null, companyId: findCompany(call.world, call.params.id ?? '').id }),
    V2_16,
  ),
  route('GET', '/notes/:id', READ, ({ world, params }) => {
    const row = world.notes.get(params.id ?? '')
    if (!row) throw resourceNotFound()
    return ok(renderNote(world, row))
  }),
]

function create({ world, body }: Call, on: Pick<NoteRow, 'contactId' | 'companyId'>): SimResponse {
  const text = optionalString(body, 'body')
  if (!text) throw new ApiError(400, 'parameter_missing', 'body is required')
  const adminId = idOf(body.admin_id) ?? null
  if (adminId !== null && !world.admins.has(adminId)) throw resourceNotFound()
  const row: NoteRow = { id: world.ids.next('note'), created_at: world.now(), adminId, body: messageHtml(text), ...on }
  world.notes.add(row)
  return ok(renderNote(world, row))
}

function list({ world, query, request }: Call, kind: 'contact' | 'company', id: string): SimResponse {
  const notes = [...world.notes.group(kind, id)]
  notes.sort((a, b) => b.created_at - a.created_at || compareIds(b.id, a.id))
  const perPage = readPerPage(query.get('per_page'), 50)
  const host = request.headers.host ?? 'api.intercom.io'
  const url = (page: number): string => `http://${host}${request.path}?per_page=${perPage}&page=${page}`
  const { rows, pages, total } = numberedPage(notes, readPage(query.get('page')), perPage, url)
  return ok({ type: 'list', data: rows.map((row) => renderNote(world, row)), total_count: total, pages })
}
