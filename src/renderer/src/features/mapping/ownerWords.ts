import type { Person } from '../../../../contract/models'

const records = { account: 'Account', contact: 'Contact', lead: 'Lead' } as const

/** The owner as the profile says it, with the record it came from where it came from one. */
export function ownerWords(person: Pick<Person, 'isMine' | 'ownerName' | 'ownerFrom'>): string {
  const name = person.isMine ? 'You' : (person.ownerName ?? 'Nobody')
  return person.ownerFrom === null ? name : `${name}, from the ${records[person.ownerFrom]} in Salesforce`
}
