import { Failure } from '../domain/failure'
import { salesforceLength } from '../domain/tasks/salesforceText'
import { DESCRIPTION_LIMIT, transcript, type Transcript } from '../domain/tasks/transcript'
import type { TranscriptPart } from '../domain/tasks/transcriptEntry'
import type { Store } from '../store/types'

/** What the text of a Task is made from. */
export interface TextSource {
  store: Store
  conversationId: string
  personName: string
  timeZone: string
  /** The conversation in Intercom. */
  link: string
}

/** A conversation as cached for the words of a Task. */
export interface ConversationWords extends Transcript {
  title: string | null
  /** The first words: of the conversation, or of what was selected. */
  firstWords: string
  updatedAt: number
}

/** Between the rep's comments and the transcript. */
const GAP = '\n\n'

/**
 * The words of a cached conversation, or of the selected parts of it, with room left for the rep's comments. Fails with
 * `not_found` where the conversation is not cached, with `validation` where none of the parts is in it.
 */
export function conversationWords(
  { store, conversationId, personName, timeZone, link }: TextSource,
  partIds: readonly string[] | null = null,
  comments = '',
): ConversationWords {
  const conversation = store.conversations.get(conversationId)
  if (!conversation) throw new Failure('not_found', 'This conversation is not on this desk any more.')
  const cached = store.conversations.parts(conversationId)
  const parts = partsOf(store, cached)
  const selected = partIds === null ? null : new Set(partIds)
  const shown = selected === null ? parts : parts.filter((part) => selected.has(part.id))
  if (selected !== null && shown.length === 0) {
    throw new Failure('validation', 'The messages you selected are no longer in this conversation.')
  }
  const first = cached.find((part) => (selected?.has(part.id) ?? true) && part.bodyText.trim() !== '')
  const above = comments === '' ? 0 : salesforceLength(comments + GAP)
  const text = transcript({
    parts,
    selected,
    personName,
    timeZone,
    // The first message is no part, but stands among them.
    missing: Math.max(0, (conversation.partsTotal ?? 0) + 1 - parts.length),
    link,
    limit: DESCRIPTION_LIMIT - above,
  })
  return {
    ...text,
    text: comments === '' ? text.text : `${comments}${GAP}${text.text}`,
    title: conversation.title,
    firstWords: first?.bodyText ?? '',
    updatedAt: conversation.updatedAt,
  }
}

function partsOf(store: Store, cached: ReturnType<Store['conversations']['parts']>): TranscriptPart[] {
  const names = new Map([...store.teammates.list(), ...store.teammates.teams()].map(({ id, name }) => [id, name]))
  return cached.map((part) => ({
    id: part.id,
    partType: part.partType,
    authorType: part.authorType,
    authorName: part.authorName ?? (part.authorType === 'admin' ? (names.get(part.authorId ?? '') ?? null) : null),
    bodyHtml: part.bodyHtml,
    createdAt: part.createdAt,
    assignedToName: names.get(part.assignedToId ?? '') ?? null,
    attachments: part.attachments,
  }))
}
