import { z } from 'zod'
import { formFieldSchema } from './salesforce'
import { maybeText } from './values'

/** The New case form: fields of the org's describe and layout, and of the rep's settings. */
export const caseFormSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  conversationId: maybeText,
  contactName: maybeText,
  fields: z.array(formFieldSchema),
  /** Who will own the Case, before it is made: by the org's rules, or the rep. */
  ownerSentence: z.string(),
  ready: z.boolean(),
  /** Why no Case can be made, and what to do; null where one can. */
  blocked: maybeText,
})
export type CaseForm = z.infer<typeof caseFormSchema>
