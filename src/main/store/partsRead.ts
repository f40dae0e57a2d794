import type { Database } from './database'
import type { CachedPart } from './types'

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
