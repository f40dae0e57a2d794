import { beginning, cleanText, shorten } from '../tasks/salesforceText'
import { SUBJECT_LIMIT, subjectRoom } from '../tasks/subject'
import {
  caseField,
  caseFieldType,
  isRequiredByDescribe,
  recordTypeField,
  type CaseDescribe,
  type CaseField,
} from './fields'

/** What a Case form asks for until the rep chooses other fields in Settings; required ones come on top. */
export const DEFAULT_CASE_FIELDS: readonly string[] = ['Subject', 'Description', 'Priority', 'Status', 'Origin']

export interface CaseFormInput {
  describe: CaseDescribe
  /** Names of the fields that the page layout requires, which describe does not say. */
  layoutRequired: readonly string[]
  /** The fields chosen in Settings, in the rep's order. */
  chosen: readonly string[]
  /** The person's Contact, and its Account where it has one. */
  contact: { id: string; name: string }
  account: { id: string; name: string } | null
  /** What the conversation is about: its title or first words. */
  subject: string
  /** What Description starts with, such as the transcript of what was selected. */
  description: string
  /** From `referenceOf`: the Subject that is sent ends in it. */
  reference: string
}

export interface CaseForm {
  contact: { id: string; name: string }
  account: { id: string; name: string } | null
  /** In the order they are shown: the record type where there is a choice, the Subject, the chosen ones, then the required ones that nobody chose. */
  fields: CaseField[]
  /** True where nothing required is empty, so that one key creates the Case. */
  ready: boolean
  /** False where this user may not set what every Case from here needs; `problems` says what. */
  canCreate: boolean
  /** What this user cannot fill although the org wants it, as sentences for their admin; a Case may be refused for it. */
  problems: string[]
}

/** Fields that are filled without asking: from the person, by the owner rule, by Salesforce. */
export const FILLED: ReadonlySet<string> = new Set(['ContactId', 'AccountId', 'OwnerId', 'RecordTypeId'])

/** Without these a Case could not be found again after a lost answer, or would belong to nobody. */
const INDISPENSABLE = [
  {
    name: 'Subject',
    problem: 'Your user may not set the Subject of a Case, which Repdesk needs to create it exactly once.',
  },
  { name: 'ContactId', problem: 'Your user may not set the Contact of a Case, so it could not be this person’s.' },
]

/**
 * The New case form of a Contact, by the rep's own describe of Case, the layout and the settings (article "Salesforce app",
 * section 5: mandatory fields are marked and cannot be removed, others are chosen). Fields that are hidden from this user
 * or cannot be set are left out without a word; where one is required, `problems` says so.
 */
export function caseForm(input: CaseFormInput): CaseForm {
  const facts = new Map(input.describe.fields.map((field) => [field.name, field]))
  const layout = new Set(input.layoutRequired)
  const required = input.describe.fields
    .filter((field) => isRequiredByDescribe(field) || layout.has(field.name))
    .map((field) => field.name)
  const names = new Set(['Subject', ...input.chosen, ...required].filter((name) => !FILLED.has(name)))
  const fields = [...names].flatMap((name) => {
    const fact = facts.get(name)
    const field = fact ? caseField(fact, layout.has(name)) : null
    return field ? [prefilled(field, input)] : []
  })
  // The record type decides the rest, so it goes first.
  const recordType = recordTypeField(input.describe)
  if (recordType) fields.unshift(recordType)
  const indispensable = INDISPENSABLE.filter(({ name }) => !facts.get(name)?.createable).map(({ problem }) => problem)
  return {
    contact: input.contact,
    account: input.account,
    fields,
    ready: indispensable.length === 0 && fields.every((field) => !field.required || field.value.trim() !== ''),
    canCreate: indispensable.length === 0,
    problems: [...indispensable, ...problemsOf(input)],
  }
}

/** How many UTF-16 units of the Subject are the rep's own: the reference needs the rest. */
function prefilled(field: CaseField, input: CaseFormInput): CaseField {
  if (field.name === 'Subject') {
    const maxLength = subjectRoom(input.reference, field.maxLength ?? SUBJECT_LIMIT)
    return { ...field, maxLength, value: shorten(input.subject, maxLength) }
  }
  if (field.name === 'Description') {
    const text = cleanText(input.description).trim()
    return { ...field, value: field.maxLength === null ? text : beginning(text, field.maxLength) }
  }
  return field
}

function problemsOf(input: CaseFormInput): string[] {
  const facts = new Map(input.describe.fields.map((field) => [field.name, field]))
  const required = new Set([
    ...input.layoutRequired,
    ...input.describe.fields.filter(isRequiredByDescribe).map((field) => field.name),
  ])
  return [...required].flatMap((name) => {
    // Salesforce fills the first two where nobody does; the others are told above.
    if (['OwnerId', 'RecordTypeId', 'Subject', 'ContactId'].includes(name)) return []
    const fact = facts.get(name)
    const label = fact?.label || name
    if (!fact || !fact.createable) {
      // What fills itself needs nobody who may set it.
      if (fact?.defaultedOnCreate) return []
      return [`The org requires the Case field ${label}, and your user may not set it.`]
    }
    if (name === 'AccountId' && !input.account) {
      return [`The org requires the Case field ${label}, and ${input.contact.name} has no Account in Salesforce.`]
    }
    if (FILLED.has(name) || caseFieldType(fact.type)) return []
    return [`The org requires the Case field ${label}, which can only be filled in Salesforce itself.`]
  })
}
