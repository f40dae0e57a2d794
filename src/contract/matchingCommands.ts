import { z } from 'zod'
import { matchingViewSchema, matchKeysSchema, salesforcePanelSchema } from './models'

const id = z.string().min(1).max(200)

/** What people and companies are matched by, and the choice among several Accounts: part of the one map of commands. */
export const matchingCommands = {
  'matching.get': { input: z.object({}).strict(), output: matchingViewSchema },
  /** Compares by these from now on: first what is cached, then what Salesforce answers. */
  'matching.save': { input: matchKeysSchema, output: matchingViewSchema },
  /** Settles which of several Accounts is the company's, for everybody there; `null` takes the choice back. */
  'salesforce.chooseAccount': {
    input: z.object({ personId: id, companyId: id, recordId: id.nullable() }).strict(),
    output: salesforcePanelSchema,
  },
} as const
