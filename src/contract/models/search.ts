import { z } from 'zod'
import { roleSchema } from './people'
import { time } from './values'

const message = {
  id: z.string(),
  conversationId: z.string(),
  /** The message itself, to open at. */
  partId: z.string(),
  title: z.string(),
  detail: z.string(),
  at: time,
}

/** Something that was found. In `title` and `detail` what was hit stands between U+0002 and U+0003. */
export const searchHitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.string(), title: z.string(), detail: z.string(), role: roleSchema }),
  z.object({ kind: z.literal('company'), id: z.string(), title: z.string(), detail: z.string(), people: z.number() }),
  z.object({
    kind: z.literal('conversation'),
    id: z.string(),
    title: z.string(),
    detail: z.string(),
    state: z.enum(['open', 'closed', 'snoozed']),
    at: time,
  }),
  z.object({ kind: z.literal('message'), ...message }),
  /** A note of a conversation, or one on a person, which has no conversation. */
  z.object({
    kind: z.literal('note'),
    ...message,
    conversationId: z.string().nullable(),
    partId: z.string().nullable(),
    personId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('record'),
    id: z.string(),
    object: z.enum(['Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task']),
    title: z.string(),
    detail: z.string(),
    /** Somebody on this desk whom it is about; else it opens in Salesforce. */
    personId: z.string().nullable(),
    url: z.string().nullable(),
    at: time,
  }),
])
export type SearchHit = z.infer<typeof searchHitSchema>

export const searchKindSchema = z.enum(['person', 'company', 'record', 'conversation', 'message', 'note'])
export type SearchKind = z.infer<typeof searchKindSchema>

/** A filter word in what was typed: where it stands, and what is wrong with it. */
export const searchFilterSchema = z.object({
  from: z.number(),
  to: z.number(),
  text: z.string(),
  problem: z.string().nullable(),
})
export type SearchFilter = z.infer<typeof searchFilterSchema>

/** What the word at the cursor can become: `text` replaces the letters from `from` to `to`. */
export const searchCompletionSchema = z.object({
  from: z.number(),
  to: z.number(),
  text: z.string(),
  means: z.string(),
})
export type SearchCompletion = z.infer<typeof searchCompletionSchema>

/** An answer of the search. */
export const searchAnswerSchema = z.object({
  hits: z.array(searchHitSchema),
  /** Kinds of which there is more than is listed. */
  more: z.array(searchKindSchema),
  filters: z.array(searchFilterSchema),
  completions: z.array(searchCompletionSchema),
  /** Texts that were searched for lately, for an empty box. */
  recent: z.array(z.string()),
  /** True while data from before an update is still being taken into the indexes. */
  isPreparing: z.boolean(),
})
export type SearchAnswer = z.infer<typeof searchAnswerSchema>
