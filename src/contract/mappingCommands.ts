import { z } from 'zod'
import {
  automationKindSchema,
  automationsSchema,
  mappingComparisonSchema,
  mappingEntrySchema,
  mappingViewSchema,
  outboxItemSchema,
  ownerMappingSchema,
} from './models'

const nothing = z.object({}).strict()
const id = z.string().min(1).max(200)

/** Mapping, owners from Salesforce, and consent to what is written by itself: part of the one map of commands. */
export const mappingCommands = {
  'mapping.get': { input: nothing, output: mappingViewSchema },
  /** All entries, in their order; what cannot work is kept and listed as left out. */
  'mapping.save': {
    input: z.object({ entries: z.array(mappingEntrySchema).max(300) }).strict(),
    output: mappingViewSchema,
  },
  'mapping.compare': { input: z.object({ personId: id }).strict(), output: mappingComparisonSchema },
  /** Applies what the comparison proposes: for these fields of the Lead, or all with null. */
  'mapping.apply': {
    input: z.object({ personId: id, fields: z.array(z.string().max(80)).min(1).max(300).nullable() }).strict(),
    output: z.object({ items: z.array(outboxItemSchema) }),
  },

  'owners.list': { input: nothing, output: ownerMappingSchema },
  /** Who a Salesforce user is in Intercom: found by email, a chosen teammate, or nobody. */
  'owners.override': {
    input: z
      .object({
        userId: id,
        choice: z.discriminatedUnion('use', [
          z.object({ use: z.literal('email') }),
          z.object({ use: z.literal('teammate'), teammateId: id }),
          z.object({ use: z.literal('nobody') }),
        ]),
      })
      .strict(),
    output: ownerMappingSchema,
  },

  'automations.list': { input: nothing, output: automationsSchema },
  'automations.set': {
    input: z.object({ kind: automationKindSchema, on: z.boolean() }).strict(),
    output: automationsSchema,
  },
} as const
