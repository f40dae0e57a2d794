import { z } from 'zod'
import { bookFilterSchema, bookSortSchema } from './bookQuery'
import { exportColumnSchema, savedFileSchema, segmentFilterSchema } from './models'

const id = z.string().min(1).max(200)
const exportId = z.object({ exportId: id }).strict()

/** Whose rows: a list as it is filtered and sorted, the people of a company, or those that are selected. */
export const exportSourceSchema = z.discriminatedUnion('list', [
  z
    .object({
      list: z.literal('book'),
      filter: bookFilterSchema,
      segment: segmentFilterSchema.nullable(),
      sort: bookSortSchema,
      descending: z.boolean(),
    })
    .strict(),
  z.object({ list: z.literal('company'), companyId: id }).strict(),
  z.object({ list: z.literal('people'), personIds: z.array(id).min(1).max(100_000) }).strict(),
])
export type ExportSource = z.infer<typeof exportSourceSchema>

/** Lists and pages as files: part of the one map of commands. */
export const exportCommands = {
  /**
   * Asks where, and writes a CSV (RFC 4180, UTF-8) there; a cell that a spreadsheet would run as a formula begins with an
   * apostrophe. `mark`: the byte order mark, by which Excel knows UTF-8. Answers when it is whole, or was given up.
   */
  'people.export': {
    input: exportId
      .extend({
        from: exportSourceSchema,
        columns: z.array(exportColumnSchema).min(1, 'Choose at least one column').max(300),
        mark: z.boolean(),
      })
      .strict(),
    output: savedFileSchema.extend({ rows: z.number() }),
  },
  /** How far it is; null before the place is chosen, and after its end. */
  'people.exportState': {
    input: exportId,
    output: z.object({ progress: z.object({ done: z.number(), total: z.number() }).nullable() }),
  },
  /** Gives it up: nothing is left of the file. */
  'people.exportCancel': { input: exportId, output: z.object({ done: z.literal(true) }) },

  /** Asks where, and saves the window as it is laid out for paper. `unsupported` in the preview: the page prints itself. */
  'app.savePdf': {
    input: z.object({ title: z.string().trim().min(1, 'Name the file').max(300) }).strict(),
    output: z.object({ outcome: z.enum(['saved', 'cancelled', 'unsupported']), name: z.string() }),
  },
} as const
