import { z } from 'zod'
import { bulkPlanSchema, leadGroupSchema, MOST_AT_ONCE, outboxItemSchema } from './models'

const id = z.string().min(1).max(200)
const personIds = z
  .array(id)
  .min(1, 'Select at least one person')
  .max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} Leads can be created at once. Select fewer people.`)
const bulk = {
  personIds,
  /** Values for all, by field: those of `fields` of the plan that the rep has set. */
  values: z.record(z.string().max(80), z.string().max(131_072)),
  /** By person: true for another Lead of somebody who is in Salesforce already, false for nobody's Lead. */
  choices: z.record(id, z.boolean()),
}
const group = z.object({ groupId: id }).strict()

/** Leads of several people at once: part of the one map of commands. */
export const bulkCommands = {
  /** The dry run, from the cache alone: what would happen to each person. */
  'leads.plan': { input: z.object(bulk).strict(), output: bulkPlanSchema },
  /** Asks Salesforce about those whose match is not known yet, in one call; the plan knows them afterwards. */
  'leads.lookUp': { input: z.object({ personIds }).strict(), output: z.object({ asked: z.number() }) },
  /** One outbox item for each person the plan includes, as one group. Whoever is left out stays left out. */
  'leads.createMany': {
    input: z.object(bulk).strict(),
    output: z.object({ group: leadGroupSchema, leftOut: z.number() }),
  },
  /** Groups that are not through, and those of the last 24 hours; newest first. */
  'leads.groups': { input: z.object({}).strict(), output: z.object({ groups: z.array(leadGroupSchema) }) },
  /** One group, with the items that need the rep. */
  'leads.group': { input: group, output: z.object({ group: leadGroupSchema, failed: z.array(outboxItemSchema) }) },
  /** `stop` keeps what has not left from being sent (undo is that while all are held); `retry` sends what failed again. */
  'leads.changeGroup': {
    input: group.extend({ change: z.enum(['stop', 'retry']) }).strict(),
    output: z.object({ group: leadGroupSchema, changed: z.number() }),
  },
} as const
