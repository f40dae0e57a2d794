import type { LiveConversationRow, LivePersonRow } from '../../contract/models'
import type { IntercomContact, IntercomConversation } from '../ports/intercom'
import type { Session } from '../session/sessionParts'
import { displayName, gist } from '../store/text'

/** What is looked up once for many rows. */
interface Names {
  teammates: ReadonlyMap<string, string>
}

/** Names of teammates by id, those who have left too. */
export function liveNames({ store }: Pick<Session, 'store'>): Names {
  return { teammates: new Map(store.teammates.list().map((one) => [one.id, one.name])) }
}

/** A contact as Intercom has just given it, as a row like those of the book. Salesforce is not asked about them. */
export function livePersonRow({ store, profile }: Session, contact: IntercomContact, names: Names): LivePersonRow {
  const { ownerId } = contact
  return {
    id: contact.id,
    role: contact.role,
    displayName: displayName(contact),
    email: contact.email,
    companyName: contact.companyIds.map((id) => store.companies.get(id)?.name).find((name) => name) ?? null,
    ownerId,
    ownerName: ownerId === null ? null : (names.teammates.get(ownerId) ?? null),
    isMine: ownerId === profile.repId,
    lastWords: null,
    lastWordsBy: null,
    lastActivityAt: latest(contact.lastRepliedAt, contact.lastContactedAt),
    lastSeenAt: contact.lastSeenAt,
    createdAt: contact.createdAt,
    country: contact.country,
    unread: 0,
    openConversations: 0,
    match: 'unknown',
    matchCount: 0,
    salesforceStatus: null,
    pending: 0,
    needsYou: 0,
    isCached: store.people.has(contact.id),
  }
}

/** A conversation as Intercom has just given it: its first words, since the later ones come only with all of it. */
export function liveConversationRow(
  { store }: Session,
  conversation: IntercomConversation,
  names: Names,
): LiveConversationRow {
  const { source, contactIds, assigneeId } = conversation
  const personId = contactIds.find((id) => store.people.has(id)) ?? contactIds[0] ?? null
  const cached = personId === null ? null : store.people.get(personId)
  const said = source.authorType === 'person' ? source.authorName : null
  return {
    id: conversation.id,
    personId,
    personName: cached?.displayName ?? said,
    title: conversation.title ?? source.subject,
    snippet: gist(source.bodyText) || gist(source.attachments.map(({ name }) => name).join(', ')),
    state: conversation.state,
    assigneeName: assigneeId === null ? null : (names.teammates.get(assigneeId) ?? 'A teammate who has left'),
    createdAt: conversation.createdAt,
    updatedAt: conversation.updatedAt,
    waitingSince: conversation.waitingSince,
    isCached: store.conversations.get(conversation.id) !== null,
  }
}

function latest(...times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.max(...known)
}
