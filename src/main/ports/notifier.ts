import type { Place } from '../../contract/events'

/** One notification of the operating system. `key` is its identity: showing it again replaces what stands there. */
export interface OsNotification {
  key: string
  title: string
  body: string
  /** Where a click leads. */
  place: Place
}

/** What became of it, for the log and for tests. */
export type NotificationOutcome = { shown: true } | { shown: false; reason: 'unsupported' | 'refused' | 'failed' }

/** The operating system's notifications, and the unread count on dock, taskbar or tray. */
export interface Notifier {
  show(notification: OsNotification): Promise<NotificationOutcome>
  /** Withdraws a notification that no longer holds (read elsewhere). */
  withdraw(key: string): void
  /** Shows the unread count; 0 removes it. */
  setUnread(count: number): void
  /** Called with the place when the rep activates a notification. */
  onActivate(listener: (place: Place) => void): () => void
}
