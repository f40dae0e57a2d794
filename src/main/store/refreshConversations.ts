import type { StoreContext } from './context'

/** Who wrote a part, as the lists name them: the rep's own words are "me". */
export const authorCase = (alias: string): string => `CASE
    WHEN ${alias}.author_type = 'person' THEN 'person'
    WHEN ${alias}.author_type = 'bot' THEN 'bot'
    WHEN ${alias}.author_id = :repId THEN 'me'
    ELSE 'teammate' END`

const UNSENT = `NOT IN ('done', 'discarded')`

const refresh = (which: string): string => `
UPDATE conversations SET
  visible = fresh.visible, person_in_book = fresh.person_in_book, assigned_to_me = fresh.assigned_to_me, unread = fresh.unread, snippet = fresh.snippet,
  snippet_by = fresh.snippet_by, last_words_at = fresh.last_words_at, pending = fresh.pending, needs_you = fresh.needs_you
FROM (
  SELECT
    c.id,
    p.id IS NOT NULL AS visible,
    coalesce(p.in_book, 0) AS person_in_book,
    c.assignee_id IS :repId AS assigned_to_me,
    CASE WHEN p.in_book = 1 OR (p.id IS NOT NULL AND c.assignee_id IS :repId) THEN (
      SELECT count(*) FROM parts w
      WHERE w.conversation_id = c.id AND w.kind = 'message' AND w.author_type = 'person' AND w.created_at > c.read_until
    ) ELSE 0 END AS unread,
    coalesce(message_gist(l.body_text, l.attachments), '') AS snippet,
    CASE WHEN l.n IS NOT NULL THEN ${authorCase('l')} END AS snippet_by,
    l.created_at AS last_words_at,
    (SELECT count(*) FROM outbox o WHERE o.conversation_id = c.id AND o.state ${UNSENT}) AS pending,
    (SELECT count(*) FROM outbox o
      WHERE o.conversation_id = c.id AND o.state ${UNSENT} AND o.state = 'needs_attention') AS needs_you
  FROM conversations c
  LEFT JOIN people p ON p.id = c.person_id
  LEFT JOIN parts l ON l.n = (
    SELECT m.n FROM parts m WHERE m.conversation_id = c.id AND m.kind = 'message' ORDER BY m.seq DESC LIMIT 1
  )
  WHERE ${which}
) AS fresh
WHERE conversations.id = fresh.id AND (
  conversations.visible, conversations.person_in_book, conversations.assigned_to_me, conversations.unread, conversations.snippet,
  conversations.snippet_by, conversations.last_words_at, conversations.pending, conversations.needs_you
) IS NOT (
  fresh.visible, fresh.person_in_book, fresh.assigned_to_me, fresh.unread, fresh.snippet,
  fresh.snippet_by, fresh.last_words_at, fresh.pending, fresh.needs_you
)`

const BY_ID = refresh('c.id IN (SELECT value FROM json_each(:ids))')
const BY_PERSON = refresh('c.person_id IN (SELECT value FROM json_each(:ids))')
const ALL = refresh('1')

/** Computes what the lists show of these conversations. Call before `refreshPeople`, which reads it. */
export function refreshConversations({ database, scope }: StoreContext, ids: readonly string[]): void {
  if (ids.length > 0) database.run(BY_ID, { ids: JSON.stringify(ids), repId: scope.repId })
}

/** The same for all conversations of these people. */
export function refreshConversationsOfPeople({ database, scope }: StoreContext, personIds: readonly string[]): void {
  if (personIds.length > 0) database.run(BY_PERSON, { ids: JSON.stringify(personIds), repId: scope.repId })
}

/** The same for every conversation. */
export function refreshAllConversations({ database, scope }: StoreContext): void {
  database.run(ALL, { repId: scope.repId })
}
