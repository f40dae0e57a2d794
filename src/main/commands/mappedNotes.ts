import type { MappingDirection } from '../../contract/models'
import type { Session } from '../session/sessionParts'
import { flowShared } from '../sync/flowContext'

const WORDS: Record<MappingDirection, (field: string) => string> = {
  toSalesforce: (field) => `Also goes into ${field} of the Lead in Salesforce.`,
  fromSalesforce: (field) => `Salesforce wins: ${field} of the Lead is written over this.`,
  preferSalesforceUnlessBlank: (field) => `Salesforce wins while ${field} of the Lead has a value.`,
}

/**
 * What the mapping does with attributes of this person, by attribute (`person.phone`, `company.name`). Nothing while the
 * mapping is not written by itself, or where the person is no single Lead, since mapping is for Leads (article).
 */
export function mappedNotes(session: Session, personId: string): ReadonlyMap<string, string> {
  const orgKey = session.orgKey()
  const settings = session.settings()
  if (orgKey === null || !settings.automaticWrites.mapping) return new Map()
  if (session.store.salesforce.matchOf(orgKey, personId).kind !== 'lead') return new Map()
  const { check } = flowShared({
    store: session.store,
    orgKey,
    timeZone: session.profile.timezone,
    settings: () => settings,
  })
  const working = check.usable.filter(({ attribute, direction, canUpdate, canWriteIntercom }) =>
    attribute.onCreationOnly ? false : direction === 'toSalesforce' ? canUpdate : canWriteIntercom,
  )
  return new Map(
    working.map(({ attribute, field, direction }) => [attribute.key, WORDS[direction](field.label || field.name)]),
  )
}
