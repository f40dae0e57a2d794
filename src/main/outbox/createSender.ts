import { Failure } from '../domain/failure'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import { soqlText, soqlTime } from '../domain/salesforce/soql'
import type { OutboxKind, RecordObject } from '../../contract/models'
import type { SalesforceApi, SalesforceDescribe, SalesforceRow } from '../ports/salesforce'
import type { SalesforceRecordRow } from '../ports/salesforceRecords'
import { selectFields } from '../salesforce/select'
import type { OutboxRow } from '../store/types'
import type { Found, Sender, SendingContext } from './sender'

/** What a record is made of now, and whether the org's assignment rules choose its owner. */
export interface NewRecord {
  values: SalesforceRow
  autoAssign: boolean
}

/** What goes wrong with a creation and can be put right here: answers the item to try once more with, or null. */
export type Remedy = (item: OutboxRow, failure: Failure, context: SendingContext) => Promise<OutboxRow | null>

/** A kind of record whose Subject ends in a reference. */
export interface Creation {
  kind: OutboxKind
  object: Extract<RecordObject, 'Task' | 'Case'>
  /** Read back with the write, in the same call. */
  wanted: readonly string[]
  reference(item: OutboxRow): string
  record(item: OutboxRow, context: SendingContext, describe: SalesforceDescribe): NewRecord
  toRow(row: SalesforceRow): SalesforceRecordRow | null
  remedy?: Remedy
  /**
   * For what others may be making at the same time: where records of the same reference could be (a SOQL condition), null
   * where nobody else makes this item's. They are read behind the write, in its call, and handed to `keep`.
   */
  among?(item: OutboxRow, context: SendingContext): string | null
  /** Which of these is the one; `rows` is null where they could not be read. */
  keep?(
    item: OutboxRow,
    context: SendingContext,
    rows: readonly SalesforceRow[] | null,
  ): Promise<{ id: string; url: string } | null>
  settle?(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Promise<void>
}

/**
 * Makes one record, exactly once (DESIGN.md section 6): what may have arrived is looked up by the reference at the end of
 * its Subject, which no other item has, by its creator and its time. The record is in the cache as soon as it is made.
 */
export function createSender(creation: Creation): Sender {
  const { object, wanted } = creation

  async function attempt(item: OutboxRow, context: SendingContext): Promise<Record<string, unknown>> {
    const api = signedIn(context)
    const describe = await api.describe(object)
    const { values, autoAssign } = creation.record(item, context, describe)
    const { may, leftOut } = createable(values, describe)
    const fields = selectFields(describe, wanted)
    const options = { autoAssign, allowDuplicate: true }
    const rest = leftOut.length > 0 ? { leftOut } : {}
    const among = creation.among?.(item, context) ?? null
    if (among !== null) {
      const reference = creation.reference(item)
      const soql = referenceQuery(object, fields.join(', '), reference, among)
      const { results, rows } = await api.createMany(object, [may], options, soql)
      const [id = ''] = results
      if (id instanceof Error) throw id
      const kept = await creation.keep?.(item, context, rows && rows.filter((row) => endsIn(row, reference)))
      return { id, url: api.recordUrl(object, id), ...rest, ...kept }
    }
    const { id, row } = await api.createAndRead(object, may, options, fields)
    if (row) saveRow(context, creation.toRow(row))
    return { id, url: api.recordUrl(object, id), ...rest }
  }

  return {
    kind: creation.kind,
    async send(item, context) {
      try {
        return await attempt(item, context)
      } catch (thrown) {
        const again = thrown instanceof Failure ? await creation.remedy?.(item, thrown, context) : null
        if (!again) throw thrown
        return attempt(again, context)
      }
    },
    async lookUp(item, context): Promise<Found> {
      const api = signedIn(context)
      const since = (item.attemptServerTime ?? item.createdAt) - LOOK_BACK_MS
      // Not by WhoId: a Lead that was converted meanwhile has handed its Tasks to the Contact.
      const rows = await byReference(
        api,
        creation,
        creation.reference(item),
        `CreatedById = ${soqlText(api.account.userId)} AND CreatedDate >= ${soqlTime(since)}`,
      )
      const [row] = rows
      if (!row) return { found: false }
      saveRow(context, creation.toRow(row))
      const id = String(row.Id)
      return { found: true, outcome: { id, url: api.recordUrl(object, id) } }
    },
    settle: (item, outcome, context) => creation.settle?.(item, outcome, context) ?? Promise.resolve(),
    serverTime: salesforceTime,
  }
}

/**
 * Records whose Subject ends in exactly this reference and that fulfil `where`, by Id. LIKE knows neither case nor the
 * end of a text with blanks behind it, so what it finds is compared again.
 */
export async function byReference(
  api: SalesforceApi,
  { object, wanted }: Pick<Creation, 'object' | 'wanted'>,
  reference: string,
  where: string,
): Promise<SalesforceRow[]> {
  const fields = selectFields(await api.describe(object), wanted).join(', ')
  const { rows } = await api.query(referenceQuery(object, fields, reference, where))
  return rows.filter((row) => endsIn(row, reference))
}

/** The query for records whose Subject ends in the reference; what it finds is to be compared by `endsIn`. */
export function referenceQuery(object: string, fields: string, reference: string, where: string): string {
  return `SELECT ${fields} FROM ${object} WHERE ${where} AND Subject LIKE ${soqlText(`%${reference}`)} ORDER BY Id`
}

/** Whether a record's Subject ends in exactly this reference. */
export function endsIn(row: SalesforceRow, reference: string): boolean {
  return typeof row.Subject === 'string' && row.Subject.trimEnd().endsWith(reference)
}

/** The session of the signed-in user; without one nothing was sent. */
export function signedIn(context: SendingContext): SalesforceApi {
  if (context.salesforce) return context.salesforce
  throw new Failure('auth_expired', 'Sign in to Salesforce again; this is sent by itself afterwards.', { sent: 'no' })
}

/** Salesforce's clock, asked for where no answer has told it yet. */
export async function salesforceTime(context: SendingContext): Promise<number> {
  const api = signedIn(context)
  if (api.serverTime() === null) await api.query('SELECT Id FROM User LIMIT 1')
  return api.serverTime() ?? context.now()
}

/** `<orgId>:<userId>` of the session, which everything in the cache is kept under. */
export function orgKeyOf(api: SalesforceApi): string {
  return `${api.account.orgId}:${api.account.userId}`
}

/** Keeps a record as Salesforce gave it. */
export function saveRow(context: SendingContext, row: SalesforceRecordRow | null): void {
  if (row && context.salesforce) context.store.records.save(orgKeyOf(context.salesforce), [row], context.now())
}

/** The values this user may set; an org can hide or lock any field, and naming one would refuse the whole record. */
export function createable(
  values: SalesforceRow,
  describe: SalesforceDescribe,
): { may: SalesforceRow; leftOut: string[] } {
  const fields = new Map(describe.fields.map((field) => [field.name, field]))
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== '')
  return {
    may: Object.fromEntries(filled.filter(([name]) => fields.get(name)?.createable === true)),
    leftOut: filled.map(([name]) => name).filter((name) => fields.get(name)?.createable !== true),
  }
}
