import type { OwnershipDecision } from './fromSalesforce'

/**
 * What a desktop may do for a person without being asked. `writeRecords`: create and update records in Salesforce, and
 * write to the person in Intercom. `setOwner`: set `owner_id` in Intercom, which is idempotent, so that two desktops
 * doing it do no harm.
 */
export type AutomaticActs = 'all' | 'setOwner' | 'nothing'

export interface Responsibility {
  /** The person's `owner_id` in Intercom. */
  intercomOwner: string | null
  /** The teammate that Salesforce's owner maps to; null where there is none. */
  salesforceOwner: string | null
  /** The teammate who uses this desktop. */
  rep: string
}

/**
 * Which desktop acts (neither API has compare-and-set): the Intercom owner's does everything; the Salesforce owner's may
 * only set the owner; all others do nothing. At most one teammate is the Intercom owner, so at most one rep's desktop
 * writes records for a person.
 */
export function automaticActs({ intercomOwner, salesforceOwner, rep }: Responsibility): AutomaticActs {
  if (intercomOwner !== null && intercomOwner === rep) return 'all'
  return salesforceOwner !== null && salesforceOwner === rep ? 'setOwner' : 'nothing'
}

/** The one write that an ownership decision leads to. */
export interface OwnerChange {
  ownerId: string | null
  /** To be kept with the person: whether this owner is Salesforce's. A fallback and an owner taken away are not. */
  cameFromSalesforce: boolean
}

/**
 * The change of `owner_id` that this desktop makes, or null where it makes none: not its to make, nothing decided, or
 * already so. The Salesforce owner's desktop only takes people to its own rep. Applying it twice changes nothing more, and
 * desktops that see the same of Salesforce come to the same owner in any order.
 */
export function ownerChange(
  intercomOwner: string | null,
  decision: Pick<OwnershipDecision, 'teammateId' | 'applies' | 'from'>,
  rep: string,
): OwnerChange | null {
  if (!decision.applies || decision.teammateId === intercomOwner) return null
  const isBySalesforce = decision.from === 'account' || decision.from === 'contact' || decision.from === 'lead'
  const salesforceOwner = isBySalesforce ? decision.teammateId : null
  const acts = automaticActs({ intercomOwner, salesforceOwner, rep })
  return acts === 'nothing' ? null : { ownerId: decision.teammateId, cameFromSalesforce: salesforceOwner !== null }
}

/**
 * The sentence for a rep whose manual owner Salesforce replaced (article: "it will overwrite your manual choice"); null
 * where nothing of theirs was replaced.
 */
export function replacedSentence(
  before: { ownerName: string | null; cameFromSalesforce: boolean },
  decision: Pick<OwnershipDecision, 'applies' | 'why'>,
  afterName: string | null,
): string | null {
  if (!decision.applies || before.cameFromSalesforce || before.ownerName === null || before.ownerName === afterName)
    return null
  return `${afterName ?? 'Nobody'} replaced ${before.ownerName}, who had been chosen by hand, as the owner. ${decision.why}`
}
