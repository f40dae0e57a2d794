import { valuesForCreation, type FieldChanges } from '../domain/mapping/changes'
import type { Session } from '../session/session'
import type { PersonDetail } from '../store/types'
import { flowShared, sideOf } from '../sync/flowContext'
import { apiText } from '../sync/flowItems'
import { snapshotOf } from '../sync/flowSnapshot'

/**
 * What mapping fills a new Lead with, UTM and referrer among them: values by API name as forms have them, all fields that
 * are mapped, and what is left out with the reason in words. Empty while Salesforce is not connected.
 */
export function mappedValuesForCreation(
  session: Session,
  person: PersonDetail,
): { values: Record<string, string>; fields: string[]; leftOut: FieldChanges['leftOut'] } {
  const orgKey = session.orgKey()
  if (orgKey === null || session.settings().mappings.length === 0) return { values: {}, fields: [], leftOut: [] }
  const shared = flowShared({
    store: session.store,
    orgKey,
    timeZone: session.profile.timezone,
    settings: () => session.settings(),
  })
  const { values, leftOut } = valuesForCreation(sideOf(person), shared.check.usable, shared.mapping)
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, apiText(value)])),
    fields: shared.check.usable.filter((one) => one.canCreate).map((one) => one.field.name),
    leftOut,
  }
}

/**
 * Remembers how a person was when their Lead was filled, so that what is edited until it exists follows. In the
 * transaction that adds the Lead's item.
 */
export function rememberForMapping(session: Session, person: PersonDetail): void {
  const orgKey = session.orgKey()
  const { automaticWrites, mappings } = session.settings()
  if (orgKey === null || !automaticWrites.mapping || mappings.length === 0) return
  const { looks } = session.store
  const before = looks.get(orgKey, person.id)
  const shared = flowShared({
    store: session.store,
    orgKey,
    timeZone: session.profile.timezone,
    settings: () => session.settings(),
  })
  const mapped = snapshotOf(
    sideOf(person),
    shared.check.usable.map((one) => one.attribute),
  )
  looks.save(orgKey, person.id, { owner: null, written: null, ...before, stamp: '', mapped })
}
