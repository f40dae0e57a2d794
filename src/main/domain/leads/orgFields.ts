import type { FormField, RecordFieldType } from '../../../contract/models'
import {
  activeOptions,
  isRequiredAtCreation,
  maxLengthOf,
  recordFieldType,
  type FieldFacts,
  type ObjectFacts,
} from '../records/fieldFacts'
import { valueProblem } from '../records/values'
import { STANDARD_FIELDS } from './form'

const TYPES: Record<RecordFieldType, FormField['type']> = {
  text: 'text',
  textarea: 'textarea',
  email: 'email',
  phone: 'phone',
  url: 'url',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  boolean: 'checkbox',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  // Another record is named by its id.
  reference: 'text',
}

/**
 * What this org asks for when a Lead is made, beyond the form that everybody has: fields that take no null and that nothing
 * fills, those its page layout asks for, and the record type where there are several. With the org's own defaults and
 * lists (article "Salesforce app", section 3: what is strictly required can always be given).
 */
export function orgLeadFields(lead: ObjectFacts, layoutRequired: readonly string[]): FormField[] {
  const type = recordTypeField(lead)
  const fields = askedFor(lead, layoutRequired).map((field) => formField(field))
  return type ? [type, ...fields] : fields
}

/** Messages by field for what the org asks for or what was given beyond the form that everybody has; empty when all is well. */
export function checkOrgLeadValues(
  values: Readonly<Record<string, string>>,
  lead: ObjectFacts,
  layoutRequired: readonly string[],
): Record<string, string> {
  const problems: Record<string, string> = {}
  const asked = new Set(askedFor(lead, layoutRequired).map((field) => field.name))
  for (const field of lead.fields) {
    if (field.name === 'RecordTypeId' || !field.createable) continue
    const isAsked = asked.has(field.name)
    if (!isAsked && !Object.hasOwn(values, field.name)) continue
    const problem = valueProblem(field, values[field.name] ?? '', isAsked)
    // Emptiness and length of the common fields are worded with the form; a list's own values are only known here.
    if (problem !== null && !(STANDARD_FIELDS.has(field.name) && field.type === 'email')) problems[field.name] = problem
  }
  const { RecordTypeId: type = '' } = values
  if (type !== '' && !lead.recordTypes.some((one) => one.id === type)) {
    problems.RecordTypeId = 'Your Salesforce user cannot use this record type. Choose one of the list.'
  }
  return problems
}

function askedFor(lead: ObjectFacts, layoutRequired: readonly string[]): FieldFacts[] {
  return lead.fields.filter((field) => {
    if (!field.createable || STANDARD_FIELDS.has(field.name) || field.name === 'RecordTypeId') return false
    if (recordFieldType(field.type) === null || field.type === 'boolean') return false
    // What Salesforce fills by itself where nothing is given (Status) need not be asked, whatever the page does.
    const isFilled = !field.nillable && field.defaultedOnCreate
    return isRequiredAtCreation(field) || (layoutRequired.includes(field.name) && !isFilled)
  })
}

/** A field of the org's own as the form asks for it, with its default. */
export function formField(field: FieldFacts): FormField {
  return {
    name: field.name,
    label: field.label || field.name,
    type: TYPES[recordFieldType(field.type) ?? 'text'],
    value: defaultOf(field),
    required: true,
    maxLength: maxLengthOf(field),
    options: activeOptions(field),
    placeholder: false,
    intercomAttribute: null,
  }
}

function defaultOf(field: FieldFacts): string {
  const chosen = field.picklistValues.filter((option) => option.active && option.isDefault).map(({ value }) => value)
  if (field.type === 'multipicklist') return chosen.join(';')
  return chosen[0] ?? field.defaultValue ?? ''
}

/** The record type of a new record where this user has several to choose from, with their default; null elsewhere. */
export function recordTypeField(facts: ObjectFacts): FormField | null {
  const types = facts.recordTypes.filter((one) => !one.isMaster)
  const field = facts.fields.find((one) => one.name === 'RecordTypeId')
  if (types.length < 2 || !field?.createable) return null
  return {
    name: 'RecordTypeId',
    label: 'Record type',
    type: 'picklist',
    value: (types.find((one) => one.isDefault) ?? types[0])!.id,
    required: true,
    maxLength: null,
    options: types.map(({ id, name }) => ({ value: id, label: name })),
    placeholder: false,
    intercomAttribute: null,
  }
}
