import type { ConversationView } from '../../../../contract/commands'

/** The views of conversations in their order, in the rep's words. */
export const conversationViews: ReadonlyArray<{ readonly id: ConversationView; readonly label: string }> = [
  { id: 'all', label: 'All' },
  { id: 'mine', label: 'Mine' },
  { id: 'people', label: 'My people’s' },
  { id: 'unassigned', label: 'Unassigned' },
  { id: 'unread', label: 'Unread' },
  { id: 'snoozed', label: 'Snoozed' },
  { id: 'closed', label: 'Closed' },
]
