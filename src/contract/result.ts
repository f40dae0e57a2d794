import { z } from 'zod'

/** Every way a command can fail, as one closed list. The renderer words its help by these; nothing else crosses. */
export const errorCodes = [
  'offline',
  'timeout',
  'auth_expired',
  'rate_limited',
  'validation',
  'duplicate',
  'permission',
  'not_found',
  'gone',
  'conflict',
  'plan_restricted',
  'server',
  'unsupported',
  'cancelled',
  'locked',
  'credentials_unavailable',
  'newer_store',
  'bug',
] as const

export const errorCodeSchema = z.enum(errorCodes)
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** `message` is for the person who meets it: what happened, why, what to do. `fields` maps an input's name to its own message. */
export const appErrorSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  retryable: z.boolean(),
  fields: z.record(z.string(), z.string()).optional(),
})
export type AppError = z.infer<typeof appErrorSchema>

/** What a command answers: its value, or one error. Errors travel as values, since exceptions lose their shape on the way. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError }
