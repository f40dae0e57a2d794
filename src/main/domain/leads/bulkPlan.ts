import type { BulkField, BulkPlan, BulkRow, DuplicateChoice, FormField, MatchKind } from '../../../contract/models'
import { foldEmail } from '../matching/foldEmail'

/** Somebody of whom a Lead may be made, with the form as it would be for them alone. */
export interface BulkPerson {
  id: string
  name: string
  email: string | null
  /** None where the person has left this desk. */
  fields: readonly FormField[] | null
  match: MatchKind
  existing: readonly DuplicateChoice[]
  /** A Lead of theirs is on its way. */
  pending: boolean
}

export interface BulkInput {
  people: readonly BulkPerson[]
  /** Values for all, by field. */
  common: Readonly<Record<string, string>>
  /** What the rep said of single people. */
  choices: Readonly<Record<string, boolean>>
  /** What is wrong with a Lead's values, by field. */
  check(values: Record<string, string>): Record<string, string>
}

/** What becomes of one person, and the Lead's values. */
export interface BulkLead {
  row: BulkRow
  values: Record<string, string>
  problems: Record<string, string>
}

/** A value for all of them replaces what each would have. */
const REPLACED: readonly string[] = ['LeadSource', 'OwnerId', 'Status', 'RecordTypeId']
/** What is everybody's own. */
const OWN: ReadonlySet<string> = new Set(['FirstName', 'LastName', 'Email', 'Phone', 'Company'])

/**
 * The dry run of Leads of several people: exactly one for each who has an email and whom Salesforce does not know, and why
 * there is none for the others (article "Salesforce app": a Lead needs an email; what exists is shown first).
 */
export function planBulk(input: BulkInput): BulkLead[] {
  return input.people.map(bulkPlanner(input))
}

/** The same, one person after the other, for whoever has to let others run in between. */
export function bulkPlanner(input: Omit<BulkInput, 'people'>): (person: BulkPerson) => BulkLead {
  /** By email, who of them gets the Lead. */
  const taken = new Map<string, string>()
  return (person) => {
    const lead = planOne(input, person, taken)
    const email = foldEmail(person.email)
    if (lead.row.included && email !== null) taken.set(email, person.name)
    return lead
  }
}

function planOne(input: Omit<BulkInput, 'people'>, person: BulkPerson, taken: ReadonlyMap<string, string>): BulkLead {
  const values = valuesFor(person, input.common)
  const lead = (
    verdict: BulkRow['verdict'],
    reason: string | null,
    problems: Record<string, string> = {},
  ): BulkLead => {
    const canChoose = verdict === 'create' || verdict === 'existing' || verdict === 'several'
    const included = canChoose && (input.choices[person.id] ?? verdict === 'create')
    return { row: { ...rowOf(person, values), verdict, reason, canChoose, included }, values, problems }
  }
  const email = foldEmail(person.email)
  if (person.fields === null) return lead('gone', 'This person is not on this desk any more.')
  if (email === null) return lead('no_email', 'A Lead needs an email address. Add one in Intercom first.')
  if (person.pending) return lead('pending', 'A Lead of this person is on its way already.')
  const other = taken.get(email)
  if (other !== undefined) return lead('same_email', `Has the same email as ${other}, who gets the Lead.`)
  const isKnown = person.match !== 'none' && person.match !== 'unknown'
  if (isKnown && input.choices[person.id] !== true) {
    return lead(person.match === 'several' ? 'several' : 'existing', existingWords(person))
  }
  const problems = input.check(values)
  const messages = Object.values(problems)
  if (messages.length > 0) return lead('missing', messages.join(' '), problems)
  if (isKnown) return lead(person.match === 'several' ? 'several' : 'existing', existingWords(person))
  return lead('create', person.match === 'unknown' ? 'Salesforce is asked about this email before it is sent.' : null)
}

/** The values of a person's Lead: their own, with those for all. */
function valuesFor({ fields }: BulkPerson, common: BulkInput['common']): Record<string, string> {
  return Object.fromEntries(
    (fields ?? []).map(({ name, value }) => {
      const given = OWN.has(name) ? undefined : common[name]
      const isTaken = given !== undefined && (REPLACED.includes(name) || value.trim() === '')
      return [name, isTaken ? given : value]
    }),
  )
}

function rowOf(
  person: BulkPerson,
  values: Readonly<Record<string, string>>,
): Omit<BulkRow, 'verdict' | 'reason' | 'canChoose' | 'included'> {
  const fields = new Map(person.fields?.map((field) => [field.name, field]))
  const preview = (name: string): BulkRow['company'] => ({
    text: values[name] ?? '',
    placeholder: fields.get(name)?.placeholder ?? false,
  })
  const owner = fields.get('OwnerId')
  return {
    personId: person.id,
    personName: person.name,
    email: person.email,
    toLookUp: person.match === 'unknown' && foldEmail(person.email) !== null,
    existing: [...person.existing],
    lastName: preview('LastName'),
    firstName: values.FirstName ?? '',
    company: preview('Company'),
    owner: owner?.options.find((option) => option.value === values.OwnerId)?.label ?? '',
  }
}

function existingWords({ match, existing }: BulkPerson): string {
  if (match === 'several') return `Salesforce has ${existing.length} records with this email.`
  return match === 'contact' ? 'Is a Contact in Salesforce already.' : 'Has a Lead in Salesforce already.'
}

/**
 * The fields that can be set for all: source, owner, status and record type, and whatever this org needs and somebody does
 * not have; also what was set before, so that it can be taken back.
 */
export function bulkFields(input: BulkInput, leads: readonly BulkLead[]): BulkField[] {
  const wouldBe = new Set(leads.flatMap(({ row }) => (row.included || row.verdict === 'missing' ? [row.personId] : [])))
  const fields = new Map<string, BulkField>()
  for (const person of input.people) {
    for (const field of person.fields ?? []) {
      if (OWN.has(field.name)) continue
      const isReplaced = REPLACED.includes(field.name)
      const isMissing = !isReplaced && field.required && field.value.trim() === '' && wouldBe.has(person.id)
      const known = fields.get(field.name)
      const value = input.common[field.name] ?? (isReplaced ? field.value : '')
      const missingFor = (known?.missingFor ?? 0) + (isMissing ? 1 : 0)
      fields.set(field.name, { ...field, value: known?.value ?? value, placeholder: false, missingFor })
    }
  }
  const asked = [...fields.values()].filter(
    ({ name, missingFor }) => REPLACED.includes(name) || missingFor > 0 || Object.hasOwn(input.common, name),
  )
  return asked.toSorted((a, b) => rank(a.name) - rank(b.name))
}

/** The usual ones first, in their order; what this org needs behind them, as its describe has it. */
function rank(name: string): number {
  const at = REPLACED.indexOf(name)
  return at < 0 ? REPLACED.length : at
}

/** How many of each. */
export function bulkCounts(leads: readonly BulkLead[]): BulkPlan['counts'] {
  const count = (is: (row: BulkRow) => boolean): number => leads.filter(({ row }) => is(row)).length
  return {
    create: count((row) => row.included),
    toLookUp: count((row) => row.included && row.toLookUp),
    existing: count((row) => !row.included && (row.verdict === 'existing' || row.verdict === 'several')),
    pending: count((row) => row.verdict === 'pending' || row.verdict === 'same_email'),
    missing: count((row) => row.verdict === 'missing'),
    cannot: count((row) => row.verdict === 'no_email' || row.verdict === 'gone'),
  }
}

/** What is wrong with the values for all, by field: none of them may be anything but one of the plan's fields. */
export function bulkProblems(
  input: BulkInput,
  leads: readonly BulkLead[],
  fields: readonly BulkField[],
): Record<string, string> {
  const names = new Set(fields.map((field) => field.name))
  const problems: Record<string, string> = {}
  for (const name of Object.keys(input.common)) {
    const said = leads.find((lead) => lead.problems[name] !== undefined)?.problems[name]
    if (!names.has(name)) problems[name] = 'This field cannot be set for all of them.'
    else if (said !== undefined) problems[name] = said
  }
  return problems
}
