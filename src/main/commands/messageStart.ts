import { bookFilterSchema } from '../../contract/commands'
import { MOST_RECIPIENTS, type Message, type MessageContent } from '../../contract/models'
import { Failure } from '../domain/failure'
import { namesSalesforce } from '../domain/segments/bounds'
import { makeGroup } from '../outbox/groupMaking'
import { messageItem } from '../outbox/messageItems'
import type { KeptMessage } from '../store/types'
import { wantSegments } from '../sync/pullSegments'
import { turnKeeper } from '../turns'
import { released, type CommandContext, type Handlers } from './context'
import { judged, messageOf, refuseMessage, toldOfMessage } from './messageViews'

/** Sending to those who match now, and starting for those who come to match. */
export const messageStartCommands: Pick<Handlers, 'messages.send' | 'messages.start'> = {
  'messages.send': ({ messageId, expected }, context) => alone(context, () => send(context, messageId, expected)),
  'messages.start': ({ messageId, from }, context) => alone(context, () => start(context, messageId, from)),
}

/** One after the other: pressed twice, the second finds what the first has made. */
async function alone<T>(context: CommandContext, work: () => Promise<T>): Promise<T> {
  const session = context.session()
  const mine = (underWay.get(session) ?? Promise.resolve()).then(work)
  underWay.set(
    session,
    mine.then(
      () => undefined,
      () => undefined,
    ),
  )
  return mine
}

const underWay = new WeakMap<object, Promise<void>>()

/** Commits one item for each who would get it now, all or none. */
async function send(context: CommandContext, messageId: string, expected: number): Promise<Message> {
  const session = context.session()
  const { store } = session
  const { clock, ids } = context.options
  const { state, content, createdAt } = messageOf(session, messageId)
  if (state !== 'draft') throw new Failure('conflict', 'This message was sent already.')
  if (content.mode !== 'fixed') throw new Failure('validation', 'A dynamic message is started, not sent.')
  refuseMessage(content)
  const going = (await judged(context, content, messageId)).judged.filter(({ exclusion }) => exclusion === null)
  if (going.length === 0) throw new Failure('validation', 'There is nobody who would get it. The list says why.')
  if (going.length > MOST_RECIPIENTS) {
    throw new Failure('validation', `At most ${MOST_RECIPIENTS} people at once. Choose fewer by another filter.`)
  }
  if (going.length !== expected) {
    throw new Failure('conflict', `Meanwhile ${going.length} people would get it instead of ${expected}. Look again.`)
  }
  const now = clock.now()
  const made = new Map(going.map((one) => [one.person.id, ids.next()]))
  await makeGroup(
    { store, clock },
    messageId,
    session.settings().undoSeconds * 1_000,
    going,
    (one) => messageItem(made.get(one.person.id)!, messageId, content, one),
    ({ person }) => {
      // With the first one: until the group is whole, a process that ends leaves a draft (`dropUnfinished`).
      const sent: KeptMessage = { id: messageId, state: 'sent', content, createdAt, startedAt: now, updatedAt: now }
      if (store.messages.get(messageId)?.state === 'draft') store.messages.save(sent)
      const itemId = made.get(person.id)!
      store.messages.note({ messageId, personId: person.id, state: 'waiting', itemId, at: now })
    },
  )
  const few = going.length <= 20 ? going.map(({ person }) => person.id) : []
  released(context, few)
  return toldOfMessage(context, messageId)
}

/** From now on whoever comes to match gets it. */
async function start(context: CommandContext, messageId: string, from: 'everybody' | 'now'): Promise<Message> {
  const session = context.session()
  const { store } = session
  const { clock } = context.options
  const message = messageOf(session, messageId)
  const { state, content } = message
  if (state === 'running') throw new Failure('conflict', 'This message is being sent already.')
  if (state === 'sent' || content.mode !== 'dynamic') {
    throw new Failure('validation', 'A message to those who match now is sent, not started.')
  }
  refuseMessage(content)
  refuseUnknown(context, content)
  // Whoever stands there from a start that never came to its end.
  if (message.startedAt === null) store.messages.forgetBefore(messageId)
  if (from === 'now') {
    const breathing = turnKeeper()
    for (const { person } of (await judged(context, content, messageId)).judged) {
      store.messages.note({ messageId, personId: person.id, state: 'before', itemId: null, at: clock.now() })
      await breathing()
    }
  }
  const now = clock.now()
  if (messageOf(session, messageId).updatedAt !== message.updatedAt) {
    throw new Failure('conflict', 'This message was changed meanwhile. Look again.')
  }
  store.messages.save({ ...message, state: 'running', startedAt: message.startedAt ?? now, updatedAt: now })
  session.automations.noteChange(['messages'])
  session.jobs.now(['messages.dynamic'])
  return toldOfMessage(context, messageId)
}

/** Whoever is only being read in would seem to come to match, all of them: nothing is started before they are known. */
function refuseUnknown(context: CommandContext, { audience }: MessageContent): void {
  const session = context.session()
  const { store } = session
  if (store.streams.get('book').finishedAt === null) {
    throw new Failure('validation', 'Your book is still being read from Intercom. Start this when it is here.')
  }
  if (audience.by !== 'filter') return
  if (wantSegments(store, audience.filter, context.options.clock.now())) {
    session.jobs.now(['segments'])
    throw new Failure('validation', 'Who is in Intercom’s segment is being read. Start this in a moment.')
  }
  if (!namesSalesforce(audience.filter) || session.orgKey() === null) return
  const filter = bookFilterSchema.parse({ match: ['unknown'] })
  const query = { filter, sort: 'name', descending: false, offset: 0, limit: 1, now: 0 } as const
  const { total } = store.people.list(query)
  if (total > 0) throw new Failure('validation', `Salesforce is still being asked about ${total} of your people.`)
}
