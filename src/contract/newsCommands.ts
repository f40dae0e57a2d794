import { z } from 'zod'
import { recordObjectSchema } from './models'

export const newsRowSchema = z.object({
  id: z.number(),
  at: z.number(),
  kind: z.enum(['lost', 'gained', 'merged', 'converted', 'deleted', 'hidden', 'archived', 'signedUp']),
  /** The cached person it is about, where there is one. */
  personId: z.string().nullable(),
  /** The record in Salesforce it is about; null for what happened in Intercom. */
  object: recordObjectSchema.nullable(),
  recordId: z.string(),
  /** In Salesforce; empty while it is not connected, and for a record that is gone. */
  url: z.string(),
  text: z.string(),
  seen: z.boolean(),
})
export type NewsRow = z.infer<typeof newsRowSchema>

/** What happened in Salesforce, and to owners in Intercom, that concerns the rep: "Ana Ruiz is no longer yours: reassigned to Bo Chen". */
export const newsCommands = {
  /** Newest first. */
  'news.list': {
    input: z
      .object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) })
      .strict(),
    output: z.object({ rows: z.array(newsRowSchema), total: z.number(), unseen: z.number() }),
  },
  /** Marks these as seen, or all with null. */
  'news.seen': {
    input: z.object({ ids: z.array(z.number().int()).max(1_000).nullable() }).strict(),
    output: z.object({ unseen: z.number() }),
  },
} as const
