import { z } from 'zod'

/** How much of a conversation the rep had before them: its last part and when (ms) that was; null: the header alone. */
export const seenSchema = z.object({ partId: z.string().nullable(), at: z.number() })
export type Seen = z.infer<typeof seenSchema>

/** A part as far as it is about who spoke after what. */
export interface SpokenPart {
  id: string
  partType: string
  authorType: 'person' | 'admin' | 'bot'
  authorId: string | null
  authorName: string | null
  bodyText: string
  createdAt: number
}

/** The first message's part id, which the API keeps outside of the parts. */
const SOURCE = 'source'

/** What there is of a conversation now, as seen. Without a part, all that comes is new. */
export function seenNow(parts: readonly SpokenPart[]): Seen {
  const last = parts.at(-1)
  return last ? { partId: last.id, at: last.createdAt } : { partId: SOURCE, at: 0 }
}

/**
 * The parts that came after what was seen. Parts of one second keep the API's order, so the seen one tells it exactly;
 * where it is not among them (the API answers the newest 500), the time does.
 */
export function partsSince<T extends SpokenPart>(parts: readonly T[], seen: Seen): T[] {
  if (seen.partId === SOURCE) return parts.filter((part) => part.id !== SOURCE)
  const at = seen.partId === null ? -1 : parts.findIndex((part) => part.id === seen.partId)
  return at === -1 ? parts.filter((part) => part.createdAt > seen.at) : parts.slice(at + 1)
}

/** The newest words of the person since then: closing or snoozing over them would hide what nobody has read. */
export function newWordsOfPerson<T extends SpokenPart>(parts: readonly T[], seen: Seen): T | null {
  return partsSince(parts, seen).findLast((part) => part.authorType === 'person' && part.bodyText.trim() !== '') ?? null
}

/** The newest answer to the person by another teammate since then. Notes are for the team, and count for nothing here. */
export function answerOfAnother<T extends SpokenPart>(parts: readonly T[], seen: Seen, repId: string): T | null {
  return (
    partsSince(parts, seen).findLast(
      (part) =>
        part.authorType === 'admin' &&
        part.authorId !== repId &&
        !part.partType.startsWith('note') &&
        part.bodyText.trim() !== '',
    ) ?? null
  )
}

/** Who answered, and what, as a sentence. */
export function answeredBy({ authorName, bodyText }: Pick<SpokenPart, 'authorName' | 'bodyText'>): string {
  return `${authorName ?? 'Another teammate'} has just replied: “${gist(bodyText)}”.`
}

/** The beginning of a text, on one line. */
export function gist(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 80 ? `${words.slice(0, 79)}…` : words
}
