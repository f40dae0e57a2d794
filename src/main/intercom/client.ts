import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { IntercomApi, IntercomConversation, IntercomFactory, IntercomPage } from '../ports/intercom'
import type { Logger } from '../ports/logger'
import type { Http } from '../ports/network'
import { type Caller, createCaller } from './caller'
import { conversationWrites } from './conversationWrites'
import { mergingWrites } from './mergingWrites'
import { deletedSince } from './deletedConversations'
import { isLoopback as isLoopbackName } from './endpoint'
import { maybeNumber, maybeText, object, parseRows, parseRowsInTurns, rowsOf } from './fields'
import { companyBody, contactBody } from './bodies'
import { parseCompany } from './parseCompany'
import { allMacros, parseMacro } from './macros'
import { messageWrites } from './messageWrites'
import { parseContact } from './parseContact'
import { parseConversation as parseConversationOf } from './parseConversation'
import { parseDataAttribute } from './parseDataAttribute'
import { parseNote, peopleWrites } from './peopleWrites'
import { segment } from './segment'
import { parseAdmin, parseMe, parseSegment, parseTag, parseTeam } from './parseTeam'
import { contactQuery, conversationQuery, MAX_PER_PAGE } from './queries'

/**
 * Makes clients of Intercom's REST API 2.16, each for one token. They are thin and of our own, since the official SDK
 * repeats POSTs and so would send a reply three times. `random` spreads waits and is given by tests alone.
 */
export function createIntercomClient(
  http: Http,
  clock: Clock,
  logger: Logger,
  random: () => number = Math.random,
): IntercomFactory {
  return (credentials) => {
    const isLoopback = URL.canParse(credentials.baseUrl) && isLoopbackName(new URL(credentials.baseUrl).hostname)
    return apiOver(createCaller({ http, clock, logger, random }, credentials), logger, isLoopback)
  }
}

function apiOver(caller: Caller, logger: Logger, isLoopback: boolean): IntercomApi {
  const parseConversation = (row: unknown): Promise<IntercomConversation> => parseConversationOf(row, isLoopback)
  const readable = <T>(rows: unknown[], parse: (row: unknown) => T): T[] => {
    const { items, unreadable } = parseRows(rows, parse)
    if (unreadable > 0) logger.warn('Rows from Intercom could not be understood', { unreadable })
    return items
  }
  const page = async <T>(
    answer: unknown,
    parse: (row: unknown) => T | Promise<T>,
    ...keys: string[]
  ): Promise<IntercomPage<T>> => {
    const whole = object.parse(answer)
    const { items, unreadable } = await parseRowsInTurns(rowsOf(whole, ...keys), parse)
    if (unreadable > 0) logger.warn('Rows from Intercom could not be understood', { unreadable })
    const next = object.parse(object.parse(whole['pages'])['next'])
    return {
      items,
      next: maybeText.parse(next['starting_after']),
      total: maybeNumber.parse(whole['total_count']),
      unreadable,
    }
  }

  return {
    me: async () => one(await caller.read('/me'), parseMe),
    admins: async () => readable(rowsOf(await caller.read('/admins'), 'admins', 'data'), parseAdmin),
    teams: async () => readable(rowsOf(await caller.read('/teams'), 'teams', 'data'), parseTeam),
    tags: async () => readable(rowsOf(await caller.read('/tags'), 'data', 'tags'), parseTag),
    segments: async () => readable(rowsOf(await caller.read('/segments'), 'segments', 'data'), parseSegment),

    macros: async () => readable(await allMacros(caller), parseMacro).flatMap((macro) => macro ?? []),

    contact: async (id) => one(await caller.read(`/contacts/${segment(id)}`), parseContact),
    searchContacts: async (search) =>
      page(await caller.read('/contacts/search', contactQuery(search)), parseContact, 'data', 'contacts'),
    companiesOf: async (contactId) => {
      const rows: unknown[] = []
      for (let number = 1; number <= 20; number++) {
        const answer = await caller.read(`/contacts/${segment(contactId)}/companies?page=${number}&per_page=50`)
        const found = rowsOf(answer, 'data', 'companies')
        rows.push(...found)
        if (found.length === 0 || number >= totalPages(answer)) break
      }
      return readable(rows, parseCompany)
    },
    company: async (id) => one(await caller.read(`/companies/${segment(id)}`), parseCompany),
    companies: async (number, perPage) => {
      const answer = await caller.read(`/companies?page=${number}&per_page=${Math.min(perPage, MAX_PER_PAGE)}`)
      return { items: readable(rowsOf(answer, 'data', 'companies'), parseCompany), totalPages: totalPages(answer) }
    },

    conversation: async (id) => one(await caller.read(`/conversations/${segment(id)}`), parseConversation),
    searchConversations: async (search) =>
      page(
        await caller.read('/conversations/search', conversationQuery(search)),
        parseConversation,
        'conversations',
        'data',
      ),
    deletedConversations: (since) => deletedSince(caller, since),

    ...conversationWrites(caller, (answer) => written(answer, parseConversation)),
    ...mergingWrites(caller, (answer) => written(answer, parseContact)),
    ...peopleWrites(caller, {
      company: (answer) => one(answer, parseCompany),
      writtenCompany: (answer) => written(answer, parseCompany),
      writtenNote: (answer) => written(answer, parseNote),
      notes: (rows) => readable(rows, parseNote),
    }),
    updateContact: async (id, patch) =>
      written(await caller.write('PUT', `/contacts/${segment(id)}`, contactBody(patch)), parseContact),
    updateCompany: async (id, patch) =>
      written(await caller.write('PUT', `/companies/${segment(id)}`, companyBody(patch)), parseCompany),

    dataAttributes: async () =>
      readable(rowsOf(await caller.read('/data_attributes?include_archived=true'), 'data'), parseDataAttribute),
    createDataAttribute: async (name) => {
      await caller.write('POST', '/data_attributes', { name, model: 'contact', data_type: 'string' })
    },
    sendEvent: ({ contactId, name, createdAt, metadata }) =>
      caller.tell('/events', { event_name: name, created_at: createdAt, id: contactId, metadata }),
    ...messageWrites(caller),

    first: () => apiOver({ ...caller, read: (path, search) => caller.readFirst(path, search) }, logger, isLoopback),
    rate: () => caller.gate.rate(),
    serverTime: () => caller.gate.serverTime(),
  }
}

function totalPages(answer: unknown): number {
  return maybeNumber.parse(object.parse(object.parse(answer)['pages'])['total_pages']) ?? 1
}

async function one<T>(
  answer: unknown,
  parse: (value: unknown) => T | Promise<T>,
  sent: 'no' | 'maybe' = 'no',
): Promise<T> {
  try {
    return await parse(answer)
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause
    const message = 'Intercom’s answer was not understood. If this goes on, Repdesk may need an update.'
    throw new Failure('server', message, { sent, cause })
  }
}

/** The answer to a write: it has happened, even where its answer is not understood. */
function written<T>(answer: unknown, parse: (value: unknown) => T | Promise<T>): Promise<T> {
  return one(answer, parse, 'maybe')
}
