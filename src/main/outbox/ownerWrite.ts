import { z } from 'zod'
import { asFailure, Failure } from '../domain/failure'
import type { IntercomContact } from '../ports/intercom'
import type { Store } from '../store/types'
import type { SendingContext } from './sender'

const KEY = 'owners.refused'
const refusedSchema = z.object({ code: z.enum(['permission', 'plan_restricted']), message: z.string(), at: z.number() })

/** Intercom's last refusal to set an owner, while none has been set since. */
export type RefusedOwner = z.infer<typeof refusedSchema>

/** Null where the last owner that was sent was taken. */
export function refusedOwner(store: Pick<Store, 'meta'>): RefusedOwner | null {
  const kept = store.meta.get(KEY)
  return kept === null ? null : refusedSchema.parse(JSON.parse(kept))
}

/**
 * Sets the owner of one person, and remembers whether Intercom lets the rep. Fails with `permission` where the teammate
 * permission "Reassigning conversations and editing lead or user ownership" is missing, `plan_restricted` where the plan
 * does not include it. Which status the API gives for a missing permission is not documented: a 401 counts as one while the
 * same token is still let in elsewhere, so that it does not read as a sign-in that has run out.
 */
export async function setOwner(
  context: SendingContext,
  personId: string,
  ownerId: string | null,
): Promise<IntercomContact> {
  const { store, intercom } = context
  try {
    const after = await intercom.updateContact(personId, { ownerId })
    if (store.meta.get(KEY) !== null) store.meta.set(KEY, null)
    return after
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code === 'auth_expired') await intercom.me()
    const code = failure.code === 'auth_expired' ? 'permission' : failure.code
    if (code !== 'permission' && code !== 'plan_restricted') throw failure
    const message = REFUSED[code]
    store.meta.set(KEY, JSON.stringify({ code, message, at: context.now() } satisfies RefusedOwner))
    throw new Failure(code, message, { ...failure.details, sent: 'no', cause: failure })
  }
}

const REFUSED = {
  permission:
    'Intercom does not let you set owners here. An admin can allow it: in the teammate settings, the permission “Reassigning conversations and editing lead or user ownership”, or the write permission of the token.',
  plan_restricted:
    'Intercom refused this because the workspace’s plan does not include setting owners through its API. Ask whoever manages your Intercom subscription, or set the owner in Intercom.',
}
