import type { Scene } from './scene'

/** The org's records of an object that are not deleted, as an admin sees them. */
export function rowsAt(
  { salesforce }: Scene,
  object: string,
  which: (row: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  return [...salesforce.org.store.table(object).rows.values()].filter((row) => row['IsDeleted'] !== true && which(row))
}

/** The words of a conversation's parts, oldest first. */
export function wordsAt({ intercom }: Scene, conversationId: string): string[] {
  const conversation = intercom.control.conversation(conversationId) as {
    conversation_parts: { conversation_parts: { body: string | null }[] }
  }
  return conversation.conversation_parts.conversation_parts.map((part) => (part.body ?? '').replace(/<[^>]+>/g, ''))
}

/** The same with what stands in the files of each. */
export function filesAt({ intercom }: Scene, conversationId: string): { words: string; files: string[] }[] {
  const conversation = intercom.control.conversation(conversationId) as {
    conversation_parts: { conversation_parts: { body: string | null; attachments: { url: string }[] }[] }
  }
  return conversation.conversation_parts.conversation_parts.map(({ body, attachments }) => ({
    words: (body ?? '').replace(/<[^>]+>/g, ''),
    files: attachments.map(({ url }) => intercom.control.fileText({ url })),
  }))
}
