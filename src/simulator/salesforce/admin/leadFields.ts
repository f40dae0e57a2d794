import type { Caller } from '../org'
import type { Row } from '../store'
import type { Values } from '../writes/body'
import { updateRecord } from '../writes/save'

const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country']

function pick(lead: Row, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, lead[name] ?? null]))
}

function address(lead: Row, prefix: string): Values {
  return Object.fromEntries(ADDRESS.map((part) => [`${prefix}${part}`, lead[part] ?? null]))
}

/** What a conversion's Account takes from the Lead, by the service's standard mapping. */
export function accountValues(lead: Row): Values {
  const same = ['Website', 'Industry', 'Phone', 'Fax', 'Rating', 'AnnualRevenue', 'NumberOfEmployees']
  return { Name: lead['Company'], ...pick(lead, same), ...address(lead, 'Billing') }
}

/** What a conversion's Contact takes from the Lead, by the service's standard mapping. */
export function contactValuesOf(lead: Row): Values {
  const names = ['Salutation', 'FirstName', 'LastName', 'Email', 'Phone', 'MobilePhone', 'Fax', 'Title']
  return { ...pick(lead, [...names, 'LeadSource', 'Description']), ...address(lead, 'Mailing') }
}

/** Merging into a record that is there fills its empty fields only ("convertLead()", SOAP API Developer Guide). */
export function fillBlanks(caller: Caller, objectName: string, id: string, values: Values): void {
  const row = caller.org.store.get(objectName, id)
  const object = caller.org.schema.find(objectName)
  const missing = Object.entries(values).filter(
    ([name, value]) => value !== null && value !== undefined && (row?.[name] ?? null) === null,
  )
  if (object && missing.length > 0) updateRecord(caller, object, id, Object.fromEntries(missing))
}
