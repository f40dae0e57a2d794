import type { FormField, LeadForm } from '../../../contract/models'

/** What a Lead is made from. */
export interface LeadPerson {
  id: string
  displayName: string
  name: string | null
  email: string | null
  phone: string | null
  companyName: string | null
}

/** A field of Lead as this user's describe gives it; null where the org was never described (offline from the start). */
export interface LeadFieldFacts {
  name: string
  label: string
  length: number
  required: boolean
  createable: boolean
  options: { value: string; label: string }[]
}

export interface LeadFormInput {
  person: LeadPerson
  leadSource: string
  rep: { salesforceUserId: string | null; name: string }
  /** Active Salesforce users, for the owner. */
  owners: { id: string; name: string }[]
  facts: LeadFieldFacts[] | null
  /** What this org asks for beyond the fields that every form has (`orgLeadFields`). */
  orgFields?: readonly FormField[]
  existing: LeadForm['existing']
  blocked: string | null
}

/** Salesforce refuses a Lead without last name or company; the article sends a placeholder, we show it. */
export const PLACEHOLDER = '[not provided]'

/** Lengths of the standard fields (Lead describe), used until the org's own describe is known. */
const STANDARD: Record<string, { label: string; length: number; required: boolean }> = {
  FirstName: { label: 'First name', length: 40, required: false },
  LastName: { label: 'Last name', length: 80, required: true },
  Email: { label: 'Email', length: 80, required: true },
  Phone: { label: 'Phone', length: 40, required: false },
  Company: { label: 'Company', length: 255, required: true },
  LeadSource: { label: 'Lead source', length: 255, required: false },
  OwnerId: { label: 'Lead Owner', length: 18, required: false },
}

/** The fields that every form has. */
export const STANDARD_FIELDS: ReadonlySet<string> = new Set(Object.keys(STANDARD))

/**
 * Splits a full name the way Salesforce needs it: the last word is the last name, the rest the first name. One word is a
 * last name. Names written family-first in CJK scripts without spaces stay whole.
 */
export function splitName(full: string | null): { first: string; last: string } {
  const words = (full ?? '').trim().split(/\s+/).filter(Boolean)
  const last = words.pop() ?? ''
  return { first: words.join(' '), last }
}

/** The Create lead form for a person: standard fields pre-filled, required ones marked, placeholders visible. */
export function leadForm(input: LeadFormInput): LeadForm {
  const { person } = input
  const values: Record<string, string> = {
    ...personValues(person),
    Company: person.companyName?.trim() || PLACEHOLDER,
    LeadSource: input.leadSource,
    OwnerId: input.rep.salesforceUserId ?? '',
  }
  const facts = new Map(input.facts?.map((fact) => [fact.name, fact]))
  const fields: FormField[] = []
  for (const [field, standard] of Object.entries(STANDARD)) {
    const fact = facts.get(field)
    if (input.facts && (!fact || !fact.createable)) continue
    const value = values[field] ?? ''
    fields.push({
      name: field,
      label: field === 'OwnerId' ? standard.label : (fact?.label ?? standard.label),
      type: typeOf(field),
      value: cut(value, fact?.length ?? standard.length),
      required: standard.required || (fact?.required ?? false),
      maxLength: fact?.length ?? standard.length,
      options: optionsOf(field, fact, input),
      placeholder: value === PLACEHOLDER,
      intercomAttribute: attributeOf(field),
    })
  }
  fields.push(...(input.orgFields ?? []))
  const ready = input.blocked === null && fields.every((field) => !field.required || field.value.trim() !== '')
  return {
    personId: person.id,
    personName: person.displayName,
    fields,
    ready,
    blocked: input.blocked,
    existing: input.existing,
  }
}

/** What the form says of the person before anybody changed it. */
function personValues(person: LeadPerson): { FirstName: string; LastName: string; Email: string; Phone: string } {
  const { first, last } = splitName(person.name)
  return {
    FirstName: first,
    LastName: last || PLACEHOLDER,
    Email: person.email?.trim() ?? '',
    Phone: person.phone?.trim() ?? '',
  }
}

/** At most `length` UTF-16 units, as Salesforce counts, without half a character at the end. */
function cut(value: string, length: number): string {
  return value.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

function typeOf(field: string): FormField['type'] {
  if (field === 'Email') return 'email'
  if (field === 'Phone') return 'phone'
  if (field === 'LeadSource') return 'picklist'
  return field === 'OwnerId' ? 'owner' : 'text'
}

function attributeOf(field: string): FormField['intercomAttribute'] {
  if (field === 'Email') return 'email'
  if (field === 'Phone') return 'phone'
  return field === 'FirstName' || field === 'LastName' ? 'name' : null
}

function optionsOf(field: string, fact: LeadFieldFacts | undefined, input: LeadFormInput): FormField['options'] {
  if (field === 'OwnerId') {
    const others = input.owners.filter((owner) => owner.id !== input.rep.salesforceUserId)
    const me = input.rep.salesforceUserId
      ? [{ value: input.rep.salesforceUserId, label: `${input.rep.name} (you)` }]
      : []
    return [
      ...me,
      ...others.map((owner) => ({ value: owner.id, label: owner.name })),
      { value: '', label: 'Let Salesforce decide' },
    ]
  }
  if (field !== 'LeadSource') return []
  const options = fact?.options ?? []
  const known = options.some((option) => option.value === input.leadSource)
  return known ? options : [{ value: input.leadSource, label: input.leadSource }, ...options]
}

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/u

/**
 * Checks the values the rep sends: known fields only, required ones filled, lengths, the email's form. Answers messages
 * by field name; empty when all is well.
 */
export function checkLeadValues(
  values: Record<string, string>,
  facts: LeadFieldFacts[] | null,
): Record<string, string> {
  const problems: Record<string, string> = {}
  const known = new Map(facts?.map((fact) => [fact.name, fact]))
  for (const name of Object.keys(values)) {
    const createable = facts ? (known.get(name)?.createable ?? false) : Object.hasOwn(STANDARD, name)
    if (!createable) problems[name] = 'This field cannot be set on a Lead.'
  }
  for (const [name, standard] of Object.entries(STANDARD)) {
    const value = (values[name] ?? '').trim()
    const fact = known.get(name)
    // A field that this user may not set is not in the form, so nothing can be asked of it.
    if (facts && !fact?.createable) continue
    const length = fact?.length ?? standard.length
    if (value === '' && (standard.required || fact?.required)) problems[name] = `${standard.label} is needed.`
    else if (value.length > length)
      problems[name] = `${standard.label} can have ${length} characters; this has ${value.length}.`
  }
  const email = (values.Email ?? '').trim()
  if (email !== '' && !EMAIL.test(email)) problems.Email = 'This does not look like an email address.'
  return problems
}

/**
 * The person's attributes that the rep corrected in the form, to be saved in Intercom too. A value that stands as the form
 * had it is no correction, even where the form shows less than Intercom has (cut to length, or without a field that this
 * user may not set).
 */
export function correctedAttributes(
  person: LeadPerson,
  values: Record<string, string>,
): { name?: string; email?: string; phone?: string } {
  const shown = personValues(person)
  const inForm = (field: keyof typeof shown): string => cut(shown[field], STANDARD[field]!.length).trim()
  const given = (field: keyof typeof shown): string => (values[field] ?? inForm(field)).trim()
  const isTouched = (field: keyof typeof shown): boolean => given(field) !== inForm(field)
  const kept = (field: 'FirstName' | 'LastName'): string => (isTouched(field) ? given(field) : shown[field])
  const last = kept('LastName')
  const name = [kept('FirstName'), last === PLACEHOLDER ? '' : last].filter(Boolean).join(' ')
  const email = given('Email')
  const phone = given('Phone')
  return {
    ...(name !== '' && (isTouched('FirstName') || isTouched('LastName')) ? { name } : {}),
    ...(email !== '' && isTouched('Email') ? { email } : {}),
    ...(phone !== '' && isTouched('Phone') ? { phone } : {}),
  }
}

/** Why no Lead can be made of this person now, in words for the button; null when it can. */
export function leadBlocked(person: { email: string | null; role: string }, connected: boolean): string | null {
  if (!connected) return 'Connect Salesforce first, in Settings.'
  if (!person.email) return 'A Lead needs an email address, and this person has none. Add one in Intercom first.'
  return null
}
