import { canRead, visibleField } from '../access'
import { requestError, type SalesforceError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { readField } from '../fieldTables/readTable'
import { findObject } from '../objectPermissions'
import type { Caller } from '../org'
import type { Row } from '../store'
import { valueOf } from '../values'

/** One step from a record to the one its reference field points to. */
export interface Hop {
  field: FieldDef
  /** As the answer writes it: `Owner`. */
  name: string
  polymorphic: boolean
}

/** A field that a query names, found in the schema. */
export interface Path {
  hops: Hop[]
  /** The last object, undefined where a polymorphic reference leaves it open. */
  object: ObjectDef | undefined
  field: FieldDef
  /** The value in a row of the query's object; null where a step leads nowhere. */
  read: (row: Row) => unknown
}

/** What `Owner.`, `Who.` and `What.` show of a record whose object is not known in advance. */
const NAME_FIELDS = new Map(
  `Id id D | ID
   Name string(255) | Name
   Type picklist(40) | Type
   Email email(80) N | Email
   FirstName string(40) N | First Name
   LastName string(80) N | Last Name
   Alias string(8) N | Alias
   Username string(80) N | Username
   Phone phone(40) N | Phone
   Title string(80) N | Title
   IsActive boolean D | Active
   UserRoleId reference N | Role ID | -> UserRole as UserRole
   ProfileId reference N | Profile ID | -> Profile as Profile`
    .split('\n')
    .map((line) => readField(line.trim()))
    .map((field) => [field.name.toLowerCase(), field] as const),
)

/** A field's dotted name in steps, without the object's own name or alias in front: `l.Owner.Name` of `FROM Lead l`. */
export function pathNames(text: string, objectName: string, alias: string | undefined): string[] {
  const names = text.split('.')
  const first = names[0]?.toLowerCase()
  const isOwn = names.length > 1 && (first === alias?.toLowerCase() || first === objectName.toLowerCase())
  return isOwn ? names.slice(1) : names
}

/** INVALID_FIELD for a name the object does not have, or has but not for this user: the two look alike. */
export function noSuchColumn(name: string, entity: string): SalesforceError {
  return requestError(
    400,
    'INVALID_FIELD',
    `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  )
}

/** Finds `Name`, `Owner.Email`, `Account.Owner.UserRole.Name` (at most five steps) from an object. Throws INVALID_FIELD. */
export function findPath(caller: Caller, from: ObjectDef, names: readonly string[]): Path {
  const hops: Hop[] = []
  let object: ObjectDef | undefined = from
  let nameOnly = false
  if (names.length > 6) throw requestError(400, 'INVALID_FIELD', 'SOQL relationships can be at most 5 levels deep')
  for (const name of names.slice(0, -1)) {
    const found: FieldDef | undefined = nameOnly
      ? [...NAME_FIELDS.values()].find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase())
      : object?.byRelationship.get(name.toLowerCase())
    const target = found?.referenceTo.length === 1 ? found.referenceTo[0] : undefined
    const isHidden =
      (found && object && !nameOnly && !visibleField(caller, object, found.name)) ||
      (target !== undefined && caller.org.schema.find(target) && !findObject(caller, target))
    if (!found?.relationshipName || isHidden) {
      throw requestError(
        400,
        'INVALID_FIELD',
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      )
    }
    nameOnly = found.referenceTo.length > 1
    hops.push({ field: found, name: found.relationshipName, polymorphic: nameOnly })
    object = nameOnly ? undefined : caller.org.schema.find(found.referenceTo[0] ?? '')
  }
  const last = names.at(-1) ?? ''
  const field = nameOnly ? NAME_FIELDS.get(last.toLowerCase()) : object && visibleField(caller, object, last)
  if (!field) throw noSuchColumn(last, nameOnly ? 'Name' : (object?.name ?? from.name))
  return { hops, object, field, read: (row) => readPath(caller, from, hops, field, row) }
}

/** Follows a reference; null where it is empty, deleted, or of a record this user may not see. */
export function follow(caller: Caller, row: Row, hop: Hop): { object: ObjectDef; row: Row } | null {
  const id = row[hop.field.name]
  if (typeof id !== 'string') return null
  const object = caller.org.schema.byPrefix(id)
  const target = object && caller.org.store.get(object.name, id)
  if (!object || !target || target['IsDeleted'] === true || !canRead(caller, object.name, target)) return null
  return { object, row: target }
}

function readPath(caller: Caller, from: ObjectDef, hops: readonly Hop[], field: FieldDef, row: Row): unknown {
  let at: { object: ObjectDef; row: Row } | null = { object: from, row }
  for (const hop of hops) {
    at = follow(caller, at.row, hop)
    if (!at) return null
  }
  return readOn(caller, at.object, at.row, field, hops.at(-1)?.polymorphic ?? false)
}

/** A field of a record; through a polymorphic reference the record may not have it (null), and `Type` is its object. */
export function readOn(caller: Caller, object: ObjectDef, row: Row, field: FieldDef, polymorphic: boolean): unknown {
  if (!polymorphic) return valueOf(caller.org, object, row, field)
  // An owner is a User or a Queue to queries, though a queue's object is Group.
  if (field.name === 'Type') return object.name === 'Group' ? (row['Type'] ?? object.name) : object.name
  const own = visibleField(caller, object, field.name)
  if (own) return valueOf(caller.org, object, row, own)
  if (field.name !== 'Name') return null
  const nameField = object.fields.find((candidate) => candidate.nameField)
  return nameField ? valueOf(caller.org, object, row, nameField) : null
}
