import { asFailure } from '../domain/failure'
import { settledBefore } from '../domain/sync/settled'
import type { IntercomContact, IntercomConversation } from '../ports/intercom'
import { inTurns } from '../turns'
import { archivedPeople } from '../store/archivedPeople'
import type { SyncContext } from './context'
import { savePeople } from './savePeople'

const LOOK_UPS_AT_ONCE = 6
const STRANGER_MS = 10 * 60_000
const MOST_STRANGERS = 20_000

/** People of other owners, so that a busy workspace does not ask for the same stranger again and again. */
const strangers = new WeakMap<object, Map<string, number>>()

/** What was found among conversations: those of cached people, and those whose people must be asked for first. */
export interface Sorted {
  known: IntercomConversation[]
  unknown: IntercomConversation[]
}

/**
 * Sorts conversations by whether they are the rep's business: of a person the rep owns, or assigned to the rep, or
 * cached (also to learn that they no longer are). Tickets are none. Those that are cached and no longer ours leave.
 */
export function sortOut(context: SyncContext, conversations: IntercomConversation[]): Sorted {
  const { store, repId } = context
  const sorted: Sorted = { known: [], unknown: [] }
  const gone: string[] = []
  for (const conversation of conversations) {
    const cached = store.conversations.get(conversation.id)
    const owners = conversation.contactIds.map((id) => store.people.ownerOf(id))
    const isAssigned = conversation.assigneeId === repId
    if (conversation.isTicket || owners.length === 0) {
      if (cached) gone.push(conversation.id)
    } else if (owners.includes(repId) || (owners.some((owner) => owner !== undefined) && (isAssigned || cached))) {
      sorted.known.push(conversation)
    } else if (isAssigned || conversation.contactIds.some((id) => !isStranger(context, id))) {
      sorted.unknown.push(conversation)
    } else if (cached) gone.push(conversation.id)
  }
  if (gone.length > 0) {
    store.conversations.remove(gone)
    context.changed(['people', 'conversations'])
  }
  return sorted
}

/**
 * Saves conversations of cached people. `asOf`: the service's time (ms) that all of them were read after; its last answer
 * where there is but one. Answers the ids of those that are new, changed, or behind with their parts.
 */
export async function keepKnown(
  context: SyncContext,
  conversations: IntercomConversation[],
  asOf: number | null = context.intercom.serverTime(),
): Promise<string[]> {
  return keep(context, conversations, new Map(), asOf)
}

/**
 * Asks for the people of these conversations, several at a time, and saves those that turn out to be the rep's business
 * with their people. Asked by id, since a new person can be missing from search for minutes.
 */
export async function keepUnknown(
  context: SyncContext,
  conversations: IntercomConversation[],
  signal: AbortSignal,
  asOf: number | null = context.intercom.serverTime(),
): Promise<string[]> {
  const { store, repId } = context
  const ids = [...new Set(conversations.flatMap((one) => one.contactIds))].filter(
    (id) => store.people.ownerOf(id) === undefined,
  )
  const people = new Map<string, IntercomContact>()
  for (let start = 0; start < ids.length; start += LOOK_UPS_AT_ONCE) {
    signal.throwIfAborted()
    const some = ids.slice(start, start + LOOK_UPS_AT_ONCE)
    for (const person of await Promise.all(some.map((id) => lookUp(context, id)))) {
      if (person) people.set(person.id, person)
    }
  }
  const ours = conversations.filter((one) => {
    const found = one.contactIds.map((id) => people.get(id)).filter((person) => person !== undefined)
    const known = one.contactIds.some((id) => store.people.has(id))
    return found.some((person) => person.ownerId === repId) || (one.assigneeId === repId && (known || found.length > 0))
  })
  const kept = await keep(context, ours, people, asOf)
  sortOut(
    context,
    conversations.filter((one) => !ours.includes(one)),
  )
  return kept
}

async function lookUp(context: SyncContext, id: string): Promise<IntercomContact | null> {
  if (archivedPeople(context.store).has(id)) {
    noteStranger(context, id)
    return null
  }
  try {
    const person = await context.intercom.contact(id)
    if (person.ownerId !== context.repId) noteStranger(context, id)
    return person
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    noteStranger(context, id)
    return null
  }
}

/** A person and their conversation are saved together: alone, a guest would be taken for one who has left. */
async function keep(
  context: SyncContext,
  conversations: IntercomConversation[],
  people: ReadonlyMap<string, IntercomContact>,
  asOf: number | null,
): Promise<string[]> {
  const { store, clock } = context
  const wanted = conversations.filter((one) => !isSettled(context, one))
  const before = settledBefore(asOf)
  await inTurns(wanted, (batch) =>
    store.transaction(() => {
      const newcomers = new Set(batch.flatMap((one) => guestsOrOwned(context, one, people)))
      if (newcomers.size > 0) savePeople(context, [...newcomers])
      store.conversations.save(
        batch.filter((one) => one.contactIds.some((id) => store.people.has(id))),
        clock.now(),
        before,
      )
    }),
  )
  return wanted.map((one) => one.id)
}

/** The looked-up people that come into the cache with a conversation: the rep's own, else the first as a guest. */
function guestsOrOwned(
  { store, repId }: SyncContext,
  conversation: IntercomConversation,
  people: ReadonlyMap<string, IntercomContact>,
): IntercomContact[] {
  const found = conversation.contactIds.map((id) => people.get(id)).filter((person) => person !== undefined)
  const owned = found.filter((person) => person.ownerId === repId)
  if (owned.length > 0 || conversation.contactIds.some((id) => store.people.has(id))) return owned
  return found.slice(0, 1)
}

/** True where the cache has all of it. A whole second is not over for what changed within it (domain/sync/settled). */
function isSettled({ store }: SyncContext, conversation: IntercomConversation): boolean {
  const cached = store.conversations.get(conversation.id)
  if (!cached || !cached.isWhole || conversation.parts || !store.people.has(cached.personId)) return false
  return cached.updatedAt === conversation.updatedAt && cached.partsOf === conversation.updatedAt
}

function strangersOf({ store }: SyncContext): Map<string, number> {
  const known = strangers.get(store) ?? new Map<string, number>()
  strangers.set(store, known)
  return known
}

function noteStranger(context: SyncContext, id: string): void {
  const known = strangersOf(context)
  if (known.size >= MOST_STRANGERS) known.clear()
  known.set(id, context.clock.now())
}

function isStranger(context: SyncContext, id: string): boolean {
  const seen = strangersOf(context).get(id)
  return seen !== undefined && context.clock.now() - seen < STRANGER_MS
}
