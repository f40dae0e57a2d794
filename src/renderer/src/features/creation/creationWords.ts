import type { CreationForm } from '../../../../contract/models'
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
