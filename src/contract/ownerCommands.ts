import { z } from 'zod'
import {
  leadGroupSchema,
  MOST_OWNER_TEXT,
  MOST_OWNERS_AT_ONCE,
  outboxItemSchema,
  ownerChangeSchema,
  ownerChoicesSchema,
  ownerFilePlanSchema,
  ownerPlanSchema,
} from './models'

const nothing = z.object({}).strict()
const id = z.string().min(1).max(200)
const personIds = z
  .array(id)
  .min(1, 'Select at least one person')
  .max(MOST_OWNERS_AT_ONCE, `At most ${MOST_OWNERS_AT_ONCE} people can get another owner at once. Select fewer.`)
/** A teammate's id, or null for nobody. */
const ownerId = id.nullable()
const many = z.object({ personIds, ownerId }).strict()
/** The text of a CSV file whose first row names its columns: email or id, and owner. */
const file = z
  .object({
    text: z
      .string()
      .min(1, 'The file is empty.')
      .max(MOST_OWNER_TEXT, 'The file is larger than five million characters. Split it.'),
  })
  .strict()
const group = z.object({ groupId: id }).strict()

/** Owners set by hand: part of the one map of commands. */
export const ownerCommands = {
  'owners.choices': { input: nothing, output: ownerChoicesSchema },
  /** One outbox item; a change of the same person's owner that has not left is replaced by it. */
  'owners.assign': { input: z.object({ personId: id, ownerId }).strict(), output: outboxItemSchema },
  /** Newest first. */
  'owners.history': {
    input: z.object({ personId: id }).strict(),
    output: z.object({ rows: z.array(ownerChangeSchema) }),
  },
  /** The dry run for several, from the cache alone. */
  'owners.plan': { input: many, output: ownerPlanSchema },
  /** One outbox item for each that changes, as one group. */
  'owners.assignMany': { input: many, output: z.object({ group: leadGroupSchema, leftOut: z.number() }) },
  /** The dry run of a file, from the cache alone. */
  'owners.planFile': { input: file, output: ownerFilePlanSchema },
  /** One outbox item for each person that changes, as one group. */
  'owners.assignFile': { input: file, output: z.object({ group: leadGroupSchema, leftOut: z.number() }) },
  /** Groups that are not through, and those of the last 24 hours; newest first. */
  'owners.groups': { input: nothing, output: z.object({ groups: z.array(leadGroupSchema) }) },
  /** One group, with the items that need the rep. */
  'owners.group': { input: group, output: z.object({ group: leadGroupSchema, failed: z.array(outboxItemSchema) }) },
  /** `stop` keeps what has not left from being sent (undo is that while all are held); `retry` sends what failed again. */
  'owners.changeGroup': {
    input: group.extend({ change: z.enum(['stop', 'retry']) }).strict(),
    output: z.object({ group: leadGroupSchema, changed: z.number() }),
  },
} as const
