import { PLACEHOLDER } from '../leads/form'
import type { AttributeCompany, AttributePerson, AttributeValue } from './attributes'
import { fromSalesforce, sameInSalesforce, toSalesforce, type ConvertContext } from './convert'
import { keptText, quoted, type Converted, type FieldFacts, type SalesforceValue } from './fieldFacts'
import type { UsableMapping } from './rules'

/** A person and the company that stands for them, as Intercom has them. */
export interface IntercomSide {
  person: AttributePerson
  company: AttributeCompany | null
}

/** The record's fields by API name; a field that is not there was not read, and nothing is said of it. */
export type RecordValues = Readonly<Record<string, unknown>>

/** What conversion needs of the org and the workspace. */
export interface MappingContext {
  timeZone: string
  /** The Lead's describe. */
  fields: readonly FieldFacts[]
}

/** What one click would change. */
export type ProposedChange =
  | { side: 'salesforce'; field: string; value: SalesforceValue }
  | { side: 'intercom'; attribute: string; value: AttributeValue }

/** One mapping of one person, both sides beside each other. */
export interface ComparedMapping {
  mapping: UsableMapping
  intercom: AttributeValue
  salesforce: unknown
  /** Equal after conversion; null where one side cannot be converted. */
  equal: boolean | null
  change: ProposedChange | null
  /** A sentence: why this change, or why none. */
  why: string
  /** True where `why` is a conversion that failed: the rep can mend the value or the mapping. */
  isProblem: boolean
}

/**
 * Both sides of every mapping for a person with one Lead, and what each mapping's rule would change. Mapping is for Leads
 * only (article), so there is nothing to compare for Contacts. A value that is blank in Intercom never clears one in
 * Salesforce here: nobody edited it; clearing it in Intercom does (`changesFor`).
 */
export function comparePerson(
  side: IntercomSide,
  lead: RecordValues,
  mappings: readonly UsableMapping[],
  context: MappingContext,
): ComparedMapping[] {
  return mappings.map((mapping) => compareOne(side, lead, mapping, context))
}

/** The context of one conversion: the mapping's values and the person's country beside what holds for all. */
export function conversionContext(side: IntercomSide, mapping: UsableMapping, context: MappingContext): ConvertContext {
  const { valueMap } = mapping
  return { ...context, countryCode: side.person.countryCode, ...(valueMap ? { valueMap } : {}) }
}

/** Whether a field has nothing of its own: empty, or only the placeholder that stands for a missing value. */
export function isBlankInSalesforce(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'string' && (keptText(value) === null || value.trim() === PLACEHOLDER)
}

/** The mapping's Intercom value as its field takes it. */
export function sentValue(
  side: IntercomSide,
  mapping: UsableMapping,
  context: MappingContext,
): Converted<SalesforceValue> {
  const { attribute, field } = mapping
  const value = attribute.read(side.person, side.company)
  return toSalesforce(value, attribute, field, conversionContext(side, mapping, context))
}

function compareOne(
  side: IntercomSide,
  lead: RecordValues,
  mapping: UsableMapping,
  context: MappingContext,
): ComparedMapping {
  const { attribute, field, direction } = mapping
  const intercom = attribute.read(side.person, side.company)
  const salesforce = Object.hasOwn(lead, field.name) ? lead[field.name] : undefined
  const row = { mapping, intercom, salesforce, isProblem: false }
  const none = (equal: boolean | null, why: string): ComparedMapping => ({ ...row, equal, change: null, why })
  if (salesforce === undefined)
    return none(null, `${field.label} has not been read from Salesforce, so it is left as it is.`)

  const blankThere = isBlankInSalesforce(salesforce)
  if (intercom === null && blankThere) return none(true, 'Blank on both sides.')
  const wanted = sentValue(side, mapping, context)
  if (intercom !== null && wanted.ok && sameInSalesforce(wanted.value, salesforce, field))
    return none(true, 'The same on both sides.')

  const takesFromSalesforce =
    direction === 'fromSalesforce' || (direction === 'preferSalesforceUnlessBlank' && !blankThere)
  if (takesFromSalesforce) return fromThere(side, salesforce, mapping, context, row)
  if (intercom === null)
    return none(false, `${attribute.label} is blank in Intercom, so ${field.label} keeps its value.`)
  if (!wanted.ok) return { ...row, equal: null, change: null, why: wanted.problem, isProblem: true }
  if (!mapping.canUpdate) return none(false, mapping.note ?? `Salesforce does not let you change ${field.label}.`)
  const why = blankThere
    ? `${field.label} is blank in Salesforce and takes Intercom’s value.`
    : `${attribute.label} is kept by Intercom, so ${field.label} takes its value.`
  return { ...row, equal: false, change: { side: 'salesforce', field: field.name, value: wanted.value }, why }
}

function fromThere(
  side: IntercomSide,
  salesforce: unknown,
  mapping: UsableMapping,
  context: MappingContext,
  row: Pick<ComparedMapping, 'mapping' | 'intercom' | 'salesforce' | 'isProblem'>,
): ComparedMapping {
  const { attribute, field } = mapping
  if (isBlankInSalesforce(salesforce)) {
    const why = `${field.label} is blank in Salesforce, so ${attribute.label} keeps its value.`
    return { ...row, equal: false, change: null, why }
  }
  const found = fromSalesforce(salesforce, attribute, field, conversionContext(side, mapping, context))
  if (!found.ok) return { ...row, equal: null, change: null, why: found.problem, isProblem: true }
  if (found.value === row.intercom) return { ...row, equal: true, change: null, why: 'The same on both sides.' }
  if (!mapping.canWriteIntercom) {
    const why = mapping.note ?? `Intercom does not let ${attribute.label} be changed from outside.`
    return { ...row, equal: false, change: null, why }
  }
  const why = `Salesforce’s value wins: ${attribute.label} becomes ${quoted(found.value ?? 'blank')}.`
  return { ...row, equal: false, change: { side: 'intercom', attribute: attribute.key, value: found.value }, why }
}
