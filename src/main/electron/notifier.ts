import { Notification } from 'electron'
import type { NotificationAction } from '../domain/notifications/words'
import type { Logger } from '../ports/logger'
import type { Activation, NotificationOutcome, Notifier, OsNotification } from '../ports/notifier'
import { platformNotification } from './notifierOptions'

/** A service that has said neither yes nor no by then has failed. */
const OUTCOME_MS = 10_000
/** References are kept so that a click still finds its notification; the oldest are withdrawn. */
const KEPT = 100

export interface NotifierOptions {
  icon: string
  log: Logger
  /** Shows the unread count on dock, taskbar or tray. */
  setUnread: (count: number) => void
}

/** One notification of the operating system, through all that is shown in its place. */
interface Shown {
  notification: Notification
  now: OsNotification
  buttons: NotificationAction[]
  /** Something was done with it since it was shown last. Windows can tell of one press more than once. */
  isUsed: boolean
  settle: (outcome: NotificationOutcome) => void
}

/** The operating system's notifications through Electron. Nothing of their text is logged. */
export function createNotifier({ icon, log, setUnread }: NotifierOptions): Notifier {
  const shown = new Map<string, Shown>()
  const listeners = new Set<(activation: Activation) => void>()

  const withdraw = (key: string): void => {
    const known = shown.get(key)
    shown.delete(key)
    known?.notification.close()
  }
  const act = (one: Shown, activation: Activation): void => {
    if (one.isUsed) return
    one.isUsed = true
    for (const listener of listeners) listener(activation)
  }

  function make(given: OsNotification): Shown {
    const { options, buttons } = platformNotification(given, process.platform, icon)
    const notification = new Notification(options)
    const one: Shown = { notification, now: given, buttons, isUsed: false, settle: () => undefined }
    notification.on('click', () => act(one, { action: 'open', place: one.now.place }))
    notification.on('reply', (event, reply) => {
      const text = (event.reply ?? reply).trim()
      const { place, partId } = one.now
      const about = partId === undefined ? { place } : { place, partId }
      act(one, text === '' ? { action: 'open', place } : { action: 'reply', text, ...about })
    })
    notification.on('action', (event, index) => {
      const action = one.buttons[event.actionIndex ?? index]
      act(one, { action: action === 'snooze' || action === 'createLead' ? action : 'open', place: one.now.place })
    })
    notification.on('show', () => one.settle({ shown: true }))
    // macOS refuses unsigned apps this way; Windows and Linux report a service that fails.
    notification.on('failed', () => one.settle({ shown: false, reason: 'refused' }))
    return one
  }

  /** In the place of the one that is there: the same object again, since a second one of its identity would race with it. */
  function change(one: Shown, given: OsNotification): void {
    const { options, buttons } = platformNotification(given, process.platform, icon)
    const { notification } = one
    notification.title = options.title ?? ''
    notification.body = options.body ?? ''
    notification.silent = options.silent ?? false
    notification.actions = options.actions ?? []
    notification.hasReply = options.hasReply ?? false
    Object.assign(one, { now: given, buttons, isUsed: false })
  }

  return {
    show(given) {
      if (!Notification.isSupported()) return Promise.resolve({ shown: false, reason: 'unsupported' })
      const known = shown.get(given.key)
      if (known) change(known, given)
      const one = known ?? make(given)
      // Taken out and put in again: the newest is last.
      shown.delete(given.key)
      shown.set(given.key, one)
      const [oldest] = shown.keys()
      if (shown.size > KEPT && oldest !== undefined) withdraw(oldest)
      return new Promise((resolve) => {
        const timer = setTimeout(() => one.settle({ shown: false, reason: 'failed' }), OUTCOME_MS)
        one.settle = (outcome) => {
          clearTimeout(timer)
          if (!outcome.shown) log.warn('A notification was not shown', { reason: outcome.reason })
          resolve(outcome)
        }
        one.notification.show()
      })
    },
    withdraw,
    setUnread,
    onActivate: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
