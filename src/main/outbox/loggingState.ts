import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '../store/types'

const stateSchema = z.object({
  /** A create is on record, whatever became of it: never a second one. */
  created: z.boolean().default(false),
  /** Nobody was found for it before: then its 30 days count. */
  waited: z.boolean().default(false),
  /** What this desktop last wrote, or has on its way, and the change of the conversation that it stands for. */
  written: z
    .object({ at: z.number(), to: z.enum(['open', 'closed']) })
    .nullable()
    .default(null),
  /** What each Task's Description was when it was last ours, as a digest: other words in it are somebody's own. */
  texts: z.record(z.string(), z.string()).default({}),
})

/** What logging by itself remembers of one conversation in one org. */
export type LoggingState = z.infer<typeof stateSchema>

const keyOf = (orgKey: string, conversationId: string): string => `logging/${orgKey}/${conversationId}`

/** What is remembered; of a conversation that was never looked at, nothing. */
export function readLogging(store: Store, orgKey: string, conversationId: string): LoggingState {
  const kept = store.meta.get(keyOf(orgKey, conversationId))
  return stateSchema.parse(kept === null ? {} : JSON.parse(kept))
}

/** Changes what is remembered; to be called in the transaction of the write that it stands for. */
export function noteLogging(store: Store, orgKey: string, conversationId: string, change: Partial<LoggingState>): void {
  const next = { ...readLogging(store, orgKey, conversationId), ...change }
  store.meta.set(keyOf(orgKey, conversationId), JSON.stringify(next))
}

/** Remembers a Task's Description as ours. */
export function noteText(
  store: Store,
  orgKey: string,
  conversationId: string,
  taskId: string,
  description: unknown,
): void {
  const { texts } = readLogging(store, orgKey, conversationId)
  noteLogging(store, orgKey, conversationId, { texts: { ...texts, [taskId]: digest(description) } })
}

/** Whether a Description still is what was last written by logging; one that was never seen counts as such. */
export function isOurText(state: LoggingState, taskId: string, description: unknown): boolean {
  const known = state.texts[taskId]
  return known === undefined || known === digest(description)
}

/** The same for texts that Salesforce takes for the same: other line ends, white space at the ends. */
function digest(description: unknown): string {
  const text = typeof description === 'string' ? description.replace(/\r\n?/g, '\n').trim() : ''
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
