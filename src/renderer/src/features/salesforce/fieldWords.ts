import type { RecordField } from '../../../../contract/models'
import { plainDateText } from '../../format/apiValues'

const numeric: ReadonlySet<RecordField['type']> = new Set(['number', 'currency', 'percent'])

/** True where the rep can change the field here: of references those that come with a list, as owners do, or a search. */
export function canEdit(field: RecordField): boolean {
  return field.editable && (field.type !== 'reference' || field.options.length > 0 || field.searches !== null)
}

/** True where one of a list is chosen. */
export function isChoice(field: RecordField): boolean {
  return field.type === 'picklist' || field.type === 'reference'
}

/** What is wrong with a value before it is sent, in words; null where nothing is. */
export function faultIn(field: RecordField, value: string): string | null {
  if (value.trim() === '') return field.required ? `${field.label} cannot be empty` : null
  if (numeric.has(field.type) && !/^-?\d+(\.\d+)?$/u.test(value.trim())) return 'Write a number, such as 48000 or 12.5'
  if (field.maxLength !== null && value.length > field.maxLength) {
    return `At most ${field.maxLength} characters; these are ${value.length}`
  }
  return null
}

/** Where a url, an email or a phone number leads; null for every other field and where there is none. */
export function linkOf(field: RecordField): string | null {
  const value = field.value.trim()
  if (value === '') return null
  if (field.type === 'email') return `mailto:${value}`
  if (field.type === 'phone') return `tel:${value.replace(/[^\d+]/gu, '')}`
  if (field.type === 'url') return /^[a-z][a-z\d+.-]*:/iu.test(value) ? value : `https://${value}`
  return null
}

/** How a value just written reads until main has formatted it. */
export function textOf(field: RecordField, value: string): string {
  const labelOf = (one: string): string => field.options.find((option) => option.value === one)?.label ?? one
  if (isChoice(field)) return labelOf(value)
  if (field.type === 'multipicklist') return chosenOf(value).map(labelOf).join(', ')
  if (field.type === 'boolean') return value === 'true' ? 'Yes' : 'No'
  if (field.type === 'date' && value !== '') return plainDateText(value)
  if (field.type === 'datetime' && value !== '') return new Date(value).toLocaleString()
  return value
}

/** The values of a multi-picklist, which Salesforce puts between semicolons. */
export function chosenOf(value: string): string[] {
  return value.split(';').filter((one) => one !== '')
}
