import { asFailure } from '../domain/failure'
import type { IntercomConversation } from '../ports/intercom'
import { inBatches, type SyncContext } from './context'

const PER_PAGE = 150
/** Array sizes for IN are undocumented; 15 is what the API's own examples stay within. */
const PEOPLE_AT_ONCE = 15
const REQUESTS_AT_ONCE = 3
const OVERLAP_MS = 5 * 60_000
const MONTH_MS = 30.44 * 86_400_000
/** Parts fetched within a poll; a burst leaves the rest to the parts stream. */
const PARTS_PER_POLL = 25

/** People of other owners, so that a busy workspace does not ask for the same stranger again and again. */
const strangers = new WeakMap<object, Map<string, number>>()
const STRANGER_MS = 10 * 60_000

/** Conversations of the whole book, 45 people at a time, resumable at the last person. */
export async function backfillBook(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store } = context
  const stream = store.streams.get('conversations')
  let after = stream.cursor
  let done = after === null ? 0 : stream.done
  store.streams.save('conversations', { total: store.people.bookTotal(), done })
  for (;;) {
    signal.throwIfAborted()
    const ids = store.people.bookIds(after, PEOPLE_AT_ONCE * REQUESTS_AT_ONCE)
    if (ids.length === 0) break
    const groups = [0, 1, 2].map((group) => ids.slice(group * PEOPLE_AT_ONCE, (group + 1) * PEOPLE_AT_ONCE))
    await Promise.all(groups.filter((group) => group.length > 0).map((group) => backfillOf(context, group, signal)))
    after = ids.at(-1)!
    done += ids.length
    store.streams.save('conversations', { cursor: after, done, total: Math.max(done, store.people.bookTotal()) })
    context.changed(['people', 'conversations'])
  }
  store.streams.save('conversations', { cursor: null })
}

/** Headers of these people's conversations (at most 15): the open ones and those of the last months. */
export async function backfillOf(context: SyncContext, personIds: string[], signal: AbortSignal): Promise<void> {
  const oldest = context.clock.now() - context.firstSyncMonths() * MONTH_MS
  let cursor: string | null = null
  do {
    signal.throwIfAborted()
    const page = await context.intercom.searchConversations({ contactIds: personIds, perPage: PER_PAGE, cursor })
    const wanted = page.items.filter((one) => !one.isTicket && (one.state !== 'closed' || one.updatedAt >= oldest))
    await inBatches(wanted, (batch) => context.store.conversations.save(batch, context.clock.now()))
    // Newest first: once a page is older than wanted, only open ones could follow, and those are asked for apart.
    cursor = page.next
  } while (cursor !== null)
}

/** Conversations assigned to the rep, whoever owns the person: guests come with them. */
export async function pullAssigned(context: SyncContext, signal: AbortSignal): Promise<void> {
  let cursor: string | null = null
  do {
    signal.throwIfAborted()
    const page = await context.intercom.searchConversations({
      assigneeId: context.repId,
      open: true,
      perPage: PER_PAGE,
      cursor,
    })
    await keep(context, page.items, signal)
    cursor = page.next
  } while (cursor !== null)
  context.changed(['people', 'conversations'])
}

/**
 * One poll: what was created (`createdAt`) or updated (`updatedAt`) since the watermark, less an overlap, since a
 * conversation can become visible late. New ones of owned people are announced from here.
 */
export async function pollConversations(
  context: SyncContext,
  by: 'createdAt' | 'updatedAt',
  signal: AbortSignal,
): Promise<void> {
  const { store, intercom } = context
  const name = by === 'createdAt' ? 'conversations.new' : 'conversations.updated'
  const watermark = Number(store.streams.get(name).watermark ?? '0')
  if (watermark === 0) {
    const now = intercom.serverTime() ?? (await serverTime(context))
    store.streams.save(name, { watermark: String(now) })
    return
  }
  const since = watermark - OVERLAP_MS
  let newest = watermark
  let cursor: string | null = null
  const kept: string[] = []
  do {
    signal.throwIfAborted()
    const page = await intercom.searchConversations({
      ...(by === 'createdAt' ? { createdAfter: since } : { updatedAfter: since }),
      sortBy: by,
      perPage: PER_PAGE,
      cursor,
    })
    newest = Math.max(newest, ...page.items.map((one) => one[by]))
    kept.push(...(await keep(context, page.items, signal)))
    cursor = page.next
  } while (cursor !== null)
  await pullPartsOf(context, kept.slice(0, PARTS_PER_POLL), signal)
  if (kept.length > 0) {
    context.changed(['people', 'conversations'], kept.length <= 20 ? kept : undefined)
    await context.considered(kept)
  }
  // Last, so that a failure on the way repeats the poll.
  store.streams.save(name, { watermark: String(newest) })
}

async function serverTime(context: SyncContext): Promise<number> {
  await context.intercom.me()
  return context.intercom.serverTime() ?? context.clock.now()
}

/** Saves those that are the rep's business. Answers ids that are new or changed. */
async function keep(
  context: SyncContext,
  conversations: IntercomConversation[],
  signal: AbortSignal,
): Promise<string[]> {
  const wanted: IntercomConversation[] = []
  for (const conversation of conversations) {
    if (conversation.isTicket) continue
    signal.throwIfAborted()
    const personId = conversation.contactIds[0]
    if (!personId) continue
    const cached = context.store.conversations.get(conversation.id)
    if (cached && cached.updatedAt === conversation.updatedAt && cached.partsOf === conversation.updatedAt) continue
    if (await isOurs(context, conversation, personId)) wanted.push(conversation)
  }
  const changed: string[] = []
  await inBatches(wanted, (batch) => changed.push(...context.store.conversations.save(batch, context.clock.now())))
  const strays = context.store.people.strayGuests()
  if (strays.length > 0) context.store.people.remove(strays)
  return changed
}

async function isOurs(context: SyncContext, conversation: IntercomConversation, personId: string): Promise<boolean> {
  const { store, repId } = context
  const assigned = conversation.assigneeId === repId
  const owner = store.people.ownerOf(personId)
  // Known: ours, or a guest who stays while a conversation is assigned to the rep (also to learn that it no longer is).
  if (owner !== undefined) return owner === repId || assigned || store.conversations.get(conversation.id) !== null
  const known = strangers.get(store) ?? new Map<string, number>()
  strangers.set(store, known)
  const seen = known.get(personId)
  if (!assigned && seen !== undefined && context.clock.now() - seen < STRANGER_MS) return false
  try {
    // Asked by id, since a new person can be missing from search for minutes.
    const contact = await context.intercom.contact(personId)
    if (contact.ownerId !== repId && !assigned) {
      known.set(personId, context.clock.now())
      return false
    }
    store.people.save([contact], context.clock.now())
    return true
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code === 'not_found' || failure.code === 'gone') return false
    throw failure
  }
}

/** Parts of these conversations; one that is gone leaves the cache. */
export async function pullPartsOf(context: SyncContext, ids: string[], signal: AbortSignal): Promise<void> {
  for (let start = 0; start < ids.length; start += REQUESTS_AT_ONCE) {
    signal.throwIfAborted()
    await Promise.all(ids.slice(start, start + REQUESTS_AT_ONCE).map((id) => pullOne(context, id)))
  }
}

async function pullOne(context: SyncContext, id: string): Promise<void> {
  try {
    const conversation = await context.intercom.conversation(id)
    context.store.conversations.save([conversation], context.clock.now())
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    context.store.conversations.remove([id])
  }
}

/** Parts still missing, newest conversations first. */
export async function pullMissingParts(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store } = context
  let done = 0
  for (;;) {
    const ids = store.conversations.needingParts(30)
    if (ids.length === 0) break
    const left = store.conversations.countNeedingParts()
    store.streams.save('parts', { done, total: done + left })
    await pullPartsOf(context, ids, signal)
    // A row that stays behind (its header moved on meanwhile) comes with the next run; never loop on it.
    if (store.conversations.countNeedingParts() >= left) break
    done += ids.length
    context.changed(['conversations'])
  }
  store.streams.save('parts', { done, total: done })
}

/** Conversations deleted in Intercom leave the cache; once a day. */
export async function pullDeleted(context: SyncContext): Promise<void> {
  const { store, intercom } = context
  const since = Number(store.streams.get('conversations.deleted').watermark ?? context.clock.now())
  const at = intercom.serverTime() ?? context.clock.now()
  const gone = await intercom.deletedConversations(since - OVERLAP_MS)
  if (gone.length > 0) {
    store.conversations.remove(gone)
    context.changed(['people', 'conversations'])
  }
  store.streams.save('conversations.deleted', { watermark: String(at) })
}
