/**
 * What a part without words says happened, in the rep's words. Unknown kinds are named as they are: Intercom adds new
 * ones without a new version.
 */
export function partEvent(partType: string, author: string, assignedTo: string | null): string {
  switch (partType) {
    case 'close':
      return `${author} closed the conversation`
    case 'open':
      return `${author} reopened the conversation`
    case 'unsnoozed':
      return `${author} ended the snooze`
    case 'timer_unsnooze':
      return 'The snooze ended'
    case 'snoozed':
      return `${author} snoozed the conversation`
    case 'assignment':
    case 'assign_and_reopen':
    case 'assign_and_unsnooze':
    case 'default_assignment':
    case 'balanced_assignment':
      return assignedTo ? `${author} assigned the conversation to ${assignedTo}` : `${author} changed the assignment`
    case 'participant_added':
      return `${author} added a participant`
    case 'participant_removed':
      return `${author} removed a participant`
    case 'conversation_rating_changed':
      return 'The conversation was rated'
    default:
      return `${author}: ${partType.replaceAll('_', ' ')}`
  }
}
