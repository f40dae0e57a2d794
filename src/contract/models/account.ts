import { z } from 'zod'
import { errorCodeSchema } from '../result'
import { teammateSchema } from './people'
import { maybeText } from './values'

/** The state of one service's connection. `checked`: when the service last answered. */
export const connectionStateSchema = z.enum([
  'absent',
  'connecting',
  'connected',
  'offline',
  'sign_in_again',
  'restricted',
])
export type ConnectionState = z.infer<typeof connectionStateSchema>

export const accountSchema = z.object({
  /** The demo workspace runs inside the app on stand-ins. */
  isDemo: z.boolean(),
  /** Where secrets are kept: the OS keychain, or memory only ("not remembered"). */
  vault: z.enum(['keychain', 'memory', 'locked']),
  /**
   * Why the cache could not be opened: `locked` (unlock the keychain and try again), `credentials_unavailable` (its key
   * is gone: a fresh cache can be started, the old file is kept), `newer_store` (made by a newer Repdesk).
   */
  problem: z.object({ code: errorCodeSchema, message: z.string() }).nullable(),
  intercom: z
    .object({
      state: connectionStateSchema,
      workspaceName: z.string(),
      workspaceId: z.string(),
      region: z.string(),
      /** Where the API is reached; for signing in again. */
      baseUrl: z.string(),
      rep: teammateSchema,
      /** True where the rep is another teammate than the one whose email Salesforce authenticated. */
      actsAsAnother: z.boolean(),
      message: maybeText,
    })
    .nullable(),
  salesforce: z
    .object({
      state: connectionStateSchema,
      orgId: z.string(),
      userName: z.string(),
      userEmail: z.string(),
      instanceUrl: z.string(),
      loginHost: z.string(),
      /** The consumer key of the org's app, which is no secret; for signing in again. */
      clientId: z.string(),
      message: maybeText,
    })
    .nullable(),
})
export type Account = z.infer<typeof accountSchema>

/** One thing that connecting looks at, with its own remedy where it failed. */
export const connectionCheckSchema = z.object({
  name: z.string(),
  label: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  message: z.string(),
  remedy: maybeText,
})
export type ConnectionCheck = z.infer<typeof connectionCheckSchema>
