import { salesforceId, SALESFORCE_PREFIXES } from '../shared/salesforceId'

export type RecordName = 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole' | 'Task' | 'Case'
export type RecordRow = Record<string, unknown> & { Id: string }

/** Gathers Salesforce rows and gives them ids. Times go in as unix seconds and are kept as milliseconds. */
export interface RecordRows {
  rows: Record<RecordName, RecordRow[]>
  /** Adds a row; `createdAt` and `changedAt` in unix seconds, `by` the User who wrote it. Returns its id. */
  add(name: RecordName, fields: Record<string, unknown>, createdAt: number, changedAt: number, by: string): string
}

/** Nothing yet. */
export function makeRecordRows(): RecordRows {
  const rows: RecordRows['rows'] = {
    Account: [],
    Contact: [],
    Lead: [],
    Opportunity: [],
    OpportunityContactRole: [],
    Case: [],
    // Last: a Task takes its Account from what it is about.
    Task: [],
  }
  return {
    rows,
    add(name, fields, createdAt, changedAt, by) {
      const id = salesforceId(SALESFORCE_PREFIXES[name], 500_001 + rows[name].length * 7)
      rows[name].push({
        Id: id,
        ...fields,
        CreatedDate: createdAt * 1000,
        CreatedById: by,
        LastModifiedDate: changedAt * 1000,
        LastModifiedById: by,
        SystemModstamp: changedAt * 1000,
      })
      return id
    },
  }
}
