import type { RecordObject } from '../../contract/models'

const byOwner = 'r.owner_id = :userId'
/** The record's email is a cached person's. */
const ofPeople = `EXISTS (SELECT 1 FROM people p WHERE p.email_folded IS NOT NULL AND p.email_folded = r.email_folded)`
const cached = (object: string, id: string): string =>
  `EXISTS (SELECT 1 FROM sf_records o WHERE o.org_key = :orgKey AND o.object = '${object}' AND o.id = ${id})`
const pointedAt = (object: string, column: string): string =>
  `EXISTS (SELECT 1 FROM sf_records o WHERE o.org_key = :orgKey AND o.object = '${object}'
    AND o.${column} IS NOT NULL AND o.${column} = r.id)`

/**
 * Which records are kept (issue "Salesforce, end to end", section 2), as a condition on a row `r` with the columns of
 * `sf_records`, by what is cached of the others. A Lead's `who_id` and `account_id` are what it was converted to.
 * Parameters: orgKey, userId, tasksSince and ownTasksSince (ms).
 */
export const KEPT: Record<RecordObject, string> = {
  Lead: `(${byOwner} OR ${ofPeople})`,
  Contact: `(${byOwner} OR ${ofPeople} OR ${pointedAt('Lead', 'who_id')})`,
  Account: `(${pointedAt('Contact', 'account_id')} OR ${pointedAt('Lead', 'account_id')})`,
  OpportunityContactRole: `(${cached('Contact', 'r.who_id')})`,
  Opportunity: `(${cached('Account', 'r.account_id')} OR ${pointedAt('OpportunityContactRole', 'what_id')})`,
  Case: `(${cached('Contact', 'r.who_id')})`,
  Task: `(
    ((r.is_closed = 0 OR r.modified_at >= :tasksSince)
      AND (${cached('Contact', 'r.who_id')} OR ${cached('Lead', 'r.who_id')}))
    OR (${byOwner} AND (r.is_closed = 0 OR r.modified_at >= :ownTasksSince))
  )`,
}

/** The order in which records lean on each other: each is kept because of some before it. */
export const KEPT_ORDER: readonly RecordObject[] = [
  'Lead',
  'Contact',
  'Account',
  'OpportunityContactRole',
  'Opportunity',
  'Case',
  'Task',
]
