/** What is known of a person and the org, as far as making a Contact or an Opportunity goes. */
export interface CreationFacts {
  connected: boolean
  email: string | null
  /** From this user's describe of the object: false where it is hidden from them, too; null while it was never read. */
  isCreateable: boolean | null
}

export interface ContactFacts extends CreationFacts {
  /** False where this user may not set a Contact's email; null while that is not known. */
  canSetEmail: boolean | null
}

export interface OpportunityFacts extends CreationFacts {
  lookedUp: boolean
  /** Contacts that match. */
  contacts: number
  leads: number
  /** True where the rep has chosen one of several Contacts. */
  isContactChosen: boolean
  /** True where a Contact of this person is in the outbox. */
  isContactOnItsWay: boolean
}

const NOT_CONNECTED = 'Connect Salesforce first, in Settings.'

const mayNot = (plural: string, object: string): string =>
  `Your Salesforce user may not create ${plural}. Ask your Salesforce admin for the permission “Create” on ${object}.`

/** Why no Contact can be made of this person now, with what to do about it; null where one can. */
export function contactBlocked({ connected, email, isCreateable, canSetEmail }: ContactFacts): string | null {
  if (!connected) return NOT_CONNECTED
  if (isCreateable === false) return mayNot('Contacts', 'Contact')
  if (!email?.trim()) {
    return 'A Contact needs an email address here, and this person has none. Add one in Intercom first.'
  }
  if (canSetEmail === false) {
    return 'Your Salesforce user may not set the email of a Contact, by which Repdesk finds it again. Ask your Salesforce admin for it.'
  }
  return null
}

/**
 * Why no Opportunity can be made for this person now; null where one can. Its role names a Contact (Object Reference:
 * OpportunityContactRole has a ContactId and no Lead).
 */
export function opportunityBlocked(facts: OpportunityFacts): string | null {
  if (!facts.connected) return NOT_CONNECTED
  if (facts.isCreateable === false) return mayNot('Opportunities', 'Opportunity')
  if (facts.contacts === 1 || facts.isContactChosen) return null
  if (facts.contacts > 1) {
    return `${facts.contacts} Contacts in Salesforce match this person. Choose which one it is in the Salesforce panel.`
  }
  if (facts.isContactOnItsWay) return null
  if (!facts.lookedUp && facts.email?.trim()) {
    return 'Salesforce has not been asked for this person yet. Refresh Salesforce to do it now.'
  }
  if (facts.leads > 0) {
    return 'An Opportunity needs a Contact: convert the Lead or create a Contact first.'
  }
  return 'An Opportunity needs a Contact. Create a Contact first.'
}
