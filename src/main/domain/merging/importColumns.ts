import type { EditableAttribute } from '../people/editable'
import { editFault, tidyText } from '../people/editValues'
import { folded } from './names'

/** What a column can be beside an attribute. */
export const NOTHING = ''
export const FIRST_NAME = 'firstName'
export const LAST_NAME = 'lastName'

export interface ImportTarget {
  readonly key: string
  readonly label: string
}

/** What the columns of a file of leads can be: what the API takes for a lead, and the workspace's own attributes. */
export function importTargets(attributes: readonly EditableAttribute[]): ImportTarget[] {
  const takes = attributes.filter(({ key, locked }) => locked === null && !NOT_OF_LEADS.has(key))
  return [
    { key: NOTHING, label: 'Leave out' },
    ...takes.slice(0, 1).map(({ key, label }) => ({ key, label })),
    { key: FIRST_NAME, label: 'First name' },
    { key: LAST_NAME, label: 'Last name' },
    ...takes.slice(1).map(({ key, label }) => ({ key, label })),
  ]
}

/** A lead has no id of the workspace's own, and has not signed up. */
const NOT_OF_LEADS: ReadonlySet<string> = new Set(['externalId', 'signedUpAt', 'unsubscribed'])

/** Names that people give to columns, by what they are. */
const CALLED: readonly (readonly [key: string, names: readonly string[]])[] = [
  ['email', ['email', 'e mail', 'email address', 'mail', 'work email']],
  ['name', ['name', 'full name', 'fullname', 'contact', 'lead']],
  [FIRST_NAME, ['first name', 'firstname', 'given name', 'forename']],
  [LAST_NAME, ['last name', 'lastname', 'surname', 'family name']],
  ['phone', ['phone', 'phone number', 'telephone', 'mobile', 'tel']],
]

/** What each column is by its name; each target once. */
export function guessTargets(header: readonly string[], targets: readonly ImportTarget[]): string[] {
  const taken = new Set<string>()
  return header.map((cell) => {
    const name = folded(cell)
    const known = CALLED.find(([, names]) => names.includes(name))?.[0]
    const labelled = targets.find(
      ({ key, label }) => key !== NOTHING && [folded(label), folded(key)].includes(name),
    )?.key
    const key = known ?? labelled ?? NOTHING
    if (key === NOTHING || taken.has(key) || !targets.some((one) => one.key === key)) return NOTHING
    taken.add(key)
    return key
  })
}

/** A row as attributes, or why it cannot be one. */
export type ImportRow = { email: string; values: Record<string, string> } | { email: string; problem: string }

/** Reads one row by what its columns are; the rules are the service's own, as where the rep edits a person. */
export function readImportRow(
  cells: readonly string[],
  targets: readonly string[],
  attributes: ReadonlyMap<string, EditableAttribute>,
): ImportRow {
  const given: Record<string, string> = {}
  for (const [at, target] of targets.entries()) {
    const text = (cells[at] ?? '').trim()
    if (target !== NOTHING && text !== '') given[target] ??= text
  }
  const { [FIRST_NAME]: first, [LAST_NAME]: last, ...own } = given
  if (own.name === undefined && (first ?? last) !== undefined) own.name = [first, last].filter(Boolean).join(' ')
  const email = (own.email ?? '').toLowerCase()
  if (email === '') return { email, problem: 'No email: by it Repdesk sees whether the person is there already' }
  const values: Record<string, string> = {}
  for (const [key, text] of Object.entries(own)) {
    const attribute = attributes.get(key)
    if (!attribute) return { email, problem: `${key} is not an attribute of people` }
    const written = attribute.type === 'boolean' ? yesOrNo(text) : text
    const fault = editFault(attribute, written, '')
    if (fault !== null) return { email, problem: `${attribute.label}: ${fault}` }
    values[key] = tidyText(attribute.type, written)
  }
  return { email, values }
}

function yesOrNo(text: string): string {
  const word = text.toLowerCase()
  if (['true', 'yes', 'y', '1', 'ja'].includes(word)) return 'true'
  return ['false', 'no', 'n', '0', 'nein'].includes(word) ? 'false' : text
}
