import type { Person } from '../../../../contract/models'

const records = { account: 'Account', contact: 'Contact', lead: 'Lead' } as const

/** The owner as the profile says it, with the record it came from where it came from one. */
export function ownerWords(person: Pick<Person, 'isMine' | 'ownerId' | 'ownerName' | 'ownerFrom'>): string {
  const name = person.isMine ? 'You' : (ownerNameOf(person) ?? 'Nobody')
  return person.ownerFrom === null ? name : `${name}, from the ${records[person.ownerFrom]} in Salesforce`
}

/** A teammate who is no longer in Intercom, by name where it is known. */
export function leftWords(left: { readonly name: string | null } | null): string {
  return left?.name == null ? 'A teammate who has left' : `${left.name} (has left)`
}

/** The name of somebody's owner, also of one who has left Intercom unknown to this desktop; null for nobody. */
export function ownerNameOf(row: {
  readonly ownerId: string | null
  readonly ownerName: string | null
}): string | null {
  return row.ownerName ?? (row.ownerId === null ? null : leftWords(null))
}
