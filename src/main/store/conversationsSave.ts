import { createHash } from 'node:crypto'
import type { IntercomConversation, IntercomPart } from '../ports/intercom'
import type { StoreContext } from './context'
import { list, type Value } from './database'
import { showUnsentStanding } from './conversationsShown'
import { type PartsOf, saveParts } from './partsSave'
import { refreshConversations } from './refreshConversations'
import { refreshPeople } from './refreshPeople'
import { rowsJson, upsertSql } from './upsert'

/** The id of the first message, which Intercom keeps outside of the parts. */
export const SOURCE_ID = 'source'

/** What is kept of a header: from 1 on with team and tags. */
const HEADER_OF = 1

const COLUMNS = [
  'person_id',
  'created_at',
  'updated_at',
  'state',
  'title',
  'waiting_since',
  'snoozed_until',
  'assignee_id',
  'team_id',
  'tags',
  'there',
  'header_of',
  'delivered_as',
  'first_contact_reply_at',
  'fetched_at',
  'fingerprint',
]
const UPSERT = upsertSql({ table: 'conversations', keys: ['id'], columns: COLUMNS })

const PARTS_OF = `
UPDATE conversations SET
  parts_of = coalesce(j.value ->> 'partsOf', parts_of), parts_total = coalesce(j.value ->> 'partsTotal', parts_total),
  fetched_at = j.value ->> 'at'
FROM json_each(?) AS j WHERE conversations.id = j.value ->> 'id'`

/** What came before this desktop's first sync is not news: new rows begin as read up to then. */
const READ_BEFORE = `
UPDATE conversations SET read_until = coalesce((SELECT CAST(value AS INTEGER) - 1 FROM meta WHERE key = 'notify.since'), 0)
WHERE id IN (SELECT value FROM json_each(?))`

interface Known {
  id: string
  isCached: boolean
  personId: string
  updatedAt: number
  partsOf: number | null
  fingerprint: string
}

/** Saves headers, and parts where they came along; see `Store.conversations.save`. In the caller's transaction. */
export function saveConversations(
  context: StoreContext,
  conversations: IntercomConversation[],
  at: number,
  settledBefore = Infinity,
): string[] {
  const { database } = context
  const known = readKnown(context, conversations)
  const cachedPeople = readCachedPeople(context, conversations)
  const headers = new Map<string, Record<string, Value>>()
  const parts = new Map<string, PartsOf>()
  const totals: { id: string; partsOf: number | null; partsTotal: number | null; at: number }[] = []
  const changed = new Set<string>()
  const people = new Set<string>()
  for (const conversation of conversations) {
    const { id, updatedAt } = conversation
    const old = known.get(id)
    const isStale = old !== undefined && updatedAt < old.updatedAt
    const personId = isStale ? old.personId : mainPerson(conversation, cachedPeople)
    if (personId === null) continue
    people.add(personId)
    if (old) people.add(old.personId)
    const fingerprint = isStale ? old.fingerprint : fingerprintOf(conversation)
    if (!isStale && (old?.fingerprint !== fingerprint || old.personId !== personId)) {
      headers.set(id, headerValues(conversation, personId, at, fingerprint))
      if (!parts.has(id)) parts.set(id, { conversationId: id, parts: [sourcePart(conversation)], whole: false })
      changed.add(id)
    }
    let partsOf = old?.partsOf ?? null
    // Parts that are older than the cached header are still better than older ones, but never replace newer ones.
    if (conversation.parts && (partsOf === null || partsOf <= updatedAt)) {
      parts.set(id, { conversationId: id, parts: [sourcePart(conversation), ...conversation.parts], whole: true })
      const of = updatedAt < settledBefore ? updatedAt : updatedAt - 1
      if (partsOf !== of) changed.add(id)
      partsOf = of
    }
    totals.push({ id, partsOf, partsTotal: isStale ? null : conversation.partsTotal, at })
    known.set(id, {
      id,
      isCached: old?.isCached ?? false,
      personId,
      updatedAt: isStale ? old.updatedAt : updatedAt,
      partsOf,
      fingerprint,
    })
  }
  if (headers.size > 0) {
    database.run(UPSERT, rowsJson([...headers.values()]))
    database.run(READ_BEFORE, list([...headers.keys()].filter((id) => !known.get(id)?.isCached)))
    showUnsentStanding(context, [...headers.keys()])
  }
  for (const id of saveParts(database, [...parts.values()])) changed.add(id)
  database.run(PARTS_OF, JSON.stringify(totals))
  if (changed.size > 0) {
    refreshConversations(context, [...changed])
    refreshPeople(context, people)
  }
  return [...changed]
}

function readKnown({ database }: StoreContext, conversations: IntercomConversation[]): Map<string, Known> {
  const rows = database.all<Omit<Known, 'isCached'>>(
    `SELECT id, person_id AS personId, updated_at AS updatedAt, parts_of AS partsOf, fingerprint FROM conversations
     WHERE id IN (SELECT value FROM json_each(?))`,
    list(conversations.map((conversation) => conversation.id)),
  )
  return new Map(rows.map((row) => [row.id, { ...row, isCached: true }]))
}

function readCachedPeople({ database }: StoreContext, conversations: IntercomConversation[]): Set<string> {
  return new Set(
    database.texts(
      'SELECT id FROM people WHERE id IN (SELECT value FROM json_each(?))',
      list(conversations.flatMap((conversation) => conversation.contactIds)),
    ),
  )
}

/** The first contact that is cached; the first of all where none is. Null for a conversation without any. */
function mainPerson({ contactIds }: IntercomConversation, cached: Set<string>): string | null {
  return contactIds.find((id) => cached.has(id)) ?? contactIds[0] ?? null
}

function fingerprintOf(conversation: IntercomConversation): string {
  const { parts: _parts, partsTotal: _total, ...header } = conversation
  return createHash('sha256').update(JSON.stringify(header)).digest('base64')
}

function sourcePart({ source }: IntercomConversation): IntercomPart {
  return { ...source, id: SOURCE_ID }
}

function headerValues(
  conversation: IntercomConversation,
  personId: string,
  at: number,
  fingerprint: string,
): Record<string, Value> {
  return {
    id: conversation.id,
    person_id: personId,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    state: conversation.state,
    title: conversation.title ?? conversation.source.subject,
    waiting_since: conversation.waitingSince,
    snoozed_until: conversation.snoozedUntil,
    assignee_id: conversation.assigneeId,
    team_id: conversation.teamId,
    tags: JSON.stringify(conversation.tags),
    there: null,
    header_of: HEADER_OF,
    delivered_as: conversation.source.deliveredAs,
    first_contact_reply_at: conversation.firstContactReplyAt,
    fetched_at: at,
    fingerprint,
  }
}
