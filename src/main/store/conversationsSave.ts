import { createHash } from 'node:crypto'
import type { IntercomConversation, IntercomPart } from '../ports/intercom'
import type { StoreContext } from './context'
import { list, type Value } from './database'
import { savePart, saveParts } from './partsStore'
import { refreshConversations } from './refreshConversations'
import { refreshPeople } from './refreshPeople'

/** The id of the first message, which Intercom keeps outside of the parts. */
export const SOURCE_ID = 'source'

const UPSERT = `
INSERT INTO conversations (
  id, person_id, created_at, updated_at, state, title, waiting_since, snoozed_until, assignee_id, delivered_as,
  first_contact_reply_at, parts_total, fetched_at, fingerprint
) VALUES (
  :id, :personId, :createdAt, :updatedAt, :state, :title, :waitingSince, :snoozedUntil, :assigneeId, :deliveredAs,
  :firstContactReplyAt, :partsTotal, :at, :fingerprint
)
ON CONFLICT (id) DO UPDATE SET
  person_id = excluded.person_id, created_at = excluded.created_at, updated_at = excluded.updated_at,
  state = excluded.state, title = excluded.title, waiting_since = excluded.waiting_since,
  snoozed_until = excluded.snoozed_until, assignee_id = excluded.assignee_id, delivered_as = excluded.delivered_as,
  first_contact_reply_at = excluded.first_contact_reply_at,
  parts_total = coalesce(excluded.parts_total, conversations.parts_total),
  fetched_at = excluded.fetched_at, fingerprint = excluded.fingerprint`

interface Known {
  id: string
  personId: string
  updatedAt: number
  partsOf: number | null
  fingerprint: string
}

/** Saves headers, and parts where they came along; see `Store.conversations.save`. In the caller's transaction. */
export function saveConversations(context: StoreContext, conversations: IntercomConversation[], at: number): string[] {
  const { database } = context
  const known = readKnown(context, conversations)
  const cachedPeople = readCachedPeople(context, conversations)
  const changed = new Set<string>()
  const people = new Set<string>()
  for (const conversation of conversations) {
    const old = known.get(conversation.id)
    const isStale = old !== undefined && conversation.updatedAt < old.updatedAt
    const fingerprint = fingerprintOf(conversation)
    const personId = isStale ? old.personId : mainPerson(conversation, cachedPeople)
    if (personId === null) continue
    let partsOf = old?.partsOf ?? null
    if (!isStale && (old?.fingerprint !== fingerprint || old.personId !== personId)) {
      database.run(UPSERT, headerValues(conversation, personId, at, fingerprint))
      savePart(database, conversation.id, sourcePart(conversation), 0)
      changed.add(conversation.id)
    }
    // Parts that are older than the cached header are still better than older ones, but never replace newer ones.
    if (conversation.parts && (partsOf === null || partsOf <= conversation.updatedAt)) {
      if (saveParts(database, conversation.id, [sourcePart(conversation), ...conversation.parts])) {
        changed.add(conversation.id)
      }
      if (partsOf !== conversation.updatedAt) changed.add(conversation.id)
      partsOf = conversation.updatedAt
      database.run(
        'UPDATE conversations SET parts_of = ?, parts_total = coalesce(?, parts_total), fetched_at = ? WHERE id = ?',
        partsOf,
        conversation.partsTotal,
        at,
        conversation.id,
      )
    }
    if (changed.has(conversation.id)) {
      people.add(personId)
      if (old) people.add(old.personId)
    }
    known.set(conversation.id, {
      id: conversation.id,
      personId,
      updatedAt: Math.max(conversation.updatedAt, old?.updatedAt ?? 0),
      partsOf,
      fingerprint: isStale ? old.fingerprint : fingerprint,
    })
  }
  refreshConversations(context, [...changed])
  refreshPeople(context, people)
  return [...changed]
}

function readKnown({ database }: StoreContext, conversations: IntercomConversation[]): Map<string, Known> {
  const rows = database.all<Known>(
    `SELECT id, person_id AS personId, updated_at AS updatedAt, parts_of AS partsOf, fingerprint FROM conversations
     WHERE id IN (SELECT value FROM json_each(?))`,
    list(conversations.map((conversation) => conversation.id)),
  )
  return new Map(rows.map((row) => [row.id, row]))
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
    personId,
    createdAt: conversation.createdAt,
    updatedAt: conversation.updatedAt,
    state: conversation.state,
    title: conversation.title ?? conversation.source.subject,
    waitingSince: conversation.waitingSince,
    snoozedUntil: conversation.snoozedUntil,
    assigneeId: conversation.assigneeId,
    deliveredAs: conversation.source.deliveredAs,
    firstContactReplyAt: conversation.firstContactReplyAt,
    partsTotal: conversation.partsTotal,
    at,
    fingerprint,
  }
}
