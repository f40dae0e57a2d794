import type { ConversationRow, PartRow } from '../store/rows'

/** Times are unix seconds, durations seconds; null where it has not happened yet. */
export type Statistics = Record<string, number | string | null>

const kept = new WeakMap<ConversationRow, { parts: number; statistics: Statistics | null }>()

/** Reporting figures of a conversation, from its parts. Null while nothing has happened since the first message. */
export function statisticsOf(row: ConversationRow): Statistics | null {
  const known = kept.get(row)
  if (known?.parts === row.parts.length) return known.statistics
  const statistics = row.parts.length === 0 ? null : compute(row)
  kept.set(row, { parts: row.parts.length, statistics })
  return statistics
}

const byContact = (part: PartRow): boolean => part.author.type === 'user' || part.author.type === 'lead'

function compute(row: ConversationRow): Statistics {
  const at = (parts: PartRow[], index: 0 | -1): number | null => parts.at(index)?.created_at ?? null
  const fromContact = row.parts.filter((part) => byContact(part) && part.body !== null)
  const fromAdmin = row.parts.filter((part) => part.author.type === 'admin' && isReply(part))
  const assignments = row.parts.filter((part) => part.part_type.startsWith('assign'))
  const closes = row.parts.filter((part) => part.part_type === 'close')
  const started = row.source.delivered_as === 'customer_initiated' ? row.created_at : null
  const since = (time: number | null): number | null => (time === null ? null : time - row.created_at)
  const lastAssignment = at(assignments, -1)
  const afterAssignment = fromAdmin.filter((part) => lastAssignment !== null && part.created_at >= lastAssignment)
  return {
    type: 'conversation_statistics',
    time_to_assignment: since(lastAssignment),
    time_to_admin_reply: since(at(fromAdmin, 0)),
    time_to_first_close: since(at(closes, 0)),
    time_to_last_close: since(at(closes, -1)),
    median_time_to_reply: median(replyTimes(row)),
    first_contact_reply_at: started ?? at(fromContact, 0),
    first_assignment_at: at(assignments, 0),
    first_admin_reply_at: at(fromAdmin, 0),
    first_close_at: at(closes, 0),
    last_assignment_at: lastAssignment,
    last_assignment_admin_reply_at: at(afterAssignment, 0),
    last_contact_reply_at: at(fromContact, -1) ?? started,
    last_admin_reply_at: at(fromAdmin, -1),
    last_close_at: at(closes, -1),
    last_closed_by_id: closes.at(-1)?.author.id ?? null,
    count_reopens: row.parts.filter((part) => part.part_type === 'open' || part.part_type === 'assign_and_reopen')
      .length,
    count_assignments: assignments.length,
    count_conversation_parts: row.parts.length + 1,
    handling_time: 0,
    adjusted_handling_time: 0,
  }
}

const isReply = (part: PartRow): boolean =>
  part.part_type === 'comment' || part.part_type === 'quick_reply' || (part.part_type === 'close' && part.body !== null)

function replyTimes(row: ConversationRow): number[] {
  const times: number[] = []
  let asked = row.source.delivered_as === 'customer_initiated' ? row.created_at : null
  for (const part of row.parts) {
    if (byContact(part)) asked ??= part.created_at
    else if (asked !== null && part.author.type === 'admin' && isReply(part)) {
      times.push(part.created_at - asked)
      asked = null
    }
  }
  return times
}

function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
