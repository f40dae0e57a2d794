import type { RecordObject } from '../../contract/models'
import type { SalesforceDescribe, SalesforceField } from '../ports/salesforce'
import { wantedFields } from './records'
import { selectFields } from './select'

const words = (text: string): string[] => text.trim().split(/\s+/)
/** Who and when, for every record. */
const AUDIT = words('Id IsDeleted CreatedDate CreatedById LastModifiedDate LastModifiedById SystemModstamp')
const OWNER = words('OwnerId Owner.Name')
/** Only where the owner is always a User: a queue has neither. */
const OWNER_ROLE = words('Owner.Title Owner.UserRole.Name')

/** What Repdesk reads of each object, beside what the rep chose to see. Paths go through relationships. */
const WANTED: Record<RecordObject, string[]> = {
  Lead: [
    ...wantedFields.Lead,
    ...words(`Salutation MobilePhone Website Industry Rating City State Country NumberOfEmployees AnnualRevenue
      RecordTypeId ConvertedDate ConvertedOpportunityId MasterRecordId LastActivityDate CurrencyIsoCode`),
  ],
  Contact: [
    ...wantedFields.Contact,
    ...words(`Salutation FirstName LastName Department MobilePhone LeadSource MailingCity MailingState MailingCountry
      RecordTypeId MasterRecordId LastActivityDate ReportsToId Account.OwnerId Account.Owner.Title
      Account.Owner.UserRole.Name`),
    ...OWNER_ROLE,
  ],
  Account: words(`Name Website Industry Type Phone BillingCity BillingState BillingCountry NumberOfEmployees
    AnnualRevenue ParentId RecordTypeId MasterRecordId LastActivityDate CurrencyIsoCode`).concat(OWNER, OWNER_ROLE),
  Opportunity: words(`Name AccountId Account.Name StageName CloseDate Amount CurrencyIsoCode Probability Type NextStep
    LeadSource ForecastCategoryName IsClosed IsWon RecordTypeId LastActivityDate`).concat(OWNER, OWNER_ROLE),
  OpportunityContactRole: words('OpportunityId Opportunity.Name Opportunity.IsClosed ContactId Role IsPrimary'),
  Case: words(`CaseNumber Subject Status Priority Origin Reason Type ContactId AccountId IsClosed ClosedDate
    RecordTypeId MasterRecordId ParentId Parent.CaseNumber Contact.Name Account.Name`).concat(OWNER),
  Task: words(`Subject Status Priority IsClosed IsHighPriority ActivityDate WhoId Who.Name WhatId What.Name AccountId
    TaskSubtype Type CallType CallDisposition CallDurationInSeconds IsReminderSet ReminderDateTime CompletedDateTime
    IsArchived IsRecurrence`).concat(OWNER),
}

/** Types whose values are no plain value, or no text. */
const UNREADABLE = new Set(['address', 'location', 'base64', 'complexvalue', 'anyType'])

/**
 * The SELECT of an object for this user: what Repdesk needs, then the rep's own choice (custom fields too; of a reference
 * also the name behind it), as far as the describe has them. `user`: the describe of User, for what is read of owners.
 */
export function recordFields(
  object: RecordObject,
  describe: SalesforceDescribe,
  chosen: readonly string[] = [],
  user: SalesforceDescribe | null = null,
): string[] {
  const byName = new Map(describe.fields.map((field) => [field.name, field]))
  const own = chosen.flatMap((name) => {
    if (name.includes('.')) return [name]
    const field = byName.get(name)
    if (!field || UNREADABLE.has(field.type)) return []
    return [name, ...namePath(field)]
  })
  // A Case is edited with what it leads to. Other objects can be hidden from this user, and one hidden name fails it all.
  const leads = object === 'Case' ? describe.fields.filter((field) => field.updateable && leadsToKnown(field)) : []
  const roles = user?.fields.some((field) => field.relationshipName === 'UserRole') === true
  const wanted = [...AUDIT, ...WANTED[object], ...own, ...leads.flatMap((field) => [field.name, ...namePath(field)])]
  return selectFields(describe, wanted).filter((path) => roles || !path.includes('UserRole'))
}

/** Objects whose records have no field `Name`; a Case, for one, has a number. */
const NAMELESS = new Set(['Case', 'Task', 'Event', 'Contract', 'Solution', 'Idea', 'OpportunityContactRole'])

const KNOWN = new Set(['Account', 'Contact', 'Opportunity', 'Case', 'User'])

function leadsToKnown({ type, referenceTo }: SalesforceField): boolean {
  return type === 'reference' && referenceTo.length === 1 && KNOWN.has(referenceTo[0]!)
}

/** What a reference leads to is called by; nothing where it has no name. */
function namePath(field: SalesforceField): string[] {
  if (field.type !== 'reference' || field.relationshipName === null) return []
  if (field.referenceTo.length === 1 && field.referenceTo[0] === 'Case') return [`${field.relationshipName}.CaseNumber`]
  return hasName(field.referenceTo) ? [`${field.relationshipName}.Name`] : []
}

function hasName(referenceTo: readonly string[]): boolean {
  return referenceTo.length > 1 || (referenceTo.length === 1 && !NAMELESS.has(referenceTo[0]!))
}
