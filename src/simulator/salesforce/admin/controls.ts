import type { CustomField } from '../fieldTables/objects'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Service } from '../http/call'
import { parseId } from '../ids'
import type { Caller } from '../org'
import type { Row } from '../store'
import { renderRow } from '../values'
import { deleteRecord, eraseRecord, purgeRecycleBin, undeleteRecord } from '../writes/remove'
import { createRecord, updateRecord } from '../writes/save'
import { convertLead, type ConvertOptions, type ConvertResult } from './convertLead'
import type { LateTransactions, LateWrite } from './lateTransactions'
import { mergeRecords } from './mergeRecords'

/**
 * What happens in the org besides the API's client: an admin, a colleague, an automation. Every control goes past
 * sharing, validation and duplicate rules, and stamps its writes like any other. `as` (default: the rep) signs them.
 */
export interface Controls {
  list(object: string): Record<string, unknown>[]
  get(object: string, id: string): Record<string, unknown> | undefined
  create(object: string, values: Record<string, unknown>, as?: string): string
  update(object: string, id: string, values: Record<string, unknown>, as?: string): void
  delete(object: string, id: string, as?: string): void
  undelete(id: string, as?: string): boolean
  /** Removes a record without a trace, as an erasure request does. */
  erase(object: string, id: string): void
  /** Empties the recycle bin. Returns how many records it held. */
  emptyRecycleBin(): number
  convert(leadId: string, options?: ConvertOptions, as?: string): ConvertResult
  merge(masterId: string, loserIds: readonly string[], values?: Record<string, unknown>, as?: string): void
  setUserActive(userId: string, active: boolean): void
  expireAccessTokens(userId?: string): void
  revokeAll(userId?: string): void
  addField(object: string, field: CustomField): void
  /** Writes that are stamped now and seen `visibleInMs` later, or when `commitLate` is called. Returns their ids. */
  beginLate(writes: readonly LateWrite[], visibleInMs?: number, as?: string): string[]
  commitLate(): number
  setApiCallsToday(calls: number): void
  /** API calls since the start, by kind. */
  apiCallsByKind(): Record<string, number>
}

/** The controls of a running stand-in. */
export function createControls(service: Service, late: LateTransactions): Controls {
  const { org, oauth, usage } = service
  const system = (as?: string): Caller => ({
    org,
    userId: parseId(as) ?? org.repUserId,
    version: '62.0',
    headers: {},
    system: true,
  })
  const objectOf = (name: string): ObjectDef => {
    const object = org.schema.find(name)
    if (!object) throw new Error(`no such object: ${name}`)
    return object
  }
  const idOf = (id: string): string => parseId(id) ?? id
  const show = (object: ObjectDef, row: Row): Record<string, unknown> => renderRow(system(), object, row)
  return {
    list: (name) => [...org.store.table(objectOf(name).name).rows.values()].map((row) => show(objectOf(name), row)),
    get(name, id) {
      const row = org.store.get(objectOf(name).name, idOf(id))
      return row && show(objectOf(name), row)
    },
    create: (name, values, as) => org.store.atomic(() => createRecord(system(as), objectOf(name), values)),
    update(name, id, values, as) {
      org.store.atomic(() => updateRecord(system(as), objectOf(name), idOf(id), values))
    },
    delete(name, id, as) {
      org.store.atomic(() => deleteRecord(system(as), objectOf(name), idOf(id)))
    },
    undelete(id, as) {
      const object = org.schema.byPrefix(idOf(id))
      return object ? undeleteRecord(system(as), object.name, idOf(id)) : false
    },
    erase: (name, id) => eraseRecord(org, objectOf(name).name, idOf(id)),
    emptyRecycleBin: () => purgeRecycleBin(org, true),
    convert: (leadId, options, as) => convertLead(system(as), idOf(leadId), options),
    merge: (masterId, loserIds, values, as) => mergeRecords(system(as), idOf(masterId), loserIds.map(idOf), values),
    setUserActive(userId, active) {
      org.store.atomic(() => updateRecord(system(), objectOf('User'), idOf(userId), { IsActive: active }))
    },
    expireAccessTokens: (userId) => oauth.tokens.expireAccessTokens(userId && idOf(userId)),
    revokeAll: (userId) => oauth.tokens.revokeAll(userId && idOf(userId)),
    addField(name, field) {
      org.store.addIndex(objectOf(name).name, org.schema.addField(name, field))
    },
    beginLate: (writes, visibleInMs, as) => late.begin(system(as), writes, visibleInMs),
    commitLate: () => late.commit(true),
    setApiCallsToday: (calls) => usage.set(calls),
    apiCallsByKind: () => usage.byKind(),
  }
}
