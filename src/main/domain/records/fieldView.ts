import { searchableObjectSchema } from '../../../contract/models'
import type { RecordField, RecordObject, SearchableObject, Sending } from '../../../contract/models'
import { displayValue, type DisplayContext } from '../salesforce/valueOf'
import { activeOptions, maxLengthOf, recordFieldType, type FieldFacts, type ObjectFacts } from './fieldFacts'
import { labelOf } from './panelFields'
import { editText, typedValue, type FieldValue } from './values'

/** An own edit of a field that Salesforce has not confirmed. */
export interface PendingEdit {
  value: string
  /** What the record is called that it leads to, as the rep chose it. */
  name?: string | undefined
  sending: Sending
}

export interface RecordToShow {
  object: RecordObject
  fields: Readonly<Record<string, FieldValue>>
  /** False for what is known of a record only in part: it is shown and not edited. */
  isWhole: boolean
}

export interface FieldViewContext {
  display: DisplayContext
  facts: ObjectFacts | null
  /** Fields that the page layout asks for. */
  layoutRequired: readonly string[]
  /** What stands in other cached records, by path. */
  derived: Readonly<Record<string, string>>
  edits: ReadonlyMap<string, PendingEdit>
  /** The name of a cached record or user. */
  nameOf(id: string): string | null
  /** Who may own it; empty where owners are not offered. */
  owners: readonly { id: string; name: string }[]
  /** References that lead to one of a few records, by field: a Task's, whose own rules say which. */
  choices?: Readonly<Record<string, readonly { value: string; label: string }[]>>
}

/** Types of the fields that the defaults show, until the org's own describe is known. */
const STANDARD_TYPES: Record<string, string> = {
  OwnerId: 'reference',
  Email: 'email',
  Website: 'url',
  CloseDate: 'date',
  ActivityDate: 'date',
  Amount: 'currency',
}

/**
 * One field of a card: as shown, as edited, and what may be done with it. Null for a field that this user cannot see (it
 * is not in their describe) or that has no single value. A pending edit is what the rep sees, whatever a sync brings.
 */
export function fieldView(path: string, record: RecordToShow, context: FieldViewContext): RecordField | null {
  const { facts } = context
  const shared = { name: path, label: labelOf(path, facts), sending: null }
  if (path.includes('.')) {
    const text = context.derived[path] ?? plain(record.fields[path])
    return { ...shared, type: 'text', text, value: text, ...READ_ONLY }
  }
  const known = facts?.fields.find((field) => field.name === path)
  if (facts && !known) return null
  const field = known ?? unknownField(path, shared.label)
  const type = recordFieldType(field.type)
  if (type === null) return null
  const edit = context.edits.get(path) ?? null
  const value = edit ? typedValue(edit.value, field.type) : (record.fields[path] ?? null)
  const wasRead = Object.hasOwn(record.fields, path)
  const text = edit?.name ?? textOf(value, field, record, context)
  return {
    ...shared,
    type,
    text: path === 'Website' ? domainOf(text) : text,
    value: wasRead || edit ? editText(value, field.type) : '',
    editable: known !== undefined && wasRead && record.isWhole && isEditable(field, context),
    required: (!field.nillable && type !== 'boolean') || context.layoutRequired.includes(path),
    maxLength: maxLengthOf(field),
    options: optionsOf(field, value, text, context),
    ...(isOffered(field, value) ? {} : { notOffered: true }),
    searches: context.choices && Object.hasOwn(context.choices, path) ? null : searchedBy(field),
    sending: edit?.sending ?? null,
  }
}

const READ_ONLY = {
  editable: false,
  required: false,
  maxLength: null,
  options: [],
  searches: null,
} satisfies Partial<RecordField>

function isEditable(field: FieldFacts, { facts, owners, choices }: FieldViewContext): boolean {
  if (!facts?.updateable || !field.updateable || field.calculated) return false
  // Owners are few enough for a list; another record is looked for by its name.
  if (field.name === 'OwnerId') return owners.length > 0
  if (field.name === 'RecordTypeId') return typesOf(facts).length > 1
  if (choices && Object.hasOwn(choices, field.name)) return true
  return field.type !== 'reference' || searchedBy(field) !== null
}

/** Record types to choose from; Master stands for none. */
function typesOf(facts: ObjectFacts): { value: string; label: string }[] {
  return facts.recordTypes.filter((type) => !type.isMaster).map(({ id, name }) => ({ value: id, label: name }))
}

/** Whether a picklist still has what the field says; a list that is not restricted takes values of its own, too. */
function isOffered(field: FieldFacts, value: FieldValue): boolean {
  if (typeof value !== 'string' || value === '') return true
  const values = field.type === 'multipicklist' ? value.split(';') : field.type === 'picklist' ? [value] : []
  return values.every((one) => {
    const known = field.picklistValues.find((option) => option.value === one.trim())
    return known?.active ?? (!field.restrictedPicklist || field.picklistValues.length === 0)
  })
}

/** The one object that a reference leads to, where its records can be looked for. */
export function searchedBy(field: FieldFacts): SearchableObject | null {
  if (field.type !== 'reference' || field.referenceTo.length !== 1) return null
  if (field.name === 'OwnerId' || field.name === 'RecordTypeId') return null
  return searchableObjectSchema.safeParse(field.referenceTo[0]).data ?? null
}

function optionsOf(
  field: FieldFacts,
  value: FieldValue,
  text: string,
  { owners, facts, choices }: FieldViewContext,
): RecordField['options'] {
  const few = choices && Object.hasOwn(choices, field.name) ? choices[field.name] : undefined
  if (few) {
    const isThere = typeof value !== 'string' || value === '' || few.some((one) => one.value === value)
    return isThere ? [...few] : [{ value, label: text }, ...few]
  }
  if (field.name === 'RecordTypeId' && facts) return field.updateable ? typesOf(facts) : []
  const isOwner = field.type === 'reference'
  if (isOwner && (field.name !== 'OwnerId' || owners.length === 0)) return []
  if (isOwner && !(facts?.updateable && field.updateable)) return []
  const options = isOwner ? owners.map(({ id, name }) => ({ value: id, label: name })) : activeOptions(field)
  if (typeof value !== 'string' || value === '' || !(isOwner || field.type === 'picklist')) return options
  // What a record has stays choosable: a value that an admin has switched off since, a queue that owns it.
  return options.some((option) => option.value === value)
    ? options
    : [{ value, label: isOwner ? text : value }, ...options]
}

function textOf(value: FieldValue, field: FieldFacts, record: RecordToShow, context: FieldViewContext): string {
  const { CurrencyIsoCode: own } = record.fields
  const display = typeof own === 'string' ? { ...context.display, currency: own } : context.display
  if (field.type !== 'reference') return displayValue(value, field, display)
  const type = field.name === 'RecordTypeId' ? context.facts?.recordTypes.find(({ id }) => id === value) : undefined
  if (type) return type.name
  const related = relationPath(field) === null ? null : record.fields[relationPath(field)!]
  const stands = record.fields[field.name] === value ? related : null
  const name = (typeof value === 'string' ? context.nameOf(value) : null) ?? stands
  return displayValue(value, field, display, typeof name === 'string' ? { Name: name } : undefined)
}

/** Where a record says what a reference leads to: a name, of a Case its number. */
export function relationPath(field: Pick<FieldFacts, 'relationshipName' | 'referenceTo'>): string | null {
  if (field.relationshipName === null) return null
  const isCase = field.referenceTo.length === 1 && field.referenceTo[0] === 'Case'
  return `${field.relationshipName}.${isCase ? 'CaseNumber' : 'Name'}`
}

/** The domain of an address, as the article shows an Account; what is no address stands as it is. */
function domainOf(text: string): string {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^\s/?#:]+\.[^\s/?#:]+)/i.exec(text.trim())?.[1]
  return host?.toLowerCase() ?? text
}

function plain(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

function unknownField(name: string, label: string): FieldFacts {
  const type = Object.hasOwn(STANDARD_TYPES, name) ? STANDARD_TYPES[name]! : 'string'
  return {
    name,
    label,
    type,
    length: 0,
    nillable: true,
    precision: 0,
    scale: 2,
    calculated: false,
    custom: false,
    createable: false,
    updateable: false,
    defaultedOnCreate: false,
    defaultValue: null,
    picklistValues: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: type === 'reference' ? name.replace(/Id$/, '') : null,
  }
}
