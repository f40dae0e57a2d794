import { fieldAccess, isArchived } from './access'
import type { FieldDef, ObjectDef } from './fieldTables/fieldTypes'
import { rowById, type Caller, type Org } from './org'
import { isAddressCode } from './setup/addressFields'
import type { Row } from './store'
import { formatDateTime } from './times'

const CONTACT_FIELDS: Record<string, string> = {
  ContactPhone: 'Phone',
  ContactMobile: 'MobilePhone',
  ContactEmail: 'Email',
  ContactFax: 'Fax',
}

/**
 * A field's value as it is compared and ordered: datetimes in milliseconds, days as text, null where empty. Values
 * that follow another record (a Case's ContactEmail) or the time (a Task's IsArchived) are worked out here.
 */
export function valueOf(org: Org, object: ObjectDef, row: Row, field: FieldDef): unknown {
  if (field.type === 'address') return addressOf(object, row, field)
  if (object.name === 'Case' && CONTACT_FIELDS[field.name]) {
    return rowById(org, row['ContactId'])?.row[CONTACT_FIELDS[field.name]!] ?? null
  }
  if (object.name === 'AssignmentRule' && field.name === 'Active') {
    const rules: Record<string, { active: boolean } | undefined> = org.settings.assignmentRules
    return rules[String(row['SobjectType'])]?.active ?? false
  }
  if (object.name === 'Task' && field.name === 'IsArchived') return isArchived(org, row)
  if (object.name === 'Opportunity' && field.name === 'HasOpenActivity') return hasOpenTask(org, row.Id)
  return row[field.name] ?? (field.type === 'boolean' ? false : null)
}

function hasOpenTask(org: Org, whatId: string): boolean {
  const tasks = org.store.table('Task')
  for (const id of tasks.withValue('WhatId', whatId) ?? []) {
    const task = tasks.rows.get(id)
    if (task && task['IsDeleted'] !== true && task['IsClosed'] !== true) return true
  }
  return false
}

function addressOf(object: ObjectDef, row: Row, field: FieldDef): unknown {
  const parts = object.fields.filter((part) => part.compoundFieldName === field.name)
  const value = (suffix: string): unknown => row[parts.find((part) => part.name.endsWith(suffix))?.name ?? ''] ?? null
  const address = {
    city: value('City'),
    country: value('Country'),
    geocodeAccuracy: value('GeocodeAccuracy'),
    latitude: value('Latitude'),
    longitude: value('Longitude'),
    postalCode: value('PostalCode'),
    state: value('State'),
    street: value('Street'),
    ...(parts.some(isAddressCode) ? { countryCode: value('CountryCode'), stateCode: value('StateCode') } : {}),
  }
  return Object.values(address).every((part) => part === null) ? null : address
}

/** A value as the REST API writes it. */
export function writeValue(field: FieldDef, value: unknown): unknown {
  return field.type === 'datetime' && typeof value === 'number' ? formatDateTime(value) : (value ?? null)
}

/** The `attributes` every row begins with. */
export function attributesOf(caller: Caller, objectName: string, id: string): { type: string; url: string } {
  return { type: objectName, url: `/services/data/v${caller.version}/sobjects/${objectName}/${id}` }
}

/** A record with these fields (default: all the user may see), as a GET answers it. */
export function renderRow(
  caller: Caller,
  object: ObjectDef,
  row: Row,
  fields: readonly FieldDef[] = object.fields.filter((field) => fieldAccess(caller, object, field) !== 'hidden'),
): Record<string, unknown> {
  const out: Record<string, unknown> = { attributes: attributesOf(caller, object.name, row.Id) }
  for (const field of fields) out[field.name] = writeValue(field, valueOf(caller.org, object, row, field))
  return out
}
