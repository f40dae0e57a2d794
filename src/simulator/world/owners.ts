import type { Random } from '../shared/random'
import type { OwnerChoice } from './plans'
import { QUEUE, type Team } from './team'

/**
 * The Salesforce owner for a choice, seen from the person's Intercom owner. `same` where nobody owns the person, or
 * the owner is no active User, is some active teammate. A queue is a User for records that queues cannot own.
 */
export function salesforceOwner(
  random: Random,
  team: Team,
  choice: OwnerChoice,
  intercomOwner: string | null,
  queueAllowed = false,
): string {
  const userIds = [...team.userOfAdmin.values()]
  const same = intercomOwner === null ? undefined : team.userOfAdmin.get(intercomOwner)
  switch (choice) {
    case 'rep':
      return team.rep.salesforceUserId
    case 'teammate':
      return random.pick(userIds.filter((id) => id !== same && id !== team.rep.salesforceUserId))
    case 'unmapped':
      return random.pick(team.unmappedUserIds)
    case 'inactive':
      return team.inactiveUserId
    case 'queue':
      return queueAllowed ? QUEUE.id : (same ?? team.rep.salesforceUserId)
    default:
      return same ?? random.pick(userIds)
  }
}
