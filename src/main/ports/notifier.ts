import type { Place } from '../../contract/events'
import type { NotificationAction } from '../domain/notifications/words'

/** One notification of the operating system. `key` is its identity: showing it again replaces what stands there. */
export interface OsNotification {
  key: string
  title: string
  body: string
  /** Where a click leads. */
  place: Place
  /** Without a sound; the operating system may be silent anyhow. */
  silent?: boolean
  /** Offered where the operating system has a place for them (macOS, Windows); a click opens it everywhere. */
  actions?: readonly NotificationAction[]
  /** The message that a reply would answer. */
  partId?: string
}

/** What became of it, for the log and for tests. */
export type NotificationOutcome = { shown: true } | { shown: false; reason: 'unsupported' | 'refused' | 'failed' }

/** What the rep did with a notification. */
export type Activation =
  | { action: 'open' | 'snooze' | 'createLead'; place: Place }
  | { action: 'reply'; place: Place; text: string; partId?: string }

/** The operating system's notifications, and the unread count on dock, taskbar or tray. */
export interface Notifier {
  show(notification: OsNotification): Promise<NotificationOutcome>
  /** Withdraws a notification that no longer holds (read elsewhere). */
  withdraw(key: string): void
  /** Shows the unread count; 0 removes it. */
  setUnread(count: number): void
  /** Called when the rep activates a notification or one of its actions; once for each time it was shown. */
  onActivate(listener: (activation: Activation) => void): () => void
}
