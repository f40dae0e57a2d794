import { HOSTILE_NAME } from './data/hostile'
import { LONG_FAMILY, LONG_GIVEN } from './data/locales'
import { contact, lead, type PersonPlan } from './plans'

/** A person of the cast: a special case that every world of at least CAST.length people holds, under a fixed name. */
export interface CastEntry {
  role: 'lead' | 'user'
  owner: 'rep' | 'teammate' | 'nobody'
  plan: PersonPlan
  /** What the person has; all three unless told otherwise. */
  has?: { email?: boolean; phone?: boolean; name?: boolean }
  locale?: string
  /** First and last name, where they matter; otherwise drawn. */
  named?: readonly [string, string]
  /** Shares the email and name of this earlier member. */
  sameAs?: string
  /** Default true. */
  company?: boolean
  /** How many conversations; default 1. */
  conversations?: number
  /** What is particular about the newest conversation. */
  talk?: 'open' | 'assigned-to-rep' | 'emoji' | 'long' | 'outbound' | 'outbound-answered' | 'closed' | 'hostile'
}

const nothing: PersonPlan = { leads: [], contacts: [] }
const open = 'open' as const
const mine = 'rep' as const

/**
 * The cast, in the order in which its members come first among the people. Each case is one that the articles on
 * owners, the Salesforce app and merging name, or one that the two services' rules make possible.
 */
export const CAST = {
  /** Owned, qualified, has written, unknown to Salesforce: "Create lead" has everything it needs. */
  notInSalesforce: { role: 'lead', owner: mine, plan: nothing, talk: open },
  oneLead: { role: 'lead', owner: mine, plan: { leads: [lead({ status: 'working' })], contacts: [] }, talk: open },
  oneContact: { role: 'user', owner: mine, plan: { leads: [], contacts: [contact()] }, talk: open },
  /** A lead and a user in Intercom with the same email: the pair that a merge joins. */
  sameEmailUser: { role: 'user', owner: mine, plan: { leads: [lead()], contacts: [] } },
  sameEmailLead: { role: 'lead', owner: mine, plan: nothing, sameAs: 'sameEmailUser', talk: open },
  severalLeads: {
    role: 'lead',
    owner: mine,
    plan: { leads: [lead(), lead({ owner: 'teammate', status: 'working' }), lead({ status: 'lost' })], contacts: [] },
  },
  leadAndContact: {
    role: 'user',
    owner: mine,
    plan: { leads: [lead()], contacts: [contact({ openOpportunities: 1 })] },
  },
  twoContacts: {
    role: 'user',
    owner: mine,
    plan: { leads: [], contacts: [contact(), contact({ owner: 'teammate' })] },
  },
  convertedLead: {
    role: 'lead',
    owner: mine,
    plan: { leads: [lead({ status: 'converted' })], contacts: [] },
    talk: open,
  },
  onlyEmail: { role: 'lead', owner: mine, plan: nothing, has: { name: false, phone: false }, company: false },
  noEmail: { role: 'lead', owner: mine, plan: nothing, has: { email: false }, talk: open },
  anonymous: {
    role: 'lead',
    owner: mine,
    plan: nothing,
    has: { email: false, phone: false, name: false },
    company: false,
    talk: open,
  },
  /** The rep owns the person here, a teammate owns the Lead there. */
  ownersDisagree: {
    role: 'lead',
    owner: mine,
    plan: { leads: [lead({ owner: 'teammate', status: 'working' })], contacts: [] },
  },
  /** The rep owns the Lead there, a teammate the person here. */
  repOwnsLeadOnly: { role: 'lead', owner: 'teammate', plan: { leads: [lead({ owner: 'rep' })], contacts: [] } },
  /** Nobody owns the person here, the rep owns the Contact there. */
  repOwnsContactOnly: {
    role: 'user',
    owner: 'nobody',
    plan: { leads: [], contacts: [contact({ owner: 'rep', accountOwner: 'rep' })] },
  },
  /** The Account's owner comes before the Contact's. */
  accountOwnerWins: {
    role: 'user',
    owner: mine,
    plan: { leads: [], contacts: [contact({ owner: 'rep', accountOwner: 'teammate' })] },
  },
  accountOwnerUnmapped: {
    role: 'user',
    owner: mine,
    plan: { leads: [], contacts: [contact({ owner: 'rep', accountOwner: 'unmapped' })] },
  },
  leadOwnerUnmapped: { role: 'lead', owner: mine, plan: { leads: [lead({ owner: 'unmapped' })], contacts: [] } },
  leadOwnerInactive: { role: 'lead', owner: mine, plan: { leads: [lead({ owner: 'inactive' })], contacts: [] } },
  leadInQueue: { role: 'lead', owner: mine, plan: { leads: [lead({ owner: 'queue' })], contacts: [] } },
  emailInOtherCase: { role: 'lead', owner: mine, plan: { leads: [lead({ otherCase: true })], contacts: [] } },
  oneOpenOpportunity: {
    role: 'user',
    owner: mine,
    plan: { leads: [], contacts: [contact({ openOpportunities: 1, closedOpportunities: 1 })] },
    talk: open,
  },
  severalOpenOpportunities: {
    role: 'user',
    owner: mine,
    plan: { leads: [], contacts: [contact({ openOpportunities: 2 })] },
    talk: open,
  },
  openCases: { role: 'user', owner: mine, plan: { leads: [], contacts: [contact({ openCases: 2, closedCases: 1 })] } },
  /** Nobody owns this person, but the conversation is the rep's: a guest. */
  guest: { role: 'lead', owner: 'nobody', plan: nothing, talk: 'assigned-to-rep' },
  longName: { role: 'lead', owner: mine, plan: nothing, named: [LONG_GIVEN, LONG_FAMILY], locale: 'es' },
  arabic: { role: 'lead', owner: mine, plan: nothing, locale: 'ar', talk: open },
  hebrew: { role: 'user', owner: mine, plan: { leads: [], contacts: [contact()] }, locale: 'he', talk: open },
  japanese: { role: 'user', owner: mine, plan: { leads: [], contacts: [contact()] }, locale: 'ja', talk: open },
  chinese: { role: 'lead', owner: mine, plan: { leads: [lead()], contacts: [] }, locale: 'zh' },
  emoji: { role: 'user', owner: mine, plan: nothing, talk: 'emoji' },
  /** One conversation with more than 500 parts and far more than 32,000 characters. */
  longConversation: { role: 'user', owner: mine, plan: { leads: [], contacts: [contact()] }, talk: 'long' },
  /** Name, message and links as an attacker would write them. */
  hostile: { role: 'lead', owner: mine, plan: nothing, named: HOSTILE_NAME, talk: 'hostile' },
  outboundUnanswered: { role: 'lead', owner: mine, plan: { leads: [lead()], contacts: [] }, talk: 'outbound' },
  outboundAnswered: { role: 'lead', owner: mine, plan: { leads: [lead()], contacts: [] }, talk: 'outbound-answered' },
  manyConversations: {
    role: 'user',
    owner: mine,
    plan: { leads: [], contacts: [contact()] },
    conversations: 8,
    talk: 'closed',
  },
  neverWrote: { role: 'lead', owner: mine, plan: { leads: [lead()], contacts: [] }, conversations: 0 },
} as const satisfies Record<string, CastEntry>

export type CastName = keyof typeof CAST

/** The cast's names, in order. */
export const CAST_NAMES = Object.keys(CAST) as CastName[]

/** The entry named `name`, in the type that all entries share. */
export function castEntry(name: CastName): CastEntry {
  return CAST[name]
}
