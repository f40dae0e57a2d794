import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { snoozeAt, snoozeChoices } from '../../../src/main/domain/conversations/snooze'

const ZONES = ['UTC', 'Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo']
const HOUR = 3_600_000
const clockIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at)
const of = (now: number, zone: string): Record<string, number> =>
  Object.fromEntries(snoozeChoices(now, zone).map(({ id, at }) => [id, at]))

describe('times to snooze until', () => {
  test('on a Wednesday at noon in Madrid', () => {
    const now = Date.UTC(2026, 4, 6, 10)
    expect(snoozeChoices(now, 'Europe/Madrid').map(({ id, at }) => [id, clockIn('Europe/Madrid', at)])).toEqual([
      ['later', 'Wed 15:00'],
      ['evening', 'Wed 18:00'],
      ['tomorrow', 'Thu 09:00'],
      ['nextWeek', 'Mon 09:00'],
    ])
  })

  test('mornings stay mornings over a change of the clocks, in either direction', () => {
    // Europe changes on 29 March and 25 October 2026, both Sundays.
    for (const saturday of [Date.UTC(2026, 2, 28, 8), Date.UTC(2026, 9, 24, 8)]) {
      const { tomorrow, nextWeek } = of(saturday, 'Europe/Madrid')
      expect(clockIn('Europe/Madrid', tomorrow!)).toBe('Sun 09:00')
      expect(clockIn('Europe/Madrid', nextWeek!)).toBe('Mon 09:00')
    }
    const [spring, autumn] = [Date.UTC(2026, 2, 28, 8), Date.UTC(2026, 9, 24, 7)]
    expect((of(spring, 'Europe/Madrid').tomorrow! - spring) / HOUR).toBe(23)
    expect((of(autumn, 'Europe/Madrid').tomorrow! - autumn) / HOUR).toBe(25)
  })

  test('late in the evening there is no later today; on a Sunday tomorrow is next week', () => {
    expect(Object.keys(of(Date.UTC(2026, 4, 6, 22), 'UTC'))).toEqual(['tomorrow', 'nextWeek'])
    expect(Object.keys(of(Date.UTC(2026, 4, 10, 8), 'UTC'))).toEqual(['later', 'evening', 'tomorrow'])
  })

  test('each is still to come, in order, and at nine where it is a morning, anywhere and at any time', () => {
    const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
    fc.assert(
      fc.property(now, fc.constantFrom(...ZONES), (at, zone) => {
        const choices = snoozeChoices(at, zone)
        expect(choices.length).toBeGreaterThan(0)
        const times = choices.map((choice) => choice.at)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        for (const choice of choices) {
          expect(choice.at).toBeGreaterThan(at)
          expect(choice.at % 1000).toBe(0)
          if (choice.id === 'tomorrow' || choice.id === 'nextWeek') expect(clockIn(zone, choice.at)).toMatch(/09:00$/)
        }
      }),
    )
  })

  test('a day and a time are those of the rep’s clocks; a time that spring leaves out comes later', () => {
    expect(snoozeAt('2026-07-01', '08:30', 'America/New_York')).toBe(Date.UTC(2026, 6, 1, 12, 30))
    expect(clockIn('Europe/Madrid', snoozeAt('2026-03-29', '02:30', 'Europe/Madrid'))).toBe('Sun 03:30')
  })
})
