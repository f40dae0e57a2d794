import type { Place } from '../../../contract/events'
import type { NotificationKind } from '../../../contract/models'

const MAX_BODY = 180
const MOST_NAMES = 3

/** What can be done from a notification beside opening it, where the operating system has a place for it. */
export type NotificationAction = 'reply' | 'snooze' | 'createLead'

/** Something that is announced, with what its words need. */
export interface Announced {
  kind: NotificationKind
  personName: string
  /** Plain text: what the person wrote, or why something was not sent. */
  text: string
  place: Place
  /** The message that it is about, so that a reply to it is not written past a later one. */
  partId?: string
}

/** A notification's words, as the operating system will show them, and what it leads to. */
export interface Wording {
  title: string
  body: string
  place: Place
  actions: NotificationAction[]
  partId?: string
}

/** Titles and texts that say neither who nor what. */
const HIDDEN: Record<NotificationKind, readonly [title: string, body: string]> = {
  newConversation: ['New conversation', 'Somebody you own has written. Open Repdesk to read it.'],
  reply: ['New reply', 'In a conversation assigned to you. Open Repdesk to read it.'],
  assigned: ['Assigned to you', 'A conversation is yours now. Open Repdesk to read it.'],
  gained: ['New in your book', 'Somebody is yours now. Open Repdesk to see who.'],
  signedUp: ['Signed in', 'A lead of yours is a user now. Open Repdesk to see who.'],
  failed: ['Not sent', 'Something needs you. Open Repdesk to see what.'],
  reminder: ['Task to remember', ''],
}

const COUNTED: Record<NotificationKind, readonly [one: string, several: string]> = {
  newConversation: ['new conversation', 'new conversations'],
  reply: ['reply', 'replies'],
  assigned: ['assignment to you', 'assignments to you'],
  gained: ['new in your book', 'new in your book'],
  signedUp: ['signed in', 'signed in'],
  failed: ['not sent', 'not sent'],
  reminder: ['Task to remember', 'Tasks to remember'],
}

const ORDER = Object.keys(COUNTED) as NotificationKind[]

/**
 * The notification of one thread: who, and a plain-text snippet unless the rep hides content. Of several messages the last
 * one's words, and how many; being assigned is told where there are no words to tell. Hidden, it takes no reply either, since the rep could not see to what.
 */
export function wordThread(all: readonly Announced[], hideContent: boolean): Wording {
  const messages = all.filter((one) => one.kind === 'newConversation' || one.kind === 'reply')
  const last = messages.at(-1) ?? all.at(-1)
  if (!last) throw new Error('A notification is about something')
  const { kind, personName, text, place } = last
  const count = messages.length > 1 ? ` (${messages.length})` : ''
  const isConversation = place.kind === 'conversation'
  if (hideContent) {
    const [title, body] = HIDDEN[kind]
    return { title: `${title}${count}`, body, place, actions: isConversation ? ['snooze'] : [] }
  }
  return {
    title: `${titleOf(kind, personName)}${count}`,
    body: snippet(text),
    place,
    actions: isConversation ? ['reply', 'snooze', 'createLead'] : [],
    ...(isConversation && last.partId !== undefined ? { partId: last.partId } : {}),
  }
}

function titleOf(kind: NotificationKind, personName: string): string {
  if (kind === 'assigned') return `Assigned to you: ${personName}`
  if (kind === 'gained') return `New in your book: ${personName}`
  if (kind === 'signedUp') return `Signed in: ${personName}`
  if (kind === 'failed') return personName === '' ? 'Not sent' : `Not sent: ${personName}`
  return personName
}

/** One notification for many; a click leads to the list that has most to do with them. `quiet`: they were held back. */
export function wordSummary(all: readonly Announced[], hideContent: boolean, quiet = false): Wording {
  const counts = new Map<NotificationKind, number>()
  for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const kinds = ORDER.flatMap((kind) => {
    const count = counts.get(kind) ?? 0
    return count === 0 ? [] : [`${count} ${COUNTED[kind][count === 1 ? 0 : 1]}`]
  }).join(', ')
  const names = [...new Set(all.map((one) => one.personName).filter((name) => name !== ''))]
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  const shown = `${names.slice(0, MOST_NAMES).join(', ')}${more}`
  return {
    title: quiet ? `While it was quiet: ${kinds}` : kinds,
    body: hideContent ? 'Open Repdesk to read them.' : shown,
    place: summaryPlace(new Set(counts.keys())),
    actions: [],
  }
}

function summaryPlace(kinds: ReadonlySet<NotificationKind>): Place {
  if (kinds.size === 1 && kinds.has('failed')) return { kind: 'outbox', id: null }
  if (kinds.size === 1 && (kinds.has('gained') || kinds.has('signedUp'))) return { kind: 'book' }
  return { kind: 'conversations' }
}

/** White space folded, cut at a word with an ellipsis; never empty. */
export function snippet(text: string, max = MAX_BODY): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat === '') return 'New conversation'
  if (flat.length <= max) return flat
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(flat)) {
    if (cut.length + segment.length > max - 1) break
    cut += segment
  }
  const space = cut.lastIndexOf(' ')
  return `${(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
