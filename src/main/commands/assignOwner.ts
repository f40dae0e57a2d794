import type { OwnerPlan, OwnerPlanRow } from '../../contract/models'
import type { CommandOutput, ParsedInput } from '../../contract/commands'
import { Failure } from '../domain/failure'
import type { OutboxRow, PersonDetail } from '../store/types'
import { turnKeeper } from '../turns'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { groupCommands, groupOf } from './groups'
import { ownerChoices, ownerRefusal } from './ownerChoices'
import { movable, ownerItem, ownerNameOf, queueOwners, takeBack } from './ownerItems'
import { ownerLocks } from './owners'
import { showOwner } from './ownerShown'
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
    if (!item) throw new Failure('validation', `${ownerNameOf(context, ownerId)} is the owner already.`)
    released(context, [personId])
    return outboxItem(session, item, context.options.clock.now())
  },
  'owners.plan': async (input, context) => (await planned(context, input)).plan,
  'owners.assignMany'(input, context) {
    const session = context.session()
    // One after the other: the later one replaces what the earlier one has made.
    const work = (underWay.get(session) ?? Promise.resolve()).then(() => assignMany(context, input))
    underWay.set(
      session,
      work.then(
        () => undefined,
        () => undefined,
      ),
    )
    return work
  },
  'owners.groups': groups,
  'owners.group': group,
  'owners.changeGroup': changeGroup,
}

const underWay = new WeakMap<object, Promise<void>>()

async function assignMany(context: CommandContext, input: Many): Promise<CommandOutput<'owners.assignMany'>> {
  allow(context, input.ownerId)
  const { plan, going } = await planned(context, input)
  if (going.length === 0) throw new Failure('validation', 'There is nobody whose owner would change.')
  const { ownerId } = input
  const groupId = await queueOwners(
    context,
    going.map((personId) => ({ personId, ownerId })),
  )
  released(context, going.length <= 20 ? going : [])
  const now = context.options.clock.now()
  return {
    group: groupOf(context.session(), 'person.owner', groupId, now),
    leftOut: plan.same + plan.leftOut.length,
  }
}

/** Refuses what the team has ruled out. */
export function allowOwners(context: CommandContext): void {
  const refusal = ownerRefusal(context)
  if (refusal?.by === 'team') throw new Failure('permission', refusal.message)
}

/** Refuses what the team has ruled out, and an owner who is no teammate. */
function allow(context: CommandContext, ownerId: string | null): void {
  allowOwners(context)
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

/**
 * Commits one change with its effect on what is shown. The rep's newest word counts: an earlier one that has not left goes.
 * Answers null where this is the owner already.
 */
function put(context: CommandContext, person: PersonDetail, ownerId: string | null): OutboxRow | null {
  const session = context.session()
  const now = context.options.clock.now()
  if (person.ownerId === ownerId) return null
  const earlier = movable(session, person.id)
  if (earlier && ownerId === session.store.people.ownerThere(person.id)) return takeBack(session, earlier, now)
  const item = enqueue(context, ownerItem(context, person.id, ownerId))
  if (earlier) takeBack(session, earlier, now)
  showOwner(session, person.id, now)
  return item
}
