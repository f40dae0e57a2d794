/** How values of a field are compared: text without regard to case, text as it is, or numbers. */
export type KeyKind = 'text' | 'exact' | 'number'

/** Salesforce's limit for text that can be compared (text, email; an external id has at most 255 characters). */
const LONGEST = 255
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/**
 * A value in the form in which both sides are compared; null where there is nothing to compare. Text is trimmed, as
 * Salesforce keeps it, and lowered unless the field tells cases apart, since SOQL compares it that way (describe's
 * `caseSensitive`). A number that a double cannot tell from its neighbour is no key.
 */
export function keyValue(value: unknown, kind: KeyKind): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).trim().normalize('NFC')
  if (kind === 'number') {
    const number = Number(text)
    return NUMBER.test(text) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : null
  }
  if (text === '' || text.length > LONGEST) return null
  return kind === 'exact' ? text : text.toLowerCase()
}
