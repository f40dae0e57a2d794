import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { OutboxRow } from '../store/types'
import type { Sender } from './sender'

const values = z.object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() })
/** `base`: what each field said here when the rep changed it. */
const baseSchema = z.record(z.string(), z.string().nullable())
const payloadSchema = z.object({ personId: z.string(), values, base: baseSchema })
const answerSchema = z.object({ current: baseSchema })

/** What the rep may correct of a person. */
export type Correction = z.infer<typeof values>

const LABELS: Record<string, string> = { name: 'name', email: 'email', phone: 'phone number' }

/**
 * Saves corrected attributes to the person in Intercom. A PUT of the same values is the same PUT, so it may be repeated;
 * but a value that somebody else changed meanwhile is asked about, never overwritten (DESIGN.md section 6).
 */
export const personSender: Sender = {
  kind: 'person.update',
  async send(item, context) {
    const payload = payloadSchema.parse(item.payload)
    const current = await context.intercom.contact(payload.personId)
    const wanted: Record<string, string> = {}
    const changed: Record<string, string | null> = {}
    for (const [field, value] of Object.entries(payload.values)) {
      const now = current[field as 'name' | 'email' | 'phone']
      if (now === value) continue
      if ((now ?? '') === (payload.base[field] ?? '')) wanted[field] = value
      else changed[field] = now
    }
    if (Object.keys(changed).length > 0) throw conflict(changed)
    const after =
      Object.keys(wanted).length > 0 ? await context.intercom.updateContact(payload.personId, wanted) : current
    context.store.people.save([after], context.now())
    return { id: payload.personId }
  },
  // Sending it again finds what arrived by itself: equal values are left out.
  lookUp: () => Promise.resolve({ found: false }),
  settle: () => Promise.resolve(),
  async serverTime(context) {
    return context.intercom.serverTime() ?? context.now()
  },
}

/** All fields that somebody else changed, with what they say now: the answer that sending again is then based on. */
function conflict(changed: Record<string, string | null>): Failure {
  const entries = Object.entries(changed)
  const said = entries.map(([field, now]) => `the ${LABELS[field]} to “${now ?? ''}”`).join(' and ')
  return new Failure(
    'conflict',
    `In Intercom somebody changed ${said} meanwhile. Discard this to keep that, or send yours again.`,
    {
      sent: 'no',
      fields: Object.fromEntries(entries.map(([field, now]) => [field, `Now “${now ?? ''}” in Intercom.`])),
      body: { current: changed },
    },
  )
}

/** The payload for sending again after a conflict: the rep has seen what is there now, and decided. */
export function rebased(item: OutboxRow): OutboxRow['payload'] {
  const answer = z.object({ answer: answerSchema }).safeParse(item.outcome)
  if (!answer.success) return item.payload
  return { ...item.payload, base: { ...baseSchema.parse(item.payload.base), ...answer.data.answer.current } }
}

/** The item's values as corrections, and what to show again when they are not sent: what each field said before. */
export function correctionsOf(item: OutboxRow): { values: Correction; base: Record<string, string | null> } {
  const { values, base } = payloadSchema.parse(item.payload)
  return { values, base }
}
