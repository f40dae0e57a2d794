import { z } from 'zod'
import { companyAccountSchema } from './matching'
import { sendingSchema } from './outbox'
import { matchKindSchema } from './people'
import { caseRowSchema, pendingRecordSchema, recordCardSchema, taskRowSchema } from './records'
import { time, maybeTime, maybeText } from './values'

export const salesforceRecordSchema = z.object({
  object: z.enum(['Lead', 'Contact']),
  id: z.string(),
  name: z.string(),
  email: maybeText,
  title: maybeText,
  company: maybeText,
  phone: maybeText,
  status: maybeText,
  leadSource: maybeText,
  ownerId: maybeText,
  ownerName: maybeText,
  ownerIsMe: z.boolean(),
  accountName: maybeText,
  accountOwnerName: maybeText,
  isConverted: z.boolean(),
  /** By what it is the person's: `email`, or the API name of the field that holds their key. */
  matchedBy: z.string(),
  url: z.string(),
  modifiedAt: time,
  fetchedAt: time,
})
export type SalesforceRecord = z.infer<typeof salesforceRecordSchema>

/** The Salesforce panel of one person: the match, its records, what can be done, and what is on its way. */
export const salesforcePanelSchema = z.object({
  connected: z.boolean(),
  match: matchKindSchema,
  /** The one record of the match, or all of several. */
  records: z.array(salesforceRecordSchema),
  /** Set where several records matched and the rep chose this one; undone by choosing none. */
  chosenId: maybeText,
  /** A link that lists all matching records in Salesforce, where there are several. */
  searchUrl: maybeText,
  /** Why "Create lead" cannot be used now (no email, not connected), in words; null when it can. */
  createLeadBlocked: maybeText,
  newTaskBlocked: maybeText,
  newCaseBlocked: maybeText,
  createContactBlocked: maybeText,
  newOpportunityBlocked: maybeText,
  /** Leads of this person still in the outbox, newest first. */
  pendingLeads: z.array(
    z.object({
      item: sendingSchema,
      name: z.string(),
      company: z.string(),
      createdAt: time,
    }),
  ),
  /** Contacts and Opportunities of this person still in the outbox, newest first. */
  pendingRecords: z.array(pendingRecordSchema),
  /** The matched Lead or Contact with the chosen fields; null where there is no single match. */
  person: recordCardSchema.nullable(),
  account: recordCardSchema.nullable(),
  /** Of the person's company, where `account` is null because their own records name none. */
  companyAccount: companyAccountSchema.nullable(),
  /** Open ones first, by close date. */
  opportunities: z.array(recordCardSchema),
  cases: z.object({ open: z.number(), rows: z.array(caseRowSchema) }),
  tasks: z.object({ open: z.array(taskRowSchema), recent: z.array(taskRowSchema) }),
  checkedAt: maybeTime,
})
export type SalesforcePanel = z.infer<typeof salesforcePanelSchema>

/** One input of a form whose fields the org describes. */
export const formFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum([
    'text',
    'textarea',
    'email',
    'phone',
    'url',
    'picklist',
    'multipicklist',
    'owner',
    'date',
    'datetime',
    'number',
    'checkbox',
    /** An Account, by its id: its options are likely ones, others are found by `accounts.find`. */
    'account',
  ]),
  value: z.string(),
  required: z.boolean(),
  maxLength: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** True where the value is `[not provided]`, put in because Salesforce needs one. */
  placeholder: z.boolean(),
  /** The Intercom attribute the value came from; where set, a corrected value can be saved there too. */
  intercomAttribute: z.enum(['name', 'email', 'phone']).nullable(),
})
export type FormField = z.infer<typeof formFieldSchema>

export const leadFormSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  fields: z.array(formFieldSchema),
  ready: z.boolean(),
  blocked: maybeText,
  /** Records this person already has in Salesforce: shown first, creating another is a second, explicit choice. */
  existing: z.array(salesforceRecordSchema),
})
export type LeadForm = z.infer<typeof leadFormSchema>
