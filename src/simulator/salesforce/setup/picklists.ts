import type { FieldDef, ObjectDef, PicklistValue } from '../fieldTables/fieldTypes'
import type { Org } from '../org'

/**
 * The values of a picklist as the org's admin left them: `picklistValues` puts others in place of the delivered ones,
 * `inactivePicklistValues` switches some off. Both name the field as `Lead.LeadSource`.
 */
export function picklistOf(org: Org, object: ObjectDef, field: FieldDef): PicklistValue[] {
  const name = `${object.name}.${field.name}`
  const own = org.settings.picklistValues[name]
  const inactive = org.settings.inactivePicklistValues[name] ?? []
  const values = own?.map((value): PicklistValue => {
    const delivered = field.picklistValues.find((known) => known.value === value)
    return delivered ?? { value, label: value, active: true, defaultValue: false }
  })
  return (values ?? field.picklistValues).map((value) =>
    inactive.includes(value.value) ? { ...value, active: false, defaultValue: false } : value,
  )
}

/** Whether the picklist takes its active values only: the service's own rule, or the admin's. */
export function isRestricted(org: Org, object: ObjectDef, field: FieldDef): boolean {
  return field.restrictedPicklist || org.settings.restrictedPicklists.includes(`${object.name}.${field.name}`)
}
