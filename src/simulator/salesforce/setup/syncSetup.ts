import type { Org } from '../org'
import { syncAddressFields } from './addressFields'
import { syncRecordTypes } from './recordTypes'

const seen = new WeakMap<Org, string>()

/**
 * Makes the org's fields and setup rows follow its settings. Called before each request and control, since settings
 * can be assigned at any time; it does nothing where they did not change. Throws where a setting makes no sense.
 */
export function syncSetup(org: Org): void {
  const { recordTypes, stateCountryPicklists } = org.settings
  const key = JSON.stringify([recordTypes, stateCountryPicklists])
  if (seen.get(org) === key) return
  syncRecordTypes(org)
  syncAddressFields(org)
  seen.set(org, key)
}
