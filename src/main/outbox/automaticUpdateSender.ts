import { z } from 'zod'
import { isBlankInSalesforce } from '../domain/mapping/compare'
import { sameInSalesforce } from '../domain/mapping/convert'
import { PLACEHOLDER } from '../domain/leads/form'
import { automaticKind } from '../domain/automations/settingOf'
import { typedValues } from '../domain/records/edit'
import type { FieldValue } from '../domain/records/values'
import { soqlText } from '../domain/salesforce/soql'
import type { SalesforceDescribe, SalesforceRow } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'
import { skipped, stillWanted } from './automatic'
import { signedIn } from './createSender'
import { fieldsToRead, keepRecord } from './recordRead'
import type { Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  recordId: z.string(),
  values: z.record(z.string(), z.string()),
  rules: z.record(z.string(), z.enum(['always', 'ifBlank', 'ifPlaceholder'])),
})

/**
 * Edits of records, with those that mapping makes by itself: they look first, and write only what the Lead does not hold
 * already and its rule still allows. Nobody is asked: the mapping's direction is the answer. `byHand` sends the others.
 */
export function withAutomaticUpdates(byHand: Sender): Sender {
  return {
    ...byHand,
    send: (item, context) => (isAutomatic(item) ? send(item, context) : byHand.send(item, context)),
    // Sending again looks first, so what arrived is not written twice.
    lookUp: (item, context) => (isAutomatic(item) ? Promise.resolve({ found: false }) : byHand.lookUp(item, context)),
    settle: (item, outcome, context) => (isAutomatic(item) ? Promise.resolve() : byHand.settle(item, outcome, context)),
  }
}

function isAutomatic(item: OutboxRow): boolean {
  return automaticKind(item.payload) === 'mapping'
}

async function send(item: OutboxRow, context: SendingContext): Promise<Record<string, unknown>> {
  const { recordId, values, rules } = payloadSchema.parse(item.payload)
  const api = signedIn(context)
  if (item.personId === null) return skipped('This person is gone from Intercom.')
  const wanted = await stillWanted(item, context, item.personId)
  if ('why' in wanted) return skipped(wanted.why)
  const describe = await api.describe('Lead')
  const names = new Set(describe.fields.filter((field) => field.updateable).map((field) => field.name))
  const fields = await fieldsToRead(api, context, 'Lead', Object.keys(values))
  const { rows } = await api.query(`SELECT ${fields.join(', ')} FROM Lead WHERE Id = ${soqlText(recordId)}`)
  const row = rows[0]
  if (!row) return skipped('The Lead is gone from Salesforce, or no longer visible.')
  if (row.IsConverted === true) return skipped('The Lead was converted meanwhile.')
  const typed = Object.entries(typedValues(describe, values)).filter(([name]) => names.has(name))
  const changes = Object.fromEntries(typed.filter(([name, value]) => isDue(name, value, row, rules[name], describe)))
  if (Object.keys(changes).length === 0) {
    keepRecord(api, context, 'Lead', row, fields)
    return { ...skipped('The Lead has these values already, or its own.'), id: recordId }
  }
  const { row: after } = await api.updateAndRead('Lead', recordId, changes, fields)
  if (after) keepRecord(api, context, 'Lead', after, fields)
  return { id: recordId, url: api.recordUrl('Lead', recordId), wrote: Object.keys(changes) }
}

function isDue(
  name: string,
  value: FieldValue,
  row: SalesforceRow,
  rule: 'always' | 'ifBlank' | 'ifPlaceholder' | undefined,
  describe: SalesforceDescribe,
): boolean {
  const held = row[name]
  const field = describe.fields.find((one) => one.name === name)
  if (!field || sameInSalesforce(value, held, field)) return false
  if (rule === 'ifBlank') return isBlankInSalesforce(held)
  if (rule !== 'ifPlaceholder') return true
  if (held === PLACEHOLDER) return true
  // The first name comes along with the last, where there is none.
  return name === 'FirstName' && isBlankInSalesforce(held) && row.LastName === PLACEHOLDER
}
