import { createIntercomClient } from '../../src/main/intercom/client'
import { createNodeHttp } from '../../src/main/net/nodeHttp'
import type { IntercomApi, IntercomContact, IntercomConversation } from '../../src/main/ports/intercom'
import { decideMatch } from '../../src/main/domain/matching/decideMatch'
import type { Desk } from './desk'

/** One person as both sides must have it. */
interface PersonFacts {
  role: string
  name: string | null
  email: string | null
  match: string
  conversations: Record<string, ConversationFacts>
}

interface ConversationFacts {
  state: string
  assignee: string | null
  parts: string[]
}

/** What a desk holds, or should hold: the book by person, and the guests' conversations. */
export interface Holding {
  book: Record<string, PersonFacts>
  guests: string[]
}

/** What the services have for this rep, read past the core and its cache. */
export async function expected(desk: Desk): Promise<Holding> {
  const http = createNodeHttp()
  const logger = { debug: noop, info: noop, warn: noop, error: noop }
  const realClock = { now: () => Date.now(), after: (ms: number, task: () => void) => stopper(setTimeout(task, ms)) }
  const api = createIntercomClient(
    http,
    realClock,
    logger,
  )({ baseUrl: desk.intercom.baseUrl, token: desk.intercom.token })
  try {
    const repId = desk.world.rep.adminId
    const people = await everyone(api, repId)
    const book: Holding['book'] = {}
    for (const person of people) book[person.id] = personFacts(desk, person)
    for (let start = 0; start < people.length; start += 15) {
      const group = people.slice(start, start + 15).map((person) => person.id)
      for (const header of await search(api, { contactIds: group })) {
        const owner = header.contactIds.find((id) => book[id])
        if (owner) book[owner]!.conversations[header.id] = facts(await api.conversation(header.id))
      }
    }
    const assigned = await search(api, { assigneeId: repId, open: true })
    const guests = assigned.filter((one) => one.contactIds.length > 0 && !one.contactIds.some((id) => book[id]))
    const shown: string[] = []
    for (const guest of guests) if (await isReadable(api, repId, guest.contactIds)) shown.push(guest.id)
    return { book, guests: shown.sort() }
  } finally {
    http.close()
  }
}

/**
 * Whether anybody stands behind a guest's conversation: of the deleted nothing is left to show, and one of the rep's own
 * whom no search finds is archived.
 */
async function isReadable(api: IntercomApi, repId: string, ids: string[]): Promise<boolean> {
  const found = await Promise.all(
    ids.map((id) =>
      api.contact(id).then(
        (person) => person.ownerId !== repId,
        () => false,
      ),
    ),
  )
  return found.includes(true)
}

async function everyone(api: IntercomApi, ownerId: string): Promise<IntercomContact[]> {
  const all: IntercomContact[] = []
  let cursor: string | null = null
  do {
    const page = await api.searchContacts({ ownerId, perPage: 150, cursor })
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return all
}

async function search(
  api: IntercomApi,
  query: { contactIds?: string[]; assigneeId?: string; open?: boolean },
): Promise<IntercomConversation[]> {
  const all: IntercomConversation[] = []
  let cursor: string | null = null
  do {
    const page = await api.searchConversations({ ...query, perPage: 150, cursor })
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  const oldest = Date.now() - 12 * 30.44 * 86_400_000
  return all.filter((one) => !one.isTicket && (one.state !== 'closed' || one.updatedAt >= oldest))
}

function facts(conversation: IntercomConversation): ConversationFacts {
  return {
    state: conversation.state,
    assignee: conversation.assigneeId,
    parts: [conversation.source, ...(conversation.parts ?? [])].map((part) => `${part.id}:${part.bodyText}`),
  }
}

function personFacts(desk: Desk, { role, name, email, id }: IntercomContact): PersonFacts {
  void id
  return { role, name, email, match: matchOf(desk, email), conversations: {} }
}

/** The articles' rule over all rows of the org, told in the plainest way. */
function matchOf(desk: Desk, email: string | null): string {
  const fold = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '')
  const rows = (object: string): Record<string, unknown>[] =>
    desk.salesforce.control.list(object).filter((row) => row['IsDeleted'] !== true)
  if (email === null) return 'none'
  const leads = rows('Lead').filter((row) => fold(row['Email']) === fold(email))
  const became = new Set(leads.filter((row) => row['IsConverted'] === true).map((row) => row['ConvertedContactId']))
  const contacts = rows('Contact').filter((row) => fold(row['Email']) === fold(email) || became.has(row['Id']))
  const open = leads.filter((row) => row['IsConverted'] !== true).length
  return decideMatch({ hasEmail: true, lookedUp: true, leads: open, contacts: contacts.length }).kind
}

/** What the desk has, asked as the window would ask. */
export async function held(desk: Desk): Promise<Holding> {
  const book: Holding['book'] = {}
  for (const row of (await desk.run('book.list', { filter: {}, limit: 1000 })).rows) {
    const { role, name, email } = await desk.run('people.get', { personId: row.id })
    const conversations: PersonFacts['conversations'] = {}
    for (const { id } of (await desk.run('people.conversations', { personId: row.id })).rows) {
      const view = await desk.run('conversations.get', { conversationId: id })
      conversations[id] = {
        state: view.state,
        assignee: view.assigneeId,
        parts: view.parts.map((part) => `${part.id}:${part.bodyText}`),
      }
    }
    book[row.id] = { role, name, email, match: row.match, conversations }
  }
  const guests: string[] = []
  for (const view of ['all', 'mine'] as const) {
    const { rows } = await desk.run('conversations.list', { view, limit: 1000 })
    guests.push(
      ...rows.filter((row) => !row.personIsMine && row.assignedToMe && row.state !== 'closed').map((row) => row.id),
    )
  }
  return { book, guests: [...new Set(guests)].sort() }
}

function noop(): void {
  // Nothing is logged by the look past the core.
}

function stopper(timer: NodeJS.Timeout): () => void {
  return () => clearTimeout(timer)
}
