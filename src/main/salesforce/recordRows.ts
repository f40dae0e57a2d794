import type { RecordObject } from '../../contract/models'
import type { SalesforceRow } from '../ports/salesforce'
import type { SalesforceRecordRow } from '../ports/salesforceRecords'

type Fields = SalesforceRecordRow['fields']

/** Salesforce writes `2026-05-01T07:25:37.000+0000`; Date wants a colon in the zone. Null where it is no time. */
export function salesforceTime(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const at = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at) ? null : at
}

/** What relates each object to others, and what closes it; see `SalesforceRecordRow`. */
const LINKS: Record<
  RecordObject,
  { name: string; account?: string; who?: string; what?: string; closed?: string; due?: string }
> = {
  Lead: { name: 'Name', account: 'ConvertedAccountId', who: 'ConvertedContactId', closed: 'IsConverted' },
  Contact: { name: 'Name', account: 'AccountId' },
  Account: { name: 'Name' },
  Opportunity: { name: 'Name', account: 'AccountId', closed: 'IsClosed', due: 'CloseDate' },
  OpportunityContactRole: { name: 'Role', who: 'ContactId', what: 'OpportunityId' },
  Case: { name: 'Subject', account: 'AccountId', who: 'ContactId', closed: 'IsClosed' },
  Task: {
    name: 'Subject',
    account: 'AccountId',
    who: 'WhoId',
    what: 'WhatId',
    closed: 'IsClosed',
    due: 'ActivityDate',
  },
}

/**
 * Rows of a query as the cache keeps them. `paths`: what the SELECT named; each becomes a field under its path, null
 * where there is nothing (`Owner.Name` of a record without an owner). A row without Id or SystemModstamp is left out.
 */
export function readRecords(
  object: RecordObject,
  rows: readonly SalesforceRow[],
  paths: readonly string[],
): SalesforceRecordRow[] {
  return rows.flatMap((row) => readRecord(object, row, paths) ?? [])
}

/** One row; null where it cannot be read. See `readRecords`. */
export function readRecord(
  object: RecordObject,
  row: SalesforceRow,
  paths: readonly string[],
): SalesforceRecordRow | null {
  const fields: Fields = {}
  for (const path of paths) fields[path] = plain(valueAt(row, path))
  const modifiedAt = salesforceTime(row.SystemModstamp)
  if (typeof row.Id !== 'string' || modifiedAt === null) return null
  const links = LINKS[object]
  const text = (name: string | undefined): string | null => {
    const value = name === undefined ? null : fields[name]
    return typeof value === 'string' ? value : null
  }
  const closed = links.closed === undefined ? null : fields[links.closed]
  return {
    object,
    id: row.Id,
    name: text(links.name) ?? text('CaseNumber') ?? '',
    ownerId: text('OwnerId'),
    accountId: text(links.account),
    whoId: text(links.who),
    whatId: text(links.what),
    isClosed: typeof closed === 'boolean' ? closed : null,
    due: text(links.due),
    createdAt: salesforceTime(row.CreatedDate),
    modifiedAt,
    fields,
  }
}

function valueAt(row: SalesforceRow, path: string): unknown {
  let value: unknown = row
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null
    value = (value as SalesforceRow)[name]
  }
  return value
}

function plain(value: unknown): Fields[string] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
