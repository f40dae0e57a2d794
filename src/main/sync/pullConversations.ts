import type { IntercomConversation } from '../ports/intercom'
import { inTurns } from '../turns'
import type { SyncContext } from './context'
import { keepKnown, keepUnknown, sortOut } from './keepConversations'
import { pullPartsOf } from './pullParts'
import { readGained, settleGained } from '../store/gained'
import { removeStrays } from './savePeople'

const PER_PAGE = 150
/** Array sizes for IN are undocumented; 15 is what the API's own examples stay within. */
const PEOPLE_AT_ONCE = 15
const REQUESTS_AT_ONCE = 3
const OVERLAP_MS = 5 * 60_000
const MONTH_MS = 30.44 * 86_400_000
/** Parts fetched within a poll; a burst leaves the rest to the parts stream. */
const PARTS_PER_POLL = 25

/** Conversations of the whole book, 45 people at a time, resumable at the last person. */
export async function backfillBook(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store } = context
  const stream = store.streams.get('conversations')
  let after = stream.cursor ?? ''
  let done = stream.cursor === null ? 0 : stream.done
  // The cursor says that the walk has begun: who joins the book from now on is fetched apart (savePeople).
  store.streams.save('conversations', { cursor: after, total: store.people.bookTotal(), done })
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
    await inTurns(wanted, (batch) => {
      // Somebody may have left the book since the question was asked.
      const cached = batch.filter((one) => one.contactIds.some((id) => context.store.people.has(id)))
      context.store.conversations.save(cached, context.clock.now())
    })
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
    const { known, unknown } = sortOut(context, page.items)
    await keepKnown(context, known)
    await keepUnknown(context, unknown, signal)
    cursor = page.next
  } while (cursor !== null)
  removeStrays(context)
  context.changed(['people', 'conversations'])
}

/** Conversations of people who joined the book since the walk through everybody's. */
export async function backfillGained(context: SyncContext, signal: AbortSignal): Promise<void> {
  for (let gained = readGained(context.store); gained.length > 0; gained = readGained(context.store)) {
    const some = gained.slice(0, PEOPLE_AT_ONCE)
    await backfillOf(context, some, signal)
    settleGained(context.store, some)
    context.changed(['people', 'conversations'])
  }
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
  const known: IntercomConversation[] = []
  const unknown: IntercomConversation[] = []
  do {
    signal.throwIfAborted()
    const page = await intercom.searchConversations({
      ...(by === 'createdAt' ? { createdAfter: since } : { updatedAfter: since }),
      sortBy: by,
      perPage: PER_PAGE,
      cursor,
    })
    newest = Math.max(newest, ...page.items.map((one) => one[by]))
    const sorted = sortOut(context, page.items)
    known.push(...sorted.known)
    unknown.push(...sorted.unknown)
    cursor = page.next
  } while (cursor !== null)
  // Those of people who are known come first: they must not wait while a busy workspace's strangers are asked for.
  await take(context, known, await keepKnown(context, known), signal)
  await take(context, unknown, await keepUnknown(context, unknown, signal), signal)
  removeStrays(context)
  // Last, so that a failure on the way repeats the poll.
  store.streams.save(name, { watermark: String(newest) })
}

/**
 * Fetches the parts of what is behind, and announces. Every one is considered, not only what changed just now: an
 * earlier poll may have been cut off between saving and announcing.
 */
async function take(
  context: SyncContext,
  conversations: IntercomConversation[],
  behind: string[],
  signal: AbortSignal,
): Promise<void> {
  const ids = conversations.map((one) => one.id)
  const byPerson = conversations.filter((one) => one.source.deliveredAs === 'customer_initiated')
  // The first words come with the header, so that these need not wait for their parts, nor for their failing.
  await context.considered(byPerson.map((one) => one.id))
  if (behind.length > 0) context.changed(['people', 'conversations'], behind.length <= 20 ? behind : undefined)
  await pullPartsOf(context, behind.slice(0, PARTS_PER_POLL), signal)
  if (behind.length > 0) context.changed(['people', 'conversations'], behind.length <= 20 ? behind : undefined)
  await context.considered(ids)
}

async function serverTime(context: SyncContext): Promise<number> {
  await context.intercom.me()
  return context.intercom.serverTime() ?? context.clock.now()
}

/**
 * Conversations deleted in Intercom leave the cache; once a day. The first look reaches back to where the first sync
 * began, which may be hours ago: what was read early in it can have been deleted since.
 */
export async function pullDeleted(context: SyncContext): Promise<void> {
  const { store, intercom } = context
  const at = intercom.serverTime() ?? (await serverTime(context))
  const began = store.meta.get('notify.since')
  const since = Number(store.streams.get('conversations.deleted').watermark ?? began ?? at)
  const gone = await intercom.deletedConversations(since - OVERLAP_MS)
  if (gone.length > 0) {
    store.conversations.remove(gone)
    context.changed(['people', 'conversations'])
  }
  store.streams.save('conversations.deleted', { watermark: String(at) })
}
