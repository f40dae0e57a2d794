import { z } from 'zod'
import { recordCardSchema } from './records'
import { maybeText } from './values'

/** Objects whose records can be found by a field of the org's choice: a person's Lead and Contact, a company's Account. */
export const keyedObjectSchema = z.enum(['Lead', 'Contact', 'Account'])
export type KeyedObject = z.infer<typeof keyedObjectSchema>

/** A field of Salesforce and the value of Intercom that it is compared with. */
export const matchKeySchema = z
  .object({
    /** API name: `External_Id__c`. */
    field: z.string().min(1).max(80),
    /** `person.externalId`, `person.custom.crm_id`, `company.companyId`, `company.custom.account_no`. */
    attribute: z.string().min(1).max(300),
  })
  .strict()
export type MatchKey = z.infer<typeof matchKeySchema>

/** By object; null: by email alone (Lead, Contact), by website alone (Account). */
export const matchKeysSchema = z
  .object({ Lead: matchKeySchema.nullable(), Contact: matchKeySchema.nullable(), Account: matchKeySchema.nullable() })
  .strict()
export type MatchKeys = z.infer<typeof matchKeysSchema>

/** What matching goes by, for Settings: what is set, and what can be. */
export const matchingViewSchema = z.object({
  objects: z.array(
    z.object({
      object: keyedObjectSchema,
      key: matchKeySchema.nullable(),
      /** Why what is set does nothing now, in words. */
      problem: maybeText,
      /** Fields that can be compared; those made for it (external id, unique, idLookup) first. */
      fields: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          /** What makes it fit: `External ID`, `Unique`; empty for any other field. */
          mark: z.string(),
        }),
      ),
      attributes: z.array(z.object({ key: z.string(), label: z.string() })),
      /** Cached people (companies, for Account) that have a value to compare, and of these the ones found by it. */
      withValue: z.number(),
      found: z.number(),
      /** Values that Salesforce was not asked about yet. */
      waiting: z.number(),
    }),
  ),
  /** Whether what is cached is still being compared by the latest setting. */
  working: z.boolean(),
})
export type MatchingView = z.infer<typeof matchingViewSchema>

/** The Account of a person's company, where the person's own records name none. */
export const companyAccountSchema = z.object({
  companyId: z.string(),
  companyName: z.string(),
  /** The one Account, or the one that the rep chose of several; null while there are several to choose from. */
  account: recordCardSchema.nullable(),
  /** `website`, or the API name of the field that holds the company's id. */
  matchedBy: z.string(),
  /** All that match where there are several, the chosen one among them; empty otherwise. */
  candidates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      website: maybeText,
      ownerName: maybeText,
      country: maybeText,
      url: z.string(),
    }),
  ),
  chosenId: maybeText,
  /** A link that lists them in Salesforce, where there are several. */
  searchUrl: maybeText,
})
export type CompanyAccount = z.infer<typeof companyAccountSchema>
