import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { findContact } from '../contacts/find'
import { actingAdmin } from '../conversations/find'
import { ApiError, resourceNotFound } from '../errors'
import { idOf } from '../input'
import { renderTagLink } from '../render/conversation'
import type { ConversationRow, TagLink } from '../store/rows'
import type { World } from '../store/world'
import { tagRow, untagRow } from '../tags/apply'
import { deleteTag, postTags } from '../tags/manage'

const READ = ['read_tags', 'read_users_and_companies'] as const
const WRITE = ['write_tags'] as const

/** Tags, and putting them on contacts and conversations. */
export const tagRoutes: readonly Route[] = [
  route('GET', '/tags', READ, ({ world }) =>
    ok({ type: 'list', data: [...world.tags.values()].map((tag) => ({ type: 'tag', ...tag })) }),
  ),
  route('POST', '/tags', WRITE, postTags),
  route('GET', '/tags/:id', READ, ({ world, params }) => ok({ type: 'tag', ...tagOf(world, params.id) })),
  route('DELETE', '/tags/:id', WRITE, deleteTag),
  route('GET', '/contacts/:id/tags', READ, ({ world, params, version }) => {
    const contact = findContact(world, params.id ?? '', version)
    return ok({ type: 'list', data: contact.tags.map((tag) => renderTagLink(world, tag)) })
  }),
  route('POST', '/contacts/:id/tags', WRITE, (call) => tagContact(call, call.body.id, tagRow)),
  route('DELETE', '/contacts/:id/tags/:tagId', WRITE, (call) => tagContact(call, call.params.tagId, untagOr404)),
  route('POST', '/conversations/:id/tags', WRITE, (call) => {
    const row = conversationOf(call)
    const admin = actingAdmin(call.world, call.body.admin_id)
    const tag = tagOf(call.world, idOf(call.body.id))
    return tagConversation(call, row, tagRow(row, tag.id, { type: 'admin', id: admin.id }, call.world.now()))
  }),
  route('DELETE', '/conversations/:id/tags/:tagId', WRITE, (call) => {
    const row = conversationOf(call)
    actingAdmin(call.world, call.body.admin_id)
    const link = untagRow(row, call.params.tagId ?? '')
    if (!link) throw new ApiError(404, 'tag_not_found', 'Tag not found')
    return tagConversation(call, row, link)
  }),
]

function tagOf(world: World, id: string | undefined): { id: string; name: string } {
  const tag = id === undefined ? undefined : world.tags.get(id)
  if (!tag) throw resourceNotFound()
  return tag
}

/** Tagging through the API counts as done by the token's teammate. */
function tagContact({ world, params, version }: Call, id: unknown, change: typeof tagRow): SimResponse {
  const contact = findContact(world, params.id ?? '', version)
  const tag = tagOf(world, idOf(id))
  const by: TagLink['by'] = { type: 'admin', id: world.admins.keys().next().value ?? '0' }
  const link = change(contact, tag.id, by, world.now())
  contact.updated_at = world.now()
  world.contacts.touch(contact)
  return ok(renderTagLink(world, link))
}

function untagOr404(row: { tags: TagLink[] }, id: string): TagLink {
  const link = untagRow(row, id)
  if (!link) throw resourceNotFound()
  return link
}

function conversationOf({ world, params }: Call): ConversationRow {
  const row = world.conversations.get(params.id ?? '')
  if (!row) throw new ApiError(404, 'not_found', 'Conversation not found')
  return row
}

function tagConversation({ world }: Call, row: ConversationRow, link: TagLink): SimResponse {
  row.updated_at = world.now()
  world.conversations.touch(row)
  return ok(renderTagLink(world, link))
}
