import type { NotificationConstructorOptions } from 'electron'
import type { NotificationAction } from '../domain/notifications/words'
import type { OsNotification } from '../ports/notifier'

/** Electron's options for one notification on one operating system, and what its buttons mean, by their index. */
export interface PlatformNotification {
  options: NotificationConstructorOptions
  buttons: NotificationAction[]
}

const BUTTONS: Record<Exclude<NotificationAction, 'reply'>, string> = {
  snooze: 'Snooze until tomorrow',
  createLead: 'Create lead',
}

/**
 * What Electron 45 can show of a notification. macOS and Windows take an inline reply, buttons and an identity, by which one
 * that is still in their centre after a restart is replaced; Electron gives Linux neither: there the click is all there is.
 * Windows and macOS use the app's own icon.
 */
export function platformNotification(
  { key, title, body, silent = false, actions = [] }: OsNotification,
  platform: NodeJS.Platform,
  icon: string,
): PlatformNotification {
  const words = { title, body, silent }
  if (platform !== 'darwin' && platform !== 'win32') return { options: { ...words, icon }, buttons: [] }
  const buttons = actions.filter((action) => action !== 'reply')
  const canReply = actions.includes('reply')
  return {
    options: {
      ...words,
      id: key,
      actions: buttons.map((action) => ({ type: 'button', text: BUTTONS[action] })),
      ...(canReply ? { hasReply: true, replyPlaceholder: 'Reply' } : {}),
    },
    buttons,
  }
}
