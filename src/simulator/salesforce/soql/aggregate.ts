import type {
  FieldFunctionExpression,
  FieldType as SelectItem,
  FunctionExp,
  GroupByClause,
  Query,
} from '@jetstreamapp/soql-parser-js'
import { requestError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import type { Row } from '../store'
import { writeValue } from '../values'
import { readConditions, type Condition } from './conditions'
import { readFunction } from './functions'
import { comparable } from './literals'
import { compareValues } from './order'
import { malformed } from './parseSoql'
import { findPath } from './paths'

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'])

interface Column {
  key: string
  /** What the query calls it in ORDER BY and HAVING: `count(id)`, `status`. */
  source: string
  field: FieldDef | undefined
  read(rows: readonly Row[]): unknown
}

/** Whether a query gives aggregate rows rather than records. */
export function isAggregate(query: Query): boolean {
  return Boolean(query.groupBy) || (query.fields ?? []).some((item) => isAggregateItem(item))
}

function isAggregateItem(item: SelectItem): boolean {
  return item.type === 'FieldFunctionExpression' && AGGREGATES.has(item.functionName.toUpperCase())
}

/** Groups rows and answers one AggregateResult for each group: named columns, `expr0` for those without an alias. */
export function aggregate(
  caller: Caller,
  object: ObjectDef,
  query: Query,
  rows: readonly Row[],
  zone: string,
): Record<string, unknown>[] {
  const groupKeys = (query.groupBy ? [query.groupBy].flat() : []).map((item: GroupByClause) => {
    const source =
      'field' in item ? findPath(caller, object, item.field.split('.')) : readFunction(caller, object, item.fn, zone)
    if (!source.field.groupable && 'field' in item)
      throw malformed(`field '${source.field.name}' can not be grouped in a query call`)
    return { name: ('field' in item ? item.field : (item.fn.rawValue ?? '')).toLowerCase(), source }
  })
  let expressions = 0
  const columns = (query.fields ?? []).map((item): Column => {
    if (item.type === 'FieldFunctionExpression' && isAggregateItem(item)) {
      return { ...aggregateColumn(caller, object, item), key: item.alias ?? `expr${expressions++}` }
    }
    const isFunction = item.type === 'FieldFunctionExpression'
    if (!isFunction && item.type !== 'Field' && item.type !== 'FieldRelationship')
      throw malformed('unexpected token in an aggregate query')
    const source = isFunction
      ? (item.rawValue ?? '')
      : 'relationships' in item
        ? [...item.relationships, item.field].join('.')
        : item.field
    const group = groupKeys.find((key) => key.name === source.toLowerCase())
    if (!group) throw malformed(`Field must be grouped or aggregated: ${source}`)
    const key =
      ('alias' in item ? item.alias : undefined) ??
      (isFunction ? `expr${expressions++}` : (source.split('.').at(-1) ?? source))
    const field = group.source.field
    return {
      key: isFunction ? key : key.toLowerCase() === field.name.toLowerCase() ? field.name : key,
      source: source.toLowerCase(),
      field,
      read: ([first]) => (first ? group.source.read(first) : null),
    }
  })
  const groups = new Map<string, Row[]>()
  if (groupKeys.length === 0) groups.set('', [...rows])
  else {
    for (const row of rows) {
      const key = JSON.stringify(groupKeys.map(({ source }) => comparable(source.field, source.read(row))))
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  }
  const having = query.having ? readConditions(query.having) : undefined
  const kept = [...groups.values()].filter((group) => !having || holds(caller, object, having, group))
  sortGroups(caller, object, query, columns, kept)
  return kept.map((group) => {
    const out: Record<string, unknown> = { attributes: { type: 'AggregateResult' } }
    for (const column of columns) {
      const value = column.read(group)
      out[column.key] = column.field ? writeValue(column.field, value) : value
    }
    return out
  })
}

function aggregateColumn(
  caller: Caller,
  object: ObjectDef,
  fn: FieldFunctionExpression | FunctionExp,
): Omit<Column, 'key'> {
  const name = (fn.functionName ?? '').toUpperCase()
  const [parameter] = fn.parameters ?? []
  const source = `${name}(${typeof parameter === 'string' ? parameter : ''})`.toLowerCase()
  if (parameter === undefined) return { source, field: undefined, read: (group) => group.length }
  if (typeof parameter !== 'string') throw malformed(`unexpected token: '${fn.rawValue ?? name}'`)
  const path = findPath(caller, object, parameter.split('.'))
  if (!path.field.aggregatable && !name.startsWith('COUNT')) {
    throw requestError(400, 'INVALID_FIELD', `field ${path.field.name} does not support aggregate operator ${name}`)
  }
  const values = (group: readonly Row[]): unknown[] =>
    group.map((row) => path.read(row)).filter((value) => value !== null)
  const total = (group: readonly Row[]): number => values(group).reduce<number>((sum, value) => sum + Number(value), 0)
  const extreme = (group: readonly Row[], down: boolean): unknown =>
    values(group).sort((a, b) => compareValues(comparable(path.field, a), comparable(path.field, b), down, true))[0] ??
    null
  const reads: Record<string, (group: readonly Row[]) => unknown> = {
    COUNT: (group) => values(group).length,
    COUNT_DISTINCT: (group) => new Set(values(group).map((value) => comparable(path.field, value))).size,
    SUM: (group) => (values(group).length === 0 ? null : total(group)),
    AVG: (group) => (values(group).length === 0 ? null : total(group) / values(group).length),
    MIN: (group) => extreme(group, false),
    MAX: (group) => extreme(group, true),
  }
  const read = reads[name]
  if (!read) throw malformed(`Invalid function: ${name}`)
  return { source, field: name === 'MIN' || name === 'MAX' ? path.field : undefined, read }
}

function holds(caller: Caller, object: ObjectDef, condition: Condition, group: readonly Row[]): boolean {
  if (condition.kind === 'not') return !holds(caller, object, condition.item, group)
  if (condition.kind !== 'leaf') {
    const held = (item: Condition): boolean => holds(caller, object, item, group)
    return condition.kind === 'and' ? condition.items.every(held) : condition.items.some(held)
  }
  const { leaf } = condition
  if (!('fn' in leaf)) throw malformed('HAVING takes aggregate functions')
  const left = Number(aggregateColumn(caller, object, leaf.fn).read(group))
  const right = Number(leaf.value)
  const results: Record<string, boolean> = {
    '=': left === right,
    '!=': left !== right,
    '>': left > right,
    '>=': left >= right,
    '<': left < right,
    '<=': left <= right,
  }
  return results[leaf.operator] ?? false
}

function sortGroups(
  caller: Caller,
  object: ObjectDef,
  query: Query,
  columns: readonly Column[],
  groups: Row[][],
): void {
  if (!query.orderBy) return
  const keys = [query.orderBy].flat().map((item) => {
    const name = ('field' in item ? item.field : '').toLowerCase()
    const column =
      'fn' in item
        ? aggregateColumn(caller, object, item.fn)
        : columns.find((one) => one.source === name || one.key.toLowerCase() === name)
    if (!column) throw malformed(`Ordered field must be grouped or aggregated: ${name}`)
    return { column, down: item.order === 'DESC', nullsLast: item.nulls === 'LAST' }
  })
  const value = (column: Omit<Column, 'key'>, group: readonly Row[]): string | number | boolean | null => {
    const found = column.read(group)
    return column.field ? comparable(column.field, found) : typeof found === 'number' ? found : null
  }
  groups.sort((a, b) => {
    for (const { column, down, nullsLast } of keys) {
      const order = compareValues(value(column, a), value(column, b), down, nullsLast)
      if (order !== 0) return order
    }
    return 0
  })
}
