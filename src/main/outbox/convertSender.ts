import { z } from 'zod'
import { soqlText } from '../domain/salesforce/soql'
import type { RecordObject } from '../../contract/models'
import type { SalesforceApi } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'
import { salesforceTime, signedIn } from './createSender'
import { readBack } from './readBack'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  leadId: z.string(),
  status: z.string(),
  accountId: z.string().nullable(),
  contactId: z.string().nullable(),
  values: z.object({ opportunityName: z.string().default('') }),
})

/**
 * Converts a Lead. Salesforce converts each once: whatever became of an earlier attempt, the Lead itself says (IsConverted),
 * also where somebody else was faster, whose conversion then stands.
 */
export const convertSender: Sender = {
  kind: 'lead.convert',
  async send(item, context) {
    const api = signedIn(context)
    const payload = payloadSchema.parse(item.payload)
    const before = await converted(api, payload.leadId)
    if (before) return before
    const name = payload.values.opportunityName.trim()
    const made = await api.convertLead({
      leadId: payload.leadId,
      convertedStatus: payload.status,
      accountId: payload.accountId,
      contactId: payload.contactId,
      opportunityName: name === '' ? null : name,
      ownerId: null,
    })
    return { id: made.contactId, url: api.recordUrl('Contact', made.contactId), ...made }
  },
  async lookUp(item, context): Promise<Found> {
    const { leadId } = payloadSchema.parse(item.payload)
    const outcome = await converted(signedIn(context), leadId)
    return outcome ? { found: true, outcome } : { found: false }
  },
  settle: readAll,
  serverTime: salesforceTime,
}

/** What the Lead became; null while it is none. */
async function converted(api: SalesforceApi, leadId: string): Promise<Record<string, unknown> | null> {
  const { rows } = await api.query(
    `SELECT IsConverted, ConvertedContactId, ConvertedAccountId, ConvertedOpportunityId FROM Lead WHERE Id = ${soqlText(leadId)}`,
  )
  const row = rows[0]
  if (row?.IsConverted !== true || typeof row.ConvertedContactId !== 'string') return null
  return {
    id: row.ConvertedContactId,
    url: api.recordUrl('Contact', row.ConvertedContactId),
    contactId: row.ConvertedContactId,
    accountId: row.ConvertedAccountId,
    opportunityId: row.ConvertedOpportunityId,
  }
}

/** The Lead as it is now and what it became are in the cache before the item is shown as done. */
async function readAll(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Promise<void> {
  const { leadId } = payloadSchema.parse(item.payload)
  const wanted: [RecordObject, unknown][] = [
    ['Account', outcome.accountId],
    ['Contact', outcome.contactId],
    ['Opportunity', outcome.opportunityId],
    ['Lead', leadId],
  ]
  await readBack(
    context,
    wanted.filter((one): one is [RecordObject, string] => typeof one[1] === 'string'),
  )
}
