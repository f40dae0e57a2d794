import { likelyAccounts } from '../leads/conversion'
import { splitName } from '../leads/form'

/** The person a Contact is made from, as far as its form can be filled. */
export interface ContactPerson {
  name: string | null
  email: string | null
  phone: string | null
  companyName: string | null
  customAttributes: Readonly<Record<string, string | number | boolean | null>>
}

/** Names that workspaces give to the attribute that holds somebody's job title. */
const TITLE_NAMES: ReadonlySet<string> = new Set(['title', 'jobtitle', 'role', 'position', 'jobrole'])

/**
 * What a new Contact says of the person: names, email, phone, and the title. That comes from what is mapped to a Lead's
 * title, else the person's Lead, else an attribute called like one.
 */
export function contactValues(
  person: ContactPerson,
  known: { mappedTitle: string | null; leadTitle: string | null },
): Record<'FirstName' | 'LastName' | 'Email' | 'Phone' | 'Title', string> {
  const { first, last } = splitName(person.name)
  return {
    FirstName: first,
    LastName: last,
    Email: person.email?.trim() ?? '',
    Phone: person.phone?.trim() ?? '',
    Title: known.mappedTitle?.trim() || known.leadTitle?.trim() || titleOf(person.customAttributes),
  }
}

function titleOf(attributes: ContactPerson['customAttributes']): string {
  for (const [name, value] of Object.entries(attributes)) {
    if (!TITLE_NAMES.has(name.toLowerCase().replace(/[^a-z]/g, ''))) continue
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return ''
}

interface Account {
  id: string
  name: string
  website: unknown
}

/**
 * The Accounts that a person's company seems to be, and the one to begin with: the only one; several are the rep's to
 * choose from (DESIGN.md section 13, "Company to Account").
 */
export function accountFor<T extends Account>(
  accounts: readonly T[],
  company: string | null,
  email: string | null,
): { likely: T[]; accountId: string } {
  const likely = likelyAccounts(accounts, company ?? '', email)
  return { likely, accountId: likely.length === 1 ? likely[0]!.id : '' }
}

/** The last day of the calendar quarter that a day is in, which is when Salesforce lets a converted Lead's Opportunity close. */
export function quarterEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const last = Math.ceil(month / 3) * 3
  const days = last === 3 || last === 12 ? 31 : 30
  return `${year}-${String(last).padStart(2, '0')}-${days}`
}

/** A row of OpportunityStage. */
export interface StageRow {
  name: string
  sortOrder: number
  isActive: boolean
  isClosed: boolean
}

/** The stage that an Opportunity begins in: the org's first open one among those that can be chosen. */
export function firstStage(stages: readonly StageRow[], choices: readonly string[]): string {
  const open = stages
    .filter((stage) => stage.isActive && !stage.isClosed && choices.includes(stage.name))
    .toSorted((a, b) => a.sortOrder - b.sortOrder)
  return open[0]?.name ?? choices[0] ?? ''
}
