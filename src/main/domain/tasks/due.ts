import { isPlainDate, type PlainDate } from './plainDate'

/** An open Task as the Today list orders it. */
export interface DueTask {
  /** Task.ActivityDate: a day without a zone; null where it has none. */
  activityDate: PlainDate | null
  isHighPriority: boolean
}

export interface DueGroups<T> {
  overdue: T[]
  today: T[]
  coming: T[]
  undated: T[]
}

/**
 * Open Tasks by when they are due, seen from the rep's own day (`localDate(now, zone)`): ActivityDate is a day without a
 * zone, so the two compare as days. Each group is in the order of days, high priority first within one, else as given.
 */
export function dueGroups<T extends DueTask>(tasks: readonly T[], today: PlainDate): DueGroups<T> {
  const groups: DueGroups<T> = { overdue: [], today: [], coming: [], undated: [] }
  for (const task of tasks) groups[groupOf(task.activityDate, today)].push(task)
  for (const group of Object.values<T[]>({ ...groups })) group.sort(byDay)
  return groups
}

/** When a Task is due, seen from the rep's own day. */
export function groupOf(activityDate: PlainDate | null, today: PlainDate): keyof DueGroups<unknown> {
  if (activityDate === null || !isPlainDate(activityDate)) return 'undated'
  if (activityDate === today) return 'today'
  return activityDate < today ? 'overdue' : 'coming'
}

function byDay(a: DueTask, b: DueTask): number {
  const [dayA, dayB] = [a.activityDate ?? '', b.activityDate ?? '']
  if (dayA !== dayB) return dayA < dayB ? -1 : 1
  return Number(b.isHighPriority) - Number(a.isHighPriority)
}
