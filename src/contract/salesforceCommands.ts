import { z } from 'zod'
import {
  caseFormSchema,
  conversionFormSchema,
  leadFormSchema,
  outboxItemSchema,
  recordCardSchema,
  recordChoiceSchema,
  recordObjectSchema,
  salesforcePanelSchema,
  searchableObjectSchema,
  taskFormSchema,
  taskPurposeSchema,
  taskRowSchema,
  todaySchema,
} from './models'

const id = z.string().min(1).max(200)
const person = z.object({ personId: id }).strict()
const about = { personId: id, conversationId: id.nullable() }
/** The record type decides which values a form offers and what it asks for; null: the rep's default. */
const formAbout = { ...about, recordTypeId: id.nullable().default(null) }
/** Field name to value, as a form gave them. */
const values = z.record(z.string().max(80), z.string().max(131_072))
const plainDate = z.iso.date('Write the date as 2026-11-22')
const taskAbout = {
  ...about,
  purpose: taskPurposeSchema,
  /** Only these parts of the conversation; null for all of it. */
  partIds: z.array(id).min(1).max(500).nullable(),
}

/** What the renderer can ask of Salesforce: part of the one map of commands. */
export const salesforceCommands = {
  'people.salesforce': { input: person, output: salesforcePanelSchema },
  /** Reads the person's records anew, now. */
  'salesforce.refresh': { input: person, output: salesforcePanelSchema },
  /** Settles which of several records is the person's; `null` takes the choice back. */
  'salesforce.chooseMatch': {
    input: z.object({ personId: id, recordId: id.nullable() }).strict(),
    output: salesforcePanelSchema,
  },
  /** Fields of an object that can be shown, those of the org's own included, and those that are. */
  'salesforce.fields': {
    input: z.object({ object: recordObjectSchema }).strict(),
    output: z.object({
      fields: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          isCustom: z.boolean(),
          /** Of a Case: whether the New case form can ask for it, and must; left out where it cannot. */
          inForm: z.enum(['optional', 'required']).optional(),
        }),
      ),
      shown: z.array(z.string()),
    }),
  },
  /** A Case or a Task of the person as a card, with what it leads to, to be edited in place. */
  'records.get': {
    input: z.object({ personId: id, object: z.enum(['Case', 'Task']), recordId: id }).strict(),
    output: recordCardSchema,
  },
  /** Edits fields of one record, as one outbox item. */
  'records.update': {
    input: z
      .object({
        personId: id.nullable(),
        object: recordObjectSchema,
        recordId: id,
        values,
        /** What the records are called that reference fields now lead to, by field: shown until Salesforce says so itself. */
        names: z.record(z.string().max(80), z.string().max(255)).default({}),
      })
      .strict(),
    output: outboxItemSchema,
  },
  /** Records with these letters in their name: of the cache, then what Salesforce finds while it can be asked. */
  'records.find': {
    input: z.object({ object: searchableObjectSchema, text: z.string().trim().min(1).max(100) }).strict(),
    output: z.object({ choices: z.array(recordChoiceSchema) }),
  },

  'leads.form': { input: z.object(formAbout).strict(), output: leadFormSchema },
  'leads.create': {
    input: z
      .object({
        ...about,
        values,
        /** Save corrected name, email and phone to the person in Intercom too. */
        saveToPerson: z.boolean(),
        /** Set where the person already has records and the rep wants another. */
        evenIfExisting: z.boolean(),
      })
      .strict(),
    output: outboxItemSchema,
  },

  'leads.convertForm': {
    input: z.object({ personId: id, leadId: id }).strict(),
    output: conversionFormSchema,
  },
  /** Converts a Lead into an Account and a Contact, new ones or those given, and, where named, an Opportunity. */
  'leads.convert': {
    input: z
      .object({
        personId: id,
        leadId: id,
        status: z.string().min(1, 'Choose a status').max(255),
        accountId: id.nullable(),
        contactId: id.nullable(),
        opportunityName: z.string().trim().max(120).nullable(),
      })
      .strict(),
    output: outboxItemSchema,
  },

  'tasks.form': { input: z.object(taskAbout).strict(), output: taskFormSchema },
  /** One Task for each target; each is an outbox item of its own. */
  'tasks.create': {
    input: z
      .object({
        ...taskAbout,
        subject: z.string().trim().min(1, 'Give the Task a subject').max(255),
        /** The rep's own words, above the transcript. */
        comments: z.string().max(30_000),
        targetIds: z.array(id).min(1, 'Choose what the Task belongs to').max(50),
        opportunityId: id.nullable(),
        status: z.string().max(255),
        priority: z.string().max(255),
        dueDate: plainDate.nullable(),
        reminderAt: z.number().int().nullable(),
        call: z.object({ minutes: z.number().int().min(0).max(1440), result: z.string().max(255) }).nullable(),
      })
      .strict(),
    output: z.object({ items: z.array(outboxItemSchema) }),
  },
  'tasks.today': { input: z.object({}).strict(), output: todaySchema },
  'tasks.get': { input: z.object({ taskId: id }).strict(), output: taskRowSchema },
  'tasks.update': {
    input: z
      .object({
        taskId: id,
        /** Only what is given changes. `done` sets the org's completed or open status. */
        change: z
          .object({
            done: z.boolean(),
            dueDate: plainDate.nullable(),
            reminderAt: z.number().int().nullable(),
          })
          .partial()
          .strict(),
      })
      .strict(),
    output: outboxItemSchema,
  },

  'cases.form': { input: z.object(formAbout).strict(), output: caseFormSchema },
  'cases.create': { input: z.object({ ...about, values }).strict(), output: outboxItemSchema },
} as const
