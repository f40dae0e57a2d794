import { writeError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { indexObject, readField } from '../fieldTables/readTable'
import type { Org } from '../org'
import type { Row } from '../store'

/** The record type every object has; a record of it has no RecordTypeId. */
export const MASTER_ID = '012000000000000AAA'

/** A record type as an admin defines it. */
export interface RecordTypeSetting {
  /** Lead, Contact, Account, Opportunity, Task or Case. */
  object: string
  /** API name, unique in its object: `Inbound_Demo`. */
  developerName: string
  /** Default: the developer name with spaces for its underscores. */
  name?: string
  /** Default true. An inactive one can be given to no record. */
  active?: boolean
  /** Whether users may give it to records (default true). */
  available?: boolean
  /** What records get that name none. Without any such, Master is the default. */
  isDefault?: boolean
  /** Field to the values that fit this record type; fields left out offer all of theirs. */
  picklists?: Record<string, string[]>
}

/** A record type of an object as users meet it. */
export interface RecordType {
  id: string
  developerName: string
  name: string
  active: boolean
  available: boolean
  isDefault: boolean
  picklists: Record<string, string[]>
}

const FIELD = 'RecordTypeId reference CUN | Record Type ID | -> RecordType as RecordType'
const TYPED = ['Lead', 'Contact', 'Account', 'Opportunity', 'Task', 'Case']

function rowOf(org: Org, setting: RecordTypeSetting): Row | undefined {
  const rows = [...org.store.table('RecordType').rows.values()]
  return rows.find((row) => row['SobjectType'] === setting.object && row['DeveloperName'] === setting.developerName)
}

/** Makes the RecordType rows and the RecordTypeId fields follow the settings. Ids stay with their names. */
export function syncRecordTypes(org: Org): void {
  const kept = new Set<string>()
  for (const setting of org.settings.recordTypes) {
    if (!TYPED.includes(setting.object))
      throw new Error(`no record types on ${setting.object}: ${TYPED.join(', ')} have them`)
    const known = rowOf(org, setting)
    const at = org.stamp()
    const row = {
      CreatedDate: at,
      CreatedById: org.repUserId,
      ...known,
      Id: known?.Id ?? org.newId('RecordType'),
      Name: setting.name ?? setting.developerName.replaceAll('_', ' '),
      DeveloperName: setting.developerName,
      SobjectType: setting.object,
      IsActive: setting.active ?? true,
      LastModifiedDate: at,
      LastModifiedById: org.repUserId,
      SystemModstamp: at,
    }
    org.store.put('RecordType', row)
    kept.add(row.Id)
  }
  for (const id of org.store.table('RecordType').rows.keys()) if (!kept.has(id)) org.store.remove('RecordType', id)
  // The recorded Account has the field without any setting; the others get it with their first record type.
  for (const name of TYPED) if (name !== 'Account') setField(org, name)
}

function setField(org: Org, objectName: string): void {
  const object = org.schema.find(objectName)
  if (!object) return
  const wanted = org.settings.recordTypes.some((setting) => setting.object === objectName)
  if (wanted === object.byName.has('recordtypeid')) return
  if (wanted) {
    const field = readField(FIELD)
    object.fields.push(field)
    org.store.addIndex(objectName, field)
  } else
    object.fields.splice(0, object.fields.length, ...object.fields.filter((field) => field.name !== 'RecordTypeId'))
  indexObject(object)
}

/** The named record types of an object, in the order of the settings; Master is not among them. */
export function recordTypesOf(org: Org, objectName: string): RecordType[] {
  return org.settings.recordTypes.flatMap((setting) => {
    const row = setting.object === objectName ? rowOf(org, setting) : undefined
    if (!row) return []
    const active = row['IsActive'] === true
    const available = active && setting.available !== false
    return [
      {
        id: row.Id,
        developerName: setting.developerName,
        name: String(row['Name']),
        active,
        available,
        isDefault: available && setting.isDefault === true,
        picklists: setting.picklists ?? {},
      },
    ]
  })
}

/** The record type of records that name none: an 18-character id, or null for Master. */
export function defaultRecordType(org: Org, objectName: string): string | null {
  return recordTypesOf(org, objectName).find((type) => type.isDefault)?.id ?? null
}

/**
 * A RecordTypeId as it is stored: null for Master. Throws INVALID_CROSS_REFERENCE_KEY for one of another object, an
 * inactive one and one the user does not have; a record keeps the one it has.
 */
export function checkRecordType(org: Org, object: ObjectDef, id: string, before: Row | undefined): string | null {
  if (id === MASTER_ID) return null
  const known = recordTypesOf(org, object.name).find((type) => type.id === id)
  if (known?.available || before?.['RecordTypeId'] === id) return id
  // The wording is of a real answer: mbotos/SmartFactory-for-Force.com, issue 25.
  throw writeError('INVALID_CROSS_REFERENCE_KEY', `Record Type ID: this ID value isn't valid for the user: ${id}`, [
    'RecordTypeId',
  ])
}

/** `recordTypeInfos` of a describe (describeSObjects, RecordTypeInfo): the named ones, then Master. */
export function recordTypeInfos(org: Org, object: ObjectDef, version: string): Record<string, unknown>[] {
  const types = recordTypesOf(org, object.name)
  const layout = (id: string): Record<string, string> =>
    object.layoutable ? { layout: `/services/data/v${version}/sobjects/${object.name}/describe/layouts/${id}` } : {}
  const named = types.map(({ id, developerName, name, active, available, isDefault }) => ({
    active,
    available,
    defaultRecordTypeMapping: isDefault,
    developerName,
    master: false,
    name,
    recordTypeId: id,
    urls: layout(id),
  }))
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: !types.some((type) => type.isDefault),
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: MASTER_ID,
    urls: layout(MASTER_ID),
  }
  return [...named, master]
}
