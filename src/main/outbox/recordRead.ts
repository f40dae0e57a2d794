import type { RecordObject } from '../../contract/models'
import type { SalesforceApi, SalesforceRow } from '../ports/salesforce'
import { recordFields } from '../salesforce/recordFields'
import { readRecords } from '../salesforce/recordRows'
import { readContacts, readLeads } from '../salesforce/records'
import { orgKeyOf } from './createSender'
import type { SendingContext } from './sender'

/** What is read of a record: what the sync reads of it, what its card shows, and `more`, as far as this user sees it. */
export async function fieldsToRead(
  api: SalesforceApi,
  context: SendingContext,
  object: RecordObject,
  more: readonly string[] = [],
): Promise<string[]> {
  const shown = context.store.settings.read().panelFields?.[object] ?? []
  return recordFields(object, await api.describe(object), [...shown, ...more])
}

/** Keeps a record as Salesforce gave it; a Lead or Contact also where the lists look. `paths`: what was asked for. */
export function keepRecord(
  api: SalesforceApi,
  context: SendingContext,
  object: RecordObject,
  row: SalesforceRow,
  paths: readonly string[],
): void {
  const orgKey = orgKeyOf(api)
  const at = context.now()
  context.store.transaction(() => {
    context.store.records.save(orgKey, readRecords(object, [row], paths), at)
    if (object === 'Lead') context.store.salesforce.saveLeads(orgKey, readLeads([row]).rows, at)
    if (object === 'Contact') context.store.salesforce.saveContacts(orgKey, readContacts([row]).rows, at)
  })
}
