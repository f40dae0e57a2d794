import { z } from 'zod'
import { recordObjectSchema } from '../../contract/models'
import { Failure, unlessGone, unsent } from '../domain/failure'
import { typedValues } from '../domain/records/edit'
import { searchedBy } from '../domain/records/fieldView'
import { mergeFields, sameFields, type FieldConflict } from '../domain/salesforce/mergeFields'
import { soqlText } from '../domain/salesforce/soql'
import type { SalesforceApi, SalesforceDescribe, SalesforceRow } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'
import { salesforceTime, signedIn } from './createSender'
import { readMissing } from './readBack'
import { fieldsToRead, keepRecord } from './recordRead'
import type { Found, Sender, SendingContext } from './sender'

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** `base`: what each field said here when the rep changed it. */
const baseSchema = z.record(z.string(), fieldValue)
const payloadSchema = z.object({
  object: recordObjectSchema,
  recordId: z.string(),
  recordName: z.string().default(''),
  values: z.record(z.string(), z.string()),
  base: baseSchema,
  /** What the records are called that reference fields lead to, as the rep chose them. */
  names: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).default({}),
})
const answerSchema = z.object({ current: baseSchema })

/** An edit of one record, as it waits in the outbox. */
export type RecordEdit = z.infer<typeof payloadSchema>

/** The item's edit; throws where it is none. */
export function recordEdit(item: Pick<OutboxRow, 'payload'>): RecordEdit {
  return payloadSchema.parse(item.payload)
}

/**
 * Saves the fields that the rep changed on one record, and only those. A PATCH of the same values is the same PATCH, so it
 * may be repeated; but a value that somebody else changed meanwhile is asked about, never overwritten (DESIGN.md
 * section 6). The record as Salesforce has it afterwards is in the cache when this is done.
 */
export const recordSender: Sender = {
  kind: 'record.update',
  async send(item, context) {
    const api = signedIn(context)
    const { object, recordId, values, base } = recordEdit(item)
    const describe = await api.describe(object).catch(unsent)
    const mine = typedValues(describe, values)
    const fields = await fieldsToRead(api, context, object, Object.keys(values)).catch(unsent)
    const current = await readNow(api, item, describe, fields).catch(unsent)
    const { applied, conflicts } = mergeFields(pick(base, mine), mine, pick(current, mine))
    if (conflicts.length > 0) {
      keepRecord(api, context, object, current, fields)
      throw conflict(conflicts, describe, current, recordEdit(item))
    }
    const outcome = { id: recordId, url: api.recordUrl(object, recordId), written: Object.keys(applied) }
    if (Object.keys(applied).length === 0) {
      keepRecord(api, context, object, current, fields)
      return { ...outcome, isRead: true }
    }
    const { row } = await api.updateAndRead(object, recordId, applied, fields)
    if (row) keepRecord(api, context, object, row, fields)
    return { ...outcome, isRead: row !== null }
  },
  // Sending it again would find what arrived by itself; but what is called absent the rep may discard meanwhile.
  async lookUp(item, context): Promise<Found> {
    const api = signedIn(context)
    const { object, recordId, values } = recordEdit(item)
    const describe = await api.describe(object)
    const mine = typedValues(describe, values)
    const fields = await fieldsToRead(api, context, object, Object.keys(values))
    const current = await readNow(api, item, describe, fields).catch(unlessGone)
    if (current === null || !sameFields(mine, current)) return { found: false }
    keepRecord(api, context, object, current, fields)
    const outcome = { id: recordId, url: api.recordUrl(object, recordId), written: Object.keys(mine), isRead: true }
    return { found: true, outcome }
  },
  async settle(item, outcome, context) {
    if (outcome.isRead !== true) await readRecordNow(context, item)
    await readChosen(context, item)
  },
  serverTime: salesforceTime,
}

/** The name of what a reference field leads to, as the rep chose it; null where it was not chosen by name. */
export function chosenName({ names, values }: Pick<RecordEdit, 'names' | 'values'>, field: string): string | null {
  const chosen = names[field]
  return chosen !== undefined && chosen.id === values[field] ? chosen.name : null
}

/** Of these the records that a field leads to are kept. */
const KEPT = ['Account', 'Contact', 'Opportunity', 'Case'] as const

/** A record that a field leads to now and that was not on this desk belongs here from now on. */
async function readChosen(context: SendingContext, item: OutboxRow): Promise<void> {
  const { object, values } = recordEdit(item)
  const facts = await signedIn(context).describe(object)
  const wanted = facts.fields.flatMap((field) => {
    const target = KEPT.find((one) => one === searchedBy(field))
    const id = values[field.name]
    return target === undefined || !id ? [] : [[target, id] as const]
  })
  await readMissing(context, wanted)
}

async function readRecordNow(context: SendingContext, item: OutboxRow): Promise<void> {
  const api = signedIn(context)
  const { object, recordId } = recordEdit(item)
  const fields = await fieldsToRead(api, context, object)
  const { rows } = await api.query(`SELECT ${fields.join(', ')} FROM ${object} WHERE Id = ${soqlText(recordId)}`)
  if (rows[0]) keepRecord(api, context, object, rows[0], fields)
}

/** The record as it is now; fails with `gone` where it was deleted or merged, `not_found` where the rep sees it no longer. */
async function readNow(
  api: SalesforceApi,
  item: OutboxRow,
  describe: SalesforceDescribe,
  fields: readonly string[],
): Promise<SalesforceRow> {
  const { object, recordId, recordName } = recordEdit(item)
  const known = new Set(describe.fields.map((field) => field.name))
  const asked = [...new Set([...fields, 'IsDeleted', 'MasterRecordId'])].filter(
    (path) => path.includes('.') || known.has(path),
  )
  // Also the deleted ones: Salesforce then tells what became of the record.
  const { rows } = await api.queryAll(`SELECT ${asked.join(', ')} FROM ${object} WHERE Id = ${soqlText(recordId)}`)
  const row = rows[0]
  const name = recordName === '' ? `this ${object}` : recordName
  if (!row) {
    throw new Failure(
      'not_found',
      `Salesforce does not show you ${name} any more: it was deleted for good, or you have lost access to it. Your change was not saved; discard it.`,
      { sent: 'no' },
    )
  }
  if (row.IsDeleted === true) {
    const merged = typeof row.MasterRecordId === 'string'
    throw new Failure(
      'gone',
      merged
        ? `In Salesforce ${name} was merged into another record meanwhile, so your change was not saved. Make it there, or discard it.`
        : `In Salesforce ${name} was deleted meanwhile, so your change was not saved. Restore it there and send again, or discard it.`,
      { sent: 'no' },
    )
  }
  return row
}

function pick(
  row: Readonly<Record<string, unknown>>,
  like: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(like)
      .filter((name) => Object.hasOwn(row, name))
      .map((name) => [name, row[name]]),
  )
}

/** All fields that both sides changed, with both values: what sending again is then based on. */
function conflict(
  conflicts: readonly FieldConflict[],
  describe: SalesforceDescribe,
  current: SalesforceRow,
  edit: RecordEdit,
): Failure {
  const labels = new Map(describe.fields.map((field) => [field.name, field.label]))
  const theirWords = ({ field, theirs }: FieldConflict): string =>
    relatedName(field, describe, current) ?? words(theirs)
  const myWords = ({ field, mine }: FieldConflict): string => chosenName(edit, field) ?? words(mine)
  const said = conflicts.map((one) => `${labels.get(one.field) || one.field} to “${theirWords(one)}”`).join(' and ')
  return new Failure(
    'conflict',
    `In Salesforce somebody changed ${said} meanwhile. Discard this to keep that, or send yours again.`,
    {
      sent: 'no',
      fields: Object.fromEntries(
        conflicts.map((one) => [one.field, `Now “${theirWords(one)}” in Salesforce; yours is “${myWords(one)}”.`]),
      ),
      body: { current: Object.fromEntries(conflicts.map(({ field, theirs }) => [field, theirs ?? null])) },
    },
  )
}

/** What a reference leads to, as the record that was just read calls it. */
function relatedName(field: string, describe: SalesforceDescribe, current: SalesforceRow): string | null {
  const relation = describe.fields.find((one) => one.name === field)?.relationshipName ?? null
  const related = relation === null ? null : current[relation]
  if (typeof related !== 'object' || related === null) return null
  const { Name: name, CaseNumber: number } = related as Record<string, unknown>
  return [name, number].find((one): one is string => typeof one === 'string') ?? null
}

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The payload for sending again after a conflict: the rep has seen what is there now, and decided. */
export function rebasedEdit(item: OutboxRow): OutboxRow['payload'] {
  const answer = z.object({ answer: answerSchema }).safeParse(item.outcome)
  if (!answer.success) return item.payload
  return { ...item.payload, base: { ...recordEdit(item).base, ...answer.data.answer.current } }
}
