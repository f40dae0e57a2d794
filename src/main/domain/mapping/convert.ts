import type { Attribute, AttributeValue } from './attributes'
import { dayOf, isDay, readInstant, salesforceTime, startOfDay } from './dates'
import {
  converted,
  keptText,
  problem,
  quoted,
  type Converted,
  type FieldFacts,
  type SalesforceValue,
} from './fieldFacts'
import { numberFor, numberText, readNumber } from './numbers'
import { mappedValue, multipicklistValue, picklistValue, sameChoices, unmappedValue, type ValueMap } from './picklists'
import { placeFor, placeFrom, type PlaceFacts } from './places'

/** The attribute as far as converting needs it. */
export type AttributeShape = Pick<Attribute, 'label' | 'type' | 'meaning' | 'options'>

export interface ConvertContext extends PlaceFacts {
  /** IANA name of the workspace's zone: it says which day an instant lies on. */
  timeZone: string
  valueMap?: ValueMap
}

const NUMBERS = new Set(['int', 'double', 'currency', 'percent', 'long'])
const PLAIN_TEXTS = new Set(['string', 'textarea'])
const TEXTS = new Set([...PLAIN_TEXTS, 'email', 'phone', 'url'])
const PICKLISTS = new Set(['picklist', 'combobox', 'multipicklist'])
const EMAIL = /^[^\s@"(),:;<>[\]\\]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/u

/**
 * Why an attribute cannot be mapped to a field, by their types; null where it can. References, ids, addresses and the
 * like are never mapped: their values are records or parts of Salesforce, not data.
 */
export function whyNotMappable({ label, type }: AttributeShape, field: FieldFacts): string | null {
  const kind = field.type
  if (kind === 'reference') return `${field.label} refers to another record, and cannot be mapped.`
  if (!NUMBERS.has(kind) && !TEXTS.has(kind) && !PICKLISTS.has(kind) && !['boolean', 'date', 'datetime'].includes(kind))
    return `${field.label} is of a kind that cannot be mapped (${kind}).`
  const fits =
    type === 'text' || type === 'list'
      ? TEXTS.has(kind) || PICKLISTS.has(kind)
      : PLAIN_TEXTS.has(kind) ||
        (type === 'number' && (NUMBERS.has(kind) || PICKLISTS.has(kind))) ||
        (type === 'boolean' && (kind === 'boolean' || PICKLISTS.has(kind))) ||
        (type === 'date' && (kind === 'date' || kind === 'datetime'))
  return fits
    ? null
    : `${label} is a ${type === 'list' ? 'list value' : type}; ${field.label} takes a ${kindName(kind)}.`
}

/** An Intercom value as the field takes it, or why it cannot be written; nothing is cut or dropped silently. */
export function toSalesforce(
  value: AttributeValue,
  attribute: AttributeShape,
  field: FieldFacts,
  context: ConvertContext,
): Converted<SalesforceValue> {
  const mismatch = whyNotMappable(attribute, field)
  if (mismatch !== null) return problem(mismatch)
  if (value === null || (typeof value === 'string' && keptText(value) === null)) {
    if (field.type !== 'boolean' && field.nillable) return converted(null)
    return problem(`${attribute.label} is blank in Intercom, and ${field.label} cannot be.`)
  }
  const typed = typedValue(value, attribute)
  if (typed === null) return problem(`${attribute.label} should be a ${attribute.type}, but is ${quoted(value)}.`)
  if (NUMBERS.has(field.type)) return numberFor(Number(typed), field)
  if (field.type === 'boolean') return converted(Boolean(typed))
  if (field.type === 'date' || field.type === 'datetime') {
    const ms = Number(typed)
    const text = field.type === 'date' ? dayOf(ms, context.timeZone) : salesforceTime(ms)
    return text === null ? problem(`${attribute.label} is outside the years that Salesforce keeps.`) : converted(text)
  }
  const text = textOf(typed, attribute)
  return text === null
    ? problem(`${attribute.label} is too large a number for a text.`)
    : textFor(text, attribute, field, context)
}

/** A field's value as Intercom takes it for the attribute, or why it cannot be. */
export function fromSalesforce(
  value: unknown,
  attribute: AttributeShape,
  field: FieldFacts,
  context: ConvertContext,
): Converted<AttributeValue> {
  const mismatch = whyNotMappable(attribute, field)
  if (mismatch !== null) return problem(mismatch)
  if (value === null || value === undefined || value === '') return converted(null)
  const odd = problem(`${field.label} holds ${quoted(value)}, which is no ${attribute.type} for ${attribute.label}.`)
  if (typeof value === 'boolean')
    return field.type === 'boolean' ? fromText(String(value), attribute, context, odd) : odd
  if (typeof value === 'number') {
    const text = numberText(value)
    return attribute.type === 'number'
      ? converted(value)
      : text === null
        ? odd
        : fromText(text, attribute, context, odd)
  }
  if (typeof value !== 'string') return odd
  const place = placeFrom(value, attribute.meaning, field)
  if (place && !place.ok) return place
  let text: string = place ? place.value : (keptText(value) ?? '')
  if (!place && PICKLISTS.has(field.type)) {
    const parts = (field.type === 'multipicklist' ? text.split(';') : [text]).map((one) =>
      unmappedValue(one, field, context.valueMap),
    )
    const failed = parts.find((part) => !part.ok)
    if (failed) return failed
    text = parts.map((part) => (part.ok ? part.value : '')).join(';')
  }
  return fromText(text, attribute, context, odd)
}

/** Whether the field already holds what would be written: texts as Salesforce keeps them, emails without case. */
export function sameInSalesforce(wanted: SalesforceValue, held: unknown, field: FieldFacts): boolean {
  const now = held === undefined || held === '' ? null : held
  if (wanted === null || now === null) return wanted === now
  if (typeof wanted !== 'string' || typeof now !== 'string') return wanted === now
  if (field.type === 'datetime') return readInstant(wanted) === readInstant(now)
  if (field.type === 'multipicklist') return sameChoices(wanted, now)
  const [one, other] = [keptText(wanted), keptText(now)]
  return field.type === 'email' ? one?.toLowerCase() === other?.toLowerCase() : one === other
}

function textFor(
  text: string,
  attribute: AttributeShape,
  field: FieldFacts,
  context: ConvertContext,
): Converted<string> {
  const chosen = mappedValue(text, context.valueMap)
  if (chosen === undefined) {
    const place = placeFor(text, attribute.meaning, field, context)
    if (place) return place.ok ? fitting(place.value, attribute, field) : place
  }
  if (field.type === 'multipicklist') return multipicklistValue(text, field, context.valueMap)
  if (PICKLISTS.has(field.type)) return picklistValue(text, field, context.valueMap)
  return fitting(chosen ?? text, attribute, field)
}

function fitting(text: string, attribute: AttributeShape, field: FieldFacts): Converted<string> {
  if (field.length > 0 && text.length > field.length)
    return problem(`${field.label} can have ${field.length} characters; ${attribute.label} has ${text.length}.`)
  if (field.type === 'email' && !EMAIL.test(text))
    return problem(`${quoted(text)} does not look like an email address.`)
  return converted(text)
}

/** The value if it is of the attribute's type: custom attributes of people may hold anything. */
function typedValue(value: string | number | boolean, { type }: AttributeShape): string | number | boolean | null {
  if (type === 'number' || type === 'date') {
    const number = typeof value === 'string' ? (type === 'number' ? readNumber(value) : readInstant(value)) : value
    return typeof number === 'number' ? number : null
  }
  if (type === 'boolean') return typeof value === 'boolean' ? value : null
  return value
}

function textOf(value: string | number | boolean, { type }: AttributeShape): string | null {
  if (typeof value === 'string') return keptText(value)
  if (typeof value === 'boolean') return String(value)
  return type === 'date' ? salesforceTime(value) : numberText(value)
}

function fromText(
  text: string,
  attribute: AttributeShape,
  context: ConvertContext,
  odd: { ok: false; problem: string },
): Converted<AttributeValue> {
  switch (attribute.type) {
    case 'number': {
      const number = readNumber(text)
      return number === null ? odd : converted(number)
    }
    case 'boolean':
      return text === 'true' || text === 'false' ? converted(text === 'true') : odd
    case 'date': {
      const ms = isDay(text) ? startOfDay(text, context.timeZone) : readInstant(text)
      return ms === null ? odd : converted(ms)
    }
    case 'list':
      if (attribute.options.length === 0 || attribute.options.includes(text)) return converted(text)
      return problem(`${attribute.label} takes only the values of its list, and ${quoted(text)} is not one of them.`)
    default:
      return converted(text === '' ? null : text)
  }
}

function kindName(kind: string): string {
  if (NUMBERS.has(kind)) return 'number'
  return kind === 'boolean' ? 'checkbox' : kind
}
