import { plainDate } from './apiValues'

/** The days a Task can be put off to, from the rep's own day: those of the New task dialog (`duePresets` in main). */
export function reschedulePresets(now: number): ReadonlyArray<{ readonly label: string; readonly date: string }> {
  const today = new Date(now)
  const on = (days: number): string =>
    plainDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime())
  return [
    { label: 'Today', date: on(0) },
    { label: 'Tomorrow', date: on(1) },
    { label: 'In 3 days', date: on(3) },
    { label: 'Next Monday', date: on((8 - today.getDay()) % 7 || 7) },
    { label: 'In a week', date: on(7) },
    { label: 'In a month', date: sameDayNextMonth(today) },
  ]
}

/** 31 January becomes the last of February, as a calendar has it. */
function sameDayNextMonth(today: Date): string {
  const last = new Date(today.getFullYear(), today.getMonth() + 2, 0).getDate()
  const day = Math.min(today.getDate(), last)
  return plainDate(new Date(today.getFullYear(), today.getMonth() + 1, day).getTime())
}
