import type { OwnerChoices, OwnerRefusal } from '../../contract/models'
import { foldEmail } from '../domain/matching/foldEmail'
import { adminMessage, TEAM_REFUSAL } from '../domain/ownership/permission'
import { refusedOwner } from '../outbox/ownerWrite'
import { readTeamProfile } from '../session/teamProfile'
import type { CommandContext } from './context'

/** Whom an owner can be, and whether the rep may set one at all. */
export function ownerChoices(context: CommandContext): OwnerChoices {
  const { store, profile } = context.session()
  const teammates = store.teammates
    .list()
    .filter((one) => one.isActive)
    .map(({ id, name, email }) => ({ id, name, email, isMe: id === profile.repId }))
  return {
    teammates: teammates.sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name, 'en')),
    refusal: ownerRefusal(context),
  }
}

/** Why the rep may not set owners: by the team's profile, else by what Intercom said last; null where nothing is known. */
export function ownerRefusal(context: CommandContext): OwnerRefusal | null {
  const { store, profile } = context.session()
  const rep = { name: profile.repName, email: repEmail(context) }
  const { ownersMayBeSetBy } = readTeamProfile(context.options.paths.data)
  if (ownersMayBeSetBy !== null && !ownersMayBeSetBy.some((one) => foldEmail(one) === foldEmail(rep.email))) {
    return { by: 'team', message: TEAM_REFUSAL, adminText: adminMessage(rep, 'team'), at: null }
  }
  const refused = refusedOwner(store)
  if (!refused) return null
  return { by: 'intercom', message: refused.message, adminText: adminMessage(rep, refused.code), at: refused.at }
}

function repEmail(context: CommandContext): string {
  const { store, profile } = context.session()
  return store.teammates.list().find((one) => one.id === profile.repId)?.email ?? ''
}
