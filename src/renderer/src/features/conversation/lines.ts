import type { Conversation, Part } from '../../../../contract/models'
import { startOfDay } from '../../format/time'

/** One line of a conversation as it is drawn. */
export type Line =
  | { readonly kind: 'truncated'; readonly key: string; readonly url: string }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'event'; readonly key: string; readonly part: Part }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly part: Part
      /** True where the same author goes on within five minutes: name and disc are not repeated. */
      readonly goesOn: boolean
    }

const together = 5 * 60_000

/** Parts as lines: a separator per day, events as quiet lines, an author's run of messages under one name. */
export function linesOf(conversation: Pick<Conversation, 'parts' | 'truncated' | 'intercomUrl'>): readonly Line[] {
  const lines: Line[] = []
  if (conversation.truncated) lines.push({ kind: 'truncated', key: 'truncated', url: conversation.intercomUrl })
  let day = -1
  let before: Part | null = null
  for (const part of conversation.parts) {
    const partDay = startOfDay(part.createdAt)
    if (partDay !== day) {
      day = partDay
      before = null
      lines.push({ kind: 'day', key: `day-${partDay}`, at: part.createdAt })
    }
    if (part.kind === 'event') {
      lines.push({ kind: 'event', key: part.id, part })
      before = null
      continue
    }
    const goesOn =
      before !== null &&
      before.kind === part.kind &&
      before.authorType === part.authorType &&
      before.authorName === part.authorName &&
      part.createdAt - before.createdAt < together
    lines.push({ kind: 'message', key: part.id, part, goesOn })
    before = part
  }
  return lines
}
