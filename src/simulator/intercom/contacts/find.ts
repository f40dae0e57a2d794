import { ApiError, userNotFound } from '../errors'
import type { ContactRow } from '../store/rows'
import type { World } from '../store/world'
import { V2_16, type ApiVersion } from '../versions'

/** Follows merges to the contact that survived; the id itself where it was never merged. */
export function canonicalId(world: World, id: string): string {
  let current = id
  for (let next = world.merged.get(current); next !== undefined; next = world.merged.get(current)) current = next
  return current
}

/**
 * The contact with this id. A merged one is 410 `contact_merged` with a Link to the survivor from 2.16 on, and 404
 * before (and where the setting `mergedIsGone` is off); an unknown or deleted one is 404 "User Not Found"; so is an archived one unless `archived` allows it.
 */
export function findContact(world: World, id: string, version: ApiVersion, archived = false): ContactRow {
  const row = world.contacts.get(id)
  if (row) {
    if (row.archived && !archived && !world.settings.archivedContactsReadable) throw userNotFound()
    return row
  }
  if (version >= V2_16 && world.settings.mergedIsGone && world.merged.has(id)) {
    throw new ApiError(
      410,
      'contact_merged',
      "This contact has been merged. See the 'Link' header for the canonical contact.",
      { Link: `</contacts/${canonicalId(world, id)}>; rel="canonical"` },
    )
  }
  throw userNotFound()
}

/** Whether a contact is too new for search and messages: they learn of it `contactIndexLagSeconds` later. */
export function lagsBehind(world: World, id: string): boolean {
  const madeAt = world.fresh.get(id)
  return madeAt !== undefined && world.clock.now() / 1000 - madeAt < world.settings.contactIndexLagSeconds
}

/** The newest not archived contact with this email, compared without regard to case; users before leads. */
export function contactByEmail(world: World, email: string): ContactRow | undefined {
  const rows = [...world.contacts.group('email', email.toLowerCase())].filter((row) => !row.archived)
  return rows.find((row) => row.role === 'user') ?? rows.at(-1)
}

/** The user with this external id. */
export function contactByExternalId(world: World, externalId: string): ContactRow | undefined {
  return [...world.contacts.group('external', externalId)].find((row) => row.role === 'user' && !row.archived)
}

/** The id of a merged contact that had this external id while it lived. */
export function mergedExternalId(world: World, externalId: string): string | undefined {
  return world.mergedExternalIds.get(externalId)
}
