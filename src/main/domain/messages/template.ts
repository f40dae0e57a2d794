import { macroValues } from '../conversations/macro'

/** What variables stand for, by name; null or missing: nothing is known. */
export type Values = Readonly<Record<string, string | null | undefined>>

/** A piece of a template: words as they are, or a variable with its fallback (null: none given). */
type Piece = { words: string } | { name: string; fallback: string | null }

const VARIABLE = /\{([A-Za-z][\w .-]*)(?:\|([^{}]*))?\}/g
const CUSTOM = 'custom.'

/** The variables that everybody can be written to with, beside `custom.<attribute>`; in the order they are offered. */
export const VARIABLES = [
  'first_name',
  'name',
  'company',
  'email',
  'phone',
  'city',
  'country',
  'my_name',
  'my_first_name',
] as const

/** Braces with anything else in them are words. */
function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const found of template.matchAll(VARIABLE)) {
    if (found.index > end) pieces.push({ words: template.slice(end, found.index) })
    pieces.push({ name: found[1]!.trim(), fallback: found[2] ?? null })
    end = found.index + found[0].length
  }
  if (end < template.length) pieces.push({ words: template.slice(end) })
  return pieces
}

/** The names in it that are no variable of Repdesk's. */
export function unknownVariables(template: string): string[] {
  const names = piecesOf(template).flatMap((piece) => ('name' in piece ? [piece.name] : []))
  const isKnown = (name: string): boolean => name.startsWith(CUSTOM) || VARIABLES.some((one) => one === name)
  return [...new Set(names)].filter((name) => !isKnown(name))
}

/**
 * The words for one person: each variable's value, else its fallback (which may be empty). What has neither stands as its
 * name in square brackets and is named in `missing`: such a message is not sent. A value is never read as a template.
 */
export function filled(template: string, values: Values): { text: string; missing: string[] } {
  const missing: string[] = []
  const text = piecesOf(template).map((piece) => {
    if ('words' in piece) return piece.words
    const value = Object.hasOwn(values, piece.name) ? values[piece.name]?.trim() : undefined
    if (value) return value
    if (piece.fallback !== null) return piece.fallback
    missing.push(piece.name)
    return `[${piece.name}]`
  })
  return { text: text.join(''), missing: [...new Set(missing)] }
}

/** Whom a message is for, as far as its variables go. */
export interface Addressee {
  name: string | null
  email: string | null
  phone: string | null
  companyName: string | null
  city: string | null
  country: string | null
  customAttributes: Readonly<Record<string, string | number | boolean | null>>
}

/** The values of a person and of the rep. */
export function messageValues(person: Addressee, repName: string): Values {
  const known = macroValues(person, repName)
  const custom = Object.entries(person.customAttributes).map(([name, value]) => [
    CUSTOM + name,
    value === null ? null : String(value),
  ])
  return {
    ...(Object.fromEntries(custom) as Values),
    first_name: known.first_name,
    name: known.name,
    company: known.company,
    email: known.email,
    phone: person.phone,
    city: person.city,
    country: person.country,
    my_name: repName,
    my_first_name: known['teammate.first_name'],
  }
}

/** With fewer letters of its own a template would fit what the rep wrote otherwise. */
const ENOUGH = 12

const bare = (text: string): string => text.replace(/[\s\u00a0\u200b]+/g, '')

/**
 * Whether a text is this template filled for somebody, with whatever values: names may have changed since it was sent. White
 * space does not count. A template of hardly any words of its own is compared as `sample`, its filling for this person.
 */
export function isFilling(text: string, template: string, sample: string): boolean {
  const there = bare(text)
  if (there === bare(sample)) return true
  const literals = piecesOf(template).map((piece) => ('words' in piece ? bare(piece.words) : null))
  if (literals.join('').length < ENOUGH) return false
  let at = 0
  let isOpen = false
  for (const [place, literal] of literals.entries()) {
    if (literal === null) {
      isOpen = true
      continue
    }
    const isLast = place === literals.length - 1
    const found = isLast && isOpen ? there.length - literal.length : there.indexOf(literal, at)
    if (found < at || (!isOpen && found !== at) || !there.startsWith(literal, found)) return false
    at = found + literal.length
    isOpen = false
  }
  return isOpen || at === there.length
}
