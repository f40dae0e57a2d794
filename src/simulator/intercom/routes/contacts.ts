import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { readContactChange, type ContactChange } from '../contacts/fields'
import { contactByExternalId, findContact, mergedExternalId } from '../contacts/find'
import { archiveContact, blockContact, deleteContact, mergeContacts, requireMergeable } from '../contacts/lifecycle'
import { mergeHistory } from '../contacts/mergeHistory'
import { requireOwnerPermission } from '../contacts/ownerPermission'
import { listContacts, searchContacts } from '../contacts/search'
import { createContact, updateContact } from '../contacts/write'
import { ApiError, invalid, userNotFound } from '../errors'
import { optionalBoolean } from '../input'
import { renderContact } from '../render/contact'
import type { ContactRow } from '../store/rows'
import { V2_16 } from '../versions'

const READ_ALL = ['read_users_and_companies'] as const
const READ_ONE = ['read_one_user_and_one_company', 'read_users_and_companies'] as const
const WRITE = ['read_and_write_users'] as const

/** Contacts: reading, searching, writing, and their ends. */
export const contactRoutes: readonly Route[] = [
  route('GET', '/contacts', READ_ALL, listContacts),
  route('POST', '/contacts/search', READ_ALL, searchContacts),
  route('POST', '/contacts', WRITE, create),
  route('POST', '/contacts/merge', WRITE, merge),
  route('GET', '/contacts/find_by_external_id/:id', READ_ONE, findByExternalId),
  route('GET', '/contacts/:id', READ_ONE, (call) => answer(call, subject(call))),
  route('PUT', '/contacts/:id', WRITE, (call) =>
    answer(call, updateContact(call.world, subject(call), changeOf(call))),
  ),
  route('DELETE', '/contacts/:id', WRITE, (call) => {
    const row = subject(call, true)
    deleteContact(call.world, row)
    return reference(row, { deleted: true })
  }),
  route('POST', '/contacts/:id/archive', WRITE, (call) => setArchived(call, true)),
  route('POST', '/contacts/:id/unarchive', WRITE, (call) => setArchived(call, false)),
  route('POST', '/contacts/:id/block', WRITE, (call) => {
    const row = subject(call, true)
    blockContact(call.world, row)
    return reference(row, { blocked: true })
  }),
  route('GET', '/contacts/:id/merge_history', READ_ONE, mergeHistory, V2_16),
]

const subject = ({ world, params, version }: Call, archived = false): ContactRow =>
  findContact(world, params.id ?? '', version, archived)

const changeOf = ({ world, body }: Call): ContactChange => requireOwnerPermission(world, readContactChange(world, body))

function answer({ world, version, query }: Call, row: ContactRow): SimResponse {
  return ok(renderContact(world, row, version, query.get('include_merge_history') === 'true'))
}

function reference(row: ContactRow, state: Record<string, boolean>): SimResponse {
  return ok({ type: 'contact', id: row.id, external_id: row.external_id, ...state })
}

function create(call: Call): SimResponse {
  const { world, body } = call
  if (body.role === undefined && body.email === undefined && body.external_id === undefined) {
    throw new ApiError(400, 'parameter_missing', 'role, email or external_id is required')
  }
  return answer(call, createContact(world, changeOf(call)))
}

function setArchived(call: Call, archived: boolean): SimResponse {
  const row = subject(call, true)
  archiveContact(call.world, row, archived)
  return reference(row, { archived })
}

function findByExternalId(call: Call): SimResponse {
  const { world, params, version } = call
  const wanted = params.id ?? ''
  const row = contactByExternalId(world, wanted)
  if (row) return answer(call, row)
  const merged = mergedExternalId(world, wanted)
  if (merged !== undefined) findContact(world, merged, version)
  throw userNotFound()
}

/** The duplicate check came with 2.16; before, any lead could be merged into any user. */
function merge(call: Call): SimResponse {
  const { world, body, version } = call
  const { from: fromId, into: intoId } = body
  if (typeof fromId !== 'string' || typeof intoId !== 'string') throw invalid('from and into are required')
  const skip = optionalBoolean(body, 'skip_duplicate_validation') ?? false
  // Both have to be there as they are: a contact that was merged before is "not found" here in every version.
  const from = world.contacts.get(fromId)
  const into = world.contacts.get(intoId)
  if (!from || !into || from.archived || into.archived) throw userNotFound()
  requireMergeable(from, into, version >= V2_16 && !skip)
  mergeContacts(world, from, into)
  return answer(call, into)
}
