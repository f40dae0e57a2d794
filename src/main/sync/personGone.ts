import { asFailure, type Failure } from '../domain/failure'
import { canonicalId } from '../domain/merging/canonicalId'
import { goneNews, type Gone } from '../domain/sync/goneNews'
import type { IntercomContact } from '../ports/intercom'
import { noteGained } from '../store/gained'
import { INTERCOM_NEWS } from '../store/keptRooms'
import type { NewsRow, PersonDetail, Store } from '../store/types'
import type { SyncContext } from './context'
import { savePeople } from './savePeople'

/** So many users are asked at most whether somebody was merged into them. */
const MOST_ASKED = 5

export type Fate = 'kept' | 'removed' | 'leaving'

/**
 * Follows what became of a person whom Intercom does not have any more (404, or 410 with its Link): merged into another,
 * whom everything follows; else deleted, of whom nothing stays. `leaving`: unsent items still name them.
 */
export async function followGone(context: SyncContext, id: string, failure: Failure): Promise<Fate> {
  const { store } = context
  const person = store.people.get(id)
  const into = canonicalId(failure) ?? (person ? await mergedWithoutLink(context, person) : null)
  if (into !== null) {
    const survivor = await survivorOf(context, into)
    if (survivor) return followMerge(context, id, survivor)
  }
  if (!person) return 'removed'
  return store.transaction(() => {
    const drafts = store.drafts.countOf(id)
    if (store.people.erase([id]).length === 0) return 'leaving'
    announceGone(context, person, { how: 'deleted', role: person.role }, { drafts })
    return 'removed'
  })
}

/** Who was archived by all signs leaves; what is cached of them is deleted, but they may come back. */
export function followArchived(context: SyncContext, id: string): Fate {
  const { store } = context
  const person = store.people.get(id)
  return store.transaction(() => {
    const drafts = store.drafts.countOf(id)
    if (store.people.remove([id]).length === 0) return 'leaving'
    if (person)
      announceGone(context, person, { how: 'archived', name: person.displayName, role: person.role }, { drafts })
    return 'removed'
  })
}

/**
 * A lead became part of `survivor`: conversations, items, choices and links go over. A survivor who is not the rep's
 * business is not brought in, and the lead leaves with theirs. What this desktop did itself is not told.
 */
export function followMerge(context: SyncContext, from: string, survivor: IntercomContact): Fate {
  const { store, clock, repId } = context
  const into = survivor.id
  let isSignIn = false
  const moved = store.transaction(() => {
    const person = store.people.get(from)
    const isOurs = survivor.ownerId === repId || (person !== null && concernsRep(context, from))
    if (isOurs || store.people.has(into)) savePeople(context, [survivor])
    if (!store.people.has(into)) {
      store.merging.note(from, into, clock.now())
      const drafts = store.drafts.countOf(from)
      const isGone = person === null || store.people.remove([from]).length > 0
      if (person) announceGone(context, person, mergedNews(person, survivor, false), { drafts: isGone ? drafts : 0 })
      return isGone ? 'removed' : 'leaving'
    }
    const conversations = store.merging.move(from, into, clock.now())
    // Those of the lead that this desk never had come with the survivor's.
    if (survivor.ownerId === repId) noteGained(store, [into])
    if (person)
      announceGone(context, { ...person, id: into }, mergedNews(person, survivor, survivor.ownerId === repId), {
        was: from,
      })
    context.changed(['people', 'conversations', 'outbox', 'salesforce'], [from, into, ...conversations])
    isSignIn = person?.isMine === true && survivor.ownerId === repId && !isOwnDoing(store, from)
    return 'removed'
  })
  // Whoever signs in as a user that is there already becomes part of them (article, "Automatically merge profiles").
  if (isSignIn) context.gained([{ n: 0, personId: into, personName: nameOf(survivor), signedUp: true }])
  return moved
}

/** Unsent items, or a conversation that is the rep's or before their eyes. */
function concernsRep(context: SyncContext, id: string): boolean {
  const { store } = context
  if (store.outbox.unsentOf({ personId: id }).length > 0) return true
  const front = context.opened()
  return store.conversations.ofPerson(id).some((one) => one.assignedToMe || one.id === front)
}

function mergedNews(person: PersonDetail, survivor: IntercomContact, isMine: boolean): Gone {
  return { how: 'merged', name: person.displayName, role: person.role, into: nameOf(survivor), isMine }
}

function nameOf({ name, email, phone }: IntercomContact): string {
  return name ?? email ?? phone ?? 'a user'
}

/**
 * A line of the feed about one of the rep's people, or whoever the rep was writing to, unless an item of this desktop did it.
 * `was`: their id before. `drafts`: how many of the rep's left with them.
 */
function announceGone(
  { store, clock }: SyncContext,
  person: PersonDetail,
  gone: Gone,
  { was = person.id, drafts = 0 }: { was?: string; drafts?: number },
): void {
  if ((!person.isMine && drafts === 0) || isOwnDoing(store, was)) return
  const line: Omit<NewsRow, 'id' | 'seen'> = {
    at: clock.now(),
    kind: gone.how,
    personId: gone.how === 'deleted' || !store.people.has(person.id) ? null : person.id,
    object: null,
    recordId: '',
    text: goneNews(gone, drafts),
  }
  store.news.add(INTERCOM_NEWS, [line])
}

/** Merged or archived by an item of this desktop, which the rep has seen in the outbox. */
function isOwnDoing(store: Store, id: string): boolean {
  return store.merging.madeHere(id)
}

/** The survivor as they are now, followed through further merges; null where they are gone, too. */
async function survivorOf(context: SyncContext, id: string): Promise<IntercomContact | null> {
  try {
    return await context.intercom.contact(id)
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    const next = canonicalId(failure)
    return next === null || next === id ? null : survivorOf(context, next)
  }
}

/**
 * Where the answer names nobody (a plain 404 is documented for merged contacts, too): a cached user with the same email or
 * phone whose merge history has this id.
 */
async function mergedWithoutLink({ store, intercom }: SyncContext, person: PersonDetail): Promise<string | null> {
  if (person.role !== 'lead') return null
  const alike = store.people.alike(person.id).slice(0, MOST_ASKED)
  for (const id of alike) {
    const merged = await intercom.mergedInto(id).catch((thrown: unknown): string[] => {
      const failure = asFailure(thrown)
      if (failure.code === 'not_found' || failure.code === 'gone' || failure.code === 'unsupported') return []
      throw failure
    })
    if (merged.includes(person.id)) return id
  }
  return null
}
