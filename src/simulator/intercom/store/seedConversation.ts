import type { IntercomSeedConversation } from '../../types'
import { textToHtml } from '../text'
import type { AuthorRef, ConversationRow, PartRow } from './rows'
import type { World } from './world'

const SNOOZE_SECONDS = 3 * 86_400

/** A seeded conversation as a row: what the seed does not give follows from its parts. */
export function conversationFromSeed(world: World, seed: IntercomSeedConversation): ConversationRow {
  const contact = world.contacts.get(seed.contactId)
  const fromContact = seed.deliveredAs === 'customer_initiated'
  const author: AuthorRef = fromContact
    ? { type: contact?.role ?? 'lead', id: seed.contactId }
    : seed.deliveredAs === 'admin_initiated'
      ? { type: 'admin', id: seed.admin_assignee_id ?? world.admins.keys().next().value ?? '0' }
      : { type: 'bot', id: world.app.id_code }
  let state: ConversationRow['state'] = 'open'
  let waiting = fromContact ? seed.created_at : null
  let firstContactReplyAt = fromContact ? seed.created_at : null
  const parts: PartRow[] = seed.parts.map((part) => {
    if (part.type === 'close') state = 'closed'
    else if (part.type !== 'note' && part.by.type !== 'bot') state = 'open'
    if (part.type === 'comment' || part.type === 'open') {
      const byContact = part.by.type === 'user' || part.by.type === 'lead'
      if (byContact) {
        waiting ??= part.at
        firstContactReplyAt ??= part.at
      } else if (part.type === 'comment') waiting = null
    } else if (part.type === 'close') waiting = null
    const row: PartRow = {
      id: world.ids.next('part'),
      part_type: part.type,
      body: part.body === null ? null : asHtml(part.body),
      created_at: part.at,
      author: { ...part.by },
      state,
    }
    if (part.type === 'assignment') row.assignedTo = { type: 'admin', id: seed.admin_assignee_id }
    return row
  })
  const updated = parts.reduce((latest, part) => Math.max(latest, part.created_at), seed.created_at)
  return {
    id: seed.id,
    title: null,
    created_at: seed.created_at,
    updated_at: updated,
    waiting_since: seed.state === 'closed' ? null : waiting,
    snoozed_until: seed.state === 'snoozed' ? Math.max(world.now(), updated) + SNOOZE_SECONDS : null,
    state: seed.state,
    read: waiting === null,
    priority: 'none',
    adminAssigneeId: seed.admin_assignee_id,
    teamAssigneeId: seed.team_assignee_id,
    companyId: null,
    source: {
      type: 'conversation',
      id: world.ids.next('message'),
      delivered_as: seed.deliveredAs,
      subject: seed.subject ?? '',
      body: asHtml(seed.body),
      author,
      attachments: [],
      url: seed.url,
    },
    contactIds: [seed.contactId],
    firstContactReplyAt,
    tags: seed.tagIds.map((id) => ({
      id,
      appliedAt: seed.created_at,
      by: { type: 'admin', id: seed.admin_assignee_id ?? '0' },
    })),
    custom_attributes: {},
    parts,
    ticketId: null,
  }
}

const asHtml = (body: string): string => (body.startsWith('<') ? body : textToHtml(body))
