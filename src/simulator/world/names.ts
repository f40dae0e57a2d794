import type { Random } from '../shared/random'
import { LOCALES, type Locale } from './data/locales'

/** A person's name as written, and in Latin letters for an address. */
export interface PersonName {
  locale: string
  first: string
  last: string
  full: string
  latinFirst: string
  latinLast: string
}

const totalWeight = LOCALES.reduce((sum, locale) => sum + locale.weight, 0)
const letters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  å: 'a',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  œ: 'oe',
}

/** A locale drawn by weight. */
export function pickLocale(random: Random): Locale {
  let left = random.next() * totalWeight
  for (const locale of LOCALES) {
    left -= locale.weight
    if (left < 0) return locale
  }
  return LOCALES[0]!
}

/** A name of the locale named `code`, or of one drawn by weight. */
export function makeName(random: Random, code?: string): PersonName {
  const locale = (code && LOCALES.find((entry) => entry.code === code)) || pickLocale(random)
  const [first = '', latinFirst = first] = random.pick(locale.given).split('|')
  const [last = '', latinLast = last] = random.pick(locale.family).split('|')
  const joined = locale.code === 'ja' || locale.code === 'zh' || locale.code === 'ko' ? '' : ' '
  const full = locale.familyFirst ? `${last}${joined}${first}` : `${first} ${last}`
  return { locale: locale.code, first, last, full, latinFirst, latinLast }
}

/** Lower-case ASCII letters, digits and hyphens, as in a host name or the local part of an address. */
export function slug(text: string, separator = '-'): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]/g, (char) => letters[char] ?? separator)
    .split(separator)
    .filter((part) => part !== '')
    .join(separator)
}
