import type { FormField } from '../../../contract/models'
import { formField, recordTypeField } from '../leads/orgFields'
import { isRequiredAtCreation, recordFieldType, type FieldFacts, type ObjectFacts } from '../records/fieldFacts'
import { valueProblem } from '../records/values'

/** Which fields the form of an object has, whatever the org. */
export interface CreationFields {
  /** Shown in this order, as far as this user may set them. */
  standard: readonly string[]
  /** Those that Repdesk asks for although the org may not. */
  needed: readonly string[]
  /** Those that are filled without being asked. */
  filled: readonly string[]
  /** True where it is made together with another record, by references between them. */
  isReferred: boolean
}

export const CONTACT_FIELDS: CreationFields = {
  standard: ['FirstName', 'LastName', 'Email', 'Phone', 'Title', 'AccountId', 'OwnerId'],
  // By the email a Contact is matched to the person, and found again where the answer was lost (DESIGN.md section 6).
  needed: ['LastName', 'Email'],
  filled: [],
  isReferred: false,
}

export const OPPORTUNITY_FIELDS: CreationFields = {
  standard: ['Name', 'StageName', 'CloseDate', 'Amount', 'AccountId', 'OwnerId'],
  needed: ['Name', 'StageName', 'CloseDate'],
  // The role makes the Contact; a ContactId beside it would make a second role.
  filled: ['ContactId'],
  isReferred: true,
}

export const ROLE_FIELDS: CreationFields = {
  standard: ['Role', 'IsPrimary'],
  needed: [],
  filled: ['OpportunityId', 'ContactId'],
  isReferred: true,
}

/** What stands before the names of a role's fields among those of its Opportunity. */
export const ROLE_PREFIX = 'role.'

export interface FieldsInput {
  facts: ObjectFacts
  layoutRequired: readonly string[]
  kind: CreationFields
  /** Fields that the rep chose to see on cards of this object: they can be filled, too. */
  chosen: readonly string[]
  /** What is known already, by field; where there is nothing, the org's default stands. */
  values: Readonly<Record<string, string>>
  /** Options of fields that lead to another record. */
  options: Readonly<Record<string, FormField['options']>>
}

/**
 * The fields of a new record's form by this user's describe and layout: the record type where there are several, the
 * standard ones, what the rep chose, then what the org asks for beyond them. A field that this user may not set is left out.
 */
export function creationFields(input: FieldsInput): FormField[] {
  const { facts, kind, chosen } = input
  const byName = new Map(facts.fields.map((field) => [field.name, field]))
  const wanted = [...kind.standard, ...chosen, ...askedFor(input).map((field) => field.name)]
  const names = [...new Set(wanted)].filter((name) => !kind.filled.includes(name) && name !== 'RecordTypeId')
  const fields = names.flatMap((name) => {
    const field = byName.get(name)
    return field && canBeAsked(field, input) ? [oneField(field, input)] : []
  })
  const type = recordTypeField(facts)
  return type ? [type, ...fields] : fields
}

/** What the org asks for beyond what the form can have: sentences for the rep to hand on. */
export function cannotGive({ facts, layoutRequired, kind }: FieldsInput): string[] {
  const isPerson = facts.fields.some((field) => field.name === 'LastName')
  return facts.fields.flatMap((field) => {
    // A person's name is one field of the page, and is filled by its parts.
    if (isPerson && field.name === 'Name') return []
    if (kind.filled.includes(field.name) || field.name === 'OwnerId' || field.name === 'RecordTypeId') return []
    const label = field.label || field.name
    const isNeeded = layoutRequired.includes(field.name) || (!field.nillable && !field.defaultedOnCreate)
    if (isNeeded && field.createable && recordFieldType(field.type) === null) {
      return [`The org requires the ${facts.label} field ${label}, which can only be filled in Salesforce itself.`]
    }
    if (layoutRequired.includes(field.name) && !field.createable && !field.defaultedOnCreate && !field.calculated) {
      return [`The org requires the ${facts.label} field ${label}, and your user may not set it.`]
    }
    return []
  })
}

/** Messages by field for values of a new record; `shown`: the names that its form had. Empty when all is well. */
export function creationProblems(
  values: Readonly<Record<string, string>>,
  input: Pick<FieldsInput, 'facts' | 'layoutRequired' | 'kind'>,
): Record<string, string> {
  const { facts, kind } = input
  const problems: Record<string, string> = {}
  const byName = new Map(facts.fields.map((field) => [field.name, field]))
  for (const name of Object.keys(values)) {
    if (!byName.get(name)?.createable || kind.filled.includes(name)) {
      problems[name] = `This field cannot be set on ${facts.label === '' ? 'this record' : `a new ${facts.label}`}.`
    }
  }
  const asked = new Set([...kind.needed, ...askedFor(input).map((field) => field.name)])
  for (const field of facts.fields) {
    if (!field.createable || kind.filled.includes(field.name) || field.name === 'RecordTypeId') continue
    if (!asked.has(field.name) && !Object.hasOwn(values, field.name)) continue
    const value = values[field.name] ?? ''
    const problem =
      valueProblem(field, value, asked.has(field.name)) ?? (kind.isReferred ? markProblem(field, value) : null)
    if (problem !== null) problems[field.name] = problem
  }
  const { RecordTypeId: type = '' } = values
  if (type !== '' && !facts.recordTypes.some((one) => one.id === type)) {
    problems.RecordTypeId = 'Your Salesforce user cannot use this record type. Choose one of the list.'
  }
  return problems
}

/** `/composite` reads `@{…}` anywhere in a body as a reference to an earlier request (REST API guide, "composite"). */
function markProblem(field: FieldFacts, value: string): string | null {
  return value.includes('@{')
    ? `${field.label || field.name} cannot contain “@{”, which Salesforce reads as a command.`
    : null
}

function askedFor({
  facts,
  layoutRequired,
  kind,
}: Pick<FieldsInput, 'facts' | 'layoutRequired' | 'kind'>): FieldFacts[] {
  return facts.fields.filter((field) => {
    if (!field.createable || field.type === 'boolean' || recordFieldType(field.type) === null) return false
    if (kind.filled.includes(field.name) || field.name === 'RecordTypeId') return false
    // The owner is somebody in any case.
    if (field.name === 'OwnerId') return false
    const isFilled = !field.nillable && field.defaultedOnCreate
    return isRequiredAtCreation(field) || (layoutRequired.includes(field.name) && !isFilled)
  })
}

/** Another record is named by its id: only what has options, or what the org insists on, is worth asking for. */
function canBeAsked(field: FieldFacts, input: FieldsInput): boolean {
  if (!field.createable || field.calculated || recordFieldType(field.type) === null) return false
  if (field.type !== 'reference' || field.name === 'AccountId') return true
  return Object.hasOwn(input.options, field.name) || askedFor(input).includes(field)
}

function oneField(field: FieldFacts, input: FieldsInput): FormField {
  const { kind, values, options } = input
  const made = formField(field)
  const isAsked = kind.needed.includes(field.name) || askedFor(input).includes(field)
  const value = values[field.name]
  const isDefaulted = field.type === 'boolean' && made.value === '' ? 'false' : made.value
  return {
    ...made,
    label: field.type === 'reference' ? made.label.replace(/ ID$/, '') : made.label,
    type: typeOf(field, made.type),
    value: cut(
      value === undefined || (value === '' && !Object.hasOwn(options, field.name)) ? isDefaulted : value,
      made,
    ),
    required: isAsked && field.type !== 'boolean',
    options: options[field.name] ?? made.options,
  }
}

function typeOf(field: FieldFacts, type: FormField['type']): FormField['type'] {
  if (field.name === 'OwnerId') return 'owner'
  return field.name === 'AccountId' ? 'account' : type
}

/** At most as long as the field, as Salesforce counts (UTF-16 units), without half a character at the end. */
function cut(value: string, { maxLength }: FormField): string {
  return maxLength === null ? value : value.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
}
