import { asFailure, type Failure } from '../domain/failure'
import { foldEmail } from '../domain/matching/foldEmail'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import { soqlList, soqlText, soqlTime } from '../domain/salesforce/soql'
import type { DuplicateReport, SalesforceApi, SalesforceRow } from '../ports/salesforce'
import { readLeads, wantedFields } from '../salesforce/records'
import { selectFields } from '../salesforce/select'
import type { OutboxRow } from '../store/types'
import { orgKeyOf, signedIn } from './createSender'
import { knownAlready, knownPeople } from './knownPeople'
import { leadPayload, typedLead, type LeadPayload } from './leadPayload'
import type { Answer, Found, SendingContext, Together } from './sender'

/**
 * Leads of one group share calls: one that asks whom Salesforce knows by now, and one that makes the Leads and reads them
 * back (`/composite` with a collection). Fifty at a time: what an org runs on each Lead fits into the time of a call, the
 * rep sees it go on, and can stop what has not left.
 */
export const leadsTogether: Together = {
  most: 50,
  word(item) {
    const { values, allowDuplicate, alone } = leadPayload.parse(item.payload)
    // Whether assignment rules run, and whether doubles are allowed, is said once for a whole call.
    return item.groupId === null || alone ? null : `${item.groupId}/${Boolean(values.OwnerId)}/${allowDuplicate}`
  },
  async send(items, context) {
    const api = signedIn(context)
    const payloads = items.map((item) => leadPayload.parse(item.payload))
    const known = await knownOf(api, context, payloads)
    const going = items.flatMap((item, at) => (known[at] ? [] : [{ item, payload: payloads[at]! }]))
    const made = going.length === 0 ? [] : await create(api, context, going)
    let next = 0
    return items.map((_item, at): Answer => {
      const matches = known[at]
      return matches ? { failure: knownAlready(matches) } : made[next++]!
    })
  },
  async lookUp(items, context): Promise<Found[]> {
    const api = signedIn(context)
    const emails = items.map((item) => emailOf(leadPayload.parse(item.payload)))
    const since = Math.min(...items.map((item) => sinceOf(item)))
    const rows = await allRows(api, await ownSoql(api, emails, since))
    keepLeads(api, context, rows)
    const taken = new Set<string>()
    return items.map((item, at) => {
      const claimed = context.store.outbox.claimed('lead.create', null, item.id)
      const own = rows.find((row) => {
        const id = String(row.Id)
        const isLater = timeOf(row.CreatedDate) >= Math.floor(sinceOf(item) / 1000) * 1000
        return isLater && foldEmail(textOf(row.Email)) === emails[at] && !claimed.has(id) && !taken.has(id)
      })
      if (!own) return { found: false }
      taken.add(String(own.Id))
      return { found: true, outcome: outcomeOf(api, String(own.Id)) }
    })
  },
  async settle(outcomes, context) {
    const api = signedIn(context)
    const ids = outcomes.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
    const there = context.store.salesforce.knownRecords(orgKeyOf(api), 'Lead', ids)
    await readBackLeads(
      api,
      context,
      ids.filter((id) => !there.has(id)),
    )
  },
}

/** Reads Leads back after they were written, so that the panel shows what Salesforce made of them; one call. */
async function readBackLeads(api: SalesforceApi, context: SendingContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await api.query(
    `SELECT ${(await leadFields(api)).join(', ')} FROM Lead WHERE Id IN ${soqlList(ids)}`,
  )
  keepLeads(api, context, rows)
}

/** Who of them is in Salesforce by now, where that is to be asked; in their order. */
async function knownOf(
  api: SalesforceApi,
  context: SendingContext,
  payloads: readonly LeadPayload[],
): Promise<(DuplicateReport['matches'] | undefined)[]> {
  const checked = payloads.filter((payload) => payload.checkFirst && !payload.allowDuplicate)
  if (checked.length === 0) return payloads.map(() => undefined)
  const known = await knownPeople(api, context, checked.map(emailOf))
  return payloads.map((payload) => (checked.includes(payload) ? known.get(emailOf(payload)) : undefined))
}

async function create(
  api: SalesforceApi,
  context: SendingContext,
  going: readonly { item: OutboxRow; payload: LeadPayload }[],
): Promise<Answer[]> {
  const [first] = going
  const records: SalesforceRow[] = []
  for (const { payload } of going) records.push(await typedLead(api, context, payload.values))
  const since = Math.min(...going.map(({ item }) => sinceOf(item)))
  const emails = going.map(({ payload }) => emailOf(payload))
  const options = {
    autoAssign: !first?.payload.values.OwnerId,
    allowDuplicate: first?.payload.allowDuplicate ?? false,
  }
  const { results, rows } = await api.createMany('Lead', records, options, await ownSoql(api, emails, since))
  keepLeads(api, context, rows ?? [])
  return results.map((result): Answer => {
    if (typeof result === 'string') return { outcome: outcomeOf(api, result) }
    const failure = asFailure(result)
    return isBareDuplicate(failure) ? { alone: true } : { failure }
  })
}

/** Inside a collection Salesforce does not say which records a duplicate rule has found. */
function isBareDuplicate(failure: Failure): boolean {
  return failure.code === 'duplicate' && (failure.details.body as DuplicateReport).matches.length === 0
}

/** What this user has made for these emails since then. */
async function ownSoql(api: SalesforceApi, emails: readonly string[], since: number): Promise<string> {
  return (
    `SELECT ${(await leadFields(api)).join(', ')} FROM Lead WHERE Email IN ${soqlList(emails)} ` +
    `AND CreatedById = ${soqlText(api.account.userId)} AND CreatedDate >= ${soqlTime(since)} ORDER BY CreatedDate, Id`
  )
}

/** The fields of a Lead that are read, as far as this user may see them. */
export async function leadFields(api: SalesforceApi): Promise<string[]> {
  return selectFields(await api.describe('Lead'), wantedFields.Lead)
}

async function allRows(api: SalesforceApi, soql: string): Promise<SalesforceRow[]> {
  const rows: SalesforceRow[] = []
  for (let page = await api.query(soql); ; page = await api.queryMore(page.next)) {
    rows.push(...page.rows)
    if (page.next === null) return rows
  }
}

/** What Salesforce made of Leads that were just written is in the cache at once. */
export function keepLeads(api: SalesforceApi, context: SendingContext, rows: SalesforceRow[]): void {
  context.store.salesforce.saveLeads(orgKeyOf(api), readLeads(rows).rows, context.now())
}

const outcomeOf = (api: SalesforceApi, id: string): Record<string, unknown> => ({ id, url: api.recordUrl('Lead', id) })
const emailOf = ({ values }: LeadPayload): string => foldEmail(values.Email ?? '') ?? ''
const sinceOf = (item: OutboxRow): number => (item.attemptServerTime ?? item.createdAt) - LOOK_BACK_MS
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
/** Salesforce writes `2026-05-01T07:25:37.000+0000`; Date wants a colon in the zone. */
const timeOf = (value: unknown): number => Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
