import type { RecordObject } from '../../../contract/models'

/** A record as the cache keeps it; `SalesforceRecordRow` of the port has this shape. */
export interface ReadRecord {
  object: RecordObject
  id: string
  name: string
  ownerId: string | null
  accountId: string | null
  whoId: string | null
  whatId: string | null
  isClosed: boolean | null
  due: string | null
  createdAt: number | null
  modifiedAt: number
  fields: Record<string, string | number | boolean | null>
}

/**
 * A row of a query as the cache keeps it: what relates it to others apart, relationships as paths (`Owner.Name`). Null
 * where it has no Id or no SystemModstamp, without which nothing can be told apart later.
 */
export function readRecord(object: RecordObject, row: Record<string, unknown>): ReadRecord | null {
  const fields: ReadRecord['fields'] = {}
  flatten(row, '', fields)
  const text = (name: string): string | null => {
    const value = fields[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const flag = (name: string): boolean | null => (typeof fields[name] === 'boolean' ? fields[name] : null)
  const id = text('Id')
  const modifiedAt = timeOf(text('SystemModstamp'))
  if (id === null || modifiedAt === null) return null
  return {
    object,
    id,
    name: text('Name') ?? text('Subject') ?? text('CaseNumber') ?? text('Role') ?? '',
    ownerId: text('OwnerId'),
    accountId: text('AccountId'),
    whoId: object === 'Task' ? text('WhoId') : text('ContactId'),
    whatId: object === 'Task' ? text('WhatId') : object === 'OpportunityContactRole' ? text('OpportunityId') : null,
    isClosed: object === 'Lead' ? flag('IsConverted') : flag('IsClosed'),
    due: object === 'Task' ? text('ActivityDate') : object === 'Opportunity' ? text('CloseDate') : null,
    createdAt: timeOf(text('CreatedDate')),
    modifiedAt,
    fields,
  }
}

/** Compound values and related rows become paths; an absent related row is its Name being null. */
function flatten(row: Record<string, unknown>, path: string, into: ReadRecord['fields']): void {
  for (const [name, value] of Object.entries(row)) {
    if (name === 'attributes') continue
    const key = path === '' ? name : `${path}.${name}`
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      into[key] = value
    } else if (typeof value === 'object' && !Array.isArray(value)) {
      flatten(value as Record<string, unknown>, key, into)
    }
  }
}

/** Salesforce writes `2026-05-01T07:25:37.000+0000`; Date wants a colon in the zone. */
function timeOf(text: string | null): number | null {
  if (text === null) return null
  const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at) ? null : at
}
