import type { SalesforceRecord } from '../../../../contract/models'

/** By what records were found: `by email`, `by External_Id__c`; both where they differ. */
export function byWords(records: readonly Pick<SalesforceRecord, 'matchedBy'>[]): string {
  return `by ${[...new Set(records.map((one) => one.matchedBy))].join(' and ')}`
}

/** What several records share: `email`, `External_Id__c`, `email or External_Id__c`. */
export function sharedWords(records: readonly Pick<SalesforceRecord, 'matchedBy'>[]): string {
  return [...new Set(records.map((one) => one.matchedBy))].join(' or ')
}
