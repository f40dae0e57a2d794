import type { IntercomPart } from '../ports/intercom'
import { type Database, list } from './database'
import { withoutMarks } from './text'
import type { CachedPart } from './types'

const UPSERT = `
INSERT INTO parts (
  conversation_id, id, seq, kind, part_type, author_type, author_id, author_name, body_html, body_text, created_at,
  assigned_to_id, attachments, app_package_code
) VALUES (
  :conversationId, :id, :seq, :kind, :partType, :authorType, :authorId, :authorName, :bodyHtml, :bodyText, :createdAt,
  :assignedToId, :attachments, :appPackageCode
)
ON CONFLICT (conversation_id, id) DO UPDATE SET
  seq = excluded.seq, kind = excluded.kind, part_type = excluded.part_type, author_type = excluded.author_type,
  author_id = excluded.author_id, author_name = excluded.author_name, body_html = excluded.body_html,
  body_text = excluded.body_text, created_at = excluded.created_at, assigned_to_id = excluded.assigned_to_id,
  attachments = excluded.attachments, app_package_code = excluded.app_package_code
WHERE (seq, kind, part_type, author_type, author_id, author_name, body_html, body_text, created_at, assigned_to_id,
    attachments, app_package_code)
  IS NOT (excluded.seq, excluded.kind, excluded.part_type, excluded.author_type, excluded.author_id,
    excluded.author_name, excluded.body_html, excluded.body_text, excluded.created_at, excluded.assigned_to_id,
    excluded.attachments, excluded.app_package_code)`

/**
 * What a part is to the reader: notes are notes; a comment, a quick reply, and any open, close or assignment that
 * carries words or files is a message; the rest are events (API facts, part_type).
 */
export function partKind(part: IntercomPart): 'message' | 'note' | 'event' {
  if (part.partType.startsWith('note')) return 'note'
  return part.bodyText.trim() !== '' || part.attachments.length > 0 ? 'message' : 'event'
}

/** Inserts or updates one part; answers whether anything changed. */
export function savePart(database: Database, conversationId: string, part: IntercomPart, seq: number): boolean {
  const { id, partType, authorType, authorId, authorName, bodyHtml, createdAt, assignedToId, appPackageCode } = part
  const fixed = { id, partType, authorType, authorId, authorName, bodyHtml, createdAt, assignedToId, appPackageCode }
  const changes = database.run(UPSERT, {
    ...fixed,
    conversationId,
    seq,
    kind: partKind(part),
    bodyText: withoutMarks(part.bodyText),
    attachments: JSON.stringify(part.attachments),
  })
  return changes > 0
}

/** Makes `parts` the conversation's parts, in their order; writes only what differs. Answers whether anything did. */
export function saveParts(database: Database, conversationId: string, parts: IntercomPart[]): boolean {
  const dropped = database.run(
    'DELETE FROM parts WHERE conversation_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
    conversationId,
    list(parts.map((part) => part.id)),
  )
  let changed = dropped > 0
  parts.forEach((part, seq) => {
    if (savePart(database, conversationId, part, seq)) changed = true
  })
  return changed
}

interface PartSqlRow extends Omit<CachedPart, 'attachments'> {
  attachments: string
}

/** A conversation's parts: the source first, then oldest first. */
export function readParts(database: Database, conversationId: string): CachedPart[] {
  return database
    .all<PartSqlRow>(
      `SELECT id, seq, part_type AS partType, author_type AS authorType, author_id AS authorId,
         author_name AS authorName, body_html AS bodyHtml, body_text AS bodyText, created_at AS createdAt,
         assigned_to_id AS assignedToId, attachments, app_package_code AS appPackageCode
       FROM parts WHERE conversation_id = ? ORDER BY seq`,
      conversationId,
    )
    .map((row) => ({ ...row, attachments: JSON.parse(row.attachments) as CachedPart['attachments'] }))
}
