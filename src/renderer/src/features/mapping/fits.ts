import type { MappingDirection, MappingView } from '../../../../contract/models'

export type MappingAttribute = MappingView['attributes'][number]
export type LeadField = MappingView['fields'][number]

const numbers = ['int', 'double', 'currency', 'percent', 'long']
const plainTexts = ['string', 'textarea']
const texts = [...plainTexts, 'email', 'phone', 'url']
const picklists = ['picklist', 'combobox', 'multipicklist']
const others = ['boolean', 'date', 'datetime']

/** Whether values of a field are chosen from a list, so that Intercom's values may need others in their place. */
export function isPicklist({ type }: LeadField): boolean {
  return picklists.includes(type)
}

/** A field's type in the rep's words. */
export function typeWords({ type }: LeadField): string {
  if (numbers.includes(type)) return 'number'
  if (type === 'string' || type === 'textarea') return 'text'
  if (type === 'boolean') return 'checkbox'
  if (type === 'datetime') return 'date and time'
  if (type === 'multipicklist') return 'picklist of several'
  if (type === 'email') return 'email address'
  if (type === 'phone') return 'phone number'
  return type === 'url' ? 'web address' : type
}

/** An attribute's type in the rep's words. */
export function attributeWords({ type }: MappingAttribute): string {
  return type === 'boolean' ? 'yes or no' : type
}

/**
 * Why an attribute cannot be mapped to a field, as the main process will see it (it has the last word when the mapping
 * is saved); null where it can. `takenBy` is the other attribute that fills the field already.
 */
export function whyNot(
  attribute: MappingAttribute,
  field: LeadField,
  direction: MappingDirection,
  takenBy: string | null,
): string | null {
  if (takenBy !== null) return `Filled by ${takenBy}`
  const mismatch = typeMismatch(attribute, field)
  if (mismatch !== null) return mismatch
  if (direction === 'fromSalesforce') return attribute.writable ? null : 'Intercom does not let it be changed'
  if (!field.createable && !field.updateable) return 'Salesforce does not let you fill it'
  if (attribute.onCreationOnly && !field.createable) return 'Cannot be filled when a Lead is created'
  return null
}

/** Whether the types of both ends go together; null where they do. */
export function typeMismatch(attribute: MappingAttribute, field: LeadField): string | null {
  const { type } = attribute
  const kind = field.type
  if (kind === 'reference') return 'Refers to another record'
  if (![...numbers, ...texts, ...picklists, ...others].includes(kind)) return `Cannot be mapped (${kind})`
  const fits =
    type === 'text' || type === 'list'
      ? texts.includes(kind) || picklists.includes(kind)
      : plainTexts.includes(kind) ||
        (type === 'number' && (numbers.includes(kind) || picklists.includes(kind))) ||
        (type === 'boolean' && (kind === 'boolean' || picklists.includes(kind))) ||
        (type === 'date' && (kind === 'date' || kind === 'datetime'))
  if (fits) return null
  return `Does not fit: ${typeWords(field)} here, ${attributeWords(attribute)} in Intercom`
}
