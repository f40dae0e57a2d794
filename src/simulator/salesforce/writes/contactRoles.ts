import { canEdit } from '../access'
import { writeError } from '../errors'
import type { Caller } from '../org'
import type { Row } from '../store'

/**
 * A role is part of its Opportunity: who may not edit that may not add one to it (Object Reference, OpportunityContactRole:
 * "Special Access Rules": access follows the Opportunity). Its Contact may belong to any Account.
 */
export function checkContactRole(caller: Caller, role: Row): void {
  const opportunity = caller.org.store.get('Opportunity', String(role['OpportunityId']))
  if (opportunity && canEdit(caller, 'Opportunity', opportunity)) return
  throw writeError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id')
}

/**
 * "Each Opportunity has only one primary contact" (Object Reference, IsPrimary): the newest takes the place of the one
 * before. Opportunity.ContactId is derived from it (since API 46.0).
 */
export function keepOnePrimary(caller: Caller, role: Row): void {
  const { store } = caller.org
  const opportunity = store.get('Opportunity', String(role['OpportunityId']))
  if (!opportunity) return
  const now = caller.at ?? caller.org.stamp()
  const primary = rolesOf(caller, opportunity.Id).filter((one) => one['IsPrimary'] === true)
  const kept = role['IsPrimary'] === true ? role : primary[0]
  for (const other of primary) {
    if (other.Id === kept?.Id) continue
    const changed = { LastModifiedDate: now, LastModifiedById: caller.userId, SystemModstamp: now }
    store.put('OpportunityContactRole', { ...other, ...changed, IsPrimary: false })
  }
  const contactId = kept?.['ContactId'] ?? null
  // A derived value: the record counts as changed by the system alone.
  if ((opportunity['ContactId'] ?? null) !== contactId) {
    store.put('Opportunity', { ...opportunity, ContactId: contactId, SystemModstamp: now })
  }
}

function rolesOf(caller: Caller, opportunityId: string): Row[] {
  const table = caller.org.store.table('OpportunityContactRole')
  return [...(table.withValue('OpportunityId', opportunityId) ?? [])].flatMap((id) => {
    const row = table.rows.get(id)
    return row && row['IsDeleted'] !== true ? [row] : []
  })
}

/** An Opportunity that is created with a ContactId gets that Contact as its primary role (Object Reference, ContactId). */
export function addPrimaryRole(caller: Caller, opportunity: Row): void {
  const now = caller.at ?? caller.org.stamp()
  caller.org.store.put('OpportunityContactRole', {
    Id: caller.org.newId('OpportunityContactRole'),
    OpportunityId: opportunity.Id,
    ContactId: opportunity['ContactId'],
    Role: null,
    IsPrimary: true,
    IsDeleted: false,
    CreatedDate: now,
    CreatedById: caller.userId,
    LastModifiedDate: now,
    LastModifiedById: caller.userId,
    SystemModstamp: now,
  })
}
