import { z } from 'zod'
import { matchKindSchema, roleSchema } from './models'

export const bookFilterSchema = z
  .object({
    role: roleSchema.nullable().default(null),
    match: z.array(matchKindSchema).default([]),
    unreadOnly: z.boolean().default(false),
    openOnly: z.boolean().default(false),
    /** Days without a word from either side; null for all. */
    silentDays: z.number().int().min(1).max(3650).nullable().default(null),
    text: z.string().max(200).default(''),
  })
  .strict()
export type BookFilter = z.infer<typeof bookFilterSchema>

export const bookSortSchema = z.enum(['activity', 'name', 'company', 'status', 'lastSeen', 'created'])
export type BookSort = z.infer<typeof bookSortSchema>
