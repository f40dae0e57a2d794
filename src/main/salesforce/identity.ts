import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { Http } from '../ports/network'
import { failureOf, unreadableAnswer } from './errors'
import type { Access } from './tokenKeeper'

const identity = z.looseObject({
  user_id: z.string(),
  organization_id: z.string(),
  username: z.string(),
  display_name: z.string().nullish(),
  email: z.string().nullish(),
})

export interface Identity {
  orgId: string
  userId: string
  userName: string
  userEmail: string
  username: string
}

/**
 * Who has signed in, by the identity URL (Salesforce, "Identity URLs"). Only its path is used, at the instance that was
 * checked before, so that the bearer goes nowhere else. Ids come with 18 characters.
 */
export async function readIdentity(
  http: Http,
  access: Access,
  ids: { orgId: string; userId: string },
): Promise<Identity> {
  const response = await http.send({
    method: 'GET',
    url: `${access.instanceUrl}/id/${ids.orgId}/${ids.userId}?format=json`,
    headers: { authorization: `Bearer ${access.accessToken}`, accept: 'application/json' },
    timeoutMs: 30_000,
    maxBytes: 1_000_000,
  })
  let body: unknown = response.body.trim()
  try {
    body = JSON.parse(response.body)
  } catch {
    // The text itself is told apart below: some refusals come as bare words.
  }
  if (response.status !== 200) throw failureOf({ status: response.status, body, isWrite: false })
  const parsed = identity.safeParse(body)
  if (!parsed.success) throw unreadableAnswer(200, response.body, false)
  const { data } = parsed
  if (data.user_id.slice(0, 15) !== ids.userId.slice(0, 15)) {
    throw new Failure('server', 'Salesforce named two different users for one sign-in. Sign in again.', { sent: 'no' })
  }
  return {
    orgId: data.organization_id,
    userId: data.user_id,
    userName: data.display_name || data.username,
    userEmail: data.email ?? '',
    username: data.username,
  }
}
