import type { Random } from '../shared/random'

/**
 * Who owns a Salesforce record, seen from the person's Intercom owner: the same human, the rep, another teammate, a
 * User without a teammate, a User who has left, or the queue (Leads only).
 */
export type OwnerChoice = 'same' | 'rep' | 'teammate' | 'unmapped' | 'inactive' | 'queue'

export interface LeadPlan {
  owner: OwnerChoice
  status: 'new' | 'working' | 'lost' | 'converted'
  /** The email is written in other letters than in Intercom. */
  otherCase?: boolean
}

export interface ContactPlan {
  owner: OwnerChoice
  /** Where the Account's owner is chosen apart from the Contact's. */
  accountOwner?: OwnerChoice
  openOpportunities: number
  closedOpportunities: number
  openCases: number
  closedCases: number
}

/** What Salesforce knows about one person. */
export interface PersonPlan {
  leads: LeadPlan[]
  contacts: ContactPlan[]
}

/** A Lead plan, `new` and owned by the same human unless told otherwise. */
export function lead(changes: Partial<LeadPlan> = {}): LeadPlan {
  return { owner: 'same', status: 'new', ...changes }
}

/** A Contact plan without business, owned by the same human unless told otherwise. */
export function contact(changes: Partial<ContactPlan> = {}): ContactPlan {
  return { owner: 'same', openOpportunities: 0, closedOpportunities: 0, openCases: 0, closedCases: 0, ...changes }
}

function drawOwner(random: Random): OwnerChoice {
  const draw = random.next()
  if (draw < 0.8) return 'same'
  if (draw < 0.9) return 'teammate'
  if (draw < 0.93) return 'rep'
  return draw < 0.98 ? 'unmapped' : 'inactive'
}

function drawLead(random: Random): LeadPlan {
  const draw = random.next()
  const status = draw < 0.4 ? 'new' : draw < 0.75 ? 'working' : draw < 0.88 ? 'lost' : 'converted'
  const owner = status === 'new' && random.chance(0.08) ? 'queue' : drawOwner(random)
  return { owner, status, ...(random.chance(0.05) ? { otherCase: true } : {}) }
}

function drawContact(random: Random): ContactPlan {
  return {
    owner: drawOwner(random),
    openOpportunities: random.chance(0.22) ? (random.chance(0.25) ? 2 : 1) : 0,
    closedOpportunities: random.chance(0.2) ? 1 : 0,
    openCases: random.chance(0.12) ? random.int(1, 2) : 0,
    closedCases: random.chance(0.15) ? random.int(1, 3) : 0,
  }
}

/** What Salesforce knows about an everyday person with an email. */
export function drawPlan(random: Random, role: 'lead' | 'user'): PersonPlan {
  const leads: LeadPlan[] = []
  const contacts: ContactPlan[] = []
  if (role === 'lead') {
    if (random.chance(0.55)) leads.push(drawLead(random))
    if (leads.length > 0 && random.chance(0.06)) leads.push(drawLead(random))
    if (leads.length === 0 && random.chance(0.05)) contacts.push(drawContact(random))
  } else {
    if (random.chance(0.6)) contacts.push(drawContact(random))
    if (contacts.length > 0 && random.chance(0.04)) contacts.push(drawContact(random))
    if (random.chance(contacts.length > 0 ? 0.06 : 0.15)) leads.push(drawLead(random))
  }
  return { leads, contacts }
}
