import { statisticsOf } from '../conversations/statistics'
import { priorityOf } from '../render/versioned'
import type { ConversationRow } from '../store/rows'
import type { World } from '../store/world'
import { teammateIds } from '../conversations/teammates'
import type { ApiVersion } from '../versions'
import { authorOf } from '../render/author'
import type { Field, FieldType } from './evaluate'

const FIXED = new Map<string, Field<ConversationRow>>([
  ['id', { type: 'string', get: (row) => row.id }],
  ['created_at', { type: 'date', get: (row) => row.created_at }],
  ['updated_at', { type: 'date', get: (row) => row.updated_at }],
  ['waiting_since', { type: 'date', get: (row) => row.waiting_since }],
  ['snoozed_until', { type: 'date', get: (row) => row.snoozed_until }],
  ['source.type', { type: 'string', get: (row) => row.source.type }],
  ['source.id', { type: 'string', get: (row) => row.source.id }],
  ['source.delivered_as', { type: 'string', get: (row) => row.source.delivered_as }],
  ['source.subject', { type: 'string', get: (row) => row.source.subject }],
  ['source.body', { type: 'words', get: (row) => row.source.body }],
  ['source.author.id', { type: 'string', get: (row) => row.source.author.id }],
  ['source.author.type', { type: 'string', get: (row) => row.source.author.type }],
  ['source.url', { type: 'string', get: (row) => row.source.url }],
  ['contact_ids', { type: 'ids', get: (row) => row.contactIds }],
  ['teammate_ids', { type: 'ids', get: (row) => teammateIds(row) }],
  ['admin_assignee_id', { type: 'integer', get: (row) => Number(row.adminAssigneeId ?? 0) }],
  ['team_assignee_id', { type: 'integer', get: (row) => Number(row.teamAssigneeId ?? 0) }],
  ['channel_initiated', { type: 'string', get: (row) => row.source.type }],
  ['open', { type: 'boolean', get: (row) => row.state !== 'closed' }],
  ['read', { type: 'boolean', get: (row) => row.read }],
  ['state', { type: 'string', get: (row) => row.state }],
  ['tag_ids', { type: 'ids', get: (row) => row.tags.map((tag) => tag.id) }],
  ['ai_agent_participated', { type: 'boolean', get: () => false }],
])

const STATISTICS: Record<string, FieldType> = {
  time_to_assignment: 'integer',
  time_to_admin_reply: 'integer',
  time_to_first_close: 'integer',
  time_to_last_close: 'integer',
  median_time_to_reply: 'integer',
  first_contact_reply_at: 'date',
  first_assignment_at: 'date',
  first_admin_reply_at: 'date',
  first_close_at: 'date',
  last_assignment_at: 'date',
  last_assignment_admin_reply_at: 'date',
  last_contact_reply_at: 'date',
  last_admin_reply_at: 'date',
  last_close_at: 'date',
  last_closed_by_id: 'string',
  count_reopens: 'integer',
  count_assignments: 'integer',
  count_conversation_parts: 'integer',
}

/** Searchable, but nothing here rates conversations or has an AI agent. `admin_d` is Intercom's own spelling. */
const EMPTY: Record<string, FieldType> = {
  'conversation_rating.requested_at': 'date',
  'conversation_rating.replied_at': 'date',
  'conversation_rating.score': 'integer',
  'conversation_rating.remark': 'string',
  'conversation_rating.contact_id': 'string',
  'conversation_rating.admin_d': 'string',
  'ai_agent.resolution_state': 'string',
  'ai_agent.last_answer_type': 'string',
  'ai_agent.rating': 'integer',
  'ai_agent.rating_remark': 'string',
  'ai_agent.source_type': 'string',
  'ai_agent.source_title': 'string',
}

/** The documented fields of conversation search. There is none for the contact's owner. */
export function conversationField(world: World, version: ApiVersion, name: string): Field<ConversationRow> | undefined {
  const fixed = FIXED.get(name)
  if (fixed) return fixed
  if (name === 'priority') return { type: 'string', get: (row) => priorityOf(row, version) }
  if (name === 'source.author.name') return { type: 'string', get: (row) => authorOf(world, row.source.author).name }
  if (name === 'source.author.email') {
    return { type: 'string', get: (row) => authorOf(world, row.source.author).email, ignoreCase: true }
  }
  const empty = EMPTY[name]
  if (empty) return { type: empty, get: () => null }
  const key = name.startsWith('statistics.') ? name.slice('statistics.'.length) : ''
  const type = Object.hasOwn(STATISTICS, key) ? STATISTICS[key] : undefined
  if (!type) return undefined
  return { type, get: (row) => statisticsOf(row)?.[key] ?? null }
}
