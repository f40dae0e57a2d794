/** What a person is compared by: a folded email, and the values that fields of Leads and Contacts are compared with. */
export interface Handles {
  email: string | null
  leadKey: string | null
  contactKey: string | null
}

/** A Lead or Contact as it is compared. */
export interface ComparedRecord {
  id: string
  email: string | null
  /** The chosen field's value, in the form of `keyValue`. */
  key: string | null
}

export interface ComparedLead extends ComparedRecord {
  isConverted: boolean
  /** The Contact it became. */
  contactId: string | null
}

/** `leadKey`: a Contact, by the key of the Lead that became it. */
export type MatchedBy = 'key' | 'leadKey' | 'email'

/** The open Leads and the Contacts that are a person's, in the order given, and by what. */
export interface FoundRecords {
  leads: string[]
  contacts: string[]
  by: ReadonlyMap<string, MatchedBy>
}

/**
 * Which records are a person's (decision 7): where both sides have a key, the key decides and the email does not; else the
 * email does. Of one object the records found by key come before all those found by email. A Contact that a matching
 * Lead became is the person's as its Lead was, unless its own key says otherwise.
 */
export function matchRecords(
  { email, leadKey, contactKey }: Handles,
  leads: readonly ComparedLead[],
  contacts: readonly ComparedRecord[],
): FoundRecords {
  const ofLeads = best(leads.map((lead) => [lead, comparedBy(lead, leadKey, email)]))
  const became = new Map<string, MatchedBy>()
  for (const [lead, by] of ofLeads) {
    if (lead.isConverted && lead.contactId !== null) became.set(lead.contactId, by === 'key' ? 'leadKey' : 'email')
  }
  const ofContacts = best(
    contacts.map((contact) => {
      const haveBoth = contactKey !== null && contact.key !== null
      const own = comparedBy(contact, contactKey, email)
      return [contact, haveBoth ? own : (became.get(contact.id) ?? own)]
    }),
  )
  const open = ofLeads.filter(([lead]) => !lead.isConverted)
  return {
    leads: open.map(([lead]) => lead.id),
    contacts: ofContacts.map(([contact]) => contact.id),
    by: new Map([...open, ...ofContacts].map(([record, by]) => [record.id, by])),
  }
}

/** By what one record is the same as a person or company that has this key, or else this other value; null: it is not. */
export function comparedBy(
  record: Pick<ComparedRecord, 'key' | 'email'>,
  key: string | null,
  email: string | null,
): 'key' | 'email' | null {
  if (key !== null && record.key !== null) return record.key === key ? 'key' : null
  return email !== null && record.email === email ? 'email' : null
}

/** Those found by a key, or else those found by email. */
function best<T>(compared: readonly (readonly [T, MatchedBy | null])[]): (readonly [T, MatchedBy])[] {
  const found = compared.flatMap(([record, by]) => (by === null ? [] : [[record, by] as const]))
  const byKey = found.filter(([, by]) => by !== 'email')
  return byKey.length > 0 ? byKey : found
}
