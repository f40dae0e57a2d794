import { createHash } from 'node:crypto'
import { Failure } from '../domain/failure'
import type { OutboxRow } from '../store/types'
import { messagePayload } from './messagePayload'
import type { SendingContext } from './sender'

const EVENT = 'Repdesk message'
/** Claims lie at different seconds of the last hours, since Intercom takes two events of one second for one. */
const SPREAD_S = 6 * 3_600
/** Afterwards it is looked up, and asked about. */
const PATIENT_TRIES = 4
const WAIT_MS = 3_000

/**
 * Settles which computer of the rep writes to this person, where several run the same dynamic message. Intercom has no
 * compare-and-set, and a message cannot be taken back. So each says first that it is about to, as an event of the contact,
 * and then looks who else said so: only whoever finds itself alone sends. Of two at once at least the later one finds the
 * earlier one's event, so that never both send; where each finds the other, neither does, and the rep is asked.
 */
export async function claim(item: OutboxRow, contactId: string, context: SendingContext): Promise<void> {
  const { intercom } = context
  const payload = messagePayload(item)
  const key = keyOf(payload, context.repId)
  // Each computer has a message of its own, of which a person may have a second item: what was paused comes again.
  const by = payload.messageId ?? item.id
  const now = Math.floor((intercom.serverTime() ?? context.now()) / 1000)
  await intercom.sendEvent({
    contactId,
    name: EVENT,
    // Once said is enough: a second try says it at the same second, unless hours have passed.
    createdAt: Math.floor(now / SPREAD_S) * SPREAD_S - 1 - placeOf(by),
    metadata: { message: key, by },
  })
  const events = await intercom.events(contactId)
  const claims = events.filter(({ name, metadata }) => name === EVENT && metadata.message === key)
  const isOthers = claims.some(({ metadata }) => metadata.by !== by)
  if (isOthers) {
    const isPatient = item.attempts < PATIENT_TRIES
    const words = 'Another computer of yours is about to send this, or was.'
    // The other one's message is looked for before this is tried again; in the end it is what is not known to have arrived.
    throw new Failure(isPatient ? 'server' : 'conflict', words, {
      sent: isPatient ? 'no' : 'maybe',
      retryAfterMs: WAIT_MS,
    })
  }
  if (claims.length === 0) {
    throw new Failure('server', 'Intercom has not taken in yet that this is about to be sent.', {
      sent: 'no',
      retryAfterMs: WAIT_MS,
    })
  }
}

/** The same words of the same rep are the same message, on whichever computer they were written. */
function keyOf({ channel, written }: ReturnType<typeof messagePayload>, repId: string): string {
  const { subject, body } = written ?? { subject: '', body: '' }
  return createHash('sha256')
    .update(JSON.stringify([repId, channel, subject, body]))
    .digest('hex')
    .slice(0, 24)
}

function placeOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % SPREAD_S
}
