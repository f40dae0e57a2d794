import type { NotificationKind, NotificationLogRow, NotificationReason } from '../../../../contract/models'

interface KindWords {
  /** Of its switch. */
  readonly label: string
  readonly detail: string
  /** Of one line of the log. */
  readonly one: string
}

/** In the order in which the settings show them. */
export const kindWords: Readonly<Record<NotificationKind, KindWords>> = {
  newConversation: {
    label: 'New conversations with leads and users I own',
    detail: 'When they start one, or first answer a message that was sent to them.',
    one: 'New conversation',
  },
  reply: {
    label: 'Replies in conversations assigned to me',
    detail: 'Whoever owns the person.',
    one: 'Reply',
  },
  assigned: {
    label: 'Conversations assigned to me',
    detail: 'By a teammate or by Intercom itself, not by you.',
    one: 'Assigned to me',
  },
  gained: {
    label: 'New people in my book',
    detail: 'Leads and users whose owner somebody else changed to you, unless Repdesk is in front.',
    one: 'New in my book',
  },
  signedUp: {
    label: 'Leads of mine who sign in',
    detail: 'When a lead becomes a user, by signing up or by being merged, unless Repdesk is in front.',
    one: 'Signed in',
  },
  failed: {
    label: 'What was not sent',
    detail: 'When something in the outbox needs you, unless Repdesk is in front.',
    one: 'Not sent',
  },
  reminder: {
    label: 'Reminders of tasks',
    detail: 'At the time you chose, in quiet hours too.',
    one: 'Reminder of a task',
  },
}

export const kinds = Object.keys(kindWords) as readonly NotificationKind[]

/** Why something was not announced, as the end of a sentence. */
export const reasonWords: Readonly<Record<NotificationReason, string>> = {
  old: 'it was there before Repdesk',
  off: 'this kind is switched off',
  muted: 'the person is muted',
  in_front: 'you were looking at it',
  focus: 'focus mode',
  quiet_hours: 'quiet hours',
  unsupported: 'this computer shows no notifications of apps',
  refused: 'the operating system refused it; look into its settings for Repdesk',
  failed: 'the operating system did not answer',
}

/** What became of one, in words. `clock`: the time of day of a moment. */
export function outcomeWords(row: NotificationLogRow, clock: (at: number) => string): string {
  const why = row.reason === null ? '' : `: ${reasonWords[row.reason]}`
  switch (row.outcome) {
    case 'shown':
      return 'Shown'
    case 'updated':
      return 'Shown, in the place of the one before'
    case 'summarised':
      return 'Shown in a summary'
    case 'failed':
      return `Not shown${why}`
    case 'suppressed':
      return row.summarisedAt === null
        ? `Held back${why}`
        : `Held back${why}; named in a summary at ${clock(row.summarisedAt)}`
  }
}
