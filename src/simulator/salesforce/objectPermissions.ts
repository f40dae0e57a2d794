import { writeError } from './errors'
import type { ObjectDef } from './fieldTables/fieldTypes'
import type { Caller } from './org'

/** What a profile may withhold from a user for a whole object. */
export type ObjectAction = 'read' | 'create' | 'edit' | 'delete'

/** What somebody (or everybody) may not do with an object; absent means allowed. `read: false` takes the rest with it. */
export interface ObjectPermission {
  /** 18-character id; everybody without it. */
  userId?: string
  object: string
  read?: boolean
  create?: boolean
  edit?: boolean
  delete?: boolean
}

/** Whether the user's profile allows an action on an object at all, whatever the sharing of its records. */
export function mayDo(caller: Caller, objectName: string, action: ObjectAction): boolean {
  if (caller.system) return true
  return caller.org.settings.objectPermissions.every((one) => {
    if (one.object !== objectName || (one.userId && one.userId !== caller.userId)) return true
    return one.read !== false && one[action] !== false
  })
}

/**
 * The object of that name as this user may know it, whatever its capitals. One without the read permission is
 * undefined: the service hides it, so that its describe is NOT_FOUND and a query on it INVALID_TYPE.
 */
export function findObject(caller: Caller, name: string): ObjectDef | undefined {
  const object = caller.org.schema.find(name)
  return object && mayDo(caller, object.name, 'read') ? object : undefined
}

/**
 * Throws what a user without "Create" on an object is told. It is the code that a trigger's exception has too; the
 * text tells them apart.
 */
export function checkMayCreate(caller: Caller, object: ObjectDef): void {
  if (mayDo(caller, object.name, 'create')) return
  throw writeError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`)
}
