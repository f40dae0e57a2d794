import { asFailure, Failure } from '../domain/failure'
import { settledBefore } from '../domain/sync/settled'
import { textToHtml } from '../domain/text/textToHtml'
import type { IntercomContact } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { claim } from './messageClaim'
import { messagePayload, type MessagePayload } from './messagePayload'
import { messageTasks } from './messageTasks'
import { findMessage } from './messageThere'
import type { Sender, SendingContext } from './sender'

const PAUSED = { id: null, skipped: 'Paused before it left' }

/** Whom Intercom made just before, it may not know for messages yet (API reference, "Messages"); later it is said. */
const LAG_TRIES = 6

/**
 * Writes to somebody first, as the rep. A message cannot be taken back and Intercom has no idempotency key, so what may
 * have arrived is looked for and, where it is not found, asked about: it is never sent again by itself. Just before it
 * leaves, the person is read once more: who has unsubscribed meanwhile, or is somebody else's, gets none.
 */
export const messageSender: Sender = {
  kind: 'message.send',
  async send(item, context) {
    const payload = messagePayload(item)
    // It was on its way, and came back, when the rep paused: it goes out when the message goes on.
    if (isPaused(payload, context)) return PAUSED
    const ready = await prepared(item, payload, context).catch((thrown: unknown) => {
      throw notSent(asFailure(thrown))
    })
    if ('outcome' in ready) return ready.outcome
    // What was looked up took its time.
    if (isPaused(payload, context)) return PAUSED
    const { channel, template, values } = payload
    const sent = await context.intercom
      .sendMessage({
        adminId: context.repId,
        to: ready.contact,
        channel,
        template,
        subject: values.subject,
        body: textToHtml(values.text),
      })
      .catch((thrown: unknown) => {
        throw maybeTooNew(asFailure(thrown), item)
      })
    return { id: sent.conversationId, conversationId: sent.conversationId }
  },
  async lookUp(item, context) {
    const payload = messagePayload(item)
    const contactId = payload.test ? (await testContact(payload.test, context))?.id : item.personId
    const there = contactId ? await findMessage(item, contactId, context) : null
    if (there) return { found: true, outcome: { id: there.id, conversationId: there.id } }
    // Not there twice is not proof: search may lag behind, and a second one cannot be taken back.
    if (item.outcome?.lookedOnce !== true) return { found: false }
    return {
      found: 'unsure',
      why: `Repdesk does not find this message at ${payload.personName}, and cannot prove that it did not arrive.`,
    }
  },
  /** One to one it is shown at once; of many, the poll brings them. */
  async settle(item, outcome, context) {
    const { conversationId } = outcome
    if (typeof conversationId !== 'string' || messagePayload(item).whom !== 'one') return
    const conversation = await context.intercom.conversation(conversationId)
    context.store.conversations.save([conversation], context.now(), settledBefore(context.intercom.serverTime()))
  },
  follows: messageTasks,
  async serverTime(context) {
    const { intercom } = context
    const known = intercom.serverTime()
    if (known !== null) return known
    await intercom.me()
    return intercom.serverTime() ?? context.now()
  },
}

/** Whom it goes to, or what became of it without being sent. */
async function prepared(
  item: OutboxRow,
  payload: MessagePayload,
  context: SendingContext,
): Promise<{ contact: IntercomContact } | { outcome: Record<string, unknown> }> {
  const contact = await recipient(item, payload, context)
  const reason = unsuited(contact, payload, context)
  if (reason !== null) {
    if (payload.whom === 'audience') return { outcome: { id: null, skipped: reason } }
    throw new Failure('validation', reason, { sent: 'no' })
  }
  if (payload.written) {
    const there = await findMessage(item, contact.id, context)
    // Nothing was written by this: it is none of what this computer sent.
    const had = { elsewhere: true, skipped: 'They had it already.' }
    if (there) return { outcome: { id: there.id, conversationId: there.id, ...had } }
    if (!payload.notThere) await claim(item, contact.id, context)
  }
  return { contact }
}

/** Whatever broke meanwhile, the message has not left; but that of another computer may have. */
function notSent(failure: Failure): Failure {
  if (failure.code === 'conflict') return failure
  return new Failure(failure.code, failure.message, { ...failure.details, sent: 'no', cause: failure })
}

function isPaused({ messageId }: MessagePayload, { store }: SendingContext): boolean {
  return messageId !== null && store.messages.get(messageId)?.state === 'paused'
}

/** As Intercom has them now. Whoever is not on this desk does not come onto it by this. */
async function recipient(item: OutboxRow, payload: MessagePayload, context: SendingContext): Promise<IntercomContact> {
  if (payload.test) {
    const found = await testContact(payload.test, context)
    if (found) return found
    if (!payload.test.create) throw new Failure('not_found', 'There is no contact with your own email.', { sent: 'no' })
    return makeTestContact(payload.test, context)
  }
  const contact = await context.intercom.contact(item.personId ?? '')
  const { people } = context.store
  const isGained = contact.ownerId === context.repId && people.ownerThere(contact.id) !== context.repId
  if (people.has(contact.id) && !isGained) people.save([contact], context.now())
  return contact
}

async function testContact(
  { email }: NonNullable<MessagePayload['test']>,
  { intercom }: SendingContext,
): Promise<IntercomContact | null> {
  const { items } = await intercom.searchContacts({ email })
  const folded = email.toLowerCase()
  const same = items.filter((one) => one.email?.toLowerCase() === folded)
  return same.find((one) => one.role === 'user') ?? same[0] ?? null
}

/** As a user, of whom there is one with an email: where the answer is lost, or search lags, it is not made twice. */
async function makeTestContact(
  { email, name }: NonNullable<MessagePayload['test']>,
  { intercom }: SendingContext,
): Promise<IntercomContact> {
  try {
    return await intercom.createUser({ email, name })
  } catch (thrown) {
    const failure = asFailure(thrown)
    // Made before, and the answer was lost; search knows it in a moment.
    if (failure.code !== 'conflict') throw failure
    throw new Failure('server', failure.message, { sent: 'no', cause: failure })
  }
}

/** Why this person is not written to after all; null where nothing speaks against it. */
function unsuited(
  contact: IntercomContact,
  { whom, channel }: MessagePayload,
  { repId, store }: SendingContext,
): string | null {
  if (whom === 'audience' && contact.ownerId !== repId && store.people.ownerOf(contact.id) !== repId) {
    return 'No longer yours'
  }
  if (channel === 'in_app' || whom === 'test') return null
  if (!contact.email) return 'No email address'
  if (contact.unsubscribed) return 'Unsubscribed from emails'
  if (contact.emailTrouble === 'bounced') return 'Emails to them bounce'
  return contact.emailTrouble === 'spam' ? 'Marked an email as spam' : null
}

function maybeTooNew(failure: Failure, item: OutboxRow): Failure {
  const isNew = failure.code === 'not_found' && failure.details.serviceCode === 'not_found' && item.attempts < LAG_TRIES
  if (!isNew) return failure
  return new Failure('server', 'Intercom does not know this person for messages yet.', { sent: 'no', cause: failure })
}
