import { ownerFromSalesforce, type OwnerRef, type OwnershipDecision } from '../domain/ownership/fromSalesforce'
import { ownerChange, replacedSentence, type OwnerChange } from '../domain/ownership/responsible'
import type { OwnerLook } from '../store/types'
import type { FlowContext, FlowShared, PersonFacts } from './flowContext'

/** Whom Salesforce makes a person's owner, and what this desktop does about it. */
export interface OwnerWrites {
  decision: OwnershipDecision
  change: OwnerChange | null
  /** For the rep, where a manual owner is replaced. */
  sentence: string | null
  /** To be kept for the next look. */
  state: OwnerLook
}

type Known = Pick<FlowContext, 'store' | 'orgKey' | 'repId'>

/** Null while what decides has not been read yet: the Account behind a Contact. */
export function ownerWrites(
  context: Known,
  facts: PersonFacts,
  shared: FlowShared,
  before: OwnerLook | null,
): OwnerWrites | null {
  const owners = ownersOf(context, facts)
  if (owners === null) return null
  const { person, match } = facts
  const cameFromSalesforce = before?.cameFromSalesforce === true && before.ownerId === person.ownerId
  const decision = ownerFromSalesforce({
    match,
    ...owners,
    users: shared.users,
    teammates: shared.teammates,
    overrides: shared.settings.ownerOverrides,
    fallbackTeammateId: shared.settings.fallbackTeammateId,
    current: { teammateId: person.ownerId, cameFromSalesforce },
  })
  const change = ownerChange(person.ownerId, decision, context.repId)
  const name = (id: string | null): string | null =>
    id === null ? null : (shared.teammates.find((one) => one.id === id)?.name ?? person.ownerName)
  const isSalesforces = decision.applies && decision.from !== 'fallback' && decision.from !== 'none'
  return {
    decision,
    change,
    sentence: change
      ? replacedSentence({ ownerName: name(person.ownerId), cameFromSalesforce }, decision, name(change.ownerId))
      : null,
    state: {
      ownerId: person.ownerId,
      // The owner that Salesforce names is Salesforce's, whichever desktop set it.
      cameFromSalesforce: isSalesforces ? decision.teammateId === person.ownerId : cameFromSalesforce,
      ...(change ? { before: person.ownerId, written: change.ownerId } : kept(before)),
    },
  }
}

function kept(before: OwnerLook | null): Pick<OwnerLook, 'before' | 'written'> {
  return before?.written === undefined ? {} : { before: before.before ?? null, written: before.written }
}

/** The owners of the matched records; null while the Account has not been read. */
function ownersOf(
  { store, orgKey }: Known,
  { single, record }: PersonFacts,
): Record<'account' | 'contact' | 'lead', OwnerRef | null> | null {
  if (!single) return { account: null, contact: null, lead: null }
  const own = ownerRef(record?.ownerId ?? single.ownerId, single.ownerName)
  if (single.object === 'Lead') return { account: null, contact: null, lead: own }
  const links = store.looks.contactLinks(orgKey, single.id)
  const accountId = record?.accountId ?? links?.accountId ?? null
  if (accountId === null) return { account: null, contact: own, lead: null }
  const account = store.records.get(orgKey, 'Account', accountId)
  if (account) return { account: ownerRef(account.ownerId, null), contact: own, lead: null }
  // Its name comes with the Contact where this user may see it; then the Account itself is still to come.
  if (links?.accountName) return null
  return { account: { id: accountId, kind: 'user', name: null }, contact: own, lead: null }
}

function ownerRef(id: string | null, name: string | null): OwnerRef | null {
  return id === null ? null : { id, kind: id.startsWith('005') ? 'user' : 'queue', name }
}
