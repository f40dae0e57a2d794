import type { LeadGroup } from '../../contract/models'
import type { Session } from '../session/sessionParts'
import type { Handlers } from './context'
import { groupCommands, groupOf } from './groups'

type Family = Pick<Handlers, 'leads.groups' | 'leads.group' | 'leads.changeGroup'>

const GONE = 'These Leads are no longer in the outbox.'

/** How far a group is; fails with `not_found` where it is gone. */
export function leadGroup(session: Session, groupId: string, now: number): LeadGroup {
  return groupOf(session, 'lead.create', groupId, now, GONE)
}

const { groups, group, changeGroup } = groupCommands('lead.create', GONE)

/** Leads that were made together: how far they are, stopping and trying again. */
export const leadGroupCommands: Family = {
  'leads.groups': groups,
  'leads.group': group,
  'leads.changeGroup': changeGroup,
}
