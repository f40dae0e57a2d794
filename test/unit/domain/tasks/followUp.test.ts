import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDue } from '../../../../src/main/domain/tasks/dueText'
import { defaultReminder, duePresets, reminderAt } from '../../../../src/main/domain/tasks/followUp'
import { instantAt, localDate, localStamp } from '../../../../src/main/domain/tasks/localTime'
import { addDays, addMonths, isPlainDate, plainDate, weekdayOf } from '../../../../src/main/domain/tasks/plainDate'
import { runs } from '../../../builders/runs'

const ZONES = [
  'Europe/Madrid',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'UTC',
]
const zone = fc.constantFrom(...ZONES)
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
/** Sunday. */
const TODAY = '2026-11-22'

describe('days', () => {
  it('count months to the last day of a shorter one', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29')
    expect(addMonths('2026-11-22', 12)).toBe('2027-11-22')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  })

  it('are days of the calendar alone', () => {
    expect(plainDate(2028, 2, 29)).toBe('2028-02-29')
    expect(plainDate(2027, 2, 29)).toBeNull()
    expect(plainDate(2027, 13, 1)).toBeNull()
    expect(plainDate(20, 1, 1)).toBeNull()
    expect(isPlainDate('2026-11-22')).toBe(true)
    expect(isPlainDate('2026-11-31')).toBe(false)
    expect(isPlainDate('2026-11-22T00:00')).toBe(false)
  })

  it('go on by one weekday a day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const moved = addDays(date, days)
        expect((((weekdayOf(date) + days) % 7) + 7) % 7).toBe(weekdayOf(moved))
        expect(addDays(moved, -days)).toBe(date)
        expect(isPlainDate(moved)).toBe(true)
      }),
      runs(200),
    )
  })
})

describe('local time', () => {
  it.each([
    [Date.UTC(2026, 10, 22, 13, 5), 'Europe/Madrid', '2026-11-22 14:05 CET'],
    [Date.UTC(2026, 6, 22, 13, 5), 'Europe/Madrid', '2026-07-22 15:05 CEST'],
    [Date.UTC(2026, 10, 22, 4, 5), 'America/New_York', '2026-11-21 23:05 EST'],
    [Date.UTC(2026, 10, 22, 13, 5), 'Australia/Sydney', '2026-11-23 00:05 AEDT'],
    [Date.UTC(2026, 10, 22, 13, 5), 'Asia/Kathmandu', '2026-11-22 18:50 UTC+05:45'],
    [Date.UTC(2026, 10, 22, 13, 5), 'America/Sao_Paulo', '2026-11-22 10:05 UTC-03:00'],
    [Date.UTC(2026, 10, 22, 13, 5), 'UTC', '2026-11-22 13:05 UTC'],
    [Date.UTC(2026, 10, 22, 13, 5), 'Not/AZone', '2026-11-22 13:05 UTC'],
  ])('%i in %s is %s', (ms, timeZone, stamp) => {
    expect(localStamp(ms, timeZone)).toBe(stamp)
  })

  it('is found across daylight saving: the hour left out moves on, of the hour twice it is the first', () => {
    expect(instantAt('2026-03-29', '02:30', 'Europe/Madrid')).toBe(Date.UTC(2026, 2, 29, 1, 30))
    expect(instantAt('2026-10-25', '02:30', 'Europe/Madrid')).toBe(Date.UTC(2026, 9, 25, 0, 30))
    expect(instantAt('2026-10-25', '09:00', 'Europe/Madrid')).toBe(Date.UTC(2026, 9, 25, 8, 0))
    expect(instantAt('2026-10-24', '09:00', 'Europe/Madrid')).toBe(Date.UTC(2026, 9, 24, 7, 0))
    // Midnight is the hour that is left out in Beirut.
    expect(localStamp(instantAt('2026-03-29', '00:30', 'Asia/Beirut'), 'Asia/Beirut')).toContain('2026-03-29 01:30')
  })

  it('shows the time that was asked for, on that day, in any zone', () => {
    fc.assert(
      fc.property(day, zone, fc.constantFrom('09:00', '12:00', '17:45'), (date, timeZone, time) => {
        expect(localStamp(instantAt(date, time, timeZone), timeZone).startsWith(`${date} ${time} `)).toBe(true)
      }),
      runs(400),
    )
  })
})

describe('duePresets', () => {
  it('are in the rep’s zone', () => {
    const lateSunday = Date.UTC(2026, 10, 22, 23, 30)
    const dates = (timeZone: string) =>
      Object.fromEntries(duePresets(lateSunday, timeZone).map((one) => [one.preset, one.date]))
    expect(dates('America/New_York')).toEqual({
      today: '2026-11-22',
      tomorrow: '2026-11-23',
      threeDays: '2026-11-25',
      nextMonday: '2026-11-23',
      week: '2026-11-29',
      month: '2026-12-22',
    })
    // There it is Monday already, and next Monday is a week away.
    expect(dates('Europe/Madrid')).toMatchObject({ today: '2026-11-23', nextMonday: '2026-11-30' })
  })

  it('have the right days across daylight saving', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }), zone, (now, timeZone) => {
        const dates = duePresets(now, timeZone).map((one) => one.date)
        const [today = '', tomorrow, three, monday = '', week] = dates
        expect(today).toBe(localDate(now, timeZone))
        expect([tomorrow, three, week]).toEqual([1, 3, 7].map((days) => addDays(today, days)))
        expect(weekdayOf(monday)).toBe(1)
        expect(monday > today && monday <= addDays(today, 7)).toBe(true)
      }),
      runs(300),
    )
  })
})

describe('reminders', () => {
  it('come at nine by the rep’s clocks', () => {
    expect(reminderAt('2026-12-01', 'America/New_York')).toBe(Date.UTC(2026, 11, 1, 14))
    expect(reminderAt('2026-12-01', 'Europe/Madrid', '18:30')).toBe(Date.UTC(2026, 11, 1, 17, 30))
  })

  it('are none where the time is past', () => {
    const nine = Date.UTC(2026, 10, 22, 8)
    expect(defaultReminder(TODAY, 'Europe/Madrid', nine - 1)).toBe(nine)
    expect(defaultReminder(TODAY, 'Europe/Madrid', nine)).toBeNull()
  })
})

describe('parseDue', () => {
  it.each([
    ['today', '2026-11-22'],
    ['tod', '2026-11-22'],
    ['tom', '2026-11-23'],
    ['TMR', '2026-11-23'],
    ['3d', '2026-11-25'],
    ['in 3 days', '2026-11-25'],
    ['+1d', '2026-11-23'],
    ['2w', '2026-12-06'],
    ['1m', '2026-12-22'],
    ['1y', '2027-11-22'],
    ['fri', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['next fri', '2026-11-27'],
    ['mo', '2026-11-23'],
    ['sun', '2026-11-29'],
    ['2026-12-01', '2026-12-01'],
    ['2020-01-01', '2020-01-01'],
    ['1 dec', '2026-12-01'],
    ['1. Dec', '2026-12-01'],
    ['dec 1st', '2026-12-01'],
    ['1dec', '2026-12-01'],
    ['22 nov', '2026-11-22'],
    ['21 nov', '2027-11-21'],
    ['3 december 2028', '2028-12-03'],
    ['29 feb', '2028-02-29'],
  ])('%s is %s', (text, date) => {
    expect(parseDue(text, TODAY)).toEqual({ ok: true, date })
  })

  it.each(['', ' ', '31 feb', '30 feb 2027', '2026-02-30', 'soon', '3x', 's', 'j 3', 'next', '1 d e c', '9999d'])(
    '%j is none',
    (text) => {
      expect(parseDue(text, TODAY)).toMatchObject({ ok: false, reason: expect.any(String) })
    },
  )

  it('does not guess what can mean two days', () => {
    expect(parseDue('1/12', TODAY)).toMatchObject({ reason: expect.stringContaining('two days') })
  })

  it('answers a day of the calendar, never past unless written out, for anything typed', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ maxLength: 12, unit: fc.constantFrom(...'0123456789 dwmyfritodeca/-.+'.split('')) }),
    )
    fc.assert(
      fc.property(typed, day, (text, today) => {
        const due = parseDue(text, today)
        if (!due.ok) return
        expect(isPlainDate(due.date)).toBe(true)
        if (!/\d{4}/.test(text)) expect(due.date >= today).toBe(true)
      }),
      runs(1_000),
    )
  })

  it('reads every day that is written out', () => {
    fc.assert(
      fc.property(day, day, (date, today) => {
        expect(parseDue(date, today)).toEqual({ ok: true, date })
      }),
      runs(100),
    )
  })
})
