import { ok, route, type Route } from '../call'
import { createConversation } from '../conversations/create'
import { findConversation } from '../conversations/find'
import { replyToConversation } from '../conversations/reply'
import { listConversations, searchConversations } from '../conversations/search'
import { renderWithParts } from '../render/conversation'

const READ = ['read_conversations'] as const
const WRITE = ['write_conversations'] as const

/** Reading, starting and answering conversations. */
export const conversationRoutes: readonly Route[] = [
  route('GET', '/conversations', READ, listConversations),
  route('POST', '/conversations', WRITE, createConversation),
  route('POST', '/conversations/search', READ, searchConversations),
  route('GET', '/conversations/:id', READ, ({ world, params, version, query }) => {
    const row = findConversation(world, params.id ?? '')
    return ok(renderWithParts(world, row, { version, plaintext: query.get('display_as') === 'plaintext' }))
  }),
  route('POST', '/conversations/:id/reply', WRITE, replyToConversation),
]
