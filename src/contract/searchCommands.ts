import { z } from 'zod'
import { searchAnswerSchema } from './models'

const text = z.string().max(200)

/** Offline search: part of the one map of commands. */
export const searchCommands = {
  /**
   * What is found for a text as it is typed; the words are in the user guide. `cursor`: where the rep types, for completing
   * (the end where it is left out). A newer question ends an older one, which fails with `cancelled`.
   */
  'search.query': {
    input: z
      .object({
        text,
        cursor: z.number().int().min(0).max(200).optional(),
        limit: z.number().int().min(1).max(100).default(30),
      })
      .strict(),
    output: searchAnswerSchema,
  },
  /** Keeps what led to something, for the next time the box is empty. */
  'search.remember': { input: z.object({ text }).strict(), output: z.object({ done: z.literal(true) }) },
} as const
