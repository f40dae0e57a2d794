import type { FieldDef, ObjectDef } from './fieldTables/fieldTypes'
import { mayDo } from './objectPermissions'
import type { Caller, Org } from './org'
import { recordAccess } from './sharing'
import type { Row } from './store'

type FieldAccess = 'hidden' | 'read' | 'write'

/** What field-level security lets a user do with a field. System fields and Id are never hidden. */
export function fieldAccess(caller: Caller, object: ObjectDef, field: FieldDef): FieldAccess {
  if (caller.system) return 'write'
  let access: FieldAccess = 'write'
  for (const rule of caller.org.settings.fieldSecurity) {
    if (rule.object !== object.name || (rule.userId && rule.userId !== caller.userId)) continue
    if (rule.hidden?.includes(field.name)) return 'hidden'
    if (rule.readOnly?.includes(field.name)) access = 'read'
  }
  return access
}

/** The field of that name as this user may know it, whatever its capitals; undefined where absent or hidden. */
export function visibleField(caller: Caller, object: ObjectDef, name: string): FieldDef | undefined {
  const field = object.byName.get(name.toLowerCase())
  return field && fieldAccess(caller, object, field) !== 'hidden' ? field : undefined
}

function seesAll(caller: Caller): boolean {
  return caller.system === true || caller.org.settings.seeAllUserIds.includes(caller.userId)
}

/** Whether the user may read a record: by the object's permission, and by its sharing or as its owner. */
export function canRead(caller: Caller, objectName: string, row: Row): boolean {
  if (!mayDo(caller, objectName, 'read')) return false
  return seesAll(caller) || recordAccess(caller, objectName, row) !== 'none'
}

/** Whether the user may change a record it can read. */
export function canEdit(caller: Caller, objectName: string, row: Row): boolean {
  if (!mayDo(caller, objectName, 'edit')) return false
  return seesAll(caller) || recordAccess(caller, objectName, row) === 'edit'
}

/**
 * Deleting takes "full access": the owner has it, and everybody where everything is public. A share gives reading or
 * editing only.
 */
export function canDelete(caller: Caller, objectName: string, row: Row): boolean {
  if (!mayDo(caller, objectName, 'delete')) return false
  return seesAll(caller) || recordAccess(caller, objectName, row, false) === 'edit'
}

/** Whether an ordinary query leaves the record out: deleted, or an activity archived a year after it was due. */
export function isOutOfQueries(org: Org, objectName: string, row: Row): boolean {
  return row['IsDeleted'] === true || (objectName === 'Task' && isArchived(org, row))
}

const YEAR = 365 * 86_400_000

/** Closed Tasks leave ordinary queries 365 days after their due date (without one: after their creation). */
export function isArchived(org: Org, row: Row): boolean {
  if (row['IsClosed'] !== true) return false
  const due = row['ActivityDate']
  const at = typeof due === 'string' ? Date.parse(due) : Number(row['CreatedDate'] ?? 0)
  return at < org.clock.now() - YEAR
}
