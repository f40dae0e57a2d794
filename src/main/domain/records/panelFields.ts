import type { RecordObject, Settings } from '../../../contract/models'
import { recordFieldType, type ObjectFacts } from './fieldFacts'

/** A Contact's Account owner and that owner's role: paths as SOQL knows them, shown as if they were fields. */
export const ACCOUNT_OWNER = 'Account.Owner.Name'
export const ACCOUNT_OWNER_ROLE = 'Account.Owner.UserRole.Name'

/** What a card shows until the rep chooses (articles "Salesforce app", section 2, and "Salesforce integration"). */
const DEFAULTS: Partial<Record<RecordObject, readonly string[]>> = {
  Lead: ['Status', 'Title', 'OwnerId', 'LeadSource'],
  Contact: ['Name', 'Email', 'Title', ACCOUNT_OWNER, ACCOUNT_OWNER_ROLE],
  Account: ['Name', 'Website', 'OwnerId', 'BillingCountry'],
  Opportunity: ['OwnerId', 'StageName', 'CloseDate', 'Amount'],
  Case: ['CaseNumber', 'Subject', 'Status', 'Priority'],
  Task: ['Subject', 'Status', 'Priority', 'ActivityDate'],
}

/** Names and paths of the fields a card of this object shows, in order. */
export function shownFields(object: RecordObject, chosen: Settings['panelFields']): readonly string[] {
  return chosen[object] ?? DEFAULTS[object] ?? []
}

const PATH_LABELS: Record<string, string> = {
  [ACCOUNT_OWNER]: 'Account owner',
  [ACCOUNT_OWNER_ROLE]: 'Account owner’s role',
}

/** Labels until the org's own describe is known. */
const STANDARD_LABELS: Record<string, string> = {
  ...PATH_LABELS,
  OwnerId: 'Owner',
  LeadSource: 'Lead source',
  BillingCountry: 'Country',
  StageName: 'Stage',
  CloseDate: 'Close date',
  CaseNumber: 'Number',
  ActivityDate: 'Due date',
}

/** What a field is called: by the org's describe, with the words of the pages for what leads to another record. */
export function labelOf(path: string, facts: ObjectFacts | null): string {
  if (Object.hasOwn(PATH_LABELS, path)) return PATH_LABELS[path]!
  const field = facts?.fields.find((one) => one.name === path)
  if (!field?.label) return Object.hasOwn(STANDARD_LABELS, path) ? STANDARD_LABELS[path]! : path
  // A page shows whom a field leads to, so "Owner ID" reads "Owner" there.
  return field.type === 'reference' ? field.label.replace(/ ID$/, '') : field.label
}

/** Every field that a card of this object can show, by label: the org's own included. */
export function showableFields(
  object: RecordObject,
  facts: ObjectFacts | null,
): { name: string; label: string; isCustom: boolean }[] {
  const paths = object === 'Contact' ? [ACCOUNT_OWNER, ACCOUNT_OWNER_ROLE] : []
  const names = facts
    ? facts.fields.filter((field) => recordFieldType(field.type) !== null).map((field) => field.name)
    : (DEFAULTS[object] ?? [])
  return [...new Set([...names, ...paths])]
    .map((name) => ({
      name,
      label: labelOf(name, facts),
      isCustom: facts?.fields.some((field) => field.name === name && field.custom) ?? false,
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}
