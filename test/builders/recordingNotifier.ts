import type { Notifier, OsNotification } from '../../src/main/ports/notifier'

/** A notifier that keeps what it was asked to show: the port itself, asserted on. */
export interface RecordingNotifier extends Notifier {
  readonly shown: OsNotification[]
  readonly withdrawn: string[]
  unread: number
}

export function createRecordingNotifier(): RecordingNotifier {
  const shown: OsNotification[] = []
  const withdrawn: string[] = []
  const notifier: RecordingNotifier = {
    shown,
    withdrawn,
    unread: 0,
    show(notification) {
      shown.push(notification)
      return Promise.resolve({ shown: true })
    },
    withdraw: (key) => void withdrawn.push(key),
    setUnread(count) {
      notifier.unread = count
    },
    onActivate: () => () => undefined,
  }
  return notifier
}
