import type { SalesforceSeed } from '../types'
import type { ObjectDef } from './fieldTables/fieldTypes'
import { parseId } from './ids'
import type { Org } from './org'
import type { Row } from './store'
import { seedSetup } from './seedSetup'
import { parseDateTime, wholeSecond } from './times'
import { deriveRow } from './writes/derive'

/** Loads a world's users and records as they are: no rule looks at them. Throws on a field the object does not have. */
export function loadSeed(org: Org, seed: SalesforceSeed): void {
  const rep = seed.users.find((user) => user.isRep) ?? seed.users.find((user) => user.IsActive)
  org.repUserId = parseId(rep?.Id) ?? ''
  seedSetup(org, seed)
  for (const [name, rows] of Object.entries(seed.records)) {
    const object = org.schema.find(name)
    if (!object) throw new Error(`the seed has records of an unknown object: ${name}`)
    for (const values of rows) loadRow(org, object, values)
  }
  for (const row of org.store.table('Case').rows.values()) {
    org.nextCaseNumber = Math.max(org.nextCaseNumber, Number(row['CaseNumber']) + 1 || 0)
  }
}

/** Stores one row of a seed. `createdAt` (milliseconds) stands for the audit times that the row does not give. */
export function loadRow(org: Org, object: ObjectDef, values: Record<string, unknown>): Row {
  const { createdAt, ...given } = values
  const id = parseId(given['Id']) ?? org.newId(object.name)
  const row: Record<string, unknown> & { Id: string } = { Id: id }
  for (const [name, value] of Object.entries(given)) {
    const field = object.byName.get(name.toLowerCase())
    if (!field) throw new Error(`the seed's ${object.name} has an unknown field: ${name}`)
    row[field.name] = seedValue(field.type, value)
  }
  const created = typeof createdAt === 'number' ? wholeSecond(createdAt) : org.stamp()
  row.Id = id
  row['CreatedDate'] ??= created
  row['LastModifiedDate'] ??= row['CreatedDate']
  row['SystemModstamp'] ??= row['LastModifiedDate']
  row['OwnerId'] ??= object.byName.has('ownerid') ? org.repUserId : null
  row['CreatedById'] ??= org.repUserId
  row['LastModifiedById'] ??= row['CreatedById']
  row['IsDeleted'] ??= false
  for (const field of object.fields) if (row[field.name] === undefined) row[field.name] = field.defaultValue
  const whole = deriveRow(org, object, row, undefined)
  org.store.put(object.name, whole)
  if (whole['IsDeleted'] === true) org.deletions.push({ object: object.name, id, at: Number(whole['SystemModstamp']) })
  return whole
}

function seedValue(type: string, value: unknown): unknown {
  if (type === 'datetime' && typeof value === 'string') return wholeSecond(parseDateTime(value) ?? 0)
  if (type === 'datetime' && typeof value === 'number') return wholeSecond(value)
  if (type === 'date' && typeof value === 'number') return new Date(value).toISOString().slice(0, 10)
  if ((type === 'reference' || type === 'id') && typeof value === 'string') return parseId(value) ?? value
  return value === '' || value === undefined ? null : value
}
