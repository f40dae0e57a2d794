import { Failure } from '../domain/failure'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import { soqlText, soqlTime } from '../domain/salesforce/soql'
import { foldEmail } from '../domain/matching/foldEmail'
import type { SalesforceApi } from '../ports/salesforce'
import { readLeads, wantedFields } from '../salesforce/records'
import { selectFields } from '../salesforce/select'
import type { OutboxRow } from '../store/types'
import { withMatches } from './duplicateMatches'
import { knownAlready, knownPeople } from './knownPeople'
import { leadPayload, typedLead } from './leadPayload'
import { leadsTogether, readBackLeads } from './leadsTogether'
import type { Found, Sender, SendingContext } from './sender'

/** Creates a Lead as the rep. Salesforce has no idempotency key: an unknown outcome is looked up by email and creator. */
export const leadSender: Sender = {
  kind: 'lead.create',
  async send(item, context) {
    const api = signedIn(context)
    const { values, allowDuplicate, checkFirst } = leadPayload.parse(item.payload)
    if (checkFirst && !allowDuplicate) {
      const email = foldEmail(values.Email ?? '') ?? ''
      const known = (await knownPeople(api, context, [email])).get(email)
      if (known) throw knownAlready(known)
    }
    const filled = await typedLead(api, context, values)
    // "Maintain ownership": with an owner given, Salesforce's assignment rules stay out of it (DESIGN.md section 13).
    const { id } = await api
      .create('Lead', filled, { autoAssign: !filled.OwnerId, allowDuplicate })
      .catch(async (thrown: unknown) => {
        throw await withMatches(api, thrown)
      })
    return { id, url: api.recordUrl('Lead', id) }
  },
  async lookUp(item, context): Promise<Found> {
    const api = signedIn(context)
    const { values } = leadPayload.parse(item.payload)
    const since = (item.attemptServerTime ?? item.createdAt) - LOOK_BACK_MS
    const { rows } = await api.query(
      `SELECT Id, LastName FROM Lead WHERE Email = ${soqlText(values.Email ?? '')} ` +
        `AND CreatedById = ${soqlText(api.account.userId)} AND CreatedDate >= ${soqlTime(since)} ORDER BY CreatedDate, Id`,
    )
    const claimed = context.store.outbox.claimed('lead.create', null, item.id)
    const own = rows.map((row) => String(row.Id)).filter((id) => !claimed.has(id))
    const id = own[0]
    return id ? { found: true, outcome: { id, url: api.recordUrl('Lead', id) } } : { found: false }
  },
  async settle(_item, outcome, context) {
    if (!context.salesforce || typeof outcome.id !== 'string') return
    await readBackLeads(context.salesforce, context, [outcome.id])
  },
  together: leadsTogether,
  async serverTime(context) {
    const api = signedIn(context)
    if (api.serverTime() === null) await api.query('SELECT Id FROM User LIMIT 1')
    return api.serverTime() ?? context.now()
  },
}

function signedIn(context: SendingContext): SalesforceApi {
  if (context.salesforce) return context.salesforce
  throw new Failure('auth_expired', 'Sign in to Salesforce again; this is sent by itself afterwards.', { sent: 'no' })
}

/** Reads one Lead back after it was written, so that the panel shows what Salesforce made of it. */
export async function readBackLead(api: SalesforceApi, context: SendingContext, id: string): Promise<void> {
  const fields = selectFields(await api.describe('Lead'), wantedFields.Lead)
  const { rows } = await api.query(`SELECT ${fields.join(', ')} FROM Lead WHERE Id = ${soqlText(id)}`)
  const orgKey = `${api.account.orgId}:${api.account.userId}`
  context.store.salesforce.saveLeads(orgKey, readLeads(rows).rows, context.now())
}

/** The Lead an item made, or was told to use, is its result from now on. */
export function leadIdOf(item: OutboxRow): string | null {
  return typeof item.outcome?.id === 'string' ? item.outcome.id : null
}
