import { asFailure, Failure } from '../domain/failure'
import { settledBefore } from '../domain/sync/settled'
import type { Session } from '../session/sessionParts'
import { backfillOf } from '../sync/pullConversations'
import { removeStrays, savePeople } from '../sync/savePeople'
import { assignOwnerCommands } from './assignOwner'
import type { CommandContext, Handlers } from './context'
import { conversationChangeCommands } from './conversationChanges'
import { askIntercom } from './liveAsking'

/** Takes over what is not on this desk: it is read once more, kept, and changed as what was here before would be. */
export const liveTakingCommands: Pick<Handlers, 'live.claim' | 'live.take'> = {
  async 'live.claim'({ personId, ownerId }, context) {
    const session = context.session()
    const { repId } = session.profile
    const contact = await askIntercom(context, (api) => api.contact(personId))
    if (contact.ownerId !== repId && contact.ownerId !== ownerId) {
      throw new Failure('conflict', `${nameOf(session, contact.ownerId)} is the owner by now. Look again, then decide.`)
    }
    savePeople(session.sync, [contact])
    const item = await orWithout(session, () =>
      assignOwnerCommands['owners.assign']({ personId, ownerId: repId }, context),
    )
    void bringIn(context, personId)
    return item
  },
  async 'live.take'({ conversationId }, context) {
    const session = context.session()
    const { store, profile, sync, intercom } = session
    const { conversation, contacts } = await askIntercom(context, async (api) => {
      const found = await api.conversation(conversationId)
      const [first] = found.contactIds
      const isKnown = first === undefined || found.contactIds.some((id) => store.people.has(id))
      return { conversation: found, contacts: isKnown ? [] : [await api.contact(first)] }
    })
    const { assigneeId, teamId, isTicket, contactIds } = conversation
    if (isTicket || contactIds.length === 0) {
      throw new Failure('unsupported', 'This is a ticket, which is taken in Intercom.')
    }
    if (assigneeId !== null || teamId !== null) {
      const team = store.teammates.teams().find((one) => one.id === teamId)?.name ?? 'A team'
      throw new Failure('conflict', `${assigneeId === null ? team : nameOf(session, assigneeId)} has it by now.`)
    }
    store.transaction(() => {
      // Together: alone, a guest would be taken for one who has left.
      savePeople(sync, contacts)
      store.conversations.save([conversation], context.options.clock.now(), settledBefore(intercom.serverTime()))
    })
    const to = { type: 'admin', id: profile.repId } as const
    return orWithout(session, () => conversationChangeCommands['conversations.assign']({ conversationId, to }, context))
  },
}

/** Where the rep may not, what was brought in for it leaves again. */
async function orWithout<T>({ sync }: Session, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    removeStrays(sync)
    throw thrown
  }
}

/** What hangs on somebody new in the book; where this fails, the pull of the book brings it. */
async function bringIn(context: CommandContext, personId: string): Promise<void> {
  const { sync, jobs } = context.session()
  try {
    await backfillOf(sync, [personId], new AbortController().signal)
    context.changed(['people', 'conversations'], [personId])
    jobs.now(['companies'])
  } catch (thrown) {
    const { code } = asFailure(thrown)
    context.options.logger.warn('Claiming a person: conversations not loaded', { code })
  }
}

function nameOf({ store }: Session, id: string | null): string {
  if (id === null) return 'Nobody'
  return store.teammates.list().find((one) => one.id === id)?.name ?? 'Somebody who has left'
}
