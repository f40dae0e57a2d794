import { malformed } from './parseSoql'

const DAY = 86_400_000

/** A span of calendar days, as UTC midnights in milliseconds; the end is not in it. */
export interface DaySpan {
  start: number
  end: number
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

function floorTo(day: number, unit: Unit): number {
  const date = new Date(day)
  const month = date.getUTCMonth()
  if (unit === 'DAY') return day
  // Weeks begin on Sunday, as in the en_US locale.
  if (unit === 'WEEK') return day - date.getUTCDay() * DAY
  if (unit === 'MONTH') return Date.UTC(date.getUTCFullYear(), month, 1)
  if (unit === 'QUARTER') return Date.UTC(date.getUTCFullYear(), month - (month % 3), 1)
  return Date.UTC(date.getUTCFullYear(), 0, 1)
}

function add(day: number, count: number, unit: Unit): number {
  const date = new Date(day)
  if (unit === 'DAY') return day + count * DAY
  if (unit === 'WEEK') return day + count * 7 * DAY
  const months = unit === 'MONTH' ? count : unit === 'QUARTER' ? count * 3 : count * 12
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate())
}

/** The days a literal such as `TODAY`, `LAST_WEEK` or `LAST_N_DAYS:30` stands for, when today is `today`. Fiscal years are calendar years here. */
export function daysOfLiteral(literal: string, today: number): DaySpan {
  const [rawName = '', count] = literal.toUpperCase().replaceAll('FISCAL_', '').split(':')
  const fixed: Record<string, [number, number]> = {
    YESTERDAY: [-1, 0],
    TODAY: [0, 1],
    TOMORROW: [1, 2],
    LAST_90_DAYS: [-90, 1],
    NEXT_90_DAYS: [1, 91],
  }
  const days = fixed[rawName]
  if (days) return { start: add(today, days[0], 'DAY'), end: add(today, days[1], 'DAY') }
  const named = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(rawName)
  if (named) {
    const unit = named[2] as Unit
    const first = add(floorTo(today, unit), named[1] === 'LAST' ? -1 : named[1] === 'NEXT' ? 1 : 0, unit)
    return { start: first, end: add(first, 1, unit) }
  }
  const counted = /^(?:(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(
    rawName,
  )
  if (!counted || !/^\d+$/.test(count ?? '')) throw malformed(`unexpected token: '${literal}'`)
  const n = Number(count)
  const unit = (counted[2] ?? counted[3]) as Unit
  const current = floorTo(today, unit)
  if (counted[3]) return { start: add(current, -n, unit), end: add(current, -n + 1, unit) }
  // LAST_N_DAYS takes today in; the longer units stop before the current one.
  if (counted[1] === 'LAST')
    return { start: add(current, -n, unit), end: unit === 'DAY' ? add(current, 1, unit) : current }
  return { start: add(current, 1, unit), end: add(current, n + 1, unit) }
}
