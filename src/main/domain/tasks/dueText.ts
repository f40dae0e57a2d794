import { addDays, addMonths, isPlainDate, numbersOf, plainDate, weekdayOf, type PlainDate } from './plainDate'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

export type DueText = { ok: true; date: PlainDate } | { ok: false; reason: string }

/**
 * A due day as the rep types it, counted from `today` in the rep's zone: `today`, `tomorrow`, `3d`, `2w`, `1m`, `1y`, a
 * weekday (`fri`: the next one after today), `2026-12-01`, `1 dec` or `dec 1` (the next one, today included), `1 dec 2027`.
 * Words may be shortened to as little as names one alone. What can mean two days (`1/12`) is not guessed. Past days are
 * taken only as a full date, which cannot be a slip.
 */
export function parseDue(text: string, today: PlainDate): DueText {
  const words = text.trim().toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim()
  if (words === '') return { ok: false, reason: 'Type a day, such as 3d, fri or 1 dec.' }
  const date = relative(words, today) ?? weekday(words, today) ?? calendar(words, today)
  if (date) return { ok: true, date }
  if (/^\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?$/.test(words)) {
    return { ok: false, reason: 'This can be read as two days. Write the month as a word (1 dec), or 2026-12-01.' }
  }
  return { ok: false, reason: 'This is no day. Try 3d, 2w, fri, 1 dec or 2026-12-01.' }
}

function relative(words: string, today: PlainDate): PlainDate | null {
  if (isStartOf(words, 'today', 3)) return today
  if (isStartOf(words, 'tomorrow', 3) || words === 'tmr') return addDays(today, 1)
  const match = /^(?:in |\+)?(\d{1,3}) ?(d|w|m|y|days?|weeks?|months?|years?)$/.exec(words)
  if (!match) return null
  const count = Number(match[1])
  const unit = match[2]!.charAt(0)
  if (unit === 'd') return addDays(today, count)
  if (unit === 'w') return addDays(today, count * 7)
  return addMonths(today, unit === 'm' ? count : count * 12)
}

function weekday(words: string, today: PlainDate): PlainDate | null {
  const name = words.replace(/^next /, '')
  const day = WEEKDAYS.findIndex((full) => isStartOf(name, full, 2))
  return day === -1 || name.length === 0 ? null : addDays(today, ((day - weekdayOf(today) + 6) % 7) + 1)
}

function calendar(words: string, today: PlainDate): PlainDate | null {
  if (isPlainDate(words)) return words
  const match = /^(?:(\d{1,2})(?:st|nd|rd|th)? ?([a-z]+)|([a-z]+) ?(\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?$/.exec(words)
  if (!match) return null
  const day = Number(match[1] ?? match[4])
  const name = match[2] ?? match[3] ?? ''
  const month = MONTHS.findIndex((full) => isStartOf(name, full, 3)) + 1
  if (month === 0) return null
  if (match[5]) return plainDate(Number(match[5]), month, day)
  const { year } = numbersOf(today)
  // Eight years hold a 29 February, whichever year it is (1900 and 2100 have none).
  for (let next = year; next <= year + 8; next += 1) {
    const date = plainDate(next, month, day)
    if (date !== null && date >= today) return date
  }
  return null
}

/** Whether the word is the full one or its beginning of at least so many letters. */
function isStartOf(word: string, full: string, least: number): boolean {
  return word.length >= least && full.startsWith(word)
}
