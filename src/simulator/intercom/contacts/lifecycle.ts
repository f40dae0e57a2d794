import { setState, appendPart } from '../conversations/state'
import { ApiError } from '../errors'
import type { ContactRow } from '../store/rows'
import type { World } from '../store/world'

/** Archives: out of lists and searches, until it is unarchived. */
export function archiveContact(world: World, row: ContactRow, archived = true): void {
  row.archived = archived
  row.updated_at = world.now()
  world.contacts.touch(row)
}

/** Blocks: archives the contact and closes its conversations. */
export function blockContact(world: World, row: ContactRow): void {
  row.blocked = true
  archiveContact(world, row)
  for (const conversation of world.conversations.group('contact', row.id)) {
    if (conversation.state === 'closed') continue
    setState(world, conversation, 'closed')
    appendPart(world, conversation, { part_type: 'close', author: { type: 'bot', id: world.app.id_code } })
  }
}

/** Deletes for good. Conversations stay, with an id that nobody answers to. */
export function deleteContact(world: World, row: ContactRow): void {
  world.contacts.remove(row.id)
  world.fresh.delete(row.id)
  for (const note of world.notes.group('contact', row.id)) world.notes.remove(note.id)
  for (const event of world.events.group('contact', row.id)) world.events.remove(event.id)
  for (const segment of world.segments.values()) segment.contactIds.delete(row.id)
}

/** Throws 400 `invalid_merge` unless a lead goes into a user and, where `checked`, email or phone agree. */
export function requireMergeable(from: ContactRow, into: ContactRow, checked: boolean): void {
  if (from.role !== 'lead' || into.role !== 'user') {
    throw new ApiError(400, 'invalid_merge', 'Merging can only be performed on a lead into a user')
  }
  const same = (a: string | null, b: string | null): boolean => a !== null && a === b
  if (!checked || same(from.email, into.email) || same(from.phone, into.phone)) return
  throw new ApiError(
    400,
    'invalid_merge',
    'Contacts can only be merged when they are duplicates (matching email or phone). Pass skip_duplicate_validation=true to override this check.',
  )
}

const COPIED = [
  'email', 'phone', 'name', 'avatar', 'owner_id', 'signed_up_at', 'last_seen_at', 'last_replied_at', 'last_contacted_at',
  'language_override', 'browser', 'browser_language', 'os', 'location', 'referrer',
] as const // prettier-ignore

/** Merges: what `into` lacks is copied; conversations, notes, tags, companies and events move; `from` is gone. */
export function mergeContacts(world: World, from: ContactRow, into: ContactRow): void {
  const now = world.now()
  const target = into as unknown as Record<string, unknown>
  for (const key of COPIED) if (into[key] === null) target[key] = from[key]
  for (const key of ['campaign', 'content', 'medium', 'source', 'term'] as const) into.utm[key] ??= from.utm[key]
  into.custom_attributes = { ...from.custom_attributes, ...into.custom_attributes }
  const tagged = new Set(into.tags.map((tag) => tag.id))
  into.tags = [...into.tags, ...from.tags.filter((tag) => !tagged.has(tag.id))]
  into.companyIds = [...new Set([...into.companyIds, ...from.companyIds])]
  into.mergeHistory.push(...from.mergeHistory, {
    source_contact_id: from.id,
    source_contact_role: from.role,
    merged_at: now,
  })
  into.updated_at = now
  moveRecords(world, from, into)
  for (const segment of world.segments.values()) if (segment.contactIds.delete(from.id)) segment.contactIds.add(into.id)
  world.contacts.remove(from.id)
  world.fresh.delete(from.id)
  world.merged.set(from.id, into.id)
  if (from.external_id !== null) world.mergedExternalIds.set(from.external_id, from.id)
  world.contacts.touch(into)
}

function moveRecords(world: World, from: ContactRow, into: ContactRow): void {
  for (const row of world.conversations.group('contact', from.id)) {
    row.contactIds = [...new Set(row.contactIds.map((id) => (id === from.id ? into.id : id)))]
    for (const author of [row.source.author, ...row.parts.map((part) => part.author)]) {
      if (author.id === from.id) author.id = into.id
    }
    world.conversations.touch(row)
  }
  for (const note of world.notes.group('contact', from.id)) {
    note.contactId = into.id
    world.notes.touch(note)
  }
  for (const event of world.events.group('contact', from.id)) {
    event.contactId = into.id
    world.events.touch(event)
  }
}
