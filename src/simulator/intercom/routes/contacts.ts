import { ok, route, type Route } from '../call'
import { contactByExternalId, findContact } from '../contacts/find'
import { listContacts, searchContacts } from '../contacts/search'
import { userNotFound } from '../errors'
import { renderContact } from '../render/contact'

const READ_ALL = ['read_users_and_companies'] as const
const READ_ONE = ['read_one_user_and_one_company', 'read_users_and_companies'] as const

/** Reading contacts. */
export const contactRoutes: readonly Route[] = [
  route('GET', '/contacts', READ_ALL, listContacts),
  route('POST', '/contacts/search', READ_ALL, searchContacts),
  route('GET', '/contacts/:id', READ_ONE, ({ world, params, version, query }) => {
    const row = findContact(world, params.id ?? '', version)
    return ok(renderContact(world, row, version, query.get('include_merge_history') === 'true'))
  }),
  route('GET', '/contacts/find_by_external_id/:id', READ_ONE, ({ world, params, version }) => {
    const row = contactByExternalId(world, params.id ?? '')
    if (!row) throw userNotFound()
    return ok(renderContact(world, row, version))
  }),
]
