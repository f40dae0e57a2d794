import type { ChildRelationship, FieldDef, FieldType, ObjectDef, PicklistValue } from './fieldTypes'

/*
 * Field tables are text, one field a line, so that a table can be read beside a describe:
 *
 *   Name type(length or precision.scale) flags | Label | options
 *
 * Flags: C createable, U updateable, N nillable, D defaulted on create, I idLookup, R restricted picklist, M name
 * field, # auto number, p has a field permission, Q lookup filter, A not aggregatable, S not sortable.
 * Options: `-> Group,User as Owner` what an id points to; `= a; b*; value:Label` picklist values (* default); `in Name`
 * the compound field it belongs to; `info personname` the extra type; `only FSG` which of filter, sort, group,
 * aggregate the field allows where its type does not say.
 */
const ALLOWS: Record<FieldType, string> = {
  id: 'FSGA',
  reference: 'FSGA',
  string: 'FSGA',
  textarea: 'FSGA',
  email: 'FSGA',
  phone: 'FSGA',
  url: 'FSGA',
  picklist: 'FSGA',
  multipicklist: 'F',
  combobox: 'FSA',
  boolean: 'FSG',
  int: 'FSGA',
  double: 'FSA',
  currency: 'FSA',
  percent: 'FSA',
  date: 'FSGA',
  datetime: 'FSA',
  address: 'F',
}

/** One line of a field table as a field. Throws where the line does not follow the grammar above. */
export function readField(line: string): FieldDef {
  const [head = '', label = '', ...options] = line.split('|').map((part) => part.trim())
  const match = /^(\S+) +([a-z]+)(?:\(([\d.]+)\))?(?: +([A-Z#pQ]+))?$/.exec(head)
  if (!match || label === '') throw new Error(`field table line not understood: ${line}`)
  const [, name = '', type = '', size = '', flags = ''] = match
  if (!(type in ALLOWS)) throw new Error(`unknown field type: ${line}`)
  const fieldType = type as FieldType
  const option = (mark: string): string | undefined =>
    options
      .find((text) => text.startsWith(mark))
      ?.slice(mark.length)
      .trim()
  const has = (flag: string): boolean => flags.includes(flag)
  const [whole = '0', fraction = '0'] = size.split('.')
  const isDecimal = size.includes('.')
  const isLong = fieldType === 'textarea' && Number(size) > 4000
  const allows = option('only ') ?? (isLong ? '' : ALLOWS[fieldType])
  const [, targets = '', relationshipName = ''] = /^(.*?) ?(?:\bas (\w+))?$/.exec(option('->') ?? '') ?? []
  const picklistValues = readPicklist(option('=') ?? '')
  const isPicklist = fieldType === 'picklist' || fieldType === 'combobox'
  const chosen = isPicklist ? picklistValues.find((value) => value.defaultValue)?.value : undefined
  const defaultValue = fieldType === 'boolean' ? false : (chosen ?? null)
  return {
    name,
    type: fieldType,
    label,
    length: isDecimal ? 0 : fieldType === 'id' || fieldType === 'reference' ? Number(size || 18) : Number(size || 0),
    precision: isDecimal ? Number(whole) : 0,
    scale: isDecimal ? Number(fraction) : 0,
    digits: fieldType === 'int' ? 8 : 0,
    createable: has('C'),
    updateable: has('U'),
    nillable: has('N'),
    defaultedOnCreate: has('D'),
    filterable: allows.includes('F'),
    sortable: allows.includes('S'),
    groupable: allows.includes('G'),
    aggregatable: allows.includes('A'),
    idLookup: has('I'),
    externalId: false,
    unique: false,
    caseSensitive: false,
    restrictedPicklist: has('R'),
    autoNumber: has('#'),
    nameField: has('M'),
    permissionable: has('p'),
    searchPrefilterable: has('Q'),
    custom: name.endsWith('__c'),
    referenceTo: targets === '' ? [] : targets.split(',').map((target) => target.trim()),
    relationshipName: relationshipName || null,
    compoundFieldName: option('in ') ?? null,
    extraTypeInfo: option('info ') ?? null,
    defaultValue,
    initialValue: defaultValue,
    controllerName: null,
    picklistValues,
  }
}

function readPicklist(text: string): PicklistValue[] {
  if (text === '') return []
  return text.split(';').map((part) => {
    const item = part.trim()
    const defaultValue = item.endsWith('*')
    const [value = '', label = value] = (defaultValue ? item.slice(0, -1) : item).split(':')
    return { value, label, active: true, defaultValue }
  })
}

export interface ObjectHead {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string
  /** Which of create, update, delete, merge, undelete, search, trigger, replicate, feed, mru, layout it has. */
  can: string
  scopes?: string
  /** `Tasks: Task.WhoId; ...` ; a name of `-` stands for a relationship without a name. */
  children?: string
}

/** An object from its head and the text of its field table. */
export function defineObject(head: ObjectHead, table: string): ObjectDef {
  const can = new Set(head.can.split(' '))
  const fields = table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readField)
  return indexObject({
    name: head.name,
    label: head.label,
    labelPlural: head.labelPlural,
    keyPrefix: head.keyPrefix,
    createable: can.has('create'),
    updateable: can.has('update'),
    deletable: can.has('delete'),
    mergeable: can.has('merge'),
    undeletable: can.has('undelete'),
    searchable: can.has('search'),
    triggerable: can.has('trigger'),
    replicateable: can.has('replicate'),
    feedEnabled: can.has('feed'),
    mruEnabled: can.has('mru'),
    layoutable: can.has('layout'),
    supportedScopes: (head.scopes ?? '')
      .split(';')
      .map((part) => part.trim().split(':'))
      .flatMap(([name, label]) => (name && label ? [{ name, label }] : [])),
    childRelationships: readChildren(head.children ?? ''),
    fields,
    byName: new Map(),
    byRelationship: new Map(),
  })
}

function readChildren(text: string): ChildRelationship[] {
  return text
    .split(';')
    .map((part) => /^(\S+): (\w+)\.(\w+)$/.exec(part.trim()))
    .flatMap((match) =>
      match
        ? [{ relationshipName: match[1] === '-' ? null : match[1]!, childSObject: match[2]!, field: match[3]! }]
        : [],
    )
}

/** Rebuilds an object's look-up maps, after a field was added. Returns the same object. */
export function indexObject(object: ObjectDef): ObjectDef {
  object.byName = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]))
  object.byRelationship = new Map(
    object.fields.flatMap((field) =>
      field.relationshipName ? [[field.relationshipName.toLowerCase(), field] as const] : [],
    ),
  )
  return object
}
