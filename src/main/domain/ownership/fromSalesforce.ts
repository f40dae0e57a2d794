import type { MatchKind } from '../../../contract/models'
import { teammateFor, type SalesforceUser, type TeammateLike, type UserOverrides } from './teammates'

/** A record's OwnerId: of a user, or of a queue (a Group; a Lead in a queue has no owner here). */
export interface OwnerRef {
  id: string
  kind: 'user' | 'queue'
  /** The queue's or user's name, where known. */
  name: string | null
}

export interface OwnershipInput {
  match: MatchKind
  /** Owners of the matched records; null where there is no such record. */
  account: OwnerRef | null
  contact: OwnerRef | null
  lead: OwnerRef | null
  users: ReadonlyMap<string, SalesforceUser>
  teammates: readonly TeammateLike[]
  overrides: UserOverrides
  /** Setting: who gets people that lose their Salesforce owner here; null for nobody. */
  fallbackTeammateId: string | null
  /** The person's owner in Intercom now, and whether it is the one that this sync had set (`OwnerChange`). */
  current: { teammateId: string | null; cameFromSalesforce: boolean }
}

/** Who should own a person in Intercom, by Salesforce. */
export interface OwnershipDecision {
  teammateId: string | null
  from: 'account' | 'contact' | 'lead' | 'fallback' | 'none'
  /** The Salesforce user behind it. */
  userId: string | null
  /** A sentence: where it comes from. */
  why: string
  /** Whether Intercom's owner is to become `teammateId`. False where Salesforce has nothing to say: then it is `current`. */
  applies: boolean
  /** Whether the owner can be changed in Repdesk while this sync is on, and the sentence that says so. */
  isLocked: boolean
  lockSentence: string | null
}

const RECORD = { account: 'Account', contact: 'Contact', lead: 'Lead' } as const

/**
 * Whom Salesforce makes the owner of a person (articles "Automatically sync your Salesforce lead owners"): the account's
 * owner, else the contact's, else the lead's. The first record with an owner decides, whether or not a teammate stands
 * behind its user: an account owner without one clears the owner even if the contact's would match. Where no record has
 * an owner, people whose owner came from Salesforce go to the fallback or to nobody; a manual owner stays. Ambiguous or
 * unchecked matches and users that cannot be seen change nothing, since not knowing is no reason to take an owner away.
 */
export function ownerFromSalesforce(input: OwnershipInput): OwnershipDecision {
  const { match, current } = input
  if (match === 'unknown') return untouched(current, 'Salesforce has not been asked about this person yet.')
  if (match === 'several')
    return untouched(current, 'Several records in Salesforce match this person, so none of them decides the owner.')
  const found = match === 'none' ? null : firstOwner(input)
  if (!found) return withoutOwner(input, nobodySentence(input), null)

  const { from, owner } = found
  const user = input.users.get(owner.id)
  if (!user && !Object.hasOwn(input.overrides, owner.id)) {
    const name = owner.name ? `, ${owner.name}, ` : ' '
    return untouched(current, `The owner of the ${RECORD[from]}${name}cannot be seen with your Salesforce user.`)
  }
  const mapped = teammateFor(owner.id, user, input.teammates, input.overrides)
  const name = user?.name ?? owner.name ?? owner.id
  const note = user && !user.isActive ? ' This Salesforce user is not active.' : ''
  if (mapped.teammate) {
    const why = `${name} owns the ${RECORD[from]} in Salesforce.${note}`
    const lockSentence = `${mapped.teammate.name} is the owner because ${name} owns the ${RECORD[from]} in Salesforce. Change the owner there.`
    return { ...decision(mapped.teammate.id, from, owner.id, why), isLocked: true, lockSentence }
  }
  const why = `${name} owns the ${RECORD[from]} in Salesforce, but ${mapped.why}.${note}`
  if (from !== 'account') return withoutOwner(input, why, owner.id)
  const lockSentence = `${why} So nobody owns this person in Intercom. Change the Account’s owner in Salesforce, or map this user to a teammate in Settings.`
  return { ...decision(null, 'account', owner.id, why), isLocked: true, lockSentence }
}

function firstOwner(input: OwnershipInput): { from: 'account' | 'contact' | 'lead'; owner: OwnerRef } | null {
  for (const from of ['account', 'contact', 'lead'] as const) {
    const owner = input[from]
    if (owner?.kind === 'user') return { from, owner }
  }
  return null
}

function nobodySentence({ match, lead }: OwnershipInput): string {
  if (match === 'none') return 'No record in Salesforce matches this person.'
  if (lead?.kind !== 'queue') return 'No record of this person has an owner in Salesforce.'
  return `The Lead is in the queue ${lead.name ?? lead.id} and has no owner yet.`
}

function withoutOwner(input: OwnershipInput, why: string, userId: string | null): OwnershipDecision {
  const { current, fallbackTeammateId, teammates } = input
  if (!current.cameFromSalesforce) return untouched(current, why)
  const fallback = teammates.find((one) => one.id === fallbackTeammateId)
  if (!fallback) return { ...decision(null, 'none', userId, why), isLocked: false, lockSentence: null }
  const sentence = `${why} People who lose their Salesforce owner go to ${fallback.name}, as set in Settings.`
  return { ...decision(fallback.id, 'fallback', userId, sentence), isLocked: false, lockSentence: null }
}

function decision(
  teammateId: string | null,
  from: OwnershipDecision['from'],
  userId: string | null,
  why: string,
): Omit<OwnershipDecision, 'isLocked' | 'lockSentence'> {
  return { teammateId, from, userId, why, applies: true }
}

function untouched(current: OwnershipInput['current'], why: string): OwnershipDecision {
  const { teammateId } = current
  // What came from Salesforce stays locked while nothing newer is known of it.
  const isLocked = current.cameFromSalesforce && teammateId !== null
  const lockSentence = isLocked ? `This owner came from Salesforce, so it is changed there. ${why}` : null
  return { teammateId, from: 'none', userId: null, why, applies: false, isLocked, lockSentence }
}
