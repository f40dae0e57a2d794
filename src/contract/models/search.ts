import { z } from 'zod'
import { roleSchema } from './people'
import { time } from './values'

export const searchHitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.string(), title: z.string(), detail: z.string(), role: roleSchema }),
  z.object({ kind: z.literal('company'), id: z.string(), title: z.string(), detail: z.string(), people: z.number() }),
  z.object({
    kind: z.literal('message'),
    id: z.string(),
    conversationId: z.string(),
    title: z.string(),
    /** The text around the hit; the hit itself between U+0002 and U+0003. */
    detail: z.string(),
    at: time,
  }),
])
export type SearchHit = z.infer<typeof searchHitSchema>
