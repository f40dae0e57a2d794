import type { NotificationKind } from '../../contract/models'
import { NEWS_FOR_MS } from '../domain/notifications/decide'
import {
  assignmentIn,
  newConversationAt,
  repliesIn,
  type ConversationFacts,
  type PartFacts,
} from '../domain/notifications/happened'
import type { Announced } from '../domain/notifications/words'
import { partKind } from '../store/partsSave'
import type { CachedPart, NotificationEntry, OutboxRow, Store } from '../store/types'

/** Something that may be announced: what it is on record as, and what its words need. */
export interface Candidate extends Announced {
  key: string
  /** What it shares a notification with. */
  thread: string
  /** When it happened, the service's ms. */
  at: number
  personId: string | null
  conversationId: string | null
  itemId: string | null
}

/**
 * Somebody who became the rep's by somebody else's doing (`n`: the number of the change), or a lead of theirs who became a
 * user (`signedUp`), which each does once.
 */
export interface Gained {
  n: number
  personId: string
  personName: string
  signedUp?: true
}

/** What a conversation may be announced for; nothing for one that is not cached. */
export function candidatesOf(store: Store, repId: string, id: string, since: number, now: number): Candidate[] {
  const cached = store.conversations.get(id)
  if (!cached) return []
  const facts: ConversationFacts = { ...cached, ownerId: store.people.ownerOf(cached.personId) ?? null }
  const parts = store.conversations.parts(id)
  const partFacts = parts.map((part) => factsOf(part))
  const words = (part: PartFacts | undefined): string => parts.find((one) => one.id === part?.id)?.bodyText ?? ''
  const row = store.conversations.row(id)
  const make = (kind: NotificationKind, key: string, at: number, text: string, about?: PartFacts): Candidate => ({
    kind,
    key,
    thread: threadOf(id),
    at,
    personId: cached.personId,
    conversationId: id,
    itemId: null,
    personName: row?.personName ?? 'Somebody you own',
    text,
    place: { kind: 'conversation', id },
    ...(about ? { partId: about.id } : {}),
  })
  const found: Candidate[] = []
  const startedAt = newConversationAt(facts, repId)
  const opening = partFacts.find((part) => part.authorType === 'person' && words(part) !== '')
  // Somebody else's conversation may have come to the rep before its person did.
  const isNew = startedAt !== null && !store.notifications.knowsConversation(id)
  if (isNew) found.push(make('newConversation', id, startedAt, words(opening) || (row?.snippet ?? ''), opening))
  const earliest = Math.max(since, now - NEWS_FOR_MS)
  const assignment = assignmentIn(facts, partFacts, repId)
  if (assignment && assignment.createdAt >= earliest) {
    const text = assignment.isMessage ? words(assignment) : (row?.snippet ?? '')
    found.push(make('assigned', `assigned:${id}:${assignment.id}`, assignment.createdAt, text))
  }
  for (const reply of repliesIn(facts, partFacts, repId)) {
    if (reply.createdAt >= earliest)
      found.push(make('reply', `reply:${id}:${reply.id}`, reply.createdAt, words(reply), reply))
  }
  return found
}

/** A person who became the rep's, or a user. */
export function gainedCandidate({ n, personId, personName, signedUp }: Gained, at: number): Candidate {
  return {
    kind: signedUp ? 'signedUp' : 'gained',
    key: signedUp ? `signedUp:${personId}` : `gained:${n}`,
    thread: `person:${personId}`,
    at,
    personId,
    conversationId: null,
    itemId: null,
    personName,
    text: signedUp ? 'The lead is a user now.' : 'The owner was changed in Intercom.',
    place: { kind: 'person', id: personId },
  }
}

/** A write that came to need the rep. Each attempt that ends so is one. */
export function failedCandidate(item: OutboxRow, at: number): Candidate {
  const { personName } = item.payload
  return {
    kind: 'failed',
    key: `failed:${item.id}:${item.attempts}`,
    thread: `outbox:${item.id}`,
    at,
    personId: item.personId,
    conversationId: item.conversationId,
    itemId: item.id,
    personName: typeof personName === 'string' ? personName : '',
    text: item.message ?? 'Open Repdesk to see why.',
    place: { kind: 'outbox', id: item.id },
  }
}

/**
 * What was held back and still is worth a word: a conversation with unread words, or still assigned to the rep; somebody
 * still the rep's; an item that still needs the rep. Null for the rest.
 */
export function stillNews(store: Store, repId: string, entry: NotificationEntry): Candidate | null {
  const { kind, key, at, personId, conversationId, itemId } = entry
  if (kind === 'failed') {
    const item = itemId === null ? null : store.outbox.get(itemId)
    return item?.state === 'needs_attention' ? failedCandidate(item, at) : null
  }
  const person = personId === null ? null : store.people.get(personId)
  if (!person) return null
  if (kind === 'gained' || kind === 'signedUp') {
    const about = { n: 0, personId: person.id, personName: person.displayName }
    const somebody: Gained = kind === 'signedUp' ? { ...about, signedUp: true } : about
    return person.ownerId === repId ? { ...gainedCandidate(somebody, at), key } : null
  }
  const row = conversationId === null ? null : store.conversations.row(conversationId)
  if (!row || !(row.unread || (kind === 'assigned' && row.assignedToMe && row.state !== 'closed'))) return null
  return {
    key,
    at,
    kind,
    personId,
    conversationId,
    itemId,
    thread: threadOf(row.id),
    personName: row.personName,
    text: row.snippet,
    place: { kind: 'conversation', id: row.id },
  }
}

/** The key of a conversation's notification, also where it is withdrawn (`conversations.markRead`). */
export function threadOf(conversationId: string): string {
  return `conversation:${conversationId}`
}

function factsOf(part: CachedPart): PartFacts {
  const { id, authorType, authorId, createdAt, assignedToId } = part
  return { id, authorType, authorId, createdAt, assignedToId, isMessage: partKind(part) === 'message' }
}
