import type { CreationForm, ExistingRecord } from '../../../../contract/models'
import { plainDateText } from '../../format/apiValues'
import { counted } from '../../format/numbers'
import type { Creation } from '../../queries/creation'

/** The dialogs and the buttons that open them. */
export const titles = { contact: 'Create contact', opportunity: 'New opportunity' } as const

/** What there is already, before another one is made. */
export function existingSentence(kind: Creation, existing: CreationForm['existing']): string {
  if (kind === 'opportunity') {
    return `Salesforce already has ${counted(existing.length, 'open Opportunity', 'open Opportunities')} with this Contact.`
  }
  const words = `Salesforce already has ${counted(existing.length, 'record', 'records')} of this person.`
  return existing.every(({ object }) => object === 'Lead')
    ? `${words} Converting the Lead makes a Contact of it.`
    : words
}

/** What tells a record from others, in one line. */
export function existingDetail({ detail, closesOn }: ExistingRecord): string {
  return [detail, closesOn === null ? '' : `closes ${plainDateText(closesOn)}`]
    .filter((part) => part !== '')
    .join(' · ')
}
