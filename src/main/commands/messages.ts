import type { MessageContent } from '../../contract/models'
import { Failure } from '../domain/failure'
import { mayStop } from '../domain/outbox/groups'
import { repNameOf, wordsFor } from '../outbox/messageAudience'
import { testItem } from '../outbox/messageItems'
import { done, enqueue, released, type CommandContext, type Handlers } from './context'
import { groupCommands } from './groups'
import { messageStartCommands } from './messageStart'
import { judged, messageOf, messageView, planView, refuseMessage, shownMessage, toldOfMessage } from './messageViews'
import { outboxItem } from './views'

type Family = Pick<
  Handlers,
  | 'messages.list'
  | 'messages.get'
  | 'messages.save'
  | 'messages.remove'
  | 'messages.plan'
  | 'messages.preview'
  | 'messages.testContact'
  | 'messages.test'
  | 'messages.send'
  | 'messages.start'
  | 'messages.pause'
  | 'messages.change'
  | 'messages.ledger'
>

const { changeGroup } = groupCommands('message.send', 'Nothing of this message is in the outbox any more.')

/** Messages to the people the rep owns: written, looked at, sent to an audience once, or to whoever comes to match. */
export const messageCommands: Family = {
  'messages.list'(_input, context) {
    const session = context.session()
    const now = context.options.clock.now()
    return { messages: session.store.messages.list().map((one) => messageView(session, one, now)) }
  },
  'messages.get': ({ messageId }, context) => shownMessage(context, messageId),
  'messages.save'({ messageId, content }, context) {
    const { store } = context.session()
    const now = context.options.clock.now()
    const old = messageId === null ? null : store.messages.get(messageId)
    if (old && old.state !== 'draft' && old.state !== 'paused') {
      throw new Failure('conflict', 'This message is on its way. Pause it first, or write another one.')
    }
    if (old?.state === 'paused' && content.mode !== 'dynamic') {
      throw new Failure('validation', 'This one goes to whoever comes to match. For sending once, write another one.')
    }
    const id = messageId ?? context.options.ids.next()
    const { state, createdAt, startedAt } = old ?? { state: 'draft', createdAt: now, startedAt: null }
    store.messages.save({ id, state, content, createdAt, startedAt, updatedAt: now })
    return toldOfMessage(context, id)
  },
  'messages.remove'({ messageId }, context) {
    const { store } = context.session()
    if (messageOf(context.session(), messageId).state !== 'draft') {
      throw new Failure('conflict', 'Only drafts can be removed: of the others it stays known who got what.')
    }
    store.messages.remove(messageId)
    context.changed(['messages'])
    return done
  },
  'messages.plan': async ({ messageId, content }, context) =>
    planView(content, await judged(context, content, messageId)),
  'messages.preview'({ content, personId }, context) {
    const { words, person } = wordsOf(context, content, personId)
    const { subject, text, missing } = words
    return { personName: person.displayName, email: person.email, subject, text, missing }
  },
  async 'messages.testContact'(_input, context) {
    const { intercom } = context.session()
    const { email } = repOf(context)
    const { items } = await intercom.searchContacts({ email })
    const [found] = items.filter((one) => one.email?.toLowerCase() === email.toLowerCase())
    return { email, contact: found ? { id: found.id, name: found.name ?? email } : null }
  },
  'messages.test'({ content, personId, create }, context) {
    refuseMessage(content)
    const rep = repOf(context)
    const words =
      personId === null
        ? wordsFor(content, { ...NOBODY, name: rep.name, email: rep.email }, rep.name)
        : wordsOf(context, content, personId).words
    const { subject, text } = words
    const item = testItem(context.options.ids.next(), content, { subject, text }, { ...rep, create })
    const row = enqueue(context, item)
    released(context)
    return outboxItem(context.session(), row, context.options.clock.now())
  },
  ...messageStartCommands,
  'messages.pause'({ messageId }, context) {
    const session = context.session()
    const { store } = session
    const now = context.options.clock.now()
    store.transaction(() => {
      const message = messageOf(session, messageId)
      if (message.state !== 'running') throw new Failure('conflict', 'This message is not being sent.')
      const items = store.outbox
        .ofGroup(messageId)
        .filter((item) => item.kind === 'message.send' && mayStop({ ...item, isUnproved: false }, now))
      for (const item of items) store.outbox.update(item.id, { state: 'discarded', nextAt: null }, now)
      // Taken back, they have had nothing: they match again when it goes on.
      store.messages.release(items.map((item) => item.id))
      store.messages.save({ ...message, state: 'paused', updatedAt: now })
    })
    released(context)
    return toldOfMessage(context, messageId)
  },
  'messages.change'({ messageId, change }, context) {
    messageOf(context.session(), messageId)
    changeGroup({ groupId: messageId, change }, context)
    return toldOfMessage(context, messageId)
  },
  'messages.ledger': ({ messageId, offset, limit }, context) =>
    context.session().store.messages.ledger(messageId, offset, limit),
}

const NOBODY = { phone: null, companyName: null, city: null, country: null, customAttributes: {} }

function wordsOf(context: CommandContext, content: MessageContent, personId: string) {
  const { store, profile } = context.session()
  const [person] = store.messages.people({ ids: [personId] }, null)
  if (!person) throw new Failure('not_found', 'This person is not on this desk any more.')
  return { person, words: wordsFor(content, person, repNameOf(store, profile.repId)) }
}

function repOf(context: CommandContext): { name: string; email: string } {
  const { store, profile } = context.session()
  const rep = store.teammates.list().find((one) => one.id === profile.repId)
  if (!rep?.email)
    throw new Failure('not_found', 'Intercom gives no email address for you, so there is nobody to test with.')
  return { name: rep.name, email: rep.email }
}
