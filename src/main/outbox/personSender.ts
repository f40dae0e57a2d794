import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { Sender } from './sender'

const values = z.object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() })
/** `base`: what each field said here when the rep changed it. */
const payloadSchema = z.object({ personId: z.string(), values, base: z.record(z.string(), z.string().nullable()) })

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
    for (const [field, value] of Object.entries(payload.values)) {
      const now = current[field as 'name' | 'email' | 'phone']
      if (now === value) continue
      if ((now ?? '') !== (payload.base[field] ?? '')) {
        throw new Failure(
          'conflict',
          `The ${LABELS[field]} was changed in Intercom meanwhile, to “${now ?? ''}”. Keep that, or send yours again.`,
          {
            sent: 'no',
            fields: { [field]: `Now “${now ?? ''}” in Intercom.` },
            body: { current: { [field]: now } },
          },
        )
      }
      wanted[field] = value
    }
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
