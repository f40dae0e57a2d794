import type { KeyedObject, MatchKey, MatchKeys } from '../../../contract/models'
import type { KeyKind } from './keyValue'

/** A field as the describe gives it, as far as it says whether it can be compared. */
export interface KeyFieldFacts {
  name: string
  label: string
  type: string
  externalId: boolean
  /** Describes that were kept by an earlier version do not have these. */
  unique?: boolean | undefined
  idLookup?: boolean | undefined
  filterable?: boolean | undefined
  caseSensitive?: boolean | undefined
}

/** What is compared in fact: a field that is there and can be asked for. */
export interface KeyRule {
  field: string
  attribute: string
  kind: KeyKind
}

export type KeyRules = Record<KeyedObject, KeyRule | null>

export const noKeyRules: KeyRules = { Lead: null, Contact: null, Account: null }
export const keyedObjects: readonly KeyedObject[] = ['Lead', 'Contact', 'Account']

/** What is compared where the rep only chose the field: the id that the rep's own systems gave. */
export const defaultAttribute: Record<KeyedObject, string> = {
  Lead: 'person.externalId',
  Contact: 'person.externalId',
  Account: 'company.companyId',
}

const NUMBERS = new Set(['double', 'int', 'long'])
const TEXTS = new Set(['string', 'email'])

/** Whether a field's values can be compared with a text or number, by a query. */
export function isComparable({ type, filterable }: KeyFieldFacts): boolean {
  return (TEXTS.has(type) || NUMBERS.has(type)) && filterable !== false
}

/** What makes a field fit to tell records apart, in Salesforce's words; empty for any other. */
export function keyMark({ externalId, unique, idLookup }: KeyFieldFacts): string {
  if (externalId) return 'External ID'
  if (unique === true) return 'Unique'
  return idLookup === true ? 'Lookup' : ''
}

/** Fields that can be compared: those made for it first, each group by label. */
export function offeredFields(fields: readonly KeyFieldFacts[]): { name: string; label: string; mark: string }[] {
  const rank = (mark: string): number => (mark === '' ? 1 : 0)
  return fields
    .filter(isComparable)
    .map((field) => ({ name: field.name, label: field.label, mark: keyMark(field) }))
    .sort((a, b) => rank(a.mark) - rank(b.mark) || a.label.localeCompare(b.label, 'en'))
}

/**
 * What a setting comes down to with the fields that this user sees, or why it does nothing. `fields`: null while the
 * object was never described.
 */
export function keyRule(
  key: MatchKey | null,
  fields: readonly KeyFieldFacts[] | null,
): { rule: KeyRule | null; problem: string | null } {
  if (key === null) return { rule: null, problem: null }
  if (fields === null) return nothing('Repdesk has not read the fields of this object yet.')
  const field = fields.find((one) => one.name === key.field)
  if (!field) return nothing(`The field ${key.field} is not there, or hidden from you. Records are not found by it.`)
  if (!isComparable(field)) return nothing(`Salesforce cannot search by the field ${field.label}.`)
  const kind = NUMBERS.has(field.type) ? 'number' : field.caseSensitive === true ? 'exact' : 'text'
  return { rule: { ...key, kind }, problem: null }
}

function nothing(problem: string): { rule: null; problem: string } {
  return { rule: null, problem }
}

/** The fields that matching reads of each object. */
export function keyFieldOf(keys: MatchKeys, object: string): string | null {
  return object === 'Lead' || object === 'Contact' || object === 'Account' ? (keys[object]?.field ?? null) : null
}
