import type { ConversationRow } from '../store/rows'

/** The teammates who wrote or acted in a conversation, in order of their first part. */
export function teammateIds(row: ConversationRow): string[] {
  const ids = new Set<string>()
  if (row.source.author.type === 'admin') ids.add(row.source.author.id)
  for (const part of row.parts) if (part.author.type === 'admin') ids.add(part.author.id)
  return [...ids]
}
