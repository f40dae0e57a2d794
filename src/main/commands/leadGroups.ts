import type { LeadGroup } from '../../contract/models'
import { Failure } from '../domain/failure'
import { leadGroupOf, mayRetry, mayStop, type GroupItem } from '../domain/outbox/groups'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { released, type Handlers } from './context'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'leads.groups' | 'leads.group' | 'leads.changeGroup'>

/** Groups that are through stay in sight so long. */
const SHOWN_MS = 24 * 3_600_000

/** How far a group is; fails with `not_found` where it is gone. */
export function leadGroup(session: Session, groupId: string, now: number): LeadGroup {
  const items = session.store.outbox.statesOfGroup(groupId).filter((item) => item.kind === 'lead.create')
  if (items.length === 0) throw new Failure('not_found', 'These Leads are no longer in the outbox.')
  return leadGroupOf(groupId, items, now)
}

const itemsOf = (session: Session, groupId: string): OutboxRow[] =>
  session.store.outbox.ofGroup(groupId).filter((item) => item.kind === 'lead.create')

const stateOf = (item: OutboxRow): GroupItem => ({ ...item, isUnproved: item.outcome?.unproved === true })

/** Leads that were made together: how far they are, stopping and trying again. */
export const leadGroupCommands: Family = {
  'leads.groups'(_input, context) {
    const session = context.session()
    const now = context.options.clock.now()
    return { groups: session.store.outbox.groups(now - SHOWN_MS).map((id) => leadGroup(session, id, now)) }
  },
  'leads.group'(input, context) {
    const session = context.session()
    const now = context.options.clock.now()
    const items = itemsOf(session, input.groupId)
    return {
      group: leadGroup(session, input.groupId, now),
      failed: items.filter((item) => item.state === 'needs_attention').map((item) => outboxItem(session, item, now)),
    }
  },
  'leads.changeGroup'(input, context) {
    const session = context.session()
    const now = context.options.clock.now()
    const { outbox } = session.store
    // Read and changed in one transaction: what has left meanwhile stays as it is.
    const changed = session.store.transaction(() => {
      const items = itemsOf(session, input.groupId).filter((item) =>
        input.change === 'stop' ? mayStop(stateOf(item), now) : mayRetry(stateOf(item), now),
      )
      for (const item of items) {
        if (input.change === 'stop') outbox.update(item.id, { state: 'discarded', nextAt: null }, now)
        else {
          const fresh = { code: null, message: null, fields: {}, outcome: null, nextAt: null } as const
          outbox.update(item.id, { ...fresh, state: 'queued' }, now)
        }
      }
      return items
    })
    released(
      context,
      changed.flatMap((item) => item.personId ?? []),
    )
    return { group: leadGroup(session, input.groupId, now), changed: changed.length }
  },
}
