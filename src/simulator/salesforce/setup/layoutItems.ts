import { fieldAccess } from '../access'
import { describeField } from '../describe'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'

/** A page layout as an admin changed it. */
export interface LayoutSetting {
  object: string
  /** Developer name of the record type whose layout it is; all layouts of the object without it. */
  recordType?: string
  /** Fields the page asks for. Neither describe nor a save looks at this: the API takes records without them. */
  required?: string[]
  readOnly?: string[]
  /** Fields that are not on the page. */
  hidden?: string[]
}

/** What the admin's layout settings say about one layout, in one place. */
export interface LayoutRules {
  required: Set<string>
  readOnly: Set<string>
  hidden: Set<string>
}

type Json = Record<string, unknown>

const EMPTY: Json = {
  editableForNew: false,
  editableForUpdate: false,
  label: '',
  layoutComponents: [],
  placeholder: true,
  required: false,
}

/** The parts an address shows: no coordinates, and codes in place of names where the org has them. */
function addressParts(object: ObjectDef, compound: FieldDef): FieldDef[] {
  const parts = object.fields.filter((field) => field.compoundFieldName === compound.name)
  const hasCodes = parts.some((field) => field.name.endsWith('CountryCode'))
  return parts.filter((field) => {
    if (/(Latitude|Longitude|GeocodeAccuracy)$/.test(field.name)) return false
    return !hasCodes || !/(State|Country)$/.test(field.name)
  })
}

function partsOf(object: ObjectDef, field: FieldDef): FieldDef[] {
  if (field.type === 'address') return addressParts(object, field)
  return object.fields.filter((part) => part.compoundFieldName === field.name)
}

function component(caller: Caller, object: ObjectDef, field: FieldDef, tabOrder: number): Json {
  return {
    details: describeField(caller, object, field),
    displayLines: field.type === 'textarea' ? 6 : 1,
    tabOrder,
    type: 'Field',
    value: field.name,
  }
}

/** A field's label on a page: a look-up shows the name it leads to, so "Account ID" reads "Account". */
function labelOf(object: ObjectDef, field: FieldDef): string {
  if (field.name === 'OwnerId') return object.name === 'Task' ? 'Assigned To' : `${object.label} Owner`
  return field.type === 'reference' ? field.label.replace(/ ID$/, '') : field.label
}

/** Owners are changed by an action of their own, except on activities, whose page has the field. */
function isEditable(object: ObjectDef, field: FieldDef): boolean {
  return field.name !== 'OwnerId' || object.name === 'Task'
}

/**
 * The item of a layout for a field (describeLayout, DescribeLayoutItem), or undefined where this user cannot see it. A
 * compound field (a name, an address) is one item whose component lists its parts.
 */
export function layoutItem(
  caller: Caller,
  object: ObjectDef,
  name: string | null,
  rules: LayoutRules,
  tabOrder: number,
): Json | undefined {
  if (name === null) return EMPTY
  const field = object.byName.get(name.toLowerCase())
  if (!field) return undefined
  const all = partsOf(object, field)
  const parts = (all.length > 0 ? all : [field]).filter(
    (part) => !rules.hidden.has(part.name) && fieldAccess(caller, object, part) !== 'hidden',
  )
  if (parts.length === 0 || rules.hidden.has(name) || fieldAccess(caller, object, field) === 'hidden') return undefined
  const writable = parts.filter(
    (part) =>
      isEditable(object, part) &&
      !rules.readOnly.has(name) &&
      !rules.readOnly.has(part.name) &&
      fieldAccess(caller, object, part) === 'write',
  )
  const editableForNew = writable.some((part) => part.createable)
  const required = writable.some((part) => rules.required.has(part.name) || (!part.nillable && part.type !== 'boolean'))
  const main = component(caller, object, field, tabOrder)
  return {
    editableForNew,
    editableForUpdate: writable.some((part) => part.updateable),
    label: labelOf(object, field),
    layoutComponents: [
      all.length === 0
        ? main
        : {
            ...main,
            components: parts.map((part, index) => component(caller, object, part, tabOrder + index)),
            fieldType: field.type,
          },
    ],
    placeholder: false,
    required: editableForNew && (required || rules.required.has(name)),
  }
}

/** "Created By" and "Last Modified By": a person, a comma and a time in one item that nobody edits. */
export function auditItem(
  caller: Caller,
  object: ObjectDef,
  which: 'Created' | 'LastModified',
  tabOrder: number,
): Json {
  const fields = [`${which}ById`, `${which}Date`].flatMap((name) => object.byName.get(name.toLowerCase()) ?? [])
  const [by, date] = fields.map((field) => component(caller, object, field, tabOrder))
  const separator = { details: null, displayLines: 1, tabOrder, type: 'Separator', value: ', ' }
  return {
    ...EMPTY,
    label: which === 'Created' ? 'Created By' : 'Last Modified By',
    layoutComponents: [by, separator, date],
    placeholder: false,
  }
}
