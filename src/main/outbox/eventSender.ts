import { z } from 'zod'
import type { ChangeEvent } from '../domain/mapping/salesforceAttributes'
import type { NewOutboxRow, OutboxRow } from '../store/types'
import { orSwitchOff, skipped, stillWanted } from './automatic'
import type { Sender } from './sender'

const payloadSchema = z.object({
  personId: z.string(),
  name: z.string(),
  /** Unix seconds: the record's SystemModstamp. */
  createdAt: z.number(),
  values: z.record(z.string(), z.string()),
})

/**
 * Tells Intercom that a person's record changed. Sending it again is harmless: Intercom keeps one event per contact, name
 * and second, and the second is the record's own (DESIGN.md section 13).
 */
export const eventSender: Sender = {
  kind: 'person.event',
  async send(item, context) {
    const { personId, name, createdAt, values } = payloadSchema.parse(item.payload)
    // Whoever wrote the change tells it, also where the person is another's by now.
    const wanted = await stillWanted(item, context, personId, false)
    if ('why' in wanted) return skipped(wanted.why)
    await orSwitchOff(item, context, () =>
      context.intercom.sendEvent({ contactId: personId, name, createdAt, metadata: values }),
    )
    return { id: personId, wrote: [name] }
  },
  lookUp: () => Promise.resolve({ found: false }),
  settle: () => Promise.resolve(),
  async serverTime(context) {
    return context.intercom.serverTime() ?? context.now()
  },
}

/** The item of an event that follows from written attributes: `of`. */
export function eventItem(of: OutboxRow, id: string, event: ChangeEvent, at: number): NewOutboxRow {
  return {
    id,
    kind: 'person.event',
    service: 'intercom',
    orgKey: null,
    lane: of.lane,
    state: 'queued',
    personId: of.personId,
    conversationId: null,
    payload: {
      personId: of.payload.personId,
      personName: of.payload.personName,
      name: event.name,
      createdAt: event.createdAt,
      values: { ...event.metadata },
      origin: of.payload.origin,
      why: of.payload.why,
    },
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    nextAt: null,
    blockedOn: null,
    createdAt: at,
    doneAt: null,
  }
}
