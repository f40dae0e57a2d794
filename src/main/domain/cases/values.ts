import { cleanText, salesforceLength } from '../tasks/salesforceText'
import { SUBJECT_LIMIT, withReference } from '../tasks/subject'
import { isPlainDate } from '../tasks/plainDate'
import type { CaseDescribe, CaseField } from './fields'
import type { CaseForm } from './form'
import type { CaseOwner } from './owner'

/** What is sent to Salesforce: typed as its JSON wants it; what is empty is left out, so that the org's defaults apply. */
export type CaseRow = Record<string, string | number | boolean>

/**
 * Checks the values the rep sends against the form they were given: known fields only, required ones filled, lengths,
 * options, numbers, days. Answers messages by field name; empty when all is well. A field without a value keeps the form's.
 */
export function checkCaseValues(form: CaseForm, values: Record<string, string>): Record<string, string> {
  const problems: Record<string, string> = {}
  const known = new Set(form.fields.map((field) => field.name))
  for (const name of Object.keys(values)) {
    if (!known.has(name)) problems[name] = 'This field cannot be set on a Case.'
  }
  for (const field of form.fields) {
    const problem = problemOf(field, valueOf(field, values))
    if (problem) problems[field.name] = problem
  }
  return problems
}

/**
 * The values as they are sent, from values that passed `checkCaseValues`: numbers and checkboxes typed, days as
 * `YYYY-MM-DD`, instants as ISO in UTC, several options joined by `;`, empty ones left out. The Subject ends in the
 * reference; ContactId, AccountId and OwnerId come from the person and the owner rule, as far as this user may set them.
 */
export function caseValues(input: {
  form: CaseForm
  values: Record<string, string>
  describe: CaseDescribe
  owner: CaseOwner
  reference: string
}): CaseRow {
  const { form, values, describe, owner, reference } = input
  const facts = new Map(describe.fields.map((field) => [field.name, field]))
  const row: CaseRow = {}
  const fill = (name: string, value: string | null | undefined): void => {
    if (value && facts.get(name)?.createable) row[name] = value
  }
  fill('ContactId', form.contact.id)
  fill('AccountId', form.account?.id)
  fill('OwnerId', owner.ownerId)
  for (const field of form.fields) {
    const value = typed(field, valueOf(field, values))
    if (value !== null) row[field.name] = value
  }
  // Also without any words: the reference is how a Case whose answer was lost is found again.
  const subject = facts.get('Subject')
  const words = row['Subject']
  fill('Subject', withReference(typeof words === 'string' ? words : '', reference, subject?.length || SUBJECT_LIMIT))
  return row
}

function valueOf(field: CaseField, values: Record<string, string>): string {
  const value = Object.hasOwn(values, field.name) ? values[field.name]! : field.value
  return cleanText(value).trim()
}

function typed(field: CaseField, value: string): string | number | boolean | null {
  if (field.type === 'checkbox') return value === 'true'
  if (value === '') return null
  if (field.type === 'number') return Number(value)
  if (field.type === 'multipicklist') return [...new Set(optionsIn(value))].join(';')
  return field.type === 'datetime' ? new Date(value).toISOString() : value
}

function problemOf(field: CaseField, value: string): string | null {
  const { label } = field
  if (value === '') return field.required ? `${label} is needed.` : null
  const length = salesforceLength(value)
  if (field.maxLength !== null && length > field.maxLength) {
    return `${label} can have ${field.maxLength} characters; this has ${length}.`
  }
  switch (field.type) {
    case 'checkbox':
      return value === 'true' || value === 'false' ? null : `${label} is either on or off.`
    case 'picklist':
      return isOption(field, value) ? null : `${label} cannot be “${value}”; choose one of the list.`
    case 'multipicklist': {
      const wrong = optionsIn(value).find((option) => !isOption(field, option))
      return wrong === undefined ? null : `${label} cannot contain “${wrong}”; choose from the list.`
    }
    case 'date':
      return isPlainDate(value) ? null : `${label} is no day. Write it as 2026-12-01.`
    case 'datetime':
      return isInstant(value) ? null : `${label} is no time. Write it as 2026-12-01T09:00:00Z.`
    case 'number':
      return numberProblem(field, value)
    case 'email':
      return EMAIL.test(value) ? null : 'This does not look like an email address.'
    default:
      return !field.isRecord || RECORD_ID.test(value) ? null : `${label} needs the Id of a Salesforce record.`
  }
}

const RECORD_ID = /^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/
const EMAIL = /^[^\s@"(),:;<>[\]\\]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/u

/** With its offset, so that it means one instant, and a day that is in the calendar. */
function isInstant(value: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(value)
  return match !== null && isPlainDate(match[1]!) && Number.isFinite(Date.parse(value))
}

/** Salesforce's `int` has 32 bits; other numbers have digits before and after the point as the admin set them. */
function numberProblem({ label, isInteger, scale, precision }: CaseField, value: string): string | null {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(value)
  if (!match) return `${label} is no number. Write it like 1234.5, without spaces or commas.`
  const whole = match[1]!.replace(/^0+(?=\d)/, '')
  const decimals = match[2] ?? ''
  if (isInteger) {
    if (decimals !== '') return `${label} is a whole number.`
    return Math.abs(Number(value)) <= 2_147_483_647 ? null : `${label} is too large.`
  }
  if (precision > 0 && decimals.length > scale) {
    return scale === 0 ? `${label} is a whole number.` : `${label} can have ${scale} digits after the point.`
  }
  const wholeDigits = precision > 0 ? precision - scale : 18
  return whole.length <= wholeDigits ? null : `${label} can have ${wholeDigits} digits before the point.`
}

/** A list that Salesforce does not restrict takes other values, too. */
function isOption(field: CaseField, value: string): boolean {
  return !field.isRestricted || field.options.some((option) => option.value === value)
}

function optionsIn(value: string): string[] {
  return value
    .split(';')
    .map((option) => option.trim())
    .filter(Boolean)
}
