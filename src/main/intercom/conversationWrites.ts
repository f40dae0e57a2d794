import type { ConversationChange, IntercomConversation, IntercomConversationWrites } from '../ports/intercom'
import type { Caller } from './caller'
import { segment } from './segment'

/** A slow line takes so many bytes up in a millisecond: half a megabit a second. */
const SLOWEST_PER_MS = 64

/**
 * Writes of a conversation (API description 2.16: reply, "manage a conversation", tags of a conversation), each with the
 * acting teammate's `admin_id` and sent once. `read` understands the answer, which is the conversation after the write.
 */
export function conversationWrites(
  caller: Caller,
  read: (answer: unknown) => Promise<IntercomConversation>,
): IntercomConversationWrites {
  const at = (conversationId: string): string => `/conversations/${segment(conversationId)}`
  return {
    reply: async (conversationId, adminId, kind, body, files = []) => {
      const uploads = files.map(({ name, contentType, bytes }) => ({
        content_type: contentType,
        data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
        name,
      }))
      const size = uploads.reduce((sum, file) => sum + file.data.length, 0)
      const message = { type: 'admin', message_type: kind, admin_id: adminId, body }
      return read(
        await caller.write(
          'POST',
          `${at(conversationId)}/reply`,
          uploads.length === 0 ? message : { ...message, attachment_files: uploads },
          Math.round(size / SLOWEST_PER_MS),
        ),
      )
    },
    manageConversation: async (conversationId, adminId, change) =>
      read(await caller.write('POST', `${at(conversationId)}/parts`, { ...bodyOf(change), admin_id: adminId })),
    tagConversation: async (conversationId, adminId, tagId, on) => {
      const tags = `${at(conversationId)}/tags`
      if (on) await caller.write('POST', tags, { id: tagId, admin_id: adminId })
      else await caller.write('DELETE', `${tags}/${segment(tagId)}`, { admin_id: adminId })
    },
  }
}

/** `assignee_id` "0" is nobody; only closing and assigning take a `type`. */
function bodyOf(change: ConversationChange): Record<string, unknown> {
  switch (change.do) {
    case 'close':
      return { message_type: 'close', type: 'admin' }
    case 'open':
      return { message_type: 'open' }
    case 'snooze':
      return { message_type: 'snoozed', snoozed_until: Math.floor(change.until / 1000) }
    case 'assign':
      return { message_type: 'assignment', type: change.to.type, assignee_id: change.to.id ?? '0' }
  }
}
