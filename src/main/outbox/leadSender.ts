import { Failure } from '../domain/failure'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import { soqlText, soqlTime } from '../domain/salesforce/soql'
import { foldEmail } from '../domain/matching/foldEmail'
import type { SalesforceApi } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'
import { withMatches } from './duplicateMatches'
import { knownAlready, knownPeople } from './knownPeople'
import { leadPayload, typedLead } from './leadPayload'
import { keepLeads, leadFields, leadsTogether } from './leadsTogether'
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
    const options = { autoAssign: !filled.OwnerId, allowDuplicate }
    const { id, row } = await api
      .createAndRead('Lead', filled, options, await leadFields(api))
      .catch(async (thrown) => {
        throw await withMatches(api, thrown)
      })
    if (row) keepLeads(api, context, [row])
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
  settle: (_item, outcome, context) =>
    context.salesforce ? leadsTogether.settle([outcome], context) : Promise.resolve(),
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

/** The Lead an item made, or was told to use, is its result from now on. */
export function leadIdOf(item: OutboxRow): string | null {
  return typeof item.outcome?.id === 'string' ? item.outcome.id : null
}
