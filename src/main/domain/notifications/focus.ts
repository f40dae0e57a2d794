import type { Focus, FocusChoice } from '../../../contract/models'
import { instantAt, localDate } from '../tasks/localTime'
import { addDays } from '../tasks/plainDate'

const HOUR_MS = 3_600_000
/** When tomorrow begins for somebody who does not want to be disturbed today. */
const MORNING = '08:00'

/** What a choice means at `now` (ms) in an IANA zone. "Until tomorrow" is 08:00 of the next day of the calendar there. */
export function focusOf(choice: FocusChoice, now: number, timeZone: string): Focus {
  switch (choice) {
    case 'hour':
      return { mode: 'until', until: now + HOUR_MS, by: choice }
    case 'tomorrow':
      return { mode: 'until', until: instantAt(addDays(localDate(now, timeZone), 1), MORNING, timeZone), by: choice }
    case 'on':
      return { mode: 'on' }
    case 'off':
      return { mode: 'off' }
  }
}

/** When focus mode ends (ms), Infinity where only the rep ends it; null where it is off, or over. */
export function focusUntil(focus: Focus, now: number): number | null {
  if (focus.mode === 'on') return Infinity
  return focus.mode === 'until' && now < focus.until ? focus.until : null
}
