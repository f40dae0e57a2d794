import type { ObjectDef } from '../fieldTables/fieldTypes'
import { rowById, type Caller } from '../org'
import type { Row } from '../store'
import { addPrimaryRole, keepOnePrimary } from './contactRoles'

/** What a save changes elsewhere: the parent's LastActivityDate, an Opportunity's first contact role. */
export function afterSave(caller: Caller, object: ObjectDef, row: Row, before: Row | undefined): void {
  if (object.name === 'Task') raiseLastActivity(caller, row)
  if (object.name === 'Opportunity' && !before && typeof row['ContactId'] === 'string') addPrimaryRole(caller, row)
  if (object.name === 'OpportunityContactRole') keepOnePrimary(caller, row)
}

/**
 * A finished Task moves LastActivityDate of what it is about. That is a system update: SystemModstamp moves,
 * LastModifiedDate does not.
 */
function raiseLastActivity(caller: Caller, task: Row): void {
  const day = task['ActivityDate']
  if (task['IsClosed'] !== true || typeof day !== 'string') return
  for (const id of new Set([task['WhoId'], task['WhatId'], task['AccountId']])) {
    const parent = rowById(caller.org, id)
    if (!parent || !caller.org.schema.find(parent.object)?.byName.has('lastactivitydate')) continue
    const last = parent.row['LastActivityDate']
    if (typeof last === 'string' && last >= day) continue
    caller.org.store.put(parent.object, {
      ...parent.row,
      LastActivityDate: day,
      SystemModstamp: caller.at ?? caller.org.stamp(),
    })
  }
}
