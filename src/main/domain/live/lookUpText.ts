import type { ContactTests } from './contactTests'

/** A text that is looked up online, and by what. */
export interface LookUpText {
  by: 'email' | 'phone' | 'name'
  /** As filters of Intercom's contact search. */
  contacts: ContactTests[]
  /** As Salesforce's search takes it: no character of it is an operator. */
  salesforce: string
}

const MOST_WORDS = 5

/**
 * How a text is looked up: an email by an @ inside it, a phone number by six digits and nothing but what numbers are
 * written with, else a name. Null where less than two letters or digits are left: Salesforce refuses such a search.
 */
export function lookUpText(typed: string): LookUpText | null {
  const text = typed.trim().replace(/\s+/gu, ' ')
  if (/^[^\s@]+@[^\s@]+$/u.test(text)) {
    const plain = text.replace(/["\\]/gu, '')
    // In quotes a plus or a hyphen is a character and no operator.
    return { by: 'email', contacts: [{ field: 'email', operator: '~', value: plain }], salesforce: `"${plain}"` }
  }
  const digits = text.replace(/\D+/gu, '')
  if (digits.length >= 6 && /^[\d\s+().\-/]+$/u.test(text)) {
    const groups = text.split(/\D+/u).filter((group) => group !== '')
    const contacts: ContactTests = {
      any: [
        { field: 'phone', operator: '~', value: text },
        { field: 'phone', operator: '~', value: digits },
        { field: 'formatted_phone', operator: '~', value: text },
      ],
    }
    return { by: 'phone', contacts: [contacts], salesforce: groups.join(' ') }
  }
  const words = text.split(/[^\p{L}\p{N}'’]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const known = words.slice(0, MOST_WORDS)
  if (known.join('').length < 2) return null
  return {
    by: 'name',
    contacts: known.map((value) => ({ field: 'name', operator: '~', value })),
    // Quotes end a phrase there; a word that is only begun is found with a star.
    salesforce: known.map((word) => `${word.replace(/['’]/gu, ' ').trim()}*`).join(' '),
  }
}
