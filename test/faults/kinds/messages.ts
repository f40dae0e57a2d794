import type { MessageContent } from '../../../src/contract/models'
import type { Scene } from '../lib/scene'
import type { WriteKind } from './kind'

const SENDING = { service: 'intercom', method: 'POST', path: '/messages$' } as const
/** So many get one message. */
const MANY = 3

function written(subject: string, personIds: string[]): MessageContent {
  return {
    channel: 'email',
    template: 'plain',
    subject,
    body: 'Hello {first_name|there}',
    mode: 'fixed',
    audience: { by: 'people', personIds },
    quietDays: 0,
    asTask: false,
  }
}

/** How often each of them has it, as one number: each once is once. */
function found(scene: Scene, subject: string, personIds: readonly string[]): number {
  const sent = scene.intercom.control.messages().filter((one) => one.subject === subject)
  const counts = personIds.map((id) => sent.filter((one) => one.contactIds.includes(id)).length)
  return Math.max(...counts) > 1 ? 2 : Math.min(...counts)
}

/** A message to one, or to several at once: each gets it once, or the rep is asked. */
const messageKind: WriteKind = {
  name: 'message',
  weight: 3,
  requests: [SENDING],
  async make(scene, seat, random, unique) {
    // Whom owners by hand have not reached; without one, this is no write.
    const people = seat.contacts.concat(seat.leads).filter((one) => one.email !== null)
    const chosen = people.slice(0, random.next() < 0.5 ? 1 : MANY).map((one) => one.id)
    if (chosen.length === 0) return null
    const subject = `Message ${unique}`
    const content = written(subject, chosen)
    const kept = await seat.desk.run('messages.save', { messageId: null, content })
    if (!kept.ok) return null
    const messageId = kept.value.id
    const plan = await seat.desk.run('messages.plan', { messageId, content })
    if (!plan.ok || plan.value.receive === 0) return null
    const going = plan.value.recipients.map((one) => one.personId)
    const sent = await seat.desk.run('messages.send', { messageId, expected: going.length })
    if (!sent.ok) return null
    const { rows } = await seat.desk.must('messages.ledger', { messageId })
    return {
      kind: 'message',
      seat,
      itemIds: rows.flatMap((row) => row.itemId ?? []),
      wanted: true,
      found: () => found(scene, subject, going),
      foundOf: (itemId) => {
        const personId = rows.find((row) => row.itemId === itemId)?.personId
        return personId === undefined ? 0 : found(scene, subject, [personId])
      },
      sequence: null,
    }
  },
}

/** A dynamic introduction runs, and somebody new comes to match: they get it by itself, once. */
const introductionKind: WriteKind = {
  name: 'introduction',
  weight: 2,
  requests: [SENDING, { service: 'intercom', method: 'POST', path: '/events$' }],
  async make(scene, seat, _random, unique) {
    const subject = `Welcome ${seat.adminId}`
    const { messages } = await seat.desk.must('messages.list', {})
    const there = messages.find((one) => one.subject === subject)
    if (there?.state !== 'running') {
      const filter = { join: 'all' as const, parts: [{ field: 'country' as const, test: { op: 'isNotSet' as const } }] }
      const content = { ...written(subject, []), mode: 'dynamic' as const, audience: { by: 'filter' as const, filter } }
      const kept = there ? null : await seat.desk.run('messages.save', { messageId: null, content })
      const messageId = there?.id ?? (kept?.ok ? kept.value.id : null)
      if (messageId === null) return null
      const started = await seat.desk.run('messages.start', { messageId, from: 'now' })
      if (!started.ok) return null
    }
    const contactId = scene.intercom.control.createContact({
      role: 'user',
      email: `new-${unique}@introduced.example`,
      name: `New ${unique}`,
      owner_id: Number(seat.adminId),
    })
    return {
      kind: 'introduction',
      seat,
      itemIds: [],
      wanted: true,
      comesByItself: true,
      found: () => found(scene, subject, [contactId]),
      sequence: null,
    }
  },
}

/** Messages to the people a rep owns. */
export const messageKinds: readonly WriteKind[] = [messageKind, introductionKind]
