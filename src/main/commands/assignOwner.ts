import { MOST_OWNERS_AT_ONCE, type OwnerPlan, type OwnerPlanRow } from '../../contract/models'
import type { ParsedInput } from '../../contract/commands'
import { Failure } from '../domain/failure'
import { MOVABLE } from '../domain/ownership/byHand'
import type { OutboxRow, PersonDetail } from '../store/types'
import { turnKeeper } from '../turns'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { groupCommands, groupOf } from './groups'
import { ownerChoices, ownerRefusal } from './ownerChoices'
import { ownerLocks } from './owners'
import { showOwner, unsentOwner } from './ownerShown'
import { ownerHistory } from './ownerStory'
import { outboxItem } from './views'

type Family = Pick<
  Handlers,
  | 'owners.choices'
  | 'owners.assign'
  | 'owners.history'
  | 'owners.plan'
  | 'owners.assignMany'
  | 'owners.groups'
  | 'owners.group'
  | 'owners.changeGroup'
>
type Many = ParsedInput<'owners.plan'>

const { groups, group, changeGroup } = groupCommands('person.owner', 'These owners are no longer in the outbox.')

/** Owners set by hand, of one person or of many: each an outbox item, shown at once, online or not. */
export const assignOwnerCommands: Family = {
  'owners.choices': (_input, context) => ownerChoices(context),
  'owners.history': (input, context) => ({ rows: ownerHistory(context.session(), input.personId) }),
  'owners.assign'(input, context) {
    const { personId, ownerId } = input
    const session = context.session()
    allow(context, ownerId)
    const person = session.store.people.get(personId)
    if (!person) throw new Failure('not_found', 'This person is not on this desk any more.')
    const lock = ownerLocks(session)(personId)
    if (lock !== null) throw new Failure('permission', lock)
    const item = session.store.transaction(() => put(context, person, ownerId))
    if (!item) throw new Failure('validation', `${nameOf(context, ownerId)} is the owner already.`)
    released(context, [personId])
    return outboxItem(session, item, context.options.clock.now())
  },
  'owners.plan': async (input, context) => (await planned(context, input)).plan,
  async 'owners.assignMany'(input, context) {
    allow(context, input.ownerId)
    const { plan, going } = await planned(context, input)
    if (going.length === 0) throw new Failure('validation', 'There is nobody whose owner would change.')
    const groupId = await queue(context, going.slice(0, MOST_OWNERS_AT_ONCE), input.ownerId)
    released(context, going.length <= 20 ? going : [])
    const now = context.options.clock.now()
    return {
      group: groupOf(context.session(), 'person.owner', groupId, now),
      leftOut: plan.same + plan.leftOut.length,
    }
  },
  'owners.groups': groups,
  'owners.group': group,
  'owners.changeGroup': changeGroup,
}

/** Refuses what the team has ruled out, and an owner who is no teammate. */
function allow(context: CommandContext, ownerId: string | null): void {
  const refusal = ownerRefusal(context)
  if (refusal?.by === 'team') throw new Failure('permission', refusal.message)
  const isThere = context
    .session()
    .store.teammates.list()
    .some((one) => one.id === ownerId && one.isActive)
  if (ownerId !== null && !isThere) {
    throw new Failure('validation', 'This teammate is not in Intercom any more. Choose another.')
  }
}

/** What would happen to each; in turns, since who is locked is worked out of what Salesforce has of them. */
async function planned(
  context: CommandContext,
  { personIds, ownerId }: Many,
): Promise<{ plan: OwnerPlan; going: string[] }> {
  const session = context.session()
  const lockOf = ownerLocks(session)
  const breathing = turnKeeper()
  const going: string[] = []
  const leftOut: OwnerPlanRow[] = []
  let same = 0
  for (const personId of new Set(personIds)) {
    await breathing()
    const person = session.store.people.get(personId)
    const reason = person ? lockOf(personId) : 'No longer on this desk'
    if (!person || reason !== null) {
      const { displayName = 'Unknown person', ownerName = null } = person ?? {}
      leftOut.push({ personId, personName: displayName, ownerName, verdict: person ? 'locked' : 'gone', reason })
    } else if (person.ownerId === ownerId) same += 1
    else going.push(personId)
  }
  return { plan: { change: going.length, same, leftOut }, going }
}

const BATCH = 20

/** As one group that leaves at one time; a batch a turn, so that a thousand hold up nothing. */
async function queue(context: CommandContext, personIds: readonly string[], ownerId: string | null): Promise<string> {
  const { store } = context.session()
  const groupId = context.options.ids.next()
  const now = context.options.clock.now()
  const breathing = turnKeeper()
  for (let start = 0; start < personIds.length; start += BATCH) {
    store.transaction(() => {
      for (const id of personIds.slice(start, start + BATCH)) {
        const person = store.people.get(id)
        if (person) put(context, person, ownerId, { groupId, now })
      }
    })
    await breathing()
  }
  return groupId
}

/**
 * Commits one change with its effect on what is shown. The rep's newest word counts: an earlier one that has not left goes.
 * Answers null where this is the owner already.
 */
function put(
  context: CommandContext,
  person: PersonDetail,
  ownerId: string | null,
  of: { groupId?: string; now?: number } = {},
): OutboxRow | null {
  const session = context.session()
  const { store } = session
  const now = of.now ?? context.options.clock.now()
  if (person.ownerId === ownerId) return null
  let base = store.people.ownerThere(person.id) ?? null
  const earlier = unsentOwner(session, person.id)
  if (earlier && MOVABLE.has(earlier.state) && earlier.outcome?.unproved !== true) {
    const gone = store.outbox.update(earlier.id, { state: 'discarded', nextAt: null }, now)
    if (ownerId === base) {
      showOwner(session, gone, now)
      return gone
    }
  } else if (earlier) base = (earlier.payload.ownerId as string | null | undefined) ?? null
  const item = enqueue(
    context,
    {
      kind: 'person.owner',
      service: 'intercom',
      lane: `owner:${person.id}`,
      personId: person.id,
      conversationId: null,
      payload: {
        personId: person.id,
        personName: person.displayName,
        ownerId,
        base,
        values: { owner: nameOf(context, ownerId) },
      },
      ...(of.groupId === undefined ? {} : { groupId: of.groupId }),
    },
    undefined,
    now,
  )
  showOwner(session, item, now)
  return item
}

function nameOf(context: CommandContext, ownerId: string | null): string {
  if (ownerId === null) return 'Nobody'
  return (
    context
      .session()
      .store.teammates.list()
      .find((one) => one.id === ownerId)?.name ?? 'A teammate'
  )
}
