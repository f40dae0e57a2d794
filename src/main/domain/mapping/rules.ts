import type { Attribute } from './attributes'
import { whyNotMappable } from './convert'
import type { FieldFacts } from './fieldFacts'
import type { ValueMap } from './picklists'

/** Which side wins. `toSalesforce` is the default (article: edits in Salesforce do not come back by themselves). */
export type MappingDirection = 'toSalesforce' | 'fromSalesforce' | 'preferSalesforceUnlessBlank'

/** One row of the rep's settings. Clearing a mapping removes its row. */
export interface Mapping {
  /** Key of the attribute. */
  attribute: string
  /** API name of the Lead's field: mapping is for Leads alone (article). */
  field: string
  direction: MappingDirection
  valueMap?: ValueMap
}

/** A mapping that can work, with both of its ends. */
export interface UsableMapping {
  attribute: Attribute
  field: FieldFacts
  direction: MappingDirection
  valueMap: ValueMap | undefined
  /** What Salesforce lets this user do with the field. */
  canCreate: boolean
  canUpdate: boolean
  /** Whether Intercom takes values for the attribute. */
  canWriteIntercom: boolean
  /** What is not done although the mapping is used, in words; null where all is. */
  note: string | null
}

/** A field that this org wants on every new Lead. */
export interface RequiredField {
  field: string
  label: string
  /** `form`: the form of a new Lead always fills it, with a placeholder if need be. */
  filledBy: 'mapping' | 'form' | null
}

export interface MappingCheck {
  usable: UsableMapping[]
  /** The others, each with the reason in words. */
  leftOut: { mapping: Mapping; why: string }[]
  required: RequiredField[]
}

/** Fields that the Create lead form fills whatever is mapped. */
const FORM_FIELDS: readonly string[] = ['LastName', 'Company', 'Email']

/**
 * Checks the mappings against the workspace's attributes and the Lead's describe: what works, what is left out and why
 * (deleted attribute, hidden field, unwritable, types that do not fit, a field used twice), and which required fields
 * nothing fills. Nothing is left out without being listed.
 */
export function checkMappings(
  mappings: readonly Mapping[],
  attributes: readonly Attribute[],
  fields: readonly FieldFacts[],
): MappingCheck {
  const attributeOf = new Map(attributes.map((one) => [one.key, one]))
  const fieldOf = new Map(fields.map((one) => [one.name, one]))
  const usable: UsableMapping[] = []
  const leftOut: MappingCheck['leftOut'] = []
  const taken = new Set<string>()
  const writtenInIntercom = new Set<string>()
  for (const mapping of mappings) {
    const attribute = attributeOf.get(mapping.attribute)
    const field = fieldOf.get(mapping.field)
    const why =
      missing(mapping, attribute, field) ??
      unusable(mapping, attribute!, field!) ??
      twice(mapping, attribute!, field!, taken, writtenInIntercom)
    if (why !== null) {
      leftOut.push({ mapping, why })
      continue
    }
    taken.add(mapping.field)
    if (mapping.direction !== 'toSalesforce') writtenInIntercom.add(mapping.attribute)
    usable.push(usableMapping(mapping, attribute!, field!))
  }
  return { usable, leftOut, required: requiredFields(fields, usable) }
}

function missing({ attribute: key, field: name }: Mapping, attribute?: Attribute, field?: FieldFacts): string | null {
  if (!attribute) return `The attribute ${key} no longer exists in Intercom.`
  if (!field) return `Lead has no field ${name}, or it is hidden from you, so ${attribute.label} is not sent.`
  return null
}

function unusable({ direction }: Mapping, attribute: Attribute, field: FieldFacts): string | null {
  const mismatch = whyNotMappable(attribute, field)
  if (mismatch !== null) return mismatch
  if (direction === 'fromSalesforce') {
    return attribute.writable ? null : `Intercom does not let ${attribute.label} be changed from outside.`
  }
  if (!field.createable && !field.updateable) return `Salesforce does not let you fill ${field.label}.`
  if (attribute.onCreationOnly && !field.createable)
    return `${attribute.label} is sent when a Lead is created, and Salesforce does not let you fill ${field.label} then.`
  return null
}

function twice(
  { direction }: Mapping,
  attribute: Attribute,
  field: FieldFacts,
  taken: ReadonlySet<string>,
  written: ReadonlySet<string>,
): string | null {
  if (taken.has(field.name)) return `${field.label} is mapped already; a field can be mapped once.`
  // Two fields that write one attribute would change it back and forth for ever.
  if (direction !== 'toSalesforce' && written.has(attribute.key))
    return `${attribute.label} already takes its value from another field of Salesforce.`
  return null
}

function usableMapping(mapping: Mapping, attribute: Attribute, field: FieldFacts): UsableMapping {
  const sends = mapping.direction !== 'fromSalesforce'
  const canUpdate = sends && field.updateable && !attribute.onCreationOnly
  const canWriteIntercom = mapping.direction !== 'toSalesforce' && attribute.writable
  const notes = [
    attribute.onCreationOnly && sends ? `${attribute.label} is sent when a Lead is created, not afterwards.` : null,
    sends && !field.updateable ? `${field.label} can be filled when a Lead is created, but not changed.` : null,
    sends && !field.createable ? `${field.label} can be changed, but not filled when a Lead is created.` : null,
    mapping.direction === 'preferSalesforceUnlessBlank' && !attribute.writable
      ? `Intercom does not let ${attribute.label} be changed from outside, so it only fills blank fields in Salesforce.`
      : null,
  ]
  return {
    attribute,
    field,
    direction: mapping.direction,
    valueMap: mapping.valueMap,
    canCreate: sends && field.createable,
    canUpdate,
    canWriteIntercom,
    note: notes.filter((one) => one !== null).join(' ') || null,
  }
}

/** Describe's requiredness: createable, not nillable, without a default. Checkboxes always have a value. */
function requiredFields(fields: readonly FieldFacts[], usable: readonly UsableMapping[]): RequiredField[] {
  const mapped = new Set(usable.filter((one) => one.canCreate).map((one) => one.field.name))
  return fields
    .filter((one) => one.createable && !one.nillable && !one.defaultedOnCreate && one.type !== 'boolean')
    .map(({ name, label }) => ({
      field: name,
      label,
      filledBy: mapped.has(name) ? 'mapping' : FORM_FIELDS.includes(name) ? 'form' : null,
    }))
}
