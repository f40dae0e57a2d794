import { Failure } from '../domain/failure'
import type { OwnershipDecision } from '../domain/ownership/fromSalesforce'
import { userMapping } from '../domain/ownership/teammates'
import type { OwnerMapping } from '../../contract/models'
import type { Session } from '../session/sessionParts'
import { flowShared, personFacts } from '../sync/flowContext'
import { ownerWrites, type OwnerWrites } from '../sync/ownersFromSalesforce'
import type { CommandContext, Handlers } from './context'

type Family = Pick<Handlers, 'owners.list' | 'owners.override'>

/** Which teammate stands behind which Salesforce user. */
export const ownerCommands: Family = {
  'owners.list': (_input, context) => ownerMapping(context),
  'owners.override'(input, context) {
    const { userId, choice } = input
    const { ownerOverrides } = context.session().settings()
    if (choice.use === 'teammate' && !teammatesOf(context).some((one) => one.id === choice.teammateId)) {
      throw new Failure('validation', 'This teammate is not in Intercom any more. Choose another.')
    }
    const { [userId]: _before, ...others } = ownerOverrides
    context.settings.write({
      ownerOverrides:
        choice.use === 'email' ? others : { ...others, [userId]: choice.use === 'teammate' ? choice.teammateId : null },
    })
    return ownerMapping(context)
  },
}

function teammatesOf(context: CommandContext): { id: string; name: string; email: string }[] {
  return context
    .session()
    .store.teammates.list()
    .filter((one) => one.isActive)
}

function ownerMapping(context: CommandContext): OwnerMapping {
  const session = context.session()
  const orgKey = session.orgKey()
  const { ownerOverrides, fallbackTeammateId } = session.settings()
  const teammates = teammatesOf(context)
  const everybody = new Map(session.store.teammates.list().map((one) => [one.id, one]))
  const leftOf = (id: string | null | undefined): { name: string | null } | null =>
    typeof id !== 'string' || everybody.get(id)?.isActive === true ? null : { name: everybody.get(id)?.name ?? null }
  const users = orgKey === null ? [] : session.store.salesforce.users(orgKey)
  return {
    rows: userMapping(users, teammates, ownerOverrides).map(({ user, teammate, by, why }) => ({
      userId: user.id,
      userName: user.name,
      userEmail: user.email || null,
      isActive: user.isActive,
      teammateId: teammate?.id ?? null,
      teammateName: teammate?.name ?? null,
      by,
      why,
      left: by === 'override' ? leftOf(ownerOverrides[user.id]) : null,
    })),
    teammates: teammates.map(({ id, name }) => ({ id, name })),
    fallbackTeammateId,
    fallbackLeft: leftOf(fallbackTeammateId),
  }
}

/** Why a person's owner cannot be changed here, for several people one after the other; null where it can. */
export function ownerLocks(session: Session): (personId: string) => string | null {
  const decide = ownerDecisions(session)
  return (personId) => {
    const found = decide(personId)
    return found?.decision.isLocked ? found.decision.lockSentence : null
  }
}

/**
 * Whether a person's owner can be changed here: an owner that came from Salesforce is changed there, as long as owners are
 * taken from it (article: "you won't be able to manually change the owners in Intercom").
 */
export function ownerLockOf(
  session: Session,
  personId: string,
): { ownerLock: string | null; ownerFrom: 'account' | 'contact' | 'lead' | null } {
  const found = ownerDecisions(session)(personId)
  if (!found) return { ownerLock: null, ownerFrom: null }
  const { decision, state } = found
  return {
    ownerLock: decision.isLocked ? decision.lockSentence : null,
    ownerFrom: state.cameFromSalesforce ? recordOf(decision) : null,
  }
}

/** What Salesforce's rules say of people, while owners are taken from it; null where they say nothing. */
function ownerDecisions(session: Session): (personId: string) => OwnerWrites | null {
  const orgKey = session.orgKey()
  if (orgKey === null || !session.settings().automaticWrites.owners) return () => null
  const { store } = session
  const settings = { store, orgKey, timeZone: session.profile.timezone, settings: () => session.settings() }
  const shared = flowShared(settings)
  return (personId) => {
    const facts = personFacts({ store, orgKey }, personId)
    if (!facts) return null
    const look = store.looks.get(orgKey, personId)?.owner ?? null
    return ownerWrites({ store, orgKey, repId: session.profile.repId }, facts, shared, look)
  }
}

function recordOf({ from }: OwnershipDecision): 'account' | 'contact' | 'lead' | null {
  return from === 'account' || from === 'contact' || from === 'lead' ? from : null
}
