import { ApiError } from '../errors'
import type { World } from '../store/world'
import type { ContactChange } from './fields'

/**
 * Refuses a change of the owner where the setting `ownerWrites` says so: a missing teammate permission as 401
 * `token_unauthorized` or 403 `forbidden`, a plan without it as 403 `api_plan_restricted`. Nothing of the change is made then.
 */
export function requireOwnerPermission(world: World, change: ContactChange): ContactChange {
  if (change.owner_id === undefined) return change
  switch (world.settings.ownerWrites) {
    case 'unauthorized':
      throw new ApiError(401, 'token_unauthorized', 'Not authorized to access resource')
    case 'forbidden':
      throw new ApiError(403, 'forbidden', 'You do not have permission to edit lead or user ownership')
    case 'plan_restricted':
      throw new ApiError(403, 'api_plan_restricted', 'Active subscription needed.')
    case 'allowed':
      return change
  }
}
