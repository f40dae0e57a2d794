/** What is known of a person and the org, as far as making a Case of it goes. */
export interface CaseFacts {
  connected: boolean
  email: string | null
  /** Whether the org was asked for this person. */
  lookedUp: boolean
  /** Contacts that match, those included that converted Leads became. */
  contacts: number
  /** Leads that match and are not converted. */
  leads: number
  /** True where the rep has chosen one of several Contacts. */
  isContactChosen: boolean
  /** From this user's describe of Case: false where Case is hidden from them, too; null while it was never described. */
  isCaseCreateable: boolean | null
}

/**
 * Why no Case can be made for this person now, with what to do about it; null where one can. Only people who are Contacts
 * have Cases (article "Salesforce app", section 5). The article hides the button then; here it stays and explains.
 */
export function caseBlocked(facts: CaseFacts): string | null {
  if (!facts.connected) return 'Connect Salesforce first, in Settings.'
  if (facts.isCaseCreateable === false) {
    return 'Your Salesforce user may not create Cases. Ask your Salesforce admin for the permission “Create” on Case.'
  }
  if (facts.contacts === 0) return withoutContact(facts)
  if (facts.contacts > 1 && !facts.isContactChosen) {
    return `${facts.contacts} Contacts in Salesforce match this person. Choose which one it is in the Salesforce panel.`
  }
  if (facts.isCaseCreateable === null) {
    return 'Repdesk has not read yet which fields a Case has in your org. Go online and refresh Salesforce once.'
  }
  return null
}

function withoutContact({ email, lookedUp, leads }: CaseFacts): string {
  if (!email?.trim() && leads === 0) {
    return 'Cases are for Contacts, and this person has no email address to find one by. Add the address in Intercom first.'
  }
  if (!lookedUp) return 'Salesforce has not been asked for this person yet. Refresh Salesforce to do it now.'
  if (leads > 0) {
    const lead = leads === 1 ? 'a Lead' : `${leads} Leads`
    return `Cases are for Contacts, and this person is ${lead} in Salesforce. Convert the Lead to a Contact first.`
  }
  return 'Cases are for Contacts, and this person is not in Salesforce yet. Create a Contact first.'
}
