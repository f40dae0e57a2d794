import { PLACEHOLDER, splitName } from '../leads/form'
import { isBlankInSalesforce, sentValue, type IntercomSide, type MappingContext, type RecordValues } from './compare'
import { sameInSalesforce } from './convert'
import type { FieldFacts, SalesforceValue } from './fieldFacts'
import type { UsableMapping } from './rules'

/** What is written to one Lead, and what is not, each with the reason in words. */
export interface FieldChanges {
  /** By API name; to be PATCHed (or put into the new Lead) as it is. */
  values: Record<string, SalesforceValue>
  leftOut: { field: string; label: string; why: string }[]
}

/** The record that a person corresponds to: mapping writes to Leads alone (article). */
export interface MappedRecord {
  object: 'Lead' | 'Contact'
  isConverted: boolean
  /** What is cached of it. */
  values: RecordValues
}

/**
 * The mapped fields that an edit in Intercom changes in the Lead: those whose value, converted, differs between the two
 * states of the person, and that the Lead does not hold already. UTM and referrer go to a Lead when it is created, never
 * after. With `preferSalesforceUnlessBlank` only a field that is blank in Salesforce is filled. An attribute cleared in
 * Intercom clears its field, where Salesforce allows a blank one. Contacts and converted Leads get nothing.
 */
export function changesFor(
  previous: IntercomSide,
  next: IntercomSide,
  record: MappedRecord,
  mappings: readonly UsableMapping[],
  context: MappingContext,
): FieldChanges {
  const changes: FieldChanges = { values: {}, leftOut: [] }
  if (record.object !== 'Lead' || record.isConverted) return changes
  for (const mapping of mappings) {
    const { attribute, field } = mapping
    if (mapping.direction === 'fromSalesforce') continue
    const [before, now] = [sentValue(previous, mapping, context), sentValue(next, mapping, context)]
    // By the converted values where there are two: a state also changes with its country, a case of an email does not.
    const isUntouched =
      before.ok && now.ok
        ? sameInSalesforce(now.value, before.value, field)
        : attribute.read(previous.person, previous.company) === attribute.read(next.person, next.company)
    if (isUntouched) continue
    const leave = (why: string): void => void changes.leftOut.push({ field: field.name, label: field.label, why })
    if (!now.ok) leave(now.problem)
    else if (!mapping.canUpdate) leave(mapping.note ?? `Salesforce does not let you change ${field.label}.`)
    else {
      const isKnown = Object.hasOwn(record.values, field.name)
      const held = isKnown ? record.values[field.name] : undefined
      if (mapping.direction === 'preferSalesforceUnlessBlank' && !isKnown)
        leave(`${field.label} has not been read from Salesforce, so it is left as it is.`)
      else if (mapping.direction === 'preferSalesforceUnlessBlank' && !isBlankInSalesforce(held))
        leave(`${field.label} has a value in Salesforce, which is preferred.`)
      else if (!isKnown || !sameInSalesforce(now.value, held, field)) changes.values[field.name] = now.value
    }
  }
  return changes
}

/** The mapped fields of a Lead that is about to be created, UTM and referrer among them. Blank attributes are not sent. */
export function valuesForCreation(
  side: IntercomSide,
  mappings: readonly UsableMapping[],
  context: MappingContext,
): FieldChanges {
  const changes: FieldChanges = { values: {}, leftOut: [] }
  for (const mapping of mappings) {
    const { attribute, field, direction } = mapping
    if (direction === 'fromSalesforce' || attribute.read(side.person, side.company) === null) continue
    const value = sentValue(side, mapping, context)
    const why = !value.ok
      ? value.problem
      : mapping.canCreate
        ? null
        : (mapping.note ?? `Salesforce does not let you fill ${field.label}.`)
    if (why !== null) changes.leftOut.push({ field: field.name, label: field.label, why })
    else if (value.ok) changes.values[field.name] = value.value
  }
  return changes
}

/**
 * Replaces `[not provided]` in a Lead by what Intercom knows by now: the last name, the company, and any mapped text.
 * Only fields that still hold the placeholder are touched; the first name comes along with the last where it is blank.
 */
export function placeholderChanges(
  side: IntercomSide,
  record: MappedRecord,
  mappings: readonly UsableMapping[],
  context: MappingContext,
): FieldChanges {
  const changes: FieldChanges = { values: {}, leftOut: [] }
  if (record.object !== 'Lead' || record.isConverted) return changes
  const held = (name: string): boolean => holdsPlaceholder(record.values, name)
  const fill = (name: string, text: string): boolean => {
    const field = context.fields.find((one) => one.name === name)
    if (text === '' || text === PLACEHOLDER) return false
    const why = !field?.updateable
      ? `Salesforce does not let you change ${field?.label ?? name}.`
      : field.length > 0 && text.length > field.length
        ? `${field.label} can have ${field.length} characters; Intercom’s value has ${text.length}.`
        : null
    if (why === null) changes.values[name] = text
    else changes.leftOut.push({ field: name, label: field?.label ?? name, why })
    return why === null
  }
  for (const mapping of mappings) {
    const { field, attribute } = mapping
    if (!held(field.name) || mapping.direction === 'fromSalesforce') continue
    if (!mapping.canUpdate || attribute.read(side.person, side.company) === null) continue
    const value = sentValue(side, mapping, context)
    if (!value.ok) changes.leftOut.push({ field: field.name, label: field.label, why: value.problem })
    else if (!isBlankInSalesforce(value.value)) changes.values[field.name] = value.value
  }
  const isOpen = (name: string): boolean => held(name) && !isSettled(changes, name)
  const { first, last } = splitName(side.person.name)
  if (isOpen('LastName') && fill('LastName', last)) {
    const isFree = Object.hasOwn(record.values, 'FirstName') && isBlankInSalesforce(record.values['FirstName'])
    if (isFree && !isSettled(changes, 'FirstName')) fill('FirstName', first)
  }
  if (isOpen('Company')) fill('Company', side.company?.name.trim() ?? '')
  return changes
}

/** Fields of a Lead that still hold the placeholder, by API name. */
export function placeholderFields(values: RecordValues, fields: readonly FieldFacts[]): string[] {
  return fields.map((field) => field.name).filter((name) => holdsPlaceholder(values, name))
}

function holdsPlaceholder(values: RecordValues, name: string): boolean {
  const value = Object.hasOwn(values, name) ? values[name] : null
  return typeof value === 'string' && value.trim() === PLACEHOLDER
}

function isSettled(changes: FieldChanges, name: string): boolean {
  return Object.hasOwn(changes.values, name) || changes.leftOut.some((one) => one.field === name)
}
