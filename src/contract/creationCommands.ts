import { z } from 'zod'
import { accountChoiceSchema, creationFormSchema, outboxItemSchema } from './models'

const id = z.string().min(1).max(200)
const about = { personId: id, conversationId: id.nullable() }
/** The record type decides which values the form offers and what it asks for; null: the rep's default. */
const formAbout = { ...about, recordTypeId: id.nullable().default(null) }
const creation = z
  .object({
    ...about,
    /** Field name to value, as the form gave them; of an Opportunity also `role.Role` and `role.IsPrimary`. */
    values: z.record(z.string().max(80), z.string().max(131_072)),
    /** Set where there are records already and the rep wants another. */
    evenIfExisting: z.boolean(),
  })
  .strict()

/** Making Contacts and Opportunities: part of the one map of commands. */
export const creationCommands = {
  'contacts.form': { input: z.object(formAbout).strict(), output: creationFormSchema },
  'contacts.create': { input: creation, output: outboxItemSchema },
  /** For a Contact, or for a person whose Contact is on its way. */
  'opportunities.form': { input: z.object(formAbout).strict(), output: creationFormSchema },
  /** The Opportunity and the Contact's role on it, both or neither. */
  'opportunities.create': { input: creation, output: outboxItemSchema },
  /** Accounts whose name or website has these letters: those of the cache, then those Salesforce finds while online. */
  'accounts.find': {
    input: z.object({ text: z.string().trim().min(1).max(100) }).strict(),
    output: z.object({ choices: z.array(accountChoiceSchema) }),
  },
} as const
