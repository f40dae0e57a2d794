import { canDelete } from '../access'
import { requestError, writeError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller, Org } from '../org'
import type { Row } from '../store'
import { writableRow } from './save'

/** Which records go with a deleted one: child object and the field that points to the parent. */
const CASCADES: Record<string, [child: string, field: string][]> = {
  Account: [
    ['Contact', 'AccountId'],
    ['Opportunity', 'AccountId'],
    ['Task', 'WhatId'],
  ],
  Contact: [
    ['Task', 'WhoId'],
    ['OpportunityContactRole', 'ContactId'],
  ],
  Lead: [['Task', 'WhoId']],
  Opportunity: [
    ['Task', 'WhatId'],
    ['OpportunityContactRole', 'OpportunityId'],
  ],
  Case: [['Task', 'WhatId']],
}

/** Puts a record and what hangs on it into the recycle bin. Refused for a Contact or Account that has Cases. */
export function deleteRecord(caller: Caller, object: ObjectDef, id: string): void {
  if (!object.deletable && !caller.system) {
    throw requestError(
      400,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `entity type ${object.name} does not support delete`,
    )
  }
  const row = writableRow(caller, object, id)
  if (row['IsDeleted'] === true) return
  if (!canDelete(caller, object.name, row)) {
    throw writeError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')
  }
  if (object.name === 'Contact' || object.name === 'Account') refuseWithCases(caller.org, object.name, row)
  binRow(caller, object.name, row, {})
}

function refuseWithCases(org: Org, objectName: string, row: Row): void {
  const cases = childrenOf(org, 'Case', `${objectName}Id`, row.Id)
  if (cases.length === 0) return
  const numbers = cases.map((child) => String(child['CaseNumber'])).join(', ')
  throw writeError(
    'DELETE_FAILED',
    `Your attempt to delete ${String(row['Name'])} could not be completed because it is associated with the following cases.: ${numbers}`,
  )
}

/** Live records of `child` whose `field` holds `id`. */
export function childrenOf(org: Org, child: string, field: string, id: string): Row[] {
  const table = org.store.table(child)
  return [...(table.withValue(field, id) ?? [])].flatMap((childId) => {
    const row = table.rows.get(childId)
    return row && row['IsDeleted'] !== true ? [row] : []
  })
}

/** Marks a row and its dependants deleted; `extra` is set on the row itself (a merge's MasterRecordId). */
export function binRow(caller: Caller, objectName: string, row: Row, extra: Record<string, unknown>): void {
  const { org } = caller
  const now = caller.at ?? org.stamp()
  org.store.put(objectName, {
    ...row,
    ...extra,
    IsDeleted: true,
    SystemModstamp: now,
    LastModifiedDate: now,
    LastModifiedById: caller.userId,
    $deletedAt: now,
  })
  org.deletions.push({ object: objectName, id: row.Id, at: now })
  for (const [child, field] of CASCADES[objectName] ?? []) {
    for (const dependant of childrenOf(org, child, field, row.Id))
      binRow(caller, child, dependant, { $binnedWith: row.Id })
  }
}

/** Brings a record back from the recycle bin, with what went with it. False where it is not there. */
export function undeleteRecord(caller: Caller, objectName: string, id: string): boolean {
  const { org } = caller
  const row = org.store.get(objectName, id)
  if (!row || row['IsDeleted'] !== true) return false
  const now = caller.at ?? org.stamp()
  const { $deletedAt: _at, $binnedWith: _with, ...rest } = row
  const back = { ...rest, Id: row.Id, IsDeleted: false, SystemModstamp: now, LastModifiedDate: now }
  org.store.put(objectName, 'MasterRecordId' in back ? { ...back, MasterRecordId: null } : back)
  org.deletions = org.deletions.filter((entry) => entry.id !== id)
  for (const [child] of CASCADES[objectName] ?? []) {
    for (const dependant of org.store.table(child).rows.values()) {
      if (dependant['$binnedWith'] === id) undeleteRecord(caller, child, dependant.Id)
    }
  }
  return true
}

/** Removes what has been in the recycle bin longer than the org keeps it (15 days), or everything in it at once. */
export function purgeRecycleBin(org: Org, everything = false): number {
  const limit = org.clock.now() - org.settings.recycleBinDays * 86_400_000
  const purged = org.deletions.filter(({ object, id, at }) => {
    const row = org.store.get(object, id)
    if (!row || row['IsDeleted'] !== true || (!everything && at > limit)) return false
    org.store.remove(object, id)
    return true
  })
  return purged.length
}

/** Removes a record for good, as an erasure does: nothing is left in the bin or in the list of deletions. */
export function eraseRecord(org: Org, objectName: string, id: string): void {
  org.store.remove(objectName, id)
  org.deletions = org.deletions.filter((entry) => entry.id !== id)
}
