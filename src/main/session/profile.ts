import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { CredentialVault } from '../ports/credentialVault'

const intercomSchema = z.object({
  baseUrl: z.string(),
  region: z.string(),
  workspaceId: z.string(),
  workspaceName: z.string(),
  timezone: z.string(),
  repId: z.string(),
  repName: z.string(),
  repEmail: z.string(),
})

const salesforceSchema = z.object({
  orgId: z.string(),
  userId: z.string(),
  userName: z.string(),
  userEmail: z.string(),
  username: z.string(),
  instanceUrl: z.string(),
  loginHost: z.string(),
  clientId: z.string(),
})

const profileSchema = z.object({
  intercom: intercomSchema.nullable().default(null),
  salesforce: salesforceSchema.nullable().default(null),
})

/**
 * Who is connected. Kept in the keychain beside the secrets, so that nothing about the rep or the workspace stands in a
 * plain file; the secrets themselves have entries of their own.
 */
export type Profile = z.infer<typeof profileSchema>
export type IntercomProfile = z.infer<typeof intercomSchema>

const NAME = 'profile'
export const INTERCOM_TOKEN = 'intercom.token'

/** The stored profile; an unreadable one counts as none. Fails with `locked` while the keychain is. */
export async function readProfile(vault: CredentialVault): Promise<Profile> {
  const text = await vault.get(NAME)
  if (text === null) return { intercom: null, salesforce: null }
  try {
    return profileSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure('credentials_unavailable', 'The keychain entry of Repdesk cannot be read. Connect again.', {
      cause,
    })
  }
}

export async function writeProfile(vault: CredentialVault, profile: Profile): Promise<void> {
  await vault.set(NAME, JSON.stringify(profile))
}
