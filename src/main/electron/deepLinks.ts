import type { Place } from '../../contract/events'

export const LINK_SCHEME = 'repdesk'

/** Ids of Intercom (hex or digits) and of outbox items (UUIDs): letters, digits, dash and underscore. */
const LINK = /^repdesk:\/\/(conversation|person|outbox)\/([A-Za-z0-9_-]{1,64})\/?$/

/**
 * The place a link names, or null for anything that is not exactly one of `repdesk://conversation/<id>`,
 * `repdesk://person/<id>`, `repdesk://outbox/<id>`. A link only ever shows a place; it cannot do anything.
 */
export function parseDeepLink(text: string): Place | null {
  const match = LINK.exec(text)
  const id = match?.[2]
  if (match === null || id === undefined) return null
  switch (match[1]) {
    case 'conversation':
      return { kind: 'conversation', id }
    case 'person':
      return { kind: 'person', id }
    default:
      return { kind: 'outbox', id }
  }
}

/** The place of the first link among a command line's arguments, or null. Windows and Linux pass links this way. */
export function findDeepLink(argv: readonly string[]): Place | null {
  for (const argument of argv) {
    const place = argument.startsWith(`${LINK_SCHEME}:`) ? parseDeepLink(argument) : null
    if (place !== null) return place
  }
  return null
}
