import { rowById, type Caller, type Org } from './org'
import type { Row } from './store'

/** What a user may do with one record. */
export type RecordAccess = 'none' | 'read' | 'edit'

/** What somebody was given on single records (a manual share, a rule, a team): record id to user id to access. */
export type Shares = Map<string, Map<string, 'read' | 'edit'>>

/** Which records stand below an Account; access to one of them lets a user read the Account. */
const BELOW_ACCOUNT = ['Contact', 'Opportunity', 'Case'] as const
/** Where a record controlled by its parent looks: any of these that it names. */
const PARENTS: Record<string, string[]> = { Contact: ['AccountId'], Task: ['WhoId', 'WhatId', 'AccountId'] }

/**
 * What sharing gives a user on a record: the owner and everybody under public read/write may edit; beyond that a
 * share, the parent, and the service's implicit sharing (Help, "Built-in sharing behavior"): who has a Contact,
 * Opportunity or Case reads its Account, and an Account's owner has those below it as `accountOwnerAccess` says.
 * `withGrants` false leaves out shares and implicit access.
 */
export function recordAccess(caller: Caller, objectName: string, row: Row, withGrants = true): RecordAccess {
  const { org, userId } = caller
  if (objectName === 'OpportunityContactRole') {
    // A role is seen and edited with its Opportunity.
    const parent = org.store.get('Opportunity', String(row['OpportunityId']))
    if (parent) return recordAccess(caller, 'Opportunity', parent, withGrants)
  }
  const sharing = org.settings.sharing[objectName] ?? 'publicReadWrite'
  if (sharing === 'publicReadWrite' || isOwner(org, userId, row)) return 'edit'
  const levels: RecordAccess[] = [sharing === 'publicRead' ? 'read' : 'none']
  if (sharing === 'controlledByParent') levels.push(fromParents(caller, objectName, row, withGrants))
  if (withGrants) levels.push(org.shares.get(row.Id)?.get(userId) ?? 'none', implicit(caller, objectName, row))
  return levels.includes('edit') ? 'edit' : levels.includes('read') ? 'read' : 'none'
}

/** A user owns its own records, and those of the queues it is a member of. */
function isOwner(org: Org, userId: string, row: Row): boolean {
  const owner = row['OwnerId']
  return owner === userId || (typeof owner === 'string' && org.settings.queueMembers[owner]?.includes(userId) === true)
}

function fromParents(caller: Caller, objectName: string, row: Row, withGrants: boolean): RecordAccess {
  const levels = (PARENTS[objectName] ?? []).map((field) => {
    const parent = rowById(caller.org, row[field])
    return parent ? recordAccess(caller, parent.object, parent.row, withGrants) : 'none'
  })
  return levels.includes('edit') ? 'edit' : levels.includes('read') ? 'read' : 'none'
}

function implicit(caller: Caller, objectName: string, row: Row): RecordAccess {
  const { org, userId } = caller
  if (objectName === 'Account') return hasRecordBelow(org, userId, row.Id) ? 'read' : 'none'
  const below = BELOW_ACCOUNT.find((name) => name === objectName)
  if (!below || typeof row['AccountId'] !== 'string') return 'none'
  const account = org.store.get('Account', row['AccountId'])
  return account && isOwner(org, userId, account) ? (org.settings.accountOwnerAccess[below] ?? 'none') : 'none'
}

function hasRecordBelow(org: Org, userId: string, accountId: string): boolean {
  return BELOW_ACCOUNT.some((name) => {
    const table = org.store.table(name)
    return [...(table.withValue('AccountId', accountId) ?? [])].some((id) => {
      const row = table.rows.get(id)
      if (!row || row['IsDeleted'] === true) return false
      return isOwner(org, userId, row) || org.shares.get(id)?.has(userId) === true
    })
  })
}
