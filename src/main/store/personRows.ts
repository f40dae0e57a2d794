import type { MatchKind, PersonRow } from '../../contract/models'

/** Columns of `people p` that make a row. */
export const PERSON_COLUMNS = `p.id, p.role, p.display_name AS displayName, p.email, p.company_name AS companyName,
  p.owner_id AS ownerId, (SELECT t.name FROM teammates t WHERE t.id = p.owner_id) AS ownerName, p.in_book AS isMine,
  p.last_words AS lastWords, p.last_words_by AS lastWordsBy, p.last_activity_at AS lastActivityAt,
  p.last_seen_at AS lastSeenAt, p.created_at AS createdAt, p.country, p.unread,
  p.open_conversations AS openConversations, p.match_kind AS match, p.match_count AS matchCount,
  p.salesforce_status AS salesforceStatus, p.pending, p.needs_you AS needsYou`

export interface PersonSqlRow extends Omit<PersonRow, 'isMine' | 'match'> {
  isMine: number
  match: MatchKind
}

/** A row as SQLite gives it, as the contract wants it. */
export function toPersonRow(row: PersonSqlRow): PersonRow {
  return { ...row, isMine: row.isMine === 1 }
}
