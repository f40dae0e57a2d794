import type { Conversation, OutboxItem } from '../../../src/contract/models'
import type { Desk } from '../../builders/desk'
import { until } from '../../builders/until'

type Part = {
  part_type: string
  body: string | null
  author: { id: string }
  assigned_to: { id: string | null } | null
}

/** A conversation as Intercom has it. */
export interface There {
  state: string
  snoozed_until: number | null
  admin_assignee_id: number
  team_assignee_id: number
  tags: { tags: { id: string; name: string }[] }
  conversation_parts: { conversation_parts: Part[] }
}

export const there = (desk: Desk, id: string): There => desk.intercom.control.conversation(id) as unknown as There

/** The part types that it has, oldest first. */
export const partTypes = (desk: Desk, id: string): string[] =>
  there(desk, id).conversation_parts.conversation_parts.map((part) => part.part_type)

/** A new conversation of one of the rep's people, on the desk with its parts. */
export async function newConversation(desk: Desk, personId: string, body = 'Hello there'): Promise<string> {
  const conversationId = desk.intercom.control.contactStarts({ contactId: personId, body })
  await until(
    'conversation with its parts',
    async () => {
      const found = await desk.core.run('conversations.get', { conversationId })
      return found.ok && found.value.partsLoaded
    },
    30_000,
  )
  return conversationId
}

export const shown = (desk: Desk, conversationId: string): Promise<Conversation> =>
  desk.run('conversations.get', { conversationId })

/** The item once it asks the rep. */
export const attention = (desk: Desk, itemId: string): Promise<OutboxItem> =>
  until('needs the rep', async () => {
    const item = await desk.run('outbox.get', { itemId })
    return item.state === 'needs_attention' && item
  })

/** The item once it is done. */
export const done = (desk: Desk, itemId: string): Promise<OutboxItem> =>
  until(
    'done',
    async () => {
      const item = await desk.run('outbox.get', { itemId })
      return item.state === 'done' && item
    },
    30_000,
  )

/** Writes that were sent to a conversation: method and the end of the path, with what was in them. */
export function writesTo(desk: Desk, conversationId: string): { path: string; body: Record<string, unknown> }[] {
  return desk.intercom.requests
    .filter(({ method, url }) => method !== 'GET' && url.includes(`/conversations/${conversationId}/`))
    .map(({ method, url, body }) => ({
      path: `${method} ${url.split(`/${conversationId}/`)[1] ?? ''}`,
      body: JSON.parse(body) as Record<string, unknown>,
    }))
}
