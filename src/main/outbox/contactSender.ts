import { z } from 'zod'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import { typedValues } from '../domain/records/edit'
import { typedValue } from '../domain/records/values'
import { soqlText, soqlTime } from '../domain/salesforce/soql'
import type { OutboxRow } from '../store/types'
import { createable, orgKeyOf, salesforceTime, signedIn } from './createSender'
import { withMatches } from './duplicateMatches'
import { readMissing } from './readBack'
import { fieldsToRead, keepRecord } from './recordRead'
import type { Found, Sender } from './sender'

const payloadSchema = z.object({
  /** As the form gave them. */
  values: z.record(z.string(), z.string()),
  allowDuplicate: z.boolean().default(false),
})

/** A Contact to be made, as it waits in the outbox; throws where the item is none. */
export function contactPayload(item: Pick<OutboxRow, 'payload'>): z.infer<typeof payloadSchema> {
  return payloadSchema.parse(item.payload)
}

/**
 * Makes a Contact as the rep, exactly once. Like a Lead it has no place for a reference, so what may have arrived is
 * looked up by email, creator and creation time (DESIGN.md section 6); what other items made or converted is theirs.
 */
export const contactSender: Sender = {
  kind: 'contact.create',
  async send(item, context) {
    const api = signedIn(context)
    const { values, allowDuplicate } = contactPayload(item)
    const describe = await api.describe('Contact')
    const { may, leftOut } = createable(typedValues(describe, values), describe)
    const fields = await fieldsToRead(api, context, 'Contact')
    const { id, row } = await api
      .createAndRead('Contact', may, { autoAssign: false, allowDuplicate }, fields)
      .catch(async (thrown: unknown) => {
        throw await withMatches(api, thrown)
      })
    if (row) keepRecord(api, context, 'Contact', row, fields)
    return { id, url: api.recordUrl('Contact', id), ...(leftOut.length > 0 ? { leftOut } : {}) }
  },
  async lookUp(item, context): Promise<Found> {
    const api = signedIn(context)
    const { values } = contactPayload(item)
    const since = (item.attemptServerTime ?? item.createdAt) - LOOK_BACK_MS
    const { rows } = await api.query(
      // As it was sent: without blanks around it.
      `SELECT Id, LastName FROM Contact WHERE Email = ${soqlText(String(typedValue(values.Email ?? '', 'email') ?? ''))} ` +
        `AND CreatedById = ${soqlText(api.account.userId)} AND CreatedDate >= ${soqlTime(since)} ORDER BY CreatedDate, Id`,
    )
    const { outbox } = context.store
    // A conversion makes a Contact with the same email, as the same user.
    const others = [outbox.claimed('contact.create', null, item.id), outbox.claimed('lead.convert', null, item.id)]
    const id = rows.map((row) => String(row.Id)).find((one) => !others.some((claimed) => claimed.has(one)))
    return id === undefined ? { found: false } : { found: true, outcome: { id, url: api.recordUrl('Contact', id) } }
  },
  async settle(_item, outcome, context) {
    if (typeof outcome.id !== 'string') return
    await readMissing(context, [['Contact', outcome.id]])
    // The card of its Account stands beside it.
    const { accountId } = context.store.records.get(orgKeyOf(signedIn(context)), 'Contact', outcome.id) ?? {}
    if (accountId) await readMissing(context, [['Account', accountId]])
  },
  serverTime: salesforceTime,
}
