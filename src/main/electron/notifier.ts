import { Notification } from 'electron'
import type { Place } from '../../contract/events'
import type { Logger } from '../ports/logger'
import type { NotificationOutcome, Notifier, OsNotification } from '../ports/notifier'

/** A service that has said neither yes nor no by then has failed. */
const OUTCOME_MS = 10_000
/** References are kept so that a click still finds its notification; the oldest go first. */
const KEPT = 100

export interface NotifierOptions {
  icon: string
  log: Logger
  /** Shows the unread count on dock, taskbar or tray. */
  setUnread: (count: number) => void
}

/** The operating system's notifications through Electron. Nothing of their text is logged. */
export function createNotifier({ icon, log, setUnread }: NotifierOptions): Notifier {
  const shown = new Map<string, Notification>()
  const listeners = new Set<(place: Place) => void>()

  const withdraw = (key: string): void => {
    const notification = shown.get(key)
    shown.delete(key)
    notification?.close()
  }
  const keep = (key: string, notification: Notification): void => {
    shown.set(key, notification)
    for (const oldest of shown.keys()) {
      if (shown.size <= KEPT) break
      shown.delete(oldest)
    }
  }
  const show = ({ key, title, body, place }: OsNotification): Promise<NotificationOutcome> => {
    if (!Notification.isSupported()) return Promise.resolve({ shown: false, reason: 'unsupported' })
    withdraw(key)
    const notification = new Notification({ title, body, ...(process.platform === 'linux' ? { icon } : {}) })
    keep(key, notification)
    notification.on('click', () => {
      for (const listener of listeners) listener(place)
    })
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ shown: false, reason: 'failed' }), OUTCOME_MS)
      const settle = (outcome: NotificationOutcome): void => {
        clearTimeout(timer)
        if (!outcome.shown) log.warn('A notification was not shown', { reason: outcome.reason })
        resolve(outcome)
      }
      notification.on('show', () => settle({ shown: true }))
      // macOS refuses unsigned apps this way; Windows and Linux report a service that fails.
      notification.on('failed', () => settle({ shown: false, reason: 'refused' }))
      notification.show()
    })
  }

  return {
    show,
    withdraw,
    setUnread,
    onActivate: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
