import type { RecordObject } from '../../contract/models'

const byOwner = 'r.owner_id = :userId'
/** The record's email is a cached person's, or the field that people are compared by holds their value. */
const ofPeople = (object: 'Lead' | 'Contact'): string => `(
  EXISTS (SELECT 1 FROM people p WHERE p.email_folded IS NOT NULL AND p.email_folded = r.email_folded)
  OR (r.match_key IS NOT NULL AND EXISTS (SELECT 1 FROM person_keys k
    WHERE k.org_key = :orgKey AND k.object = '${object}' AND k.key = r.match_key)))`
/** It may be the Account of a cached company, by its key or its website. */
const ofCompanies = `(
  (r.match_key IS NOT NULL AND EXISTS (SELECT 1 FROM company_keys k
    WHERE k.org_key = :orgKey AND k.key IS NOT NULL AND k.key = r.match_key))
  OR (r.domain IS NOT NULL AND EXISTS (SELECT 1 FROM company_keys k
    WHERE k.org_key = :orgKey AND k.domain IS NOT NULL AND k.domain = r.domain)))`
const cached = (object: string, id: string): string =>
  `EXISTS (SELECT 1 FROM sf_records o WHERE o.org_key = :orgKey AND o.object = '${object}' AND o.id = ${id})`
const pointedAt = (object: string, column: string): string =>
  `EXISTS (SELECT 1 FROM sf_records o WHERE o.org_key = :orgKey AND o.object = '${object}'
    AND o.${column} IS NOT NULL AND o.${column} = r.id)`
/** Of the Account of such a record: that of a company alone brings no Opportunities. */
const ofAccountOf = (object: string): string =>
  `EXISTS (SELECT 1 FROM sf_records o WHERE o.org_key = :orgKey AND o.object = '${object}'
    AND o.account_id IS NOT NULL AND o.account_id = r.account_id)`

/**
 * Which records are kept (issue "Salesforce, end to end", section 2), as a condition on a row `r` with the columns of
 * `sf_records`, by what is cached of the others. A Lead's `who_id` and `account_id` are what it was converted to.
 * Parameters: orgKey, userId, tasksSince and ownTasksSince (ms).
 */
export const KEPT: Record<RecordObject, string> = {
  Lead: `(${byOwner} OR ${ofPeople('Lead')})`,
  Contact: `(${byOwner} OR ${ofPeople('Contact')} OR ${pointedAt('Lead', 'who_id')})`,
  Account: `(${pointedAt('Contact', 'account_id')} OR ${pointedAt('Lead', 'account_id')} OR ${ofCompanies})`,
  OpportunityContactRole: `(${cached('Contact', 'r.who_id')})`,
  Opportunity: `(
    (${cached('Account', 'r.account_id')} AND (${ofAccountOf('Contact')} OR ${ofAccountOf('Lead')}))
    OR ${pointedAt('OpportunityContactRole', 'what_id')})`,
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
