import { foldEmail } from '../domain/matching/foldEmail'
import { soqlList, soqlTime } from '../domain/salesforce/soql'
import type { SalesforceQueryResult, SalesforceRow } from '../ports/salesforce'
import { readContacts, readLeads, readUsers, wantedFields } from '../salesforce/records'
import { selectFields } from '../salesforce/select'
import { breathe, inTurns } from '../turns'
import type { SalesforceSyncContext } from './context'

/** SystemModstamp is stamped during a transaction and visible at its end: look back this far (salesforce-api.md, 6). */
const OVERLAP_MS = 5 * 60_000
const EMAILS_AT_ONCE = 400
const IDS_AT_ONCE = 200
/** A subrequest's URL stays below Salesforce's 16,384 bytes with its SELECT and its encoding. */
const LIST_BYTES = 11_000

type Matched = 'Lead' | 'Contact'

/** Users: owners' names, and whose email is whose. Few, so all at first and changes afterwards. */
export async function pullUsers(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey, salesforce } = context
  const stream = store.streams.get(`${orgKey}/users`)
  const since = stream.watermark ? `WHERE SystemModstamp >= ${soqlTime(Number(stream.watermark) - OVERLAP_MS)} ` : ''
  const fields = selectFields(await salesforce.describe('User'), wantedFields.User)
  const rows = await all(
    context,
    await salesforce.query(`SELECT ${fields.join(', ')} FROM User ${since}ORDER BY SystemModstamp, Id`),
    signal,
  )
  const users = readUsers(rows).rows
  await inTurns(users, (batch) => store.salesforce.saveUsers(orgKey, batch, context.clock.now()))
  const newest = Math.max(Number(stream.watermark ?? '0'), ...users.map((user) => user.modifiedAt))
  store.streams.save(`${orgKey}/users`, { watermark: String(newest) })
}

/** Looks up the emails of cached people that this org was not asked about yet: Leads and Contacts, 400 at a time. */
export async function lookUpEmails(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey, clock } = context
  const name = `${orgKey}/match`
  let done = 0
  for (;;) {
    signal.throwIfAborted()
    const emails = fitting(store.salesforce.emailsToLookUp(orgKey, EMAILS_AT_ONCE))
    if (emails.length === 0) break
    const left = store.salesforce.countEmailsToLookUp(orgKey)
    store.streams.save(name, { done, total: done + left })
    const where = `WHERE Email IN ${soqlList(emails)}`
    const [leads, contacts] = await bothObjects(context, where)
    await keep(context, 'Lead', await all(context, leads, signal))
    await keep(context, 'Contact', await all(context, contacts, signal))
    store.salesforce.markLookedUp(orgKey, emails, clock.now())
    done += emails.length
    context.changed(['salesforce', 'people'])
    await breathe()
  }
  store.streams.save(name, { done, total: done })
}

/** As many of the first emails as fit into one request. */
function fitting(emails: string[]): string[] {
  let bytes = 0
  const end = emails.findIndex((email) => (bytes += encodeURIComponent(email).length + 9) > LIST_BYTES)
  return end < 0 ? emails : emails.slice(0, Math.max(1, end))
}

/**
 * Leads and Contacts that changed since the watermark, whoever changed them; kept are those that match a cached person or
 * are cached already. One call for both; the watermark is the newest SystemModstamp, so the server's own time.
 */
export async function pullRecordChanges(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey, salesforce } = context
  const name = `${orgKey}/records`
  const watermark = store.streams.get(name).watermark
  if (!watermark) {
    if (salesforce.serverTime() === null) await salesforce.query('SELECT Id FROM User LIMIT 1')
    const begin = String(salesforce.serverTime() ?? context.clock.now())
    // Both from before the first record is cached: one deleted between its look-up and the first look at deletions counts.
    store.transaction(() => {
      store.streams.save(name, { watermark: begin })
      store.streams.save(`${orgKey}/deleted`, { watermark: begin })
    })
    return
  }
  const since = Number(watermark) - OVERLAP_MS
  const where = `WHERE SystemModstamp >= ${soqlTime(since)} ORDER BY SystemModstamp, Id`
  const [leads, contacts] = await bothObjects(context, where)
  const newest = [
    await keepRelevant(context, 'Lead', await all(context, leads, signal)),
    await keepRelevant(context, 'Contact', await all(context, contacts, signal)),
  ]
  store.streams.save(name, { watermark: String(Math.max(Number(watermark), ...newest)) })
}

/** Deleted and merged records leave the cache; asked of the recycle bin (15 days). */
export async function pullDeletedRecords(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey, salesforce } = context
  const name = `${orgKey}/deleted`
  const at = salesforce.serverTime() ?? context.clock.now()
  const since = Number(store.streams.get(name).watermark ?? String(at)) - OVERLAP_MS
  for (const object of ['Lead', 'Contact'] as const) {
    const soql = `SELECT Id FROM ${object} WHERE IsDeleted = true AND SystemModstamp >= ${soqlTime(since)}`
    const gone = await all(context, await salesforce.queryAll(soql), signal)
    const ids = store.salesforce.knownRecords(
      orgKey,
      object,
      gone.map((row) => String(row.Id)),
    )
    if (ids.size > 0) store.salesforce.removeRecords(orgKey, object, [...ids])
    if (ids.size > 0) context.changed(['salesforce', 'people'])
  }
  store.streams.save(name, { watermark: String(at) })
}

/** The same condition on Lead and Contact, in one composite call. */
async function bothObjects(
  context: SalesforceSyncContext,
  where: string,
): Promise<[SalesforceQueryResult, SalesforceQueryResult]> {
  const { salesforce } = context
  const soql: string[] = []
  for (const object of ['Lead', 'Contact'] as const) {
    const fields = selectFields(await salesforce.describe(object), wantedFields[object])
    soql.push(`SELECT ${fields.join(', ')} FROM ${object} ${where}`)
  }
  const [leads, contacts] = await salesforce.queries(soql)
  if (leads instanceof Error) throw leads
  if (contacts instanceof Error) throw contacts
  return [leads!, contacts!]
}

async function all(
  context: SalesforceSyncContext,
  first: SalesforceQueryResult,
  signal: AbortSignal,
): Promise<SalesforceRow[]> {
  const rows = [...first.rows]
  for (let next = first.next; next !== null;) {
    signal.throwIfAborted()
    const page = await context.salesforce.queryMore(next)
    rows.push(...page.rows)
    next = page.next
  }
  return rows
}

async function keep(context: SalesforceSyncContext, object: Matched, rows: SalesforceRow[]): Promise<void> {
  const { store, orgKey, clock } = context
  if (object === 'Lead') {
    const leads = readLeads(rows).rows
    await keepConverted(context, leads)
    await inTurns(leads, (batch) => store.salesforce.saveLeads(orgKey, batch, clock.now()))
  } else {
    await inTurns(readContacts(rows).rows, (batch) => store.salesforce.saveContacts(orgKey, batch, clock.now()))
  }
}

/**
 * The Contacts that converted Leads became. They match the Lead's person whatever email they have (article "Salesforce
 * app"), so no search by email brings them.
 */
async function keepConverted(
  context: SalesforceSyncContext,
  leads: { isConverted: boolean; convertedContactId: string | null }[],
): Promise<void> {
  const { store, orgKey, salesforce } = context
  const became = leads.flatMap((lead) =>
    lead.isConverted && lead.convertedContactId !== null ? [lead.convertedContactId] : [],
  )
  const known = store.salesforce.knownRecords(orgKey, 'Contact', became)
  const missing = [...new Set(became)].filter((id) => !known.has(id))
  const fields = missing.length > 0 ? selectFields(await salesforce.describe('Contact'), wantedFields.Contact) : []
  for (let start = 0; start < missing.length; start += IDS_AT_ONCE) {
    const ids = missing.slice(start, start + IDS_AT_ONCE)
    const { rows } = await salesforce.query(
      `SELECT ${fields.join(', ')} FROM Contact WHERE Id IN ${soqlList(ids)} LIMIT ${IDS_AT_ONCE}`,
    )
    await keep(context, 'Contact', rows)
  }
}

/** Keeps rows of cached people. Answers the newest SystemModstamp among all rows. */
async function keepRelevant(context: SalesforceSyncContext, object: Matched, rows: SalesforceRow[]): Promise<number> {
  const { store, orgKey } = context
  const emailOf = (row: SalesforceRow): string => foldEmail(typeof row.Email === 'string' ? row.Email : null) ?? ''
  const emails = store.salesforce.knownEmails(rows.map(emailOf).filter((email) => email !== ''))
  const ids = store.salesforce.knownRecords(
    orgKey,
    object,
    rows.map((row) => String(row.Id)),
  )
  const relevant = rows.filter((row) => ids.has(String(row.Id)) || emails.has(emailOf(row)))
  if (relevant.length > 0) {
    await keep(context, object, relevant)
    context.changed(['salesforce', 'people'])
  }
  const read = object === 'Lead' ? readLeads(rows).rows : readContacts(rows).rows
  return Math.max(0, ...read.map((row) => row.modifiedAt))
}
