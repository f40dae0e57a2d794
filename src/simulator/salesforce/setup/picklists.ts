import type { FieldDef, ObjectDef, PicklistValue } from '../fieldTables/fieldTypes'
import type { Org } from '../org'
import { defaultStatus, statusRows } from '../statuses'

/** Picklists whose values are the rows of a status table. */
export const STATUS_FIELDS: Readonly<Record<string, string>> = {
  'Lead.Status': 'LeadStatus',
  'Task.Status': 'TaskStatus',
  'Task.Priority': 'TaskPriority',
  'Case.Status': 'CaseStatus',
  'Opportunity.StageName': 'OpportunityStage',
}

/**
 * The values of a picklist as the org's admin left them: a status field has the rows of its table, `picklistValues`
 * puts others in place of the delivered ones, `inactivePicklistValues` switches some off. Both settings name the field
 * as `Lead.LeadSource`.
 */
export function picklistOf(org: Org, object: ObjectDef, field: FieldDef): PicklistValue[] {
  const name = `${object.name}.${field.name}`
  const own = org.settings.picklistValues[name]
  const inactive = org.settings.inactivePicklistValues[name] ?? []
  const values = own?.map((value): PicklistValue => {
    const delivered = field.picklistValues.find((known) => known.value === value)
    return delivered ?? { value, label: value, active: true, defaultValue: false }
  })
  const table = STATUS_FIELDS[name]
  return (values ?? (table ? statusValues(org, table) : field.picklistValues)).map((value) =>
    inactive.includes(value.value) ? { ...value, active: false, defaultValue: false } : value,
  )
}

function statusValues(org: Org, table: string): PicklistValue[] {
  return statusRows(org, table).map((row) => ({
    value: String(row['ApiName']),
    label: String(row['MasterLabel'] ?? row['ApiName']),
    active: row['IsActive'] !== false,
    defaultValue: row['IsDefault'] === true,
  }))
}

/** What a create without the field stores: its default, for a status field the table's. */
export function initialValueOf(org: Org, object: ObjectDef, field: FieldDef): string | number | boolean | null {
  const table = STATUS_FIELDS[`${object.name}.${field.name}`]
  return table && field.defaultedOnCreate ? defaultStatus(org, table) : field.initialValue
}

/** Whether the picklist takes its active values only: the service's own rule, or the admin's. */
export function isRestricted(org: Org, object: ObjectDef, field: FieldDef): boolean {
  return field.restrictedPicklist || org.settings.restrictedPicklists.includes(`${object.name}.${field.name}`)
}
