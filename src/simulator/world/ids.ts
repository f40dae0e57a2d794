/**
 * An Intercom-like object id: 24 hex digits, of which 8 are the time of creation (unix seconds), 2 a `kind` that
 * keeps people, companies and segments apart, and 6 the `index`.
 */
export function objectId(kind: string, createdAt: number, index: number): string {
  const time = Math.max(0, Math.floor(createdAt)).toString(16).padStart(8, '0').slice(-8)
  return `${time}5e1b7a9f${kind}${index.toString(16).padStart(6, '0')}`
}

/** A conversation's id: a long number, as text. */
export function conversationId(index: number): string {
  return String(215_470_000_000_000 + index * 17)
}
