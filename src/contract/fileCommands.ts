import { z } from 'zod'
import { FILE_LIMITS } from './fileLimits'
import { draftFileSchema, draftModeSchema, savedFileSchema } from './models'

const id = z.string().min(1).max(200)
const one = z.object({ conversationId: id }).strict()
const received = one.extend({ partId: id, fileId: z.string().regex(/^[ai]\d{1,4}$/) }).strict()
const done = z.object({ done: z.literal(true) })
const draftFiles = z.object({ files: z.array(draftFileSchema) })
/** Base64 is four characters for three bytes. */
const PIECE_LENGTH = Math.ceil(FILE_LIMITS.piece / 3) * 4

/** Files of messages: part of the one map of commands. The page names a file by its message; addresses are main's alone. */
export const fileCommands = {
  /** A picture, fetched or from the cache, as a data URL of PNG, JPEG, GIF or WebP; `unsupported` for anything else. */
  'files.show': {
    input: received,
    output: z.object({ url: z.string(), width: z.number(), height: z.number() }),
  },
  /** Saves it where the rep chooses. `bytes` (base64): only where there is no dialog, for the page to download. */
  'files.save': { input: received, output: savedFileSchema.extend({ bytes: z.string().nullable() }) },
  /** Whether the pictures of this conversation load by themselves; remembered. */
  'conversations.loadImages': { input: one.extend({ on: z.boolean() }).strict(), output: done },

  /** What goes out with what is being written, in order. */
  'drafts.files': { input: one, output: draftFiles },
  /**
   * One piece of a file, in order; `upload` is null for the first and what that answered for the others. The last one says
   * what the file is, and attaches it. Refused with `validation` where there are too many or they are too large.
   */
  'drafts.attach': {
    input: one
      .extend({
        mode: draftModeSchema,
        upload: id.nullable(),
        data: z.base64().max(PIECE_LENGTH),
        last: z
          .object({ name: z.string().max(1_000), contentType: z.string().max(200) })
          .strict()
          .nullable(),
      })
      .strict(),
    output: z.object({ upload: z.string() }),
  },
  'drafts.detach': { input: one.extend({ fileId: id }).strict(), output: done },
} as const
