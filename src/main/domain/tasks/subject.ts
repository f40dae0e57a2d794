import { shorten } from './salesforceText'

/** Task.Subject and Case.Subject hold this many UTF-16 units (describe). */
export const SUBJECT_LIMIT = 255

/** A person's name is cut here, so that it leaves room for what the conversation is about. */
const LONGEST_NAME = 80

export interface SubjectInput {
  personName: string
  /** The conversation's title; null or blank where it has none. */
  title: string | null
  /** The first words: of the conversation, or of what was selected. */
  firstWords: string
  /** From `referenceOf`. */
  reference: string
}

/**
 * The Subject of a Task that logs a conversation: the person, then the title or the first words, then the reference, which
 * is never cut (article "Salesforce app", section 4: one sees which conversation a Task is about). At most 255 units.
 */
export function taskSubject({ personName, title, firstWords, reference }: SubjectInput): string {
  const person = shorten(personName, LONGEST_NAME)
  const about = title?.trim() || firstWords.trim()
  const words = about === '' ? `Conversation${person && ` with ${person}`}` : [person, about].filter(Boolean).join(': ')
  return withReference(words, reference)
}

/** How much of a Subject is left for the rep's own words, in UTF-16 units. `limit` is the field's length. */
export function subjectRoom(reference: string, limit: number = SUBJECT_LIMIT): number {
  return Math.max(0, limit - reference.length - 1)
}

/**
 * A Subject's words, shortened at a word where they are too long, and the reference at the end; words that already end in
 * this very reference keep one. At most `limit` units, as long as the reference alone fits.
 */
export function withReference(words: string, reference: string, limit: number = SUBJECT_LIMIT): string {
  const flat = words.trim()
  const own = flat.endsWith(reference) ? flat.slice(0, -reference.length) : flat
  const shown = shorten(own, subjectRoom(reference, limit))
  return shown === '' ? reference : `${shown} ${reference}`
}
