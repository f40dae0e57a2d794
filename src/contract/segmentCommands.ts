import { z } from 'zod'
import { segmentFieldsSchema, segmentFilterSchema, segmentSchema, textFieldSchema, utmSchema } from './models'

const nothing = z.object({}).strict()
const id = z.string().min(1).max(200)

/** Whose values are asked for. */
const valuesOf = z.discriminatedUnion('field', [
  z.object({ field: textFieldSchema }).strict(),
  z.object({ field: z.literal('utm'), name: utmSchema }).strict(),
  z.object({ field: z.literal('attribute'), name: z.string().min(1).max(200) }).strict(),
])
export type ValuesOf = z.infer<typeof valuesOf>

/** Filters of the book that have a name: part of the one map of commands. */
export const segmentCommands = {
  /** All of them in their order, with their counts as last taken; new counts are told as the topic `segments`. */
  'segments.list': { input: nothing, output: z.object({ segments: z.array(segmentSchema) }) },
  /**
   * Keeps a segment. Without an id, or with one that is not there (an undone removal), it is new. `position`: where it is
   * put among the others; null leaves it where it is, a new one at the end.
   */
  'segments.save': {
    input: z
      .object({
        id: id.nullable(),
        name: z.string().trim().min(1, 'Give it a name').max(60, 'At most 60 characters'),
        filter: segmentFilterSchema,
        isPinned: z.boolean().default(true),
        position: z.number().int().min(0).nullable().default(null),
      })
      .strict(),
    output: segmentSchema,
  },
  /** What was removed, for taking it back with `segments.save`. */
  'segments.remove': { input: z.object({ segmentId: id }).strict(), output: segmentSchema },
  /** Teammates, tags and the workspace's own attributes, to choose conditions from. */
  'segments.fields': { input: nothing, output: segmentFieldsSchema },
  /** Values that cached people have, whose words begin with a text; at most 50, in order. */
  'segments.values': {
    input: z.object({ of: valuesOf, text: z.string().max(200).default('') }).strict(),
    output: z.object({ values: z.array(z.string()) }),
  },
} as const
