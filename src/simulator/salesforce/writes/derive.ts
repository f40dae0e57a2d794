import type { ObjectDef } from '../fieldTables/fieldTypes'
import { rowById, type Org } from '../org'
import { statusRow } from '../statuses'
import type { Row } from '../store'

type Draft = Record<string, unknown> & { Id: string }

/**
 * A record with the values that follow from others: Name, IsClosed, CompletedDateTime, AccountId, and so on. `before`
 * is the record as it was, undefined on create. Sets them on `draft` and returns it.
 */
export function deriveRow(org: Org, object: ObjectDef, draft: Draft, before: Row | undefined): Row {
  if (object.byName.has('lastname')) draft['Name'] = fullName(draft)
  if (object.name === 'Contact') draft['IsEmailBounced'] = (draft['EmailBouncedDate'] ?? null) !== null
  if (object.name === 'Task') deriveTask(org, draft, before)
  if (object.name === 'Case') deriveCase(org, draft, before)
  if (object.name === 'Opportunity') deriveOpportunity(org, draft, before)
  return draft
}

function fullName(draft: Draft): string {
  return [draft['FirstName'], draft['LastName']]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ')
    .slice(0, 121)
}

/** IsClosed follows TaskStatus; CompletedDateTime is set by the save that closes it and cleared by one that reopens. */
function deriveTask(org: Org, draft: Draft, before: Row | undefined): void {
  draft['IsClosed'] = statusRow(org, 'TaskStatus', draft['Status'])?.['IsClosed'] === true
  draft['IsHighPriority'] = statusRow(org, 'TaskPriority', draft['Priority'])?.['IsHighPriority'] === true
  draft['TaskSubtype'] ??= 'Task'
  if (!draft['IsClosed']) draft['CompletedDateTime'] = null
  else if (!before?.['IsClosed']) draft['CompletedDateTime'] ??= draft['SystemModstamp'] ?? org.stamp()
  const what = rowById(org, draft['WhatId'])
  const who = rowById(org, draft['WhoId'])
  if (what?.object === 'Account') draft['AccountId'] = what.row.Id
  else if (what) draft['AccountId'] = what.row['AccountId'] ?? null
  else draft['AccountId'] = who?.object === 'Contact' ? (who.row['AccountId'] ?? null) : null
}

function deriveCase(org: Org, draft: Draft, before: Row | undefined): void {
  draft['IsClosed'] = statusRow(org, 'CaseStatus', draft['Status'])?.['IsClosed'] === true
  if (!draft['IsClosed']) draft['ClosedDate'] = null
  else if (!before?.['IsClosed']) draft['ClosedDate'] ??= draft['SystemModstamp'] ?? org.stamp()
  draft['CaseNumber'] ??= String(org.nextCaseNumber++).padStart(8, '0')
  // Salesforce fills the Account from the Contact on save, where the save gives none.
  if (!draft['AccountId'] && draft['ContactId'] !== before?.['ContactId']) {
    draft['AccountId'] = rowById(org, draft['ContactId'])?.row['AccountId'] ?? null
  }
}

function deriveOpportunity(org: Org, draft: Draft, before: Row | undefined): void {
  const stage = statusRow(org, 'OpportunityStage', draft['StageName'])
  const moved = draft['StageName'] !== before?.['StageName']
  draft['IsClosed'] = stage?.['IsClosed'] === true
  draft['IsWon'] = stage?.['IsWon'] === true
  if (moved) {
    if ((draft['Probability'] ?? null) === (before?.['Probability'] ?? null)) {
      draft['Probability'] = stage?.['DefaultProbability'] ?? 0
    }
    draft['ForecastCategory'] = stage?.['ForecastCategory'] ?? 'Pipeline'
    draft['ForecastCategoryName'] = stage?.['ForecastCategoryName'] ?? 'Pipeline'
    if (before) draft['LastStageChangeDate'] = draft['SystemModstamp'] ?? null
  }
  const amount = draft['Amount']
  draft['ExpectedRevenue'] = typeof amount === 'number' ? (amount * Number(draft['Probability'] ?? 0)) / 100 : null
  const close = typeof draft['CloseDate'] === 'string' ? draft['CloseDate'] : undefined
  const quarter = close ? Math.ceil(Number(close.slice(5, 7)) / 3) : null
  draft['FiscalYear'] = close ? Number(close.slice(0, 4)) : null
  draft['FiscalQuarter'] = quarter
  draft['Fiscal'] = close ? `${close.slice(0, 4)} ${quarter}` : null
}
