import { valuesForCreation, type FieldChanges } from '../domain/mapping/changes'
import type { Session } from '../session/sessionParts'
import type { PersonDetail } from '../store/types'
import { flowShared, sideOf, type FlowShared } from '../sync/flowContext'
import { apiText } from '../sync/flowItems'
import { snapshotOf } from '../sync/flowSnapshot'

/** What mapping fills one new Lead with: values by API name as forms have them, all mapped fields, and what is left out. */
export interface MappedValues {
  values: Record<string, string>
  fields: string[]
  /** With the reason in words. */
  leftOut: FieldChanges['leftOut']
}

/** Mapping for new Leads of several people: what is the same for all of them is read once. */
export interface CreationMapping {
  of(person: PersonDetail): MappedValues
  /**
   * Remembers how a person was when their Lead was filled, so that what is edited until it exists follows. In the
   * transaction that adds the Lead's item.
   */
  remember(person: PersonDetail): void
}

/** What mapping does for Leads made now; nothing while Salesforce is not connected. */
export function creationMapping(session: Session): CreationMapping {
  const orgKey = session.orgKey()
  const { automaticWrites, mappings } = session.settings()
  if (orgKey === null || mappings.length === 0) {
    return { of: () => ({ values: {}, fields: [], leftOut: [] }), remember: () => undefined }
  }
  let read: FlowShared | null = null
  const shared = (): FlowShared =>
    (read ??= flowShared({
      store: session.store,
      orgKey,
      timeZone: session.profile.timezone,
      settings: () => session.settings(),
    }))
  return {
    of(person) {
      const { check, mapping } = shared()
      const { values, leftOut } = valuesForCreation(sideOf(person), check.usable, mapping)
      return {
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, apiText(value)])),
        fields: check.usable.filter((one) => one.canCreate).map((one) => one.field.name),
        leftOut,
      }
    },
    remember(person) {
      if (!automaticWrites.mapping) return
      const { looks } = session.store
      const before = looks.get(orgKey, person.id)
      const mapped = snapshotOf(
        sideOf(person),
        shared().check.usable.map((one) => one.attribute),
      )
      looks.save(orgKey, person.id, { owner: null, written: null, ...before, stamp: '', mapped })
    },
  }
}

/** What mapping fills a new Lead with, UTM and referrer among them. */
export function mappedValuesForCreation(session: Session, person: PersonDetail): MappedValues {
  return creationMapping(session).of(person)
}

/** `CreationMapping.remember` for one person. */
export function rememberForMapping(session: Session, person: PersonDetail): void {
  creationMapping(session).remember(person)
}
