import { z } from 'zod'
import { maybeText, maybeTime } from './values'

/** Which side wins. `toSalesforce` is the default (article: edits in Salesforce do not come back by themselves). */
export const mappingDirectionSchema = z.enum(['toSalesforce', 'fromSalesforce', 'preferSalesforceUnlessBlank'])
export type MappingDirection = z.infer<typeof mappingDirectionSchema>

/** One attribute of Intercom and the Lead's field that it fills. */
export const mappingEntrySchema = z
  .object({
    /** `person.email`, `person.custom.plan`, `company.name`. */
    attribute: z.string().min(1).max(300),
    /** API name of the Lead's field. */
    field: z.string().min(1).max(80),
    direction: mappingDirectionSchema,
    /** Intercom's value to Salesforce's, for picklists. */
    valueMap: z.record(z.string().max(255), z.string().max(255)).optional(),
  })
  .strict()
export type MappingEntry = z.infer<typeof mappingEntrySchema>

/** What Repdesk writes by itself once the rep has switched it on. `tasks`: conversations as Tasks. */
export const automationKindSchema = z.enum(['mapping', 'attributes', 'owners', 'tasks'])
export type AutomationKind = z.infer<typeof automationKindSchema>

/** The page of Settings: what can be mapped, what is, and what is left out. */
export const mappingViewSchema = z.object({
  attributes: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      type: z.enum(['text', 'number', 'date', 'boolean', 'list']),
      of: z.enum(['person', 'company']),
      from: z.enum(['standard', 'location', 'utm', 'custom']),
      writable: z.boolean(),
      /** Sent when a Lead is created, never after (UTM and referrer). */
      onCreationOnly: z.boolean(),
      options: z.array(z.string()),
    }),
  ),
  /** Fields of the Lead that this user can see and fill; empty while the org has never been asked. */
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** Describe's own word: `string`, `picklist`, … */
      type: z.string(),
      required: z.boolean(),
      createable: z.boolean(),
      updateable: z.boolean(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  /** In the order of the settings; `note`: what is not done although the mapping works. */
  entries: z.array(z.object({ entry: mappingEntrySchema, note: maybeText })),
  /** Entries that cannot work, each with the reason in words. */
  leftOut: z.array(z.object({ entry: mappingEntrySchema, why: z.string() })),
  /** Fields that this org wants on every new Lead, and what fills them. */
  required: z.array(
    z.object({ field: z.string(), label: z.string(), filledBy: z.enum(['mapping', 'form']).nullable() }),
  ),
  /** When the workspace's attributes were last read. */
  attributesReadAt: maybeTime,
})
export type MappingView = z.infer<typeof mappingViewSchema>

/** One person, both sides of each mapping beside each other. */
export const mappingComparisonSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  /** The Lead; null where there is no single one. */
  recordId: maybeText,
  recordUrl: maybeText,
  /** Why there is nothing to compare, in words. */
  blocked: maybeText,
  rows: z.array(
    z.object({
      entry: mappingEntrySchema,
      attributeLabel: z.string(),
      fieldLabel: z.string(),
      /** As shown; empty: nothing. */
      intercom: z.string(),
      salesforce: z.string(),
      /** Null where one side cannot be converted or was not read. */
      equal: z.boolean().nullable(),
      change: z.object({ side: z.enum(['salesforce', 'intercom']), value: z.string() }).nullable(),
      why: z.string(),
      isProblem: z.boolean(),
    }),
  ),
  leftOut: z.array(z.object({ entry: mappingEntrySchema, why: z.string() })),
})
export type MappingComparison = z.infer<typeof mappingComparisonSchema>

/** Salesforce users and the teammates they stand for. */
export const ownerMappingSchema = z.object({
  rows: z.array(
    z.object({
      userId: z.string(),
      userName: z.string(),
      userEmail: maybeText,
      isActive: z.boolean(),
      teammateId: maybeText,
      teammateName: maybeText,
      by: z.enum(['email', 'override']).nullable(),
      /** Why there is no teammate: the end of a sentence. */
      why: maybeText,
      /** The chosen teammate where they have left Intercom since: their name, as far as it is known. */
      left: z.object({ name: maybeText }).nullable(),
    }),
  ),
  teammates: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Who gets people that lose their Salesforce owner here; null for nobody. */
  fallbackTeammateId: maybeText,
  /** The same where they have left Intercom since. */
  fallbackLeft: z.object({ name: maybeText }).nullable(),
})
export type OwnerMapping = z.infer<typeof ownerMappingSchema>

/** What each kind of automatic write would do now, for the rep to see before it is switched on. */
export const automationsSchema = z.object({
  kinds: z.array(
    z.object({
      kind: automationKindSchema,
      label: z.string(),
      on: z.boolean(),
      /** Why a service's refusal switched it off, in words. */
      refusal: maybeText,
      /** Writes that would go out now. */
      count: z.number(),
      /** The same as a sentence, with what else there is to know. */
      sentence: z.string(),
      /** At most 10 of them, in words. */
      samples: z.array(z.string()),
    }),
  ),
  /** Whether Intercom's own Salesforce app seems to be at work, and by which traces. */
  intercomApp: z.object({ suspected: z.boolean(), evidence: z.array(z.string()) }),
})
export type Automations = z.infer<typeof automationsSchema>
