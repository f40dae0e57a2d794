import type { KeyedObject, MatchingView } from '../../../../contract/models'
import { counted } from '../../format/numbers'

type Row = MatchingView['objects'][number]

/** What a record is found by where no field was chosen. */
export const without: Record<KeyedObject, string> = {
  Lead: 'Email only',
  Contact: 'Email only',
  Account: 'Website only',
}

/** Whose value is compared where the rep only chose the field. */
export const usualAttribute: Record<KeyedObject, string> = {
  Lead: 'person.externalId',
  Contact: 'person.externalId',
  Account: 'company.companyId',
}

/** What a change of the setting came to; `label`: the field's, null for none. */
export function savedWords(object: KeyedObject, label: string | null): string {
  if (label !== null) return `${object}s are found by ${label} first.`
  return object === 'Account' ? 'Accounts are found by website only.' : `${object}s are found by email only.`
}

/** What stands under a row: what it does, how far it has come, or why it does nothing. */
export function stateWords({ object, key, problem, withValue, found, waiting }: Row, working: boolean): string {
  if (problem !== null) return problem
  if (key === null) {
    return object === 'Account' ? 'The company’s website, where one Account has it.' : 'The same email.'
  }
  if (working) return 'Comparing what is here already…'
  const who = object === 'Account' ? counted(withValue, 'company', 'companies') : counted(withValue, 'person', 'people')
  const rest = object === 'Account' ? 'website' : 'email'
  if (withValue === 0) {
    return `${object === 'Account' ? 'No company' : 'Nobody'} here has a value to compare yet, so the ${rest} decides.`
  }
  const left = waiting === 0 ? '' : ` ${waiting.toLocaleString('en')} still to be looked up.`
  return `${who} with a value, ${found.toLocaleString('en')} found by it.${left} Else the ${rest} decides.`
}
