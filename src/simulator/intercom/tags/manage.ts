import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { companyByOwnId } from '../companies/write'
import { contactByEmail, contactByExternalId } from '../contacts/find'
import { ApiError, companyNotFound, invalid, resourceNotFound, userNotFound } from '../errors'
import { idOf, isObject, type Json } from '../input'
import type { CompanyRow, ContactRow, TagLink } from '../store/rows'
import type { World } from '../store/world'
import { V2_16 } from '../versions'
import { tagRow, untagRow } from './apply'

/**
 * `POST /tags`: makes a tag or finds it by name without regard to case, renames it where an id is given, and with
 * `users` or `companies` tags those (`untag: true` takes it off). 400 "invalid tag parameters".
 */
export function postTags({ world, body, version }: Call): SimResponse {
  const { name } = body
  if (typeof name !== 'string' || name.trim() === '') throw invalid('invalid tag parameters')
  const users = readList(body.users)
  const companies = readList(body.companies)
  const contacts = users?.map((entry) => [contactOf(world, entry), entry.untag !== true] as const)
  const rows = companies?.map((entry) => [companyOf(world, entry), entry.untag !== true] as const)
  const tag = tagFor(world, name.trim(), idOf(body.id))
  for (const [contact, add] of contacts ?? []) tagContact(world, contact, tag.id, add)
  for (const [company, add] of rows ?? []) {
    company.tagIds = company.tagIds.filter((id) => id !== tag.id).concat(add ? [tag.id] : [])
    world.companies.touch(company)
  }
  const results =
    version >= V2_16 && (users ?? companies)
      ? {
          users: (contacts ?? []).map(([row, add]) => ({ id: row.id, tagged: add })),
          companies: (rows ?? []).map(([row, add]) => ({ id: row.id, tagged: add })),
        }
      : {}
  return ok({ type: 'tag', id: tag.id, name: tag.name, ...results })
}

/** `DELETE /tags/{id}`: 200 and an empty body; the tag leaves everything that carried it. */
export function deleteTag({ world, params }: Call): SimResponse {
  const id = params.id ?? ''
  if (!world.tags.delete(id)) throw resourceNotFound()
  for (const contact of world.contacts.group('tag', id)) tagContact(world, contact, id, false)
  for (const row of world.conversations.group('tag', id)) {
    untagRow(row, id)
    world.conversations.touch(row)
  }
  return { status: 200 }
}

function tagFor(world: World, name: string, id: string | undefined): { id: string; name: string } {
  if (id !== undefined) {
    const tag = world.tags.get(id)
    if (!tag) throw new ApiError(404, 'tag_not_found', 'Tag not found')
    tag.name = name
    return tag
  }
  const wanted = name.toLowerCase()
  for (const tag of world.tags.values()) if (tag.name.toLowerCase() === wanted) return tag
  const tag = { id: world.ids.next('tag'), name }
  world.tags.set(tag.id, tag)
  return tag
}

function tagContact(world: World, contact: ContactRow, id: string, add: boolean): void {
  const by: TagLink['by'] = { type: 'admin', id: world.admins.keys().next().value ?? '0' }
  if (add) tagRow(contact, id, by, world.now())
  else untagRow(contact, id)
  contact.updated_at = world.now()
  world.contacts.touch(contact)
}

function readList(value: unknown): Json[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value) || !value.every(isObject)) throw invalid('invalid tag parameters')
  return value
}

function contactOf(world: World, entry: Json): ContactRow {
  const { id, user_id: externalId, email } = entry
  const row =
    typeof id === 'string'
      ? world.contacts.get(id)
      : typeof externalId === 'string'
        ? contactByExternalId(world, externalId)
        : typeof email === 'string'
          ? contactByEmail(world, email)
          : undefined
  if (!row || row.archived) throw userNotFound()
  return row
}

function companyOf(world: World, entry: Json): CompanyRow {
  const { id, company_id: companyId } = entry
  const row =
    typeof id === 'string'
      ? world.companies.get(id)
      : typeof companyId === 'string'
        ? companyByOwnId(world, companyId)
        : undefined
  if (!row) throw companyNotFound()
  return row
}
