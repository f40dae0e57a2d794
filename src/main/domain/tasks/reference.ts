import { Failure } from '../failure'

/** What the end of a Subject says: which conversation, and which item of ours wrote the record. */
export interface Reference {
  /** Intercom's id; null for a record that belongs to no conversation. */
  conversationId: string | null
  itemId: string
}

/** Stands where a conversation's id would be. */
const NO_CONVERSATION = '-'

/** The item of the Task that logging makes by itself: one a conversation, whichever desktop makes it. */
export const AUTOMATIC_ITEM = 'auto'

/** Longer ones could not leave room for words in 255 units, and no id of either service comes near. */
const LONGEST = 120

/**
 * The reference at the end of a Subject, `[<conversation>/<item>]` (DESIGN.md section 6): it is how a Task or Case whose
 * answer was lost is found again, since Description cannot be filtered. `[-/<item>]` without a conversation. Characters
 * that mean something to LIKE or to the reference itself are written `~<hex>~`, so that different ids stay different.
 * LIKE compares without regard to case: what it finds is to be compared by `referenceIn`. Throws a `bug` for an empty id
 * or ids that together are longer than any in use.
 */
export function referenceOf({ conversationId, itemId }: Reference): string {
  const conversation = conversationId === null ? NO_CONVERSATION : escapeId(conversationId)
  const reference = `[${conversation}/${escapeId(itemId)}]`
  if (conversationId === '' || itemId === '' || reference.length > LONGEST) {
    throw new Failure('bug', 'Repdesk could not make a reference for this record.')
  }
  return reference
}

/** The reference of the Task that automatic logging keeps for a conversation: the same on every desktop. */
export function automaticReference(conversationId: string): string {
  return referenceOf({ conversationId, itemId: AUTOMATIC_ITEM })
}

/** An outbox item's id (a UUID) in twelve characters: 48 random bits, far more than one conversation's items need. */
export function shortItemId(id: string): string {
  return id
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-12)
    .toLowerCase()
}

/** The reference a Subject ends in; null where it ends in none. */
export function referenceIn(subject: string): Reference | null {
  const match = /\[([A-Za-z0-9.~-]+)\/([A-Za-z0-9.~-]+)\]\s*$/.exec(subject)
  if (!match) return null
  const [, conversation = '', item = ''] = match
  return {
    conversationId: conversation === NO_CONVERSATION ? null : unescapeId(conversation),
    itemId: unescapeId(item),
  }
}

function escapeId(id: string): string {
  if (id === NO_CONVERSATION) return '~2d~'
  return id.replace(/[^A-Za-z0-9.-]/gu, (character) => `~${character.codePointAt(0)!.toString(16)}~`)
}

function unescapeId(text: string): string {
  return text.replace(/~([0-9a-f]{1,6})~/g, (escaped, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : escaped
  })
}
