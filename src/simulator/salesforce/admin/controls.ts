import type { CustomField } from '../fieldTables/customField'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Service } from '../http/call'
import { parseId } from '../ids'
import type { Caller } from '../org'
import type { Row } from '../store'
import { syncSetup } from '../setup/syncSetup'
import { renderRow } from '../values'
import type { ThrowingTrigger, ValidationRule } from '../writes/automations'
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
  /** Gives a user access to one record, or more than it had. The record does not change, nor its SystemModstamp. */
  share(recordId: string, userId: string, access: 'read' | 'edit'): void
  /** Takes that access away again, as silently. What ownership and the org's sharing give stays. */
  unshare(recordId: string, userId: string): void
  /** Adds a validation rule, or replaces the one of that object and name. */
  addValidationRule(rule: ValidationRule): void
  /** Adds an Apex trigger that throws, or replaces the one of that object and name. */
  addTrigger(trigger: ThrowingTrigger): void
  /** Takes a validation rule or trigger away; false where there is none of that object and name. */
  removeAutomation(object: string, name: string): boolean
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
    syncSetup(org)
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
    share(recordId, userId, access) {
      const id = idOf(recordId)
      org.shares.set(id, new Map(org.shares.get(id)).set(idOf(userId), access))
    },
    unshare: (recordId, userId) => void org.shares.get(idOf(recordId))?.delete(idOf(userId)),
    addValidationRule(rule) {
      const others = org.settings.validationRules.filter((one) => !isSame(one, rule))
      org.settings.validationRules = [...others, { ...rule, object: objectOf(rule.object).name }]
    },
    addTrigger(trigger) {
      const others = org.settings.triggers.filter((one) => !isSame(one, trigger))
      org.settings.triggers = [...others, { ...trigger, object: objectOf(trigger.object).name }]
    },
    removeAutomation(object, name) {
      const { settings } = org
      const kept = <T extends Named>(list: T[]): T[] => list.filter((one) => !isSame(one, { object, name }))
      const before = settings.validationRules.length + settings.triggers.length
      settings.validationRules = kept(settings.validationRules)
      settings.triggers = kept(settings.triggers)
      return settings.validationRules.length + settings.triggers.length < before
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

interface Named {
  object: string
  name?: string
}

/** Two automations of one object with one name; those without a name are all different. */
function isSame(a: Named, b: Named): boolean {
  return a.name !== undefined && a.name === b.name && a.object.toLowerCase() === b.object.toLowerCase()
}
