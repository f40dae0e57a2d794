import type { MergePlan, MergeSide } from '../../contract/models'
import { Failure } from '../domain/failure'
import { agreement, directionOf, planLines, type Side } from '../domain/merging/plan'
import type { IntercomContact } from '../ports/intercom'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { copyNotes, copyTags } from './copying'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'merge.plan' | 'merge.start' | 'merge.copy' | 'people.archive'>

/** One of the two, with what only this desk knows of them. */
interface Half {
  side: Side
  isHere: boolean
}

/** Merging a lead into a user, and what can be done where Intercom merges neither. Each write is an outbox item. */
export const mergeCommands: Family = {
  'merge.plan': async ({ personId, otherId }, context) => planOf(context, personId, otherId),
  async 'merge.start'({ personId, otherId, evenIfDifferent }, context) {
    const session = context.session()
    const plan = await planOf(context, personId, otherId)
    if (!plan.canMerge) throw new Failure('validation', plan.why)
    if (plan.underWay) throw new Failure('conflict', 'A merge of this lead is on its way already.')
    if (plan.agree === null && !evenIfDifferent) {
      throw new Failure(
        'validation',
        'Neither email nor phone agree. Say that they are the same person, or look at both once more.',
      )
    }
    const { from, into } = plan
    const item = enqueue(context, {
      kind: 'person.merge',
      service: 'intercom',
      lane: `person:${from.personId}`,
      personId: from.personId,
      conversationId: null,
      payload: {
        goneId: from.personId,
        intoId: into.personId,
        personName: from.displayName,
        intoName: into.displayName,
        // Where they agree, Intercom's own check stays on: it sees what this desk may not have yet.
        evenIfDifferent: plan.agree === null && evenIfDifferent,
        values: { merge: `${from.displayName} (lead) into ${into.displayName} (user)` },
      },
    })
    released(context, [from.personId, into.personId])
    return outboxItem(session, item, context.options.clock.now())
  },
  async 'merge.copy'({ personId, otherId, what }, context) {
    const session = context.session()
    const [from, into] = [here(session, personId), here(session, otherId)]
    const items = what === 'tags' ? copyTags(context, from, into) : await copyNotes(context, from, into)
    released(context, [otherId])
    const now = context.options.clock.now()
    return { items: items.map((item) => outboxItem(session, item, now)) }
  },
  'people.archive'({ personId }, context) {
    const session = context.session()
    const person = here(session, personId)
    if (session.store.outbox.unsentOf({ personId }).length > 0) {
      throw new Failure('conflict', 'Something about this person is not sent yet. Send or discard it first.')
    }
    const item = enqueue(context, {
      kind: 'person.archive',
      service: 'intercom',
      lane: `person:${personId}`,
      // Not of the person: an unsent item of theirs would keep them on this desk.
      personId: null,
      conversationId: null,
      payload: { goneId: personId, personName: person.displayName },
    })
    released(context, [personId])
    return outboxItem(session, item, context.options.clock.now())
  },
}

function here(session: Session, personId: string) {
  const person = session.store.people.get(personId)
  if (!person) throw new Failure('not_found', 'This person is not on this desk any more.')
  return person
}

async function planOf(context: CommandContext, personId: string, otherId: string): Promise<MergePlan> {
  const session = context.session()
  const halves = [await halfOf(session, personId), await halfOf(session, otherId)] as const
  const { merge, why } = directionOf(halves[0].side, halves[1].side)
  const [from, into] = merge?.from === halves[1].side.id ? [halves[1], halves[0]] : halves
  const agree = merge === null ? null : agreement(from.side, into.side)
  const underWay = mergeUnderWay(session, from.side.id)
  return {
    from: viewOf(session, from),
    into: viewOf(session, into),
    canMerge: merge !== null,
    why,
    agree,
    lines: planLines(from.side, into.side).map(({ lead, user, ...line }) => ({ ...line, from: lead, into: user })),
    moves: merge === null ? [] : movesOf(session, from, into),
    underWay: underWay ? outboxItem(session, underWay, context.options.clock.now()) : null,
  }
}

/** The merge of this lead that has not arrived. */
export function mergeUnderWay(session: Session, leadId: string): OutboxRow | null {
  return session.store.outbox.unsentOf({ personId: leadId }).find((item) => item.kind === 'person.merge') ?? null
}

/** Somebody who is not on this desk, as an edit's refusal may name, is asked of Intercom. */
async function halfOf(session: Session, id: string): Promise<Half> {
  const { store } = session
  const personId = store.merging.survivorOf(id)
  const person = store.people.get(personId)
  if (!person) return { side: sideOf(session, await session.intercom.contact(personId)), isHere: false }
  const { role, displayName, name, email, phone, ownerName, country, tags, customAttributes } = person
  const companies = person.companies.map((one) => one.name)
  const side = {
    id: personId,
    role,
    displayName,
    name,
    email,
    phone,
    ownerName,
    country,
    tags,
    customAttributes,
    companies,
  }
  return { side, isHere: true }
}

function sideOf({ store }: Session, contact: IntercomContact): Side {
  const names = new Map(store.teammates.list().map((one) => [one.id, one.name]))
  const tags = new Map(store.teammates.tags().map((one) => [one.id, one.name]))
  const { id, role, name, email, phone, ownerId, country, customAttributes } = contact
  return {
    id,
    role,
    name,
    email,
    phone,
    country,
    customAttributes,
    displayName: name ?? email ?? phone ?? `Unnamed ${role}`,
    ownerName: ownerId === null ? null : (names.get(ownerId) ?? 'a teammate who has left'),
    companies: contact.companyIds.map((one) => store.companies.get(one)?.name ?? 'a company'),
    tags: contact.tagIds.map((one) => tags.get(one) ?? 'a tag'),
  }
}

function viewOf({ store }: Session, { side, isHere }: Half): MergeSide {
  const { id: personId, role, displayName, email, ownerName } = side
  return {
    personId,
    role,
    displayName,
    email,
    ownerName,
    conversations: isHere ? store.conversations.ofPerson(personId).length : null,
    unsent: isHere ? store.outbox.unsentOf({ personId }).length : 0,
  }
}

/** What goes over, and what becomes of the owner: the user keeps theirs, and gets the lead's where they have none. */
function movesOf(session: Session, { side: lead, isHere }: Half, { side: user }: Half): string[] {
  const conversations = isHere ? session.store.conversations.ofPerson(lead.id).length : 0
  const unsent = isHere ? session.store.outbox.unsentOf({ personId: lead.id }).length : 0
  const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`
  return [
    conversations > 0
      ? `${many(conversations, 'conversation', 'conversations')} and all others of the lead`
      : 'All conversations of the lead',
    'Notes, tags, companies and events of the lead',
    ...(unsent > 0 ? [`${many(unsent, 'write that is', 'writes that are')} not sent yet`] : []),
    user.ownerName === null && lead.ownerName !== null
      ? `The owner: ${lead.ownerName}, since the user has none`
      : `The owner stays ${user.ownerName ?? 'nobody'}`,
  ]
}
