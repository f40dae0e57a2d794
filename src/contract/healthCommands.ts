import { z } from 'zod'
import { auditEntrySchema, auditFilterSchema, problemSchema, salesforceChecksSchema, savedFileSchema } from './models'

const id = z.string().min(1).max(200)
const nothing = z.object({}).strict()

/** Checks, failures, the audit and the support bundle: part of the one map of commands. */
export const healthCommands = {
  /** What is stored of the checks after sign-in; `run` looks anew, now. */
  'salesforce.checks': {
    input: z.object({ run: z.boolean().default(false) }).strict(),
    output: salesforceChecksSchema,
  },
  'health.problems': { input: nothing, output: z.object({ rows: z.array(problemSchema) }) },
  /** The same for one outbox item; null where it needs nobody. */
  'health.problem': {
    input: z.object({ itemId: id }).strict(),
    output: z.object({ problem: problemSchema.nullable() }),
  },
  /** Tries these again, or with null all for which it can help. Answers how many. */
  'health.retry': {
    input: z.object({ ids: z.array(id).max(10_000).nullable() }).strict(),
    output: z.object({ retried: z.number() }),
  },
  'audit.list': {
    input: z
      .object({
        filter: auditFilterSchema,
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
      })
      .strict(),
    output: z.object({ rows: z.array(auditEntrySchema), total: z.number() }),
  },
  'audit.get': { input: z.object({ itemId: id }).strict(), output: auditEntrySchema },
  /** Everything the filter lets through as CSV (RFC 4180), newest first. */
  'audit.export': {
    input: z.object({ filter: auditFilterSchema }).strict(),
    output: savedFileSchema.extend({ rows: z.number() }),
  },
  /** Takes a write back where the service allows it and nobody has touched the record since. */
  'audit.undo': { input: z.object({ itemId: id }).strict(), output: auditEntrySchema },
  /** Versions, settings, states, counts and codes, without personal data. */
  'support.save': { input: nothing, output: savedFileSchema },
} as const
