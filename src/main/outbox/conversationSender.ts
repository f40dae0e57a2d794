import { gist, newWordsOfPerson, partsSince } from '../domain/conversations/seen'
import { isContested, isSo, type StandingKind } from '../domain/conversations/standing'
import { asFailure, Failure } from '../domain/failure'
import { settledBefore } from '../domain/sync/settled'
import type { IntercomConversation } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { asWritten, changeOf, partTypesOf, seenOf, standingOf, type WaitingChange } from './conversationChange'
import type { Found, Sender, SendingContext } from './sender'

/**
 * Sends one kind of change of where a conversation stands. It looks before it writes: what stands so already is not
 * written; what somebody else has decided otherwise meanwhile, or the person's words that the rep has not seen, are asked
 * about (DESIGN.md section 6). An unknown outcome is settled by the state itself, or by the rep's own part since the attempt.
 */
export function conversationSender(kind: StandingKind): Sender {
  return {
    kind,
    async send(item, context) {
      const { conversationId, change, base, seen } = changeOf(item)
      const { intercom, repId, store } = context
      const current = await read(conversationId, context)
      const there = standingOf(current)
      if (isSo(there, change)) return { id: null, skipped: 'Already so.' }
      if (isOver(change, context)) return { id: null, skipped: 'Its time had come before it was sent.' }
      const hides = change.do === 'close' || change.do === 'snooze'
      const words = hides ? newWordsOfPerson(current.parts ?? [], seen) : null
      if (words)
        throw asked(current, `${words.authorName ?? 'The person'} has written since: “${gist(words.bodyText)}”.`)
      if (isContested(base, there, change)) throw asked(current, contested(current, change, context))
      // On disk before the first byte leaves: what comes after it is told from what was there.
      store.outbox.update(item.id, { payload: { ...item.payload, before: seenOf(current) } }, context.now())
      const write = asWritten(change)
      if (write === null) {
        if (change.do === 'tag') await writeTag(change, conversationId, context)
        return { id: null }
      }
      const after = await intercom.manageConversation(conversationId, repId, write)
      save(after, context)
      return { id: ownPart({ ...item, payload: { ...item.payload, before: seenOf(current) } }, after, context) }
    },
    async lookUp(item, context): Promise<Found> {
      const { conversationId, change } = changeOf(item)
      const current = await read(conversationId, context)
      const id = ownPart(item, current, context)
      if (id !== null || isSo(standingOf(current), change)) return { found: true, outcome: { id } }
      return { found: false }
    },
    async settle(item, outcome, context) {
      const { conversationId, change } = changeOf(item)
      if (change.do === 'tag' && outcome.skipped === undefined) await read(conversationId, context)
    },
    async serverTime(context) {
      const known = context.intercom.serverTime()
      if (known !== null) return known
      await context.intercom.me()
      return context.intercom.serverTime() ?? context.now()
    },
  }
}

/** Somebody can take the same tag off between the look and the write: then it is off. */
async function writeTag(
  { tag, on }: Extract<WaitingChange['change'], { do: 'tag' }>,
  conversationId: string,
  { intercom, repId }: SendingContext,
): Promise<void> {
  try {
    await intercom.tagConversation(conversationId, repId, tag.id, on)
  } catch (thrown) {
    const { serviceCode } = asFailure(thrown).details
    if (on || serviceCode !== 'tag_not_found') throw thrown
  }
}

async function read(conversationId: string, context: SendingContext): Promise<IntercomConversation> {
  const conversation = await context.intercom.conversation(conversationId)
  save(conversation, context)
  return conversation
}

function save(conversation: IntercomConversation, context: SendingContext): void {
  context.store.conversations.save([conversation], context.now(), settledBefore(context.intercom.serverTime()))
}

/** A snooze that waited longer than it was to last. */
function isOver(change: WaitingChange['change'], context: SendingContext): boolean {
  return change.do === 'snooze' && change.until <= (context.intercom.serverTime() ?? context.now())
}

/** The part that this change has left, if it arrived; null for a tag, which leaves none. */
function ownPart(item: OutboxRow, conversation: IntercomConversation, context: SendingContext): string | null {
  const { change, before } = changeOf(item)
  if (before === undefined) return null
  const claimed = context.store.outbox.claimed(item.kind, item.conversationId, item.id)
  const types = partTypesOf(change)
  const part = partsSince(conversation.parts ?? [], before).find(
    (one) =>
      types.includes(one.partType) &&
      one.authorType === 'admin' &&
      one.authorId === context.repId &&
      (change.do !== 'assign' || one.assignedToId === change.to.id) &&
      !claimed.has(one.id),
  )
  return part?.id ?? null
}

function asked(current: IntercomConversation, sentence: string): Failure {
  return new Failure('conflict', `${sentence} Discard this to keep it as it is, or send yours again.`, {
    sent: 'no',
    body: { there: standingOf(current), seen: seenOf(current) },
  })
}

function contested(current: IntercomConversation, change: WaitingChange['change'], context: SendingContext): string {
  if (change.do === 'assign') {
    const id = change.to.type === 'admin' ? current.assigneeId : current.teamId
    return `In Intercom it was given to ${nameOf(id, context)} meanwhile.`
  }
  const did = current.state === 'closed' ? 'closed' : 'snoozed'
  const part = current.parts?.findLast((one) => one.partType === (did === 'closed' ? 'close' : 'snoozed'))
  return `In Intercom ${part?.authorName ?? 'somebody'} ${did} it meanwhile.`
}

function nameOf(id: string | null, { store, repId }: SendingContext): string {
  if (id === null) return 'nobody'
  if (id === repId) return 'you'
  const known = [...store.teammates.list(), ...store.teammates.teams()].find((one) => one.id === id)
  return known?.name ?? 'somebody who has left'
}
