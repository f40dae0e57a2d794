import { z } from 'zod'
import type { IntercomApi } from '../ports/intercom'
import type { Caller } from './caller'
import { id, maybeId, object, parseRows, rowsOf, text } from './fields'
import { parseContact } from './parseContact'

const EVENTS_A_PAGE = 100

const event = z.looseObject({ event_name: text, created_at: z.number(), metadata: object })

/** Writing to a contact first, and what tells of it (API description 2.16: "create a message", data events). */
export function messageWrites(caller: Caller): Pick<IntercomApi, 'sendMessage' | 'events' | 'createUser'> {
  return {
    sendMessage: async ({ adminId, to, channel, subject, template, body }) => {
      const answer = await caller.write('POST', '/messages', {
        message_type: channel,
        from: { type: 'admin', id: adminId },
        to: { type: to.role, id: to.id },
        ...(channel === 'email' ? { subject, template } : {}),
        body,
        create_conversation_without_contact_reply: true,
      })
      return { conversationId: maybeId.parse(object.parse(answer)['conversation_id']) }
    },
    events: async (contactId) => {
      const query = `type=user&intercom_user_id=${encodeURIComponent(id.parse(contactId))}&per_page=${EVENTS_A_PAGE}`
      const rows = rowsOf(await caller.read(`/events?${query}`), 'events', 'data')
      return parseRows(rows, (row) => event.parse(row)).items.map(({ event_name: name, created_at, metadata }) => ({
        contactId,
        name,
        createdAt: created_at,
        metadata: textsOf(metadata),
      }))
    },
    createUser: async ({ email, name }) =>
      parseContact(await caller.write('POST', '/contacts', { role: 'user', email, name })),
  }
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
