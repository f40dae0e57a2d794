import type { SalesforceRow } from '../ports/salesforce'
import type { SalesforceRecordRow } from '../ports/salesforceRecords'
import { readRecord } from '../salesforce/recordRows'

/** What is read back of a Task after a write; what is hidden from this user is left out by the SELECT builder. */
export const TASK_FIELDS = [
  'Subject',
  'Status',
  'Priority',
  'IsHighPriority',
  'IsClosed',
  'ActivityDate',
  'Description',
  'OwnerId',
  'Owner.Name',
  'WhoId',
  'Who.Name',
  'WhatId',
  'What.Name',
  'AccountId',
  'TaskSubtype',
  'IsReminderSet',
  'ReminderDateTime',
  'CompletedDateTime',
  'CallDurationInSeconds',
  'CallDisposition',
  'CreatedById',
  'CreatedDate',
  'SystemModstamp',
] as const

/** A Task's row as the cache keeps it; null where it lacks what every Task has. */
export function taskRecord(row: SalesforceRow): SalesforceRecordRow | null {
  return readRecord('Task', row, ['Id', ...TASK_FIELDS])
}

/** Milliseconds of a datetime as Salesforce writes it (`2026-05-01T07:25:37.000+0000`) or takes it; null for none. */
export function instantOf(value: unknown): number | null {
  if (typeof value !== 'string' || value === '') return null
  const at = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at) ? null : at
}

/** A time (ms) as it is sent: in whole seconds, since Salesforce keeps no finer ones and would answer another time. */
export function salesforceInstant(ms: number): string {
  return new Date(Math.floor(ms / 1_000) * 1_000).toISOString()
}

/** When a closed Task was closed, in ms; null while it is open. CompletedDateTime is kept since Salesforce's Winter '18. */
export function closedAt(record: SalesforceRecordRow): number | null {
  return record.isClosed ? (instantOf(record.fields.CompletedDateTime) ?? record.modifiedAt) : null
}
