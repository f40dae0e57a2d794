import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { getCompanies, listCompanies, scrollCompanies } from '../companies/list'
import { changeCompany, deleteCompany, findCompany, upsertCompany } from '../companies/write'
import { findContact } from '../contacts/find'
import { ApiError, companyNotFound, missing } from '../errors'
import { idOf } from '../input'
import { cursorPage, numberedPage, readCursor, readPage, readPerPage } from '../paging'
import { renderCompany } from '../render/company'
import { renderContact } from '../render/contact'
import { compareIds } from '../store/sortedIndex'

const READ = ['read_users_and_companies'] as const
const READ_ONE = ['read_one_user_and_one_company', 'read_users_and_companies'] as const
const WRITE = ['read_and_write_users'] as const
const MAX_COMPANIES = 1_000

/** Companies, and which contacts belong to them. */
export const companyRoutes: readonly Route[] = [
  route('GET', '/companies', READ, getCompanies),
  route('POST', '/companies', WRITE, ({ world, body }) => ok(renderCompany(world, upsertCompany(world, body)))),
  route('POST', '/companies/list', READ, listCompanies),
  route('GET', '/companies/scroll', READ, scrollCompanies),
  route('GET', '/companies/:id', READ_ONE, ({ world, params }) =>
    ok(renderCompany(world, findCompany(world, params.id ?? ''))),
  ),
  route('PUT', '/companies/:id', WRITE, ({ world, params, body }) => {
    const row = findCompany(world, params.id ?? '')
    changeCompany(world, row, body)
    world.companies.touch(row)
    return ok(renderCompany(world, row))
  }),
  route('DELETE', '/companies/:id', WRITE, ({ world, params }) => {
    const row = findCompany(world, params.id ?? '')
    deleteCompany(world, row)
    return ok({ id: row.id, object: 'company', deleted: true })
  }),
  route('GET', '/companies/:id/contacts', READ, contactsOfCompany),
  route('GET', '/companies/:id/segments', READ, ({ world, params }) => {
    findCompany(world, params.id ?? '')
    return ok({ type: 'list', data: [] })
  }),
  route('GET', '/contacts/:id/companies', READ_ONE, companiesOfContact),
  route('POST', '/contacts/:id/companies', WRITE, attach),
  route('DELETE', '/contacts/:id/companies/:companyId', WRITE, detach),
]

function contactsOfCompany({ world, params, query, version }: Call): SimResponse {
  const company = findCompany(world, params.id ?? '')
  const members = [...world.contacts.group('company', company.id)].filter((row) => !row.archived)
  const rows = members.sort((a, b) => b.created_at - a.created_at || compareIds(b.id, a.id))
  const { pages, ...page } = cursorPage(
    { rows, keyOf: (row) => row.created_at, descending: true },
    readPerPage(query.get('per_page'), 50),
    readCursor(query.get('starting_after')),
    world.settings,
  )
  const data = page.rows.map((row) => renderContact(world, row, version))
  return ok({ type: 'list', data, total_count: page.total, pages })
}

function companiesOfContact({ world, params, query, version, request }: Call): SimResponse {
  const contact = findContact(world, params.id ?? '', version)
  const perPage = readPerPage(query.get('per_page'), 50)
  const host = request.headers.host ?? 'api.intercom.io'
  const url = (page: number): string =>
    `http://${host}/contacts/${contact.id}/companies?per_page=${perPage}&page=${page}`
  const { rows, pages, total } = numberedPage(contact.companyIds, readPage(query.get('page')), perPage, url)
  return ok({
    type: 'list',
    data: rows.map((id) => renderCompany(world, findCompany(world, id))),
    pages,
    total_count: total,
  })
}

function attach({ world, params, body, version }: Call): SimResponse {
  const contact = findContact(world, params.id ?? '', version)
  const id = idOf(body.id)
  if (id === undefined) throw missing('company not specified')
  const company = findCompany(world, id)
  if (!contact.companyIds.includes(id)) {
    if (contact.companyIds.length >= MAX_COMPANIES) {
      const message = `Contact has reached the maximum of ${MAX_COMPANIES} company associations`
      throw new ApiError(400, 'contact_company_limit_exceeded', message)
    }
    contact.companyIds = [...contact.companyIds, id]
    contact.updated_at = world.now()
    world.contacts.touch(contact)
  }
  return ok(renderCompany(world, company))
}

function detach({ world, params, version }: Call): SimResponse {
  const contact = findContact(world, params.id ?? '', version)
  const company = findCompany(world, params.companyId ?? '')
  if (!contact.companyIds.includes(company.id)) throw companyNotFound()
  contact.companyIds = contact.companyIds.filter((id) => id !== company.id)
  contact.updated_at = world.now()
  world.contacts.touch(contact)
  return ok(renderCompany(world, company))
}
