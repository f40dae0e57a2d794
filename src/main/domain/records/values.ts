import { isPlainDate } from '../tasks/plainDate'
import { cleanText, salesforceLength } from '../tasks/salesforceText'
import { activeOptions, maxLengthOf, recordFieldType, type FieldFacts } from './fieldFacts'

/** What a field holds, as the REST API reads and writes it. */
export type FieldValue = string | number | boolean | null

/** A value as a form holds it: `2026-11-22`, `true`, `1234.5`, `;` between several, ISO in UTC; empty for none. */
export function editText(value: FieldValue | undefined, type: string): string {
  if (value === null || value === undefined) return type === 'boolean' ? 'false' : ''
  if (type !== 'datetime' || typeof value !== 'string') return String(value)
  const at = instant(value)
  return at === null ? value : new Date(at).toISOString()
}

/** The text of a form as it is sent, typed as Salesforce's JSON wants it; null for empty. It has passed `valueProblem`. */
export function typedValue(text: string, type: string): FieldValue {
  const value = cleanText(text).trim()
  if (type === 'boolean') return value === 'true'
  if (value === '') return null
  switch (recordFieldType(type)) {
    case 'number':
    case 'currency':
    case 'percent':
      return Number(value)
    case 'multipicklist':
      return [...new Set(several(value))].join(';')
    case 'datetime': {
      const at = instant(value)
      return at === null ? value : new Date(at).toISOString()
    }
    default:
      return value
  }
}

/** What is wrong with a value, as a sentence for its field; null when it can be sent (describe's rules). */
export function valueProblem(field: FieldFacts, text: string, isRequired: boolean): string | null {
  const label = field.label || field.name
  const value = cleanText(text).trim()
  const type = recordFieldType(field.type)
  if (value === '') return isRequired && type !== 'boolean' ? `${label} is needed.` : null
  const max = maxLengthOf(field)
  const length = salesforceLength(value)
  if (max !== null && length > max) return `${label} can have ${max} characters; this has ${length}.`
  switch (type) {
    case 'boolean':
      return value === 'true' || value === 'false' ? null : `${label} is either on or off.`
    case 'picklist':
      return isOption(field, value) ? null : `${label} cannot be “${value}”; choose one of the list.`
    case 'multipicklist': {
      const wrong = several(value).find((one) => !isOption(field, one))
      return wrong === undefined ? null : `${label} cannot contain “${wrong}”; choose from the list.`
    }
    case 'number':
    case 'currency':
    case 'percent':
      return numberProblem(field, label, value)
    case 'date':
      return isPlainDate(value) ? null : `${label} is no day. Write it as 2026-12-01.`
    case 'datetime':
      return instant(value) === null ? `${label} is no time. Write it as 2026-12-01T09:00.` : null
    case 'email':
      return EMAIL.test(value) ? null : 'This does not look like an email address.'
    case 'reference':
      return RECORD_ID.test(value) ? null : `${label} needs the id of a Salesforce record.`
    default:
      return null
  }
}

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/u
const RECORD_ID = /^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/
const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?$/

/** A time in ms; one without a zone is the rep's own, as an input of the window gives it. Null where it is none. */
function instant(value: string): number | null {
  const match = TIME.exec(value)
  if (!match || !isPlainDate(match[1]!)) return null
  const at = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(at) ? null : at
}

/** A list that Salesforce does not restrict takes other values, too; one that it restricts takes the active ones. */
function isOption(field: FieldFacts, value: string): boolean {
  return !field.restrictedPicklist || activeOptions(field).some((option) => option.value === value)
}

function several(value: string): string[] {
  return value
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** Salesforce's `int` has 32 bits; other numbers have digits before and behind the point as the admin set them. */
function numberProblem(field: FieldFacts, label: string, value: string): string | null {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(value)
  if (!match) return `${label} is no number. Write it like 1234.5, without spaces or commas.`
  const decimals = match[2] ?? ''
  if (field.type === 'int' || field.type === 'long' || field.scale === 0) {
    if (decimals !== '') return `${label} is a whole number.`
    if (field.type === 'int' && Math.abs(Number(value)) > 2_147_483_647) return `${label} is too large.`
  }
  if (decimals.length > field.scale) return `${label} can have ${field.scale} digits behind the point.`
  const whole = match[1]!.replace(/^0+(?=\d)/, '')
  const most = field.precision > 0 ? field.precision - field.scale : 18
  return whole.length <= most ? null : `${label} can have ${most} digits before the point.`
}
