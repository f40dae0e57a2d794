import { z } from 'zod'
import { companyChoiceSchema, formNameSchema, outboxItemSchema, personFieldsSchema, personNoteSchema } from './models'

const done = z.object({ done: z.literal(true) })
const id = z.string().min(1).max(200)
const person = z.object({ personId: id }).strict()
/** By attribute: `name`, `email`, `custom.plan`. */
const values = z.record(z.string().max(300), z.string().max(5_000))
const draft = { form: formNameSchema, subject: id }

/** People, their companies and the notes on them: part of the one map of commands. Each write is an outbox item. */
export const personCommands = {
  /** What of a person and their companies can be edited, with edits that are under way. */
  'people.fields': { input: person, output: personFieldsSchema },
  /** Edits attributes, named as in `people.fields`; values as edited (`2026-11-22T10:00:00.000Z`, `true`, `12.5`). */
  'people.update': { input: person.extend({ values }).strict(), output: outboxItemSchema },
  /** The same of a company; everybody in it shows it. `personId`: in whose profile it was edited. */
  'companies.update': { input: z.object({ companyId: id, personId: id, values }).strict(), output: outboxItemSchema },
  /** Companies with these letters in their name: of the cache, and one of exactly this name that Intercom has. */
  'companies.find': {
    input: z.object({ text: z.string().max(200) }).strict(),
    output: z.object({ choices: z.array(companyChoiceSchema) }),
  },
  /** Puts a person into a company, or into a new one. `ownId`: the workspace's own id for it; made up where it is null. */
  'people.addCompany': {
    input: person
      .extend({
        company: z.union([
          z.object({ id }).strict(),
          z
            .object({
              name: z.string().trim().min(1, 'Give the company a name').max(255),
              ownId: z.string().trim().min(1).max(200).nullable().default(null),
            })
            .strict(),
        ]),
      })
      .strict(),
    output: outboxItemSchema,
  },
  'people.removeCompany': { input: person.extend({ companyId: id }).strict(), output: outboxItemSchema },

  /** Notes on a person, newest first: what is cached at once; Intercom is asked behind it, and an event tells. */
  'people.notes': {
    input: person,
    output: z.object({ rows: z.array(personNoteSchema), readAt: z.number().nullable() }),
  },
  'people.addNote': {
    input: person.extend({ text: z.string().trim().min(1, 'Write something first').max(20_000) }).strict(),
    output: outboxItemSchema,
  },

  /** What was typed in a form and not sent, by field; null where nothing was. */
  'forms.draft': {
    input: z.object(draft).strict(),
    output: z.object({ values: z.record(z.string(), z.string()).nullable() }),
  },
  /** Keeps what the rep has changed in a form; without values it is gone. */
  'forms.saveDraft': {
    input: z.object({ ...draft, personId: id, values: z.record(z.string().max(300), z.string().max(32_000)) }).strict(),
    output: done,
  },
} as const
