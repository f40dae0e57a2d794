import { z } from 'zod'
import { maybeText } from './values'

/** A file of a message, or a picture in its words. Where it is to be fetched from, main alone knows. */
export const attachmentSchema = z.object({
  /** For fetching it; null where it cannot be: its address is none that Repdesk fetches, or it is not sent yet. */
  id: maybeText,
  name: z.string(),
  contentType: maybeText,
  /** Bytes, as Intercom says. */
  size: z.number().nullable(),
  /** By its name and type as the sender gave them: what may be a picture can be tried, a program is warned of. */
  kind: z.enum(['image', 'program', 'other']),
  /** Stands in the words of the message. */
  inline: z.boolean(),
})
export type Attachment = z.infer<typeof attachmentSchema>

/** A file that goes out with what is being written. */
export const draftFileSchema = z.object({
  id: z.string(),
  mode: z.enum(['reply', 'note']),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
})
export type DraftFile = z.infer<typeof draftFileSchema>
