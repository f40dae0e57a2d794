import type { Place } from '../../../contract/events'

const MAX_BODY = 180

/** A notification's words, as the operating system will show them. */
export interface Wording {
  key: string
  title: string
  body: string
  place: Place
}

export interface Announced {
  conversationId: string
  personName: string
  /** Plain text of the person's first words. */
  text: string
}

/** One conversation's notification: the person, and a plain-text snippet unless the rep hides content. */
export function wordOne(announced: Announced, hideContent: boolean): Wording {
  return {
    key: `conversation:${announced.conversationId}`,
    title: hideContent ? 'New conversation' : announced.personName,
    body: hideContent ? 'Somebody you own has written. Open Repdesk to read it.' : snippet(announced.text),
    place: { kind: 'conversation', id: announced.conversationId },
  }
}

/** One notification for many conversations; a click leads to the list. */
export function wordSummary(all: Announced[], hideContent: boolean): Wording {
  const names = [...new Set(all.map((one) => one.personName))]
  const shown = names.slice(0, 3).join(', ')
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  return {
    key: 'conversations:summary',
    title: `${all.length} new conversations`,
    body: hideContent ? 'With people you own.' : `${shown}${more}`,
    place: { kind: 'conversations' },
  }
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
