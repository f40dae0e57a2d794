import { AUDIT } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

/** The objects a Task can be about, of those the stand-in holds. The real list is longer. */
const WHAT = 'Account,Case,Opportunity'
const RECURS =
  'RecursDaily; RecursEveryWeekday; RecursMonthly; RecursMonthlyNth; RecursWeekly; RecursYearly; RecursYearlyNth'
const MONTHS = 'January; February; March; April; May; June; July; August; September; October; November; December'

/** Task, as API 60.0 describes it. */
export const task: ObjectDef = defineObject(
  {
    name: 'Task',
    label: 'Task',
    labelPlural: 'Tasks',
    keyPrefix: '00T',
    can: 'create update delete undelete search trigger replicate feed mru layout',
    scopes: "everything:All tasks; mine:My tasks; team:My team's tasks; delegated:My delegated tasks",
  },
  `
  Id id DI | Activity ID
  WhoId reference CUN | Name ID | -> Contact,Lead as Who
  WhatId reference CUN | Related To ID | -> ${WHAT} as What
  Subject combobox(255) CUNM | Subject | = Call; Email; Send Letter; Send Quote; Other
  ActivityDate date CUN | Due Date Only | only FSG
  Status picklist(255) CUD | Status | = Not Started*; In Progress; Completed; Waiting on someone else; Deferred
  Priority picklist(20) CUD | Priority | = High; Normal*; Low
  IsHighPriority boolean D | High Priority
  OwnerId reference CUD | Assigned To ID | -> Group,User as Owner
  Description textarea(32000) CUN | Description
  IsDeleted boolean D | Deleted
  AccountId reference N | Account ID | -> Account as Account
  IsClosed boolean D | Closed
  ${AUDIT}
  IsArchived boolean D | Archived
  CallDurationInSeconds int CUN | Call Duration
  CallType picklist(40) CUN | Call Type | = Internal; Inbound; Outbound
  CallDisposition string(255) CUN | Call Result
  CallObject string(255) CUN | Call Object Identifier
  ReminderDateTime datetime CUN | Reminder Date/Time
  IsReminderSet boolean CUD | Reminder Set
  RecurrenceActivityId reference N | Recurrence Activity ID | -> Task
  IsRecurrence boolean CD | Create Recurring Series of Tasks
  RecurrenceStartDateOnly date CUN | Recurrence Start
  RecurrenceEndDateOnly date CUN | Recurrence End
  RecurrenceTimeZoneSidKey picklist(40) CUN | Recurrence Time Zone
  RecurrenceType picklist(40) CUN | Recurrence Type | = ${RECURS}
  RecurrenceInterval int CUN | Recurrence Interval
  RecurrenceDayOfWeekMask int CUN | Recurrence Day of Week Mask
  RecurrenceDayOfMonth int CUN | Recurrence Day of Month
  RecurrenceInstance picklist(40) CUN | Recurrence Instance | = First; Second; Third; Fourth; Last
  RecurrenceMonthOfYear picklist(40) CUN | Recurrence Month of Year | = ${MONTHS}
  RecurrenceRegeneratedType picklist(40) CUN | Repeat This Task | = RecurrenceRegenerateAfterDueDate; RecurrenceRegenerateAfterToday; RecurrenceRegenerated
  TaskSubtype picklist(40) CNR | Task Subtype | = Task; Email; ListEmail; Cadence; Call; LinkedIn
  CompletedDateTime datetime N | Completed Date/Time
  `,
)
