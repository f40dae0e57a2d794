import { z } from 'zod'
import {
  duplicatePairSchema,
  importPlanSchema,
  importTargetSchema,
  leadGroupSchema,
  mergePlanSchema,
  MOST_IMPORT_TEXT,
  outboxItemSchema,
  savedFileSchema,
} from './models'

const nothing = z.object({}).strict()
const done = z.object({ done: z.literal(true) })
const id = z.string().min(1).max(200)
const two = z.object({ personId: id, otherId: id }).strict()
const file = z
  .object({
    text: z
      .string()
      .min(1, 'The file is empty.')
      .max(MOST_IMPORT_TEXT, 'The file is larger than five million characters. Split it.'),
    /** What each column is, in order; null lets Repdesk say by the columns' names. */
    targets: z.array(importTargetSchema).max(200).nullable().default(null),
  })
  .strict()
const group = z.object({ groupId: id }).strict()

/** Merging people, finding who is there twice, and bringing leads in from a file: part of the one map of commands. */
export const mergeCommands = {
  /** Somebody who is not on this desk is asked of Intercom. */
  'merge.plan': { input: two, output: mergePlanSchema },
  /** One outbox item: the lead of the two goes into the user. `evenIfDifferent`: although neither email nor phone agree. */
  'merge.start': { input: two.extend({ evenIfDifferent: z.boolean() }).strict(), output: outboxItemSchema },
  /** Where Intercom does not merge: what `personId` has and `otherId` lacks is copied, an outbox item each. */
  'merge.copy': {
    input: two.extend({ what: z.enum(['notes', 'tags']) }).strict(),
    output: z.object({ items: z.array(outboxItemSchema) }),
  },
  'people.archive': { input: z.object({ personId: id }).strict(), output: outboxItemSchema },

  /** Who may be there twice among everybody cached, best guess first. */
  'duplicates.list': {
    input: z
      .object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(100) })
      .strict(),
    output: z.object({ rows: z.array(duplicatePairSchema), total: z.number(), people: z.number() }),
  },
  /** They are not the same (`apart`), or that is taken back. */
  'duplicates.apart': { input: two.extend({ apart: z.boolean() }).strict(), output: done },

  /** The dry run of a file, from the cache alone. */
  'imports.plan': { input: file, output: importPlanSchema },
  /** One outbox item for each row that goes, as one group. `mine`: the rep owns those that are made, or have nobody. */
  'imports.start': {
    input: file.extend({ mine: z.boolean() }).strict(),
    output: z.object({ group: leadGroupSchema, leftOut: z.number() }),
  },
  'imports.groups': { input: nothing, output: z.object({ groups: z.array(leadGroupSchema) }) },
  'imports.group': { input: group, output: z.object({ group: leadGroupSchema, failed: z.array(outboxItemSchema) }) },
  'imports.changeGroup': {
    input: group.extend({ change: z.enum(['stop', 'retry']) }).strict(),
    output: z.object({ group: leadGroupSchema, changed: z.number() }),
  },
  /** What became of each line, as a CSV file. */
  'imports.report': { input: group, output: savedFileSchema },
} as const
