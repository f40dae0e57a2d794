import type { KindChoice } from '../../contract/models'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { Notifier } from '../ports/notifier'
import { asFailure } from '../domain/failure'
import { asSummary } from '../domain/notifications/decide'
import { localStamp } from '../domain/tasks/localTime'
import { referenceIn } from '../domain/tasks/reference'
import type { NotificationEntry } from '../store/types'
import type { Org } from './taskFacts'
import { ownOpenTasks, unsentTasks } from './taskOverlay'
import { taskCreatePayload } from './taskPayload'
import { instantOf } from './taskRecord'

export interface RemindersOptions {
  clock: Clock
  logger: Logger
  notifier: Notifier
  /** Null while nobody is signed in to Salesforce. */
  org(): Org | null
  /** Whether and how the rep wants to be reminded. Quiet hours do not count: the time is the rep's own. */
  choice(): KindChoice
  timeZone(): string
}

export interface Reminders {
  /** Shows what has come due, and sleeps until the next; to be called where Tasks may have changed, and cheap. */
  look(): void
  stop(): void
}

interface Due {
  /** The same for a Task before and after it arrived in Salesforce. */
  key: string
  at: number
  subject: string
}

/** However long the next reminder is off, Tasks may change meanwhile. */
const LONGEST_SLEEP_MS = 30_000

/**
 * Reminds of the rep's open Tasks at their time, once each, offline too. The outcome is on record before the notification
 * is shown. What came due while Repdesk was closed comes as one summary at the start; what lies before the first start
 * with this org is history, and reminds of nothing.
 */
export function createReminders(options: RemindersOptions): Reminders {
  const { clock, notifier, logger } = options
  let cancel = (): void => undefined
  let stopped = false
  let startedFor: string | null = null

  function look(): void {
    if (stopped) return
    cancel()
    let sleep = LONGEST_SLEEP_MS
    try {
      const org = options.org()
      if (org) sleep = Math.min(sleep, remind(org))
    } catch (thrown) {
      logger.warn('Looking for reminders failed', { code: asFailure(thrown).code })
    }
    cancel = clock.after(Math.max(100, sleep), look)
  }

  /** Answers how long until the next one, in ms. */
  function remind(org: Org): number {
    const { store, orgKey } = org
    const now = clock.now()
    const sinceKey = `reminders.since/${orgKey}`
    const since = Number(store.meta.get(sinceKey) ?? 'NaN')
    if (Number.isNaN(since)) store.meta.set(sinceKey, String(now))
    const atStart = startedFor !== orgKey
    startedFor = orgKey
    const after = Number.isNaN(since) ? now : since
    const all = reminders(org, after).filter((one) => one.at > after)
    const due = store.transaction(() => {
      const found = all.filter((one) => one.at <= now && store.notifications.get(one.key) === null)
      for (const one of found) store.notifications.record(outcomeOf(one.key, options.choice().on, now))
      return options.choice().on ? found : []
    })
    show(due, atStart)
    return Math.min(...all.filter((one) => one.at > now).map((one) => one.at - now), LONGEST_SLEEP_MS)
  }

  function show(due: readonly Due[], atStart: boolean): void {
    const [first] = due
    if (!first) return
    const summary = asSummary(due.length, atStart)
    const { hideContent: hide, sound } = options.choice()
    const wordings = summary
      ? [{ key: 'tasks:summary', title: `${due.length} Tasks to remember`, body: hide ? '' : subjects(due) }]
      : due.map((one) => ({
          key: one.key,
          title: 'Task to remember',
          body: hide ? localStamp(one.at, options.timeZone()) : one.subject,
        }))
    for (const wording of wordings) {
      notifier.show({ ...wording, place: { kind: 'today' }, silent: !sound }).then(
        (outcome) => logger.info('Reminder', { tasks: due.length, atStart, shown: outcome.shown }),
        (thrown: unknown) => logger.warn('Reminder not shown', { code: asFailure(thrown).code }),
      )
    }
  }

  return {
    look,
    stop() {
      stopped = true
      cancel()
    },
  }
}

function outcomeOf(key: string, on: boolean, at: number): NotificationEntry {
  const nobody = { personId: null, conversationId: null, itemId: null }
  const became = on
    ? ({ outcome: 'shown', reason: null } as const)
    : ({ outcome: 'suppressed', reason: 'off' } as const)
  return { key, kind: 'reminder', ...became, at, ...nobody, held: false }
}

/** The reminders after a time (ms) of the rep's open Tasks, those that have not arrived yet included. */
function reminders(org: Org, after: number): Due[] {
  const unsent = unsentTasks(org)
  const arrived = ownOpenTasks(org, unsent, { remindedAfter: after }).flatMap((record) => {
    const at = record.fields.IsReminderSet === true ? instantOf(record.fields.ReminderDateTime) : null
    return at === null ? [] : [dueOf(String(record.fields.Subject ?? record.name), record.id, at)]
  })
  const pending = unsent.flatMap((item) => {
    if (item.kind !== 'task.create') return []
    const { values } = taskCreatePayload(item)
    const at = values.IsReminderSet === 'true' ? instantOf(values.ReminderDateTime) : null
    const isMine = (values.OwnerId ?? org.user.id) === org.user.id
    return at === null || !isMine ? [] : [dueOf(values.Subject ?? '', item.id, at)]
  })
  return [...new Map([...arrived, ...pending].map((one) => [one.key, one])).values()]
}

function dueOf(subject: string, id: string, at: number): Due {
  const reference = referenceIn(subject)
  const words = reference ? subject.replace(/\s*\[[^[]*\]\s*$/, '') : subject
  return { key: `reminder:${reference?.itemId ?? id}:${at}`, at, subject: words || 'A Task' }
}

function subjects(due: readonly Due[]): string {
  const shown = due.slice(0, 3).map((one) => one.subject)
  return `${shown.join(' · ')}${due.length > 3 ? ` and ${due.length - 3} more` : ''}`
}
