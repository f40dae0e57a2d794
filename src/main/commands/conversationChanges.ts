import type { OutboxItem } from '../../contract/models'
import type { ParsedInput } from '../../contract/commands'
import { isSo, type Standing, type StandingChange } from '../domain/conversations/standing'
import type { Seen } from '../domain/conversations/seen'
import { snoozeAt, snoozeChoices } from '../domain/conversations/snooze'
import { Failure } from '../domain/failure'
import { MOVABLE } from '../domain/ownership/byHand'
import { localDate } from '../domain/tasks/localTime'
import { addDays } from '../domain/tasks/plainDate'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { changeOf } from '../outbox/conversationChange'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { outboxItem } from './views'

type Family = Pick<
  Handlers,
  | 'conversations.close'
  | 'conversations.open'
  | 'conversations.snooze'
  | 'conversations.assign'
  | 'conversations.tag'
  | 'conversations.choices'
>

/** Where a conversation stands, changed by the rep: each change an outbox item in the conversation's lane, shown at once. */
export const conversationChangeCommands: Family = {
  'conversations.close': ({ conversationId }, context) =>
    put(context, conversationId, { do: 'close' }, 'This conversation is closed already.'),
  'conversations.open': ({ conversationId }, context) =>
    put(context, conversationId, { do: 'open' }, 'This conversation is open already.'),
  'conversations.snooze'({ conversationId, until }, context) {
    const at = untilOf(context, until)
    const change = { do: 'snooze', until: at } as const
    return put(context, conversationId, change, 'It is snoozed until then already.', { until: stamp(context, at) })
  },
  'conversations.assign'({ conversationId, to }, context) {
    const name = assigneeName(context.session(), to)
    return put(context, conversationId, { do: 'assign', to }, `It is with ${name.toLowerCase()} already.`, { to: name })
  },
  'conversations.tag'({ conversationId, tagId, on }, context) {
    const session = context.session()
    const there = session.store.conversations.standing(conversationId)?.shown.tags ?? []
    const tag = [...session.store.teammates.tags(), ...there].find((one) => one.id === tagId)
    if (!tag) throw new Failure('validation', 'This tag is not in Intercom any more. Choose another.')
    const change = { do: 'tag', tag, on } as const
    const refusal = on ? `It is tagged ${tag.name} already.` : `It is not tagged ${tag.name}.`
    return put(context, conversationId, change, refusal, { tag: on ? tag.name : `${tag.name} taken off` })
  },
  'conversations.choices'(_input, context) {
    const session = context.session()
    const { repId } = session.profile
    const now = context.options.clock.now()
    const mates = session.store.teammates.list().filter((one) => one.isActive)
    return {
      teammates: mates
        .map(({ id, name, email }) => ({ id, name, email, isMe: id === repId }))
        .sort((a, b) => Number(b.isMe) - Number(a.isMe)),
      teams: session.store.teammates.teams(),
      tags: session.store.teammates.tags(),
      snooze: snoozeChoices(now, session.timeZone()),
      day: addDays(localDate(now, session.timeZone()), 1),
    }
  },
}

/** Commits one change. An earlier one of the same question that has not left is replaced where it asks who is assigned. */
function put(
  context: CommandContext,
  conversationId: string,
  change: StandingChange,
  refusal: string,
  values: Record<string, string> = {},
): OutboxItem {
  const session = context.session()
  const { store } = session
  const now = context.options.clock.now()
  const cached = store.conversations.get(conversationId)
  const row = store.conversations.row(conversationId)
  if (!cached || !row) throw new Failure('not_found', 'This conversation is not on this desk any more.')
  const item = store.transaction(() => {
    const earlier = replaced(session, conversationId, change)
    const gone = earlier && store.outbox.update(earlier.id, { state: 'discarded', nextAt: null }, now)
    const base = shownNow(session, conversationId)
    if (isSo(base, change)) {
      if (gone) return gone
      throw new Failure('validation', refusal)
    }
    return enqueue(context, {
      kind: `conversation.${change.do}`,
      service: 'intercom',
      lane: `conversation:${conversationId}`,
      personId: cached.personId,
      conversationId,
      payload: {
        conversationId,
        personName: row.personName,
        about: row.title ?? row.snippet,
        change,
        base,
        seen: seenHere(session, conversationId),
        values,
      },
    })
  })
  released(context, [conversationId, cached.personId])
  return outboxItem(session, item, now)
}

function shownNow({ store }: Session, conversationId: string): Standing {
  const standing = store.conversations.standing(conversationId)
  if (!standing) throw new Failure('not_found', 'This conversation is not on this desk any more.')
  return standing.shown
}

/** The rep's earlier answer to who has it (a teammate, or a team), where it has not left. */
function replaced({ store }: Session, conversationId: string, change: StandingChange): OutboxRow | null {
  if (change.do !== 'assign') return null
  const { type } = change.to
  const earlier = store.outbox.unsentOf({ conversationId }).findLast((item) => {
    if (item.kind !== 'conversation.assign') return false
    const { change: before } = changeOf(item)
    return before.do === 'assign' && before.to.type === type
  })
  return earlier && MOVABLE.has(earlier.state) && earlier.outcome?.unproved !== true ? earlier : null
}

/** What the rep has before them: the last part, or the header alone while the parts are not here. */
export function seenHere({ store }: Session, conversationId: string, partId?: string): Seen {
  const cached = store.conversations.get(conversationId)
  const parts = store.conversations.parts(conversationId)
  const last = partId === undefined ? parts.at(-1) : parts.find((part) => part.id === partId)
  if (!last || (cached?.partsOf ?? null) === null) return { partId: null, at: cached?.updatedAt ?? 0 }
  return { partId: last.id, at: last.createdAt }
}

function untilOf(context: CommandContext, until: ParsedInput<'conversations.snooze'>['until']): number {
  const session = context.session()
  const wanted = 'at' in until ? until.at : snoozeAt(until.date, until.time, session.timeZone())
  const at = Math.floor(wanted / 1000) * 1000
  if (at <= context.options.clock.now()) {
    throw new Failure('validation', 'Choose a time that is still to come.', { fields: { until: 'This time is past' } })
  }
  return at
}

/** When it comes back, as the outbox names it, in the rep's zone. */
function stamp(context: CommandContext, at: number): string {
  const timeZone = context.session().timeZone()
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

function assigneeName({ store }: Session, to: ParsedInput<'conversations.assign'>['to']): string {
  if (to.id === null) return to.type === 'admin' ? 'Nobody' : 'No team'
  const known = to.type === 'admin' ? store.teammates.list().filter((one) => one.isActive) : store.teammates.teams()
  const name = known.find((one) => one.id === to.id)?.name
  if (name === undefined) {
    const what = to.type === 'admin' ? 'teammate' : 'team'
    throw new Failure('validation', `This ${what} is not in Intercom any more. Choose another.`)
  }
  return name
}
