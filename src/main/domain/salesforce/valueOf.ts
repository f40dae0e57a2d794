import { isDay, readInstant } from '../mapping/dates'
import type { FieldFacts } from '../mapping/fieldFacts'

/** How values are shown: the rep's locale (BCP 47) and zone (IANA), the org's currency (ISO 4217). */
export interface DisplayContext {
  locale: string
  timeZone: string
  /** Organization's default currency; a record's own CurrencyIsoCode, where the org has several, goes before it. */
  currency: string | null
}

/** The field as far as showing its value needs it. */
export type DisplayField = Pick<FieldFacts, 'type' | 'picklistValues' | 'scale'>

/**
 * A field's value as text for a reader, by its describe type; an empty text for no value. `related` is the row of the
 * relationship beside a reference (`Owner` for OwnerId): its Name is shown, without one the id is. Values of a shape that
 * the type does not lead to expect are shown as they are.
 */
export function displayValue(value: unknown, field: DisplayField, context: DisplayContext, related?: unknown): string {
  if (field.type === 'reference') return nameOf(related) ?? plainText(value)
  if (value === null || value === undefined || value === '') return ''
  switch (field.type) {
    case 'currency':
      return typeof value === 'number' ? money(value, field, context) : plainText(value)
    case 'percent':
      return typeof value === 'number'
        ? number(value / 100, context, { style: 'percent', maximumFractionDigits: field.scale ?? 2 })
        : plainText(value)
    case 'int':
    case 'long':
    case 'double':
      return typeof value === 'number'
        ? number(value, context, { maximumFractionDigits: Math.min(field.scale ?? 18, 20) })
        : plainText(value)
    case 'date':
      return typeof value === 'string' && isDay(value) ? day(value, context) : plainText(value)
    case 'datetime':
      return typeof value === 'string' ? moment(value, context) : plainText(value)
    case 'boolean':
      return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : plainText(value)
    case 'picklist':
    case 'combobox':
      return labelOf(plainText(value), field)
    case 'multipicklist':
      return plainText(value)
        .split(';')
        .map((one) => labelOf(one.trim(), field))
        .filter(Boolean)
        .join(', ')
    case 'address':
      return address(value)
    default:
      return plainText(value)
  }
}

/** Making a formatter costs more than a panel's worth of formatting; there are as many as kinds of fields. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function formatter<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const made = (formatters.get(key) as F | undefined) ?? make()
  formatters.set(key, made)
  return made
}

function money(value: number, field: DisplayField, context: DisplayContext): string {
  const { currency } = context
  if (currency !== null && /^[A-Za-z]{3}$/.test(currency)) {
    // A field for whole amounts shows none of the currency's minor units, unless the value has some.
    const whole = field.scale === 0 && Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}
    return number(value, context, { style: 'currency', currency, ...whole })
  }
  return number(value, context, { maximumFractionDigits: field.scale ?? 2 })
}

function number(value: number, { locale }: DisplayContext, options: Intl.NumberFormatOptions): string {
  return formatter(`${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options)).format(value)
}

/** A date has no zone in Salesforce, so it is shown as the day it names, wherever the rep is. */
function day(value: string, { locale }: DisplayContext): string {
  const days = formatter(
    `${locale} day`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
  )
  return days.format(Date.parse(`${value}T00:00:00Z`))
}

function moment(value: string, { locale, timeZone }: DisplayContext): string {
  const at = readInstant(value)
  if (at === null) return value
  const moments = formatter(
    `${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
  )
  return moments.format(at)
}

function labelOf(value: string, field: DisplayField): string {
  return field.picklistValues.find((option) => option.value === value)?.label ?? value
}

function nameOf(related: unknown): string | null {
  if (typeof related !== 'object' || related === null) return null
  const name = 'Name' in related ? related.Name : null
  return typeof name === 'string' && name !== '' ? name : null
}

function address(value: unknown): string {
  if (typeof value !== 'object' || value === null) return plainText(value)
  const parts = value as Record<string, unknown>
  return ['street', 'city', 'state', 'postalCode', 'country']
    .map((key) => plainText(parts[key]).replace(/\s*\n\s*/g, ', '))
    .filter(Boolean)
    .join(', ')
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
