import { z } from 'zod'
import type { OutboxRow } from '../store/types'

const payloadSchema = z.object({
  /** Whose ledger it stands in; null for a test. */
  messageId: z.string().nullable(),
  /** To one person, to one of many, or to the rep. */
  whom: z.enum(['one', 'audience', 'test']),
  channel: z.enum(['in_app', 'email']),
  template: z.enum(['plain', 'personal']),
  /** As this person gets it; the rep may correct it. */
  values: z.object({ subject: z.string().default(''), text: z.string() }),
  personName: z.string(),
  asTask: z.boolean(),
  /** Of a dynamic one: as it was written, for knowing it by whatever values it was filled with. */
  written: z.object({ subject: z.string(), body: z.string() }).nullable(),
  /** Of a test: whom it goes to, and whether that contact is made where there is none. */
  test: z.object({ email: z.string(), name: z.string(), create: z.boolean() }).nullable(),
  /** The rep has looked, and it is not there. */
  notThere: z.boolean().default(false),
})

/** A message on its way. */
export type MessagePayload = z.infer<typeof payloadSchema>

/** The item's payload; throws where it is none of a message. */
export function messagePayload(item: Pick<OutboxRow, 'payload'>): MessagePayload {
  return payloadSchema.parse(item.payload)
}

/** The payload after the rep said that it did not arrive; that of any other kind stays. */
export function saidNotThere({ kind, payload }: OutboxRow): OutboxRow['payload'] {
  return kind === 'message.send' ? { ...payload, notThere: true } : payload
}
