/** A Lead that matches the person, as far as choosing needs it. */
export interface TargetLead {
  id: string
  name: string
  isConverted: boolean
  /** Null while it is not converted, or where the Contact is hidden from this user. */
  convertedContactId: string | null
}

export interface TargetFacts {
  hasEmail: boolean
  /** Whether the org was asked for this person. */
  lookedUp: boolean
  leads: readonly TargetLead[]
  contacts: readonly { id: string; name: string }[]
  /** The Lead or Contact the rep chose among several; null where nothing was chosen. */
  chosenId: string | null
  /** What several Leads without a Contact get: one Task each, as the article says, or only the chosen one. */
  severalLeads: 'each' | 'chosen'
}

/** Whom a Task is for. */
export interface TaskTarget {
  object: 'Lead' | 'Contact'
  /** Task.WhoId. */
  id: string
  name: string
}

/** `ask`: the rep can settle it by choosing one of `candidates`. */
export type Targets =
  | { targets: [TaskTarget, ...TaskTarget[]] }
  | { targets: []; reason: string; ask: boolean; candidates: TaskTarget[] }

/**
 * Whom the Tasks of a person's conversation are for (article "Salesforce app", section 3 and 4): the one Contact, whatever
 * Leads there are; else the Leads, one Task each unless the rep wants the chosen one only; several Contacts: none until
 * the rep has chosen. A converted Lead takes no new Tasks (CANNOT_UPDATE_CONVERTED_LEAD) and stands for its Contact.
 */
export function taskTargets(facts: TargetFacts): Targets {
  if (!facts.hasEmail && facts.leads.length + facts.contacts.length === 0) {
    return none('This person has no email address, so Salesforce cannot be searched for them. Add one in Intercom.')
  }
  if (!facts.lookedUp) return none('Salesforce has not been asked for this person yet. Refresh to do it now.')
  const contacts = contactsOf(facts)
  const leads = facts.leads.filter((lead) => !lead.isConverted).map((lead) => target('Lead', lead.id, lead.name))
  const chosen = chosenTarget(facts, contacts, leads)
  if (contacts.length > 1) {
    return chosen?.object === 'Contact'
      ? { targets: [chosen] }
      : ask(`${contacts.length} Contacts in Salesforce match this person. Choose which one it is.`, contacts)
  }
  const [contact] = contacts
  if (contact) return { targets: [contact] }
  const [lead, ...others] = leads
  if (!lead) {
    return facts.leads.length > 0
      ? none(
          'This person’s Lead was converted, and you cannot see the Contact it became. Ask an admin for access to it.',
        )
      : none('This person is not in Salesforce yet. Create a Lead first.')
  }
  if (others.length === 0 || facts.severalLeads === 'each') return { targets: [lead, ...others] }
  return chosen
    ? { targets: [chosen] }
    : ask(`${leads.length} Leads in Salesforce match this person. Choose which one gets the Task.`, leads)
}

/**
 * The WhoId and WhatId of a Task. A Lead's Task never has a WhatId: Salesforce refuses both together
 * (FIELD_INTEGRITY_EXCEPTION).
 */
export function taskLinks(target: TaskTarget, whatId: string | null): { WhoId: string; WhatId?: string } {
  return target.object === 'Contact' && whatId !== null ? { WhoId: target.id, WhatId: whatId } : { WhoId: target.id }
}

/** The Contacts with the person's email, and those that their Leads became, each once. */
function contactsOf(facts: TargetFacts): TaskTarget[] {
  const found = new Map(facts.contacts.map((contact) => [contact.id, target('Contact', contact.id, contact.name)]))
  for (const lead of facts.leads) {
    const id = lead.isConverted ? lead.convertedContactId : null
    if (id !== null && !found.has(id)) found.set(id, target('Contact', id, lead.name))
  }
  return [...found.values()]
}

/** What the rep chose; a Lead that was converted since stands for its Contact. */
function chosenTarget(facts: TargetFacts, contacts: TaskTarget[], leads: TaskTarget[]): TaskTarget | null {
  const lead = facts.leads.find((one) => one.id === facts.chosenId)
  const id = lead?.isConverted ? lead.convertedContactId : facts.chosenId
  return [...contacts, ...leads].find((one) => one.id === id) ?? null
}

function target(object: TaskTarget['object'], id: string, name: string): TaskTarget {
  return { object, id, name }
}

function none(reason: string): Targets {
  return { targets: [], reason, ask: false, candidates: [] }
}

function ask(reason: string, candidates: TaskTarget[]): Targets {
  return { targets: [], reason, ask: true, candidates }
}
