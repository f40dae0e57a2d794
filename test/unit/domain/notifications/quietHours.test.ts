import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuietDay, QuietHours } from '../../../../src/contract/models'
import { focusOf, focusUntil } from '../../../../src/main/domain/notifications/focus'
import { hushAt } from '../../../../src/main/domain/notifications/hush'
import { quietUntil } from '../../../../src/main/domain/notifications/quietHours'
import { runs } from '../../../builders/runs'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** With daylight saving in both hemispheres, half an hour of it, at midnight, none, and odd offsets. */
const ZONES = [
  'Europe/Madrid',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
]

/** What the clocks on the wall show, by Intl alone. */
function wall(ms: number, timeZone: string): { day: string; time: string; weekday: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms)
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')),
  }
}

/** Whether it is quiet by the wall's clock alone: what a person would say who reads the settings. */
function quietByWall({ on, days }: QuietHours, ms: number, timeZone: string): boolean {
  const { time, weekday } = wall(ms, timeZone)
  const today = days[weekday]!
  const yesterday = days[(weekday + 6) % 7]!
  const isOver = (day: QuietDay): boolean => day.to <= day.from
  const fromToday = today.on && time >= today.from && (isOver(today) || time < today.to)
  const fromYesterday = yesterday.on && isOver(yesterday) && time < yesterday.to
  return on && (fromToday || fromYesterday)
}

/** True where the clocks are changed within so many hours around: there the wall's clock does not tell all. */
function isNearChange(ms: number, timeZone: string, hours: number): boolean {
  const offset = (at: number): number => {
    const { day, time } = wall(at, timeZone)
    return Date.parse(`${day}T${time}Z`) - Math.floor(at / MINUTE) * MINUTE
  }
  return offset(ms - hours * HOUR) !== offset(ms + hours * HOUR)
}

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const day: fc.Arbitrary<QuietDay> = fc.record({ on: fc.boolean(), from: clock, to: clock })
const hours: fc.Arbitrary<QuietHours> = fc.record({
  on: fc.constant(true),
  days: fc.array(day, { minLength: 7, maxLength: 7 }),
})
const zone = fc.constantFrom(...ZONES)
/** Two years of minutes. */
const moment = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }).map((minute) => Date.UTC(2026, 0, 1) + minute * MINUTE)

const night: QuietHours = {
  on: true,
  days: Array.from({ length: 7 }, () => ({ on: true, from: '22:00', to: '07:00' })),
}

describe('quietUntil', () => {
  it('says what the clock on the wall says, in every zone, away from a change of the clocks', () => {
    fc.assert(
      fc.property(hours, zone, moment, (quiet, timeZone, at) => {
        fc.pre(!isNearChange(at, timeZone, 26))
        expect(quietUntil(quiet, at, timeZone) !== null).toBe(quietByWall(quiet, at, timeZone))
      }),
      runs(400),
    )
  })

  it('ends when it is not quiet any more, with quiet all the way there, changes of the clocks included', () => {
    fc.assert(
      fc.property(hours, zone, moment, (quiet, timeZone, at) => {
        const until = quietUntil(quiet, at, timeZone)
        if (until === null || until === Infinity) return
        expect(until).toBeGreaterThan(at)
        expect(quietUntil(quiet, until, timeZone)).toBeNull()
        expect(quietUntil(quiet, until - MINUTE, timeZone)).toBe(until)
        const middle = Math.floor((at + until) / 2)
        expect(quietUntil(quiet, middle, timeZone)).toBe(until)
      }),
      runs(400),
    )
  })

  it('ends at the time that was chosen, by the wall, on both nights on which the clocks change', () => {
    // In Madrid and in New York, spring and autumn: 8 hours by the wall are 8 less or more one.
    const changes: [zone: string, evening: string, hours: number][] = [
      ['Europe/Madrid', '2026-03-28T22:00:00+01:00', 8],
      ['Europe/Madrid', '2026-10-24T22:00:00+02:00', 10],
      ['America/New_York', '2026-03-07T22:00:00-05:00', 8],
      ['America/New_York', '2026-10-31T22:00:00-04:00', 10],
      ['Australia/Lord_Howe', '2026-10-03T22:00:00+10:30', 8.5],
      ['Australia/Lord_Howe', '2026-04-04T22:00:00+11:00', 9.5],
    ]
    for (const [timeZone, evening, length] of changes) {
      const from = Date.parse(evening)
      expect(quietUntil(night, from - 1, timeZone), `before ${evening}`).toBeNull()
      const until = quietUntil(night, from, timeZone)
      expect((until! - from) / HOUR, `${timeZone}, ${evening}`).toBe(length)
      expect(wall(until!, timeZone).time).toBe('07:00')
    }
  })

  it('takes a time that does not come for as much later, and the first of one that comes twice', () => {
    const at = (from: string, to: string): QuietHours => ({
      on: true,
      days: Array.from({ length: 7 }, () => ({ on: true, from, to })),
    })
    // In Madrid 02:00 is 03:00 on 29 March, and 02:00 to 03:00 comes twice on 25 October.
    const spring = Date.parse('2026-03-29T00:30:00+01:00')
    expect(new Date(quietUntil(at('00:00', '02:30'), spring, 'Europe/Madrid')!).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    )
    const autumn = Date.parse('2026-10-25T00:30:00+02:00')
    expect(new Date(quietUntil(at('00:00', '02:30'), autumn, 'Europe/Madrid')!).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    )
    // Swallowed whole: from 02:30, which is 03:30 that day, to 03:10.
    const swallowed = Date.parse('2026-03-29T03:05:00+02:00')
    expect(quietUntil(at('02:30', '03:10'), swallowed, 'Europe/Madrid')).toBeNull()
  })

  it('runs on over a weekend that is quiet throughout, and has no end where the whole week is', () => {
    const weekend = [5, 6].map(() => ({ on: true, from: '00:00', to: '00:00' }))
    const off = { on: false, from: '00:00', to: '00:00' }
    const friday = { on: true, from: '18:00', to: '00:00' }
    const quiet = { on: true, days: [off, off, off, off, friday, ...weekend] }
    const at = Date.parse('2026-05-08T18:30:00+02:00')
    expect(new Date(quietUntil(quiet, at, 'Europe/Madrid')!).toISOString()).toBe('2026-05-10T22:00:00.000Z')
    const always = { on: true, days: Array.from({ length: 7 }, () => ({ on: true, from: '09:00', to: '09:00' })) }
    expect(quietUntil(always, at, 'Europe/Madrid')).toBe(Infinity)
    expect(quietUntil({ ...always, on: false }, at, 'Europe/Madrid')).toBeNull()
  })
})

describe('focus', () => {
  it('until tomorrow is 08:00 of the next day on the wall, in every zone', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, now) => {
        const focus = focusOf('tomorrow', now, timeZone)
        const until = focusUntil(focus, now)!
        const [today, then] = [wall(now, timeZone), wall(until, timeZone)]
        expect(then.time).toBe('08:00')
        expect(then.weekday).toBe((today.weekday + 1) % 7)
        expect(until - now).toBeGreaterThan(7 * HOUR - 1)
        expect(until - now).toBeLessThanOrEqual(33 * HOUR)
        expect(focusUntil(focus, until)).toBeNull()
      }),
      runs(400),
    )
  })

  it('for an hour is an hour, also over the hour that comes twice', () => {
    const now = Date.parse('2026-10-25T02:30:00+02:00')
    const focus = focusOf('hour', now, 'Europe/Madrid')
    expect(focusUntil(focus, now)).toBe(now + HOUR)
    expect(focusUntil(focus, now + HOUR)).toBeNull()
  })

  it('lasts until it is switched off, and comes before quiet hours', () => {
    const now = Date.parse('2026-05-08T23:00:00+02:00')
    expect(focusUntil(focusOf('on', now, 'UTC'), now)).toBe(Infinity)
    expect(focusUntil(focusOf('off', now, 'UTC'), now)).toBeNull()
    const zoneName = 'Europe/Madrid'
    expect(hushAt({ focus: { mode: 'on' }, quietHours: night }, now, zoneName)?.reason).toBe('focus')
    expect(hushAt({ focus: { mode: 'off' }, quietHours: night }, now, zoneName)?.reason).toBe('quiet_hours')
    expect(hushAt({ focus: { mode: 'off' }, quietHours: { ...night, on: false } }, now, zoneName)).toBeNull()
  })
})
