import type { FieldType as SelectItem, FieldTypeOf } from '@jetstreamapp/soql-parser-js'
import { fieldAccess } from '../access'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import type { Row } from '../store'
import { attributesOf, valueOf, writeValue } from '../values'
import { readFunction } from './functions'
import { malformed } from './parseSoql'
import { findPath, follow, readOn, type Hop } from './paths'
import type { SubqueryRunner } from './subqueries'
import { asText } from '../text'

type Writer = (row: Row, out: Record<string, unknown>) => void

/** Builds the function that writes a row as the query asks: fields in their order, parents nested, children as lists. */
export function compileSelect(
  caller: Caller,
  object: ObjectDef,
  items: readonly SelectItem[],
  options: { alias: string | undefined; zone: string; limit: number | undefined; subqueries: SubqueryRunner },
): (row: Row) => Record<string, unknown> {
  const writers: Writer[] = []
  const parents = new Map<string, ParentNode>()
  const seen = new Set<string>()
  const once = (key: string): void => {
    if (seen.has(key.toLowerCase())) throw malformed(`duplicate field selected: ${key}`)
    seen.add(key.toLowerCase())
  }
  for (const item of items) {
    switch (item.type) {
      case 'Field':
      case 'FieldRelationship': {
        const relations = 'relationships' in item ? item.relationships : []
        const names = [...relations, item.field]
        const [first = ''] = names
        if (names.length > 1 && first.toLowerCase() === (options.alias ?? object.name).toLowerCase()) names.shift()
        once(names.join('.'))
        addPath(caller, object, names, writers, parents)
        break
      }
      case 'FieldSubquery': {
        const run = options.subqueries(object, item.subquery)
        writers.push((row, out) => Object.assign(out, { [run.name]: run.list(row) }))
        break
      }
      case 'FieldTypeof':
        addTypeOf(caller, object, item, writers)
        break
      case 'FieldFunctionExpression': {
        if (item.functionName.toUpperCase() === 'FIELDS') {
          for (const field of fieldsOf(caller, object, asText(item.parameters[0]), options.limit)) {
            writers.push((row, out) => writeField(caller, object, field, row, out))
          }
          break
        }
        const computed = readFunction(caller, object, item, options.zone)
        const key = item.alias ?? asText(item.parameters[0])
        once(key)
        writers.push((row, out) => Object.assign(out, { [key]: writeValue(computed.field, computed.read(row)) }))
        break
      }
      default:
        throw malformed('unexpected token in the field list')
    }
  }
  return (row) => {
    const out: Record<string, unknown> = { attributes: attributesOf(caller, object.name, row.Id) }
    for (const write of writers) write(row, out)
    return out
  }
}

interface ParentNode {
  hop: Hop
  fields: FieldDef[]
  children: Map<string, ParentNode>
}

function addPath(
  caller: Caller,
  object: ObjectDef,
  names: readonly string[],
  writers: Writer[],
  parents: Map<string, ParentNode>,
): void {
  const path = findPath(caller, object, names)
  if (path.hops.length === 0) {
    writers.push((row, out) => writeField(caller, object, path.field, row, out))
    return
  }
  let level = parents
  let node: ParentNode | undefined
  for (const [index, hop] of path.hops.entries()) {
    node = level.get(hop.name)
    if (!node) {
      const created: ParentNode = { hop, fields: [], children: new Map() }
      level.set(hop.name, created)
      node = created
      if (index === 0) writers.push((row, out) => Object.assign(out, { [hop.name]: writeParent(caller, row, created) }))
    }
    level = node.children
  }
  node?.fields.push(path.field)
}

function writeParent(caller: Caller, row: Row, node: ParentNode): Record<string, unknown> | null {
  const target = follow(caller, row, node.hop)
  if (!target) return null
  const attributes = attributesOf(caller, target.object.name, target.row.Id)
  const out: Record<string, unknown> = {
    attributes: node.hop.polymorphic ? { ...attributes, type: 'Name' } : attributes,
  }
  for (const field of node.fields) {
    out[field.name] = writeValue(field, readOn(caller, target.object, target.row, field, node.hop.polymorphic))
  }
  for (const child of node.children.values()) out[child.hop.name] = writeParent(caller, target.row, child)
  return out
}

function writeField(caller: Caller, object: ObjectDef, field: FieldDef, row: Row, out: Record<string, unknown>): void {
  out[field.name] = writeValue(field, valueOf(caller.org, object, row, field))
}

function fieldsOf(caller: Caller, object: ObjectDef, group: string, limit: number | undefined): FieldDef[] {
  const kind = group.toUpperCase()
  if (kind !== 'STANDARD' && (limit === undefined || limit > 200)) {
    throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200')
  }
  return object.fields.filter((field) => {
    if (fieldAccess(caller, object, field) === 'hidden') return false
    return kind === 'ALL' || field.custom === (kind === 'CUSTOM')
  })
}

function addTypeOf(caller: Caller, object: ObjectDef, item: FieldTypeOf, writers: Writer[]): void {
  const reference = object.byRelationship.get(item.field.toLowerCase())
  if (!reference?.relationshipName || reference.referenceTo.length < 2) {
    throw malformed(`Invalid polymorphic relationship name: ${item.field}`)
  }
  const hop: Hop = { field: reference, name: reference.relationshipName, polymorphic: true }
  const branches = item.conditions.map((condition) => {
    const target = condition.objectType ? caller.org.schema.find(condition.objectType) : undefined
    if (condition.type === 'WHEN' && !target) throw malformed(`Invalid TYPEOF object: ${condition.objectType ?? ''}`)
    const names = condition.fieldList.map((name) => name.split('.'))
    // WHEN lists are checked against their object, ELSE against what every record has.
    if (target) for (const path of names) findPath(caller, target, path)
    else for (const path of names) findPath(caller, object, [hop.name, ...path])
    return { target, names }
  })
  writers.push((row, out) => {
    const found = follow(caller, row, hop)
    const branch =
      found && (branches.find((one) => one.target?.name === found.object.name) ?? branches.find((one) => !one.target))
    if (!found || !branch) {
      out[hop.name] = found ? { attributes: attributesOf(caller, found.object.name, found.row.Id) } : null
      return
    }
    const inner: Writer[] = []
    const parents = new Map<string, ParentNode>()
    for (const path of branch.names) addPath(caller, found.object, path, inner, parents)
    const value: Record<string, unknown> = { attributes: attributesOf(caller, found.object.name, found.row.Id) }
    for (const write of inner) write(found.row, value)
    out[hop.name] = value
  })
}
