import type { Focus, QuietHours } from '../../../contract/models'
import { focusUntil } from './focus'
import { quietUntil } from './quietHours'

/** What keeps notifications back at the moment. `until` (ms) is Infinity where that has no end. */
export interface Hush {
  reason: 'focus' | 'quiet_hours'
  until: number
}

/** Focus mode is the rep's word of this day and comes before quiet hours; null where nothing keeps them back. */
export function hushAt(settings: { focus: Focus; quietHours: QuietHours }, now: number, timeZone: string): Hush | null {
  const focus = focusUntil(settings.focus, now)
  if (focus !== null) return { reason: 'focus', until: focus }
  const quiet = quietUntil(settings.quietHours, now, timeZone)
  return quiet === null ? null : { reason: 'quiet_hours', until: quiet }
}
