import type { CommandOutput } from '../../contract/commands'
import type { LeadGroup, OutboxKind } from '../../contract/models'
import { Failure } from '../domain/failure'
import { leadGroupOf, mayRetry, mayStop, type GroupItem } from '../domain/outbox/groups'
import type { Session } from '../session/sessionParts'
import type { OutboxChange, OutboxRow } from '../store/types'
import { released, type CommandContext } from './context'
import { meantAgain } from './editing'
import { showOwner } from './ownerShown'
import { outboxItem } from './views'

/** Groups that are through stay in sight so long. */
const SHOWN_MS = 24 * 3_600_000

/** How far a group of this kind is; fails with `not_found` where it is gone. */
export function groupOf(session: Session, kind: OutboxKind, groupId: string, now: number, gone = ''): LeadGroup {
  const items = session.store.outbox.statesOfGroup(groupId).filter((item) => item.kind === kind)
  if (items.length === 0) throw new Failure('not_found', gone)
  return leadGroupOf(groupId, items, now)
}

const stateOf = (item: OutboxRow): GroupItem => ({ ...item, isUnproved: item.outcome?.unproved === true })

/** Seeing, stopping and trying again what was made together, for one kind of write. `gone`: what is said of an unknown group. */
export function groupCommands(kind: OutboxKind, gone: string) {
  const itemsOf = (session: Session, groupId: string): OutboxRow[] =>
    session.store.outbox.ofGroup(groupId).filter((item) => item.kind === kind)
  return {
    groups: (_input: unknown, context: CommandContext): CommandOutput<'leads.groups'> => {
      const session = context.session()
      const now = context.options.clock.now()
      const ids = session.store.outbox.groups(now - SHOWN_MS, kind)
      return { groups: ids.map((id) => groupOf(session, kind, id, now, gone)) }
    },
    group: (input: { groupId: string }, context: CommandContext): CommandOutput<'leads.group'> => {
      const session = context.session()
      const now = context.options.clock.now()
      const state = groupOf(session, kind, input.groupId, now, gone)
      // Asked for again and again while a thousand go out: what they write is read for those that failed alone.
      const items = state.needsYou === 0 ? [] : itemsOf(session, input.groupId)
      const failed = items.filter((item) => item.state === 'needs_attention')
      return { group: state, failed: failed.map((item) => outboxItem(session, item, now)) }
    },
    changeGroup: (
      input: { groupId: string; change: 'stop' | 'retry' },
      context: CommandContext,
    ): CommandOutput<'leads.changeGroup'> => {
      const session = context.session()
      const now = context.options.clock.now()
      const { outbox } = session.store
      // Read and changed in one transaction: what has left meanwhile stays as it is.
      const changed = session.store.transaction(() => {
        const items = itemsOf(session, input.groupId).filter((item) =>
          input.change === 'stop' ? mayStop(stateOf(item), now) : mayRetry(stateOf(item), now),
        )
        for (const item of items) {
          const after = outbox.update(item.id, input.change === 'stop' ? STOPPED : again(item), now)
          if (kind === 'person.owner' && after.personId !== null) showOwner(session, after.personId, now)
        }
        return items
      })
      released(
        context,
        changed.flatMap((item) => item.personId ?? []),
      )
      return { group: groupOf(session, kind, input.groupId, now, gone), changed: changed.length }
    },
  }
}

const STOPPED: OutboxChange = { state: 'discarded', nextAt: null }

function again(item: OutboxRow): OutboxChange {
  const fresh = { code: null, message: null, fields: {}, outcome: null, nextAt: null } as const
  return { ...fresh, state: 'queued', payload: item.code === 'conflict' ? meantAgain(item) : item.payload }
}
