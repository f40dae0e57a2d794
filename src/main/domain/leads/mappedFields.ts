import type { LeadForm } from '../../../contract/models'
import type { FieldFacts } from '../records/fieldFacts'
import { recordFieldType } from '../records/fieldFacts'
import { formField } from './orgFields'

/**
 * The form of a new Lead with what is mapped (article: mapped fields are filled from Intercom): fields of the form take the
 * mapped value, others that are mapped appear behind them. A blank attribute leaves what the form has.
 */
export function withMappedFields(
  form: LeadForm,
  facts: readonly FieldFacts[],
  mapped: { values: Readonly<Record<string, string>>; fields: readonly string[] },
): LeadForm {
  const names = new Set(form.fields.map((field) => field.name))
  const more = facts.filter(
    (field) => mapped.fields.includes(field.name) && !names.has(field.name) && recordFieldType(field.type) !== null,
  )
  const fields = [...form.fields, ...more.map((field) => ({ ...formField(field), required: false }))].map((field) => {
    const value = mapped.values[field.name]
    return value === undefined ? field : { ...field, value, placeholder: false }
  })
  const isReady = fields.every((field) => !field.required || field.value.trim() !== '')
  return { ...form, fields, ready: form.blocked === null && isReady }
}
