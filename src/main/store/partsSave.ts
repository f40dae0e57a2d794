import { createHash } from 'node:crypto'
import type { IntercomPart } from '../ports/intercom'
import { type Database, list, type Value } from './database'
import { withoutMarks } from './text'
import { anyDiffers, rowsJson, upsertSql } from './upsert'

const COLUMNS = [
  'seq',
  'kind',
  'part_type',
  'author_type',
  'author_id',
  'author_name',
  'body_html',
  'body_text',
  'created_at',
  'assigned_to_id',
  'attachments',
  'app_package_code',
]
const UPSERT = upsertSql({
  table: 'parts',
  keys: ['conversation_id', 'id'],
  columns: COLUMNS,
  fixed: ['n'],
  onlyIf: anyDiffers('parts', COLUMNS),
  orderBy: `value ->> 'n'`,
  returning: 'conversation_id',
})

/** A conversation's parts to save: all of them (others go), or only these. */
export interface PartsOf {
  conversationId: string
  parts: IntercomPart[]
  whole: boolean
}

interface Known {
  n: number
  id: string
  conversationId: string
}

/**
 * What a part is to the reader: notes are notes; a comment, a quick reply, and any open, close or assignment that
 * carries words or files is a message; the rest are events (API facts, part_type).
 */
export function partKind(part: IntercomPart): 'message' | 'note' | 'event' {
  if (part.partType.startsWith('note')) return 'note'
  return part.bodyText.trim() !== '' || part.attachments.length > 0 ? 'message' : 'event'
}

/** Saves the parts of a batch of conversations, writing only what differs. Answers the conversations that changed. */
export function saveParts(database: Database, batch: PartsOf[]): Set<string> {
  const known = database.all<Known>(
    `SELECT n, id, conversation_id AS conversationId FROM parts
     WHERE conversation_id IN (SELECT value FROM json_each(?))`,
    list(batch.map(({ conversationId }) => conversationId)),
  )
  const changed = dropMissing(database, batch, known)
  const rows = batch.flatMap(({ conversationId, parts }) =>
    parts.map((part, seq) => partValues(conversationId, part, seq)),
  )
  number(database, rows, new Map(known.map((row) => [`${row.conversationId}/${row.id}`, row.n])))
  if (rows.length > 0) for (const id of database.texts(UPSERT, rowsJson(rows))) changed.add(id)
  return changed
}

function dropMissing(database: Database, batch: PartsOf[], known: Known[]): Set<string> {
  const whole = new Set(batch.filter((entry) => entry.whole).map((entry) => entry.conversationId))
  const kept = new Set(
    batch.flatMap(({ conversationId, parts }) => parts.map((part) => `${conversationId}/${part.id}`)),
  )
  const gone = known.filter((row) => whole.has(row.conversationId) && !kept.has(`${row.conversationId}/${row.id}`))
  if (gone.length > 0) {
    database.run(
      'DELETE FROM parts WHERE n IN (SELECT value FROM json_each(?))',
      JSON.stringify(gone.map((row) => row.n)),
    )
  }
  return new Set(gone.map((row) => row.conversationId))
}

const PER_SECOND = 2 ** 20

/**
 * Gives new rows their row numbers, which go up with the time of the message: the search reads the newest first by
 * them. Within a second they are spread by a hash, and what still collides moves on by one.
 */
function number(database: Database, rows: Record<string, Value>[], known: Map<string, number>): void {
  const fresh: Record<string, Value>[] = []
  for (const row of rows) {
    const name = `${row.conversation_id}/${row.id}`
    row.n = known.get(name) ?? Math.floor(Number(row.created_at) / 1000) * PER_SECOND + spread(name)
    if (!known.has(name)) fresh.push(row)
  }
  const taken = new Set([
    ...known.values(),
    ...database
      .all<{ n: number }>(
        'SELECT n FROM parts WHERE n IN (SELECT value FROM json_each(?))',
        JSON.stringify(fresh.map((row) => row.n)),
      )
      .map((row) => row.n),
  ])
  for (const row of fresh) {
    let n = Number(row.n)
    while (taken.has(n) || (n !== row.n && isTaken(database, n))) n += 1
    row.n = n
    taken.add(n)
  }
}

function isTaken(database: Database, n: number): boolean {
  return database.count('SELECT count(*) FROM parts WHERE n = ?', n) > 0
}

function spread(name: string): number {
  return createHash('md5').update(name).digest().readUInt32LE(0) % PER_SECOND
}

function partValues(conversationId: string, part: IntercomPart, seq: number): Record<string, Value> {
  return {
    conversation_id: conversationId,
    id: part.id,
    seq,
    kind: partKind(part),
    part_type: part.partType,
    author_type: part.authorType,
    author_id: part.authorId,
    author_name: part.authorName,
    body_html: part.bodyHtml,
    body_text: withoutMarks(part.bodyText),
    created_at: part.createdAt,
    assigned_to_id: part.assignedToId,
    attachments: JSON.stringify(part.attachments),
    app_package_code: part.appPackageCode,
  }
}
