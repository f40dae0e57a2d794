import { z } from 'zod'
import { maybeText } from './values'

const choice = z.object({ id: z.string(), name: z.string(), detail: z.string() })

/** The Convert lead form: what the Lead becomes, and what there is already that it could become part of. */
export const conversionFormSchema = z.object({
  personId: z.string(),
  leadId: z.string(),
  leadName: z.string(),
  /** The org's own statuses of a converted Lead, its first one chosen. */
  statuses: z.array(z.object({ value: z.string(), label: z.string() })),
  status: z.string(),
  /** Accounts it could join: of the same name or website. None chosen makes a new one of this name. */
  accounts: z.array(choice),
  newAccountName: z.string(),
  /** Contacts it could be merged into, by Account. */
  contacts: z.array(choice.extend({ accountId: z.string() })),
  opportunityName: z.string(),
  ownerSentence: z.string(),
  blocked: maybeText,
})
export type ConversionForm = z.infer<typeof conversionFormSchema>
