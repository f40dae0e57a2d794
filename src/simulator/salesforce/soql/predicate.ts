import type { Query } from '@jetstreamapp/soql-parser-js'
import { requestError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import { indexKey, type Row, type Table } from '../store'
import { comparable, likePattern, readLiteral, type Comparable, type Now } from './literals'
import type { Condition, Leaf } from './conditions'
import { readFunction } from './functions'
import { malformed, unquote } from './parseSoql'
import { findPath, pathNames } from './paths'
import { asText } from '../text'

/** A compiled filter. `candidates` are ids that hold every match, found through indexes; undefined means "read all". */
export interface Predicate {
  test(row: Row): boolean
  candidates(): Iterable<string> | undefined
}

/** What compiling a filter needs. `subselect` runs `(SELECT x FROM ...)` and gives its values. */
export interface FilterContext {
  caller: Caller
  object: ObjectDef
  /** `l` of `FROM Lead l`. */
  alias: string | undefined
  table: Table
  now: Now
  subselect(query: Query): { values: Set<string>; field: FieldDef }
}

/** Compiles a condition tree for rows of an object. Throws where a field is unknown, hidden or cannot be filtered. */
export function compile(context: FilterContext, condition: Condition): Predicate {
  if (condition.kind === 'leaf') return compileLeaf(context, condition.leaf)
  if (condition.kind === 'not') {
    const item = compile(context, condition.item)
    return { test: (row) => !item.test(row), candidates: () => undefined }
  }
  const items = condition.items.map((item) => compile(context, item))
  if (condition.kind === 'and') {
    return { test: (row) => items.every((item) => item.test(row)), candidates: () => smallest(items) }
  }
  return { test: (row) => items.some((item) => item.test(row)), candidates: () => union(items) }
}

function smallest(items: readonly Predicate[]): Iterable<string> | undefined {
  let best: string[] | undefined
  for (const item of items) {
    const found = item.candidates()
    const ids = found && [...found]
    if (ids && (!best || ids.length < best.length)) best = ids
  }
  return best
}

function union(items: readonly Predicate[]): Iterable<string> | undefined {
  const ids = new Set<string>()
  for (const item of items) {
    const found = item.candidates()
    if (!found) return undefined
    for (const id of found) ids.add(id)
  }
  return ids
}

function compileLeaf(context: FilterContext, leaf: Leaf): Predicate {
  const { caller, object, table } = context
  const computed = 'fn' in leaf ? readFunction(caller, object, leaf.fn, context.now.zone) : undefined
  const path = 'field' in leaf ? findPath(caller, object, pathNames(leaf.field, object.name, context.alias)) : undefined
  const field = computed?.field ?? path!.field
  const read = computed?.read ?? path!.read
  if (!field.filterable) {
    throw requestError(400, 'INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`)
  }
  const isOwn = path?.hops.length === 0
  const operator = leaf.operator.toUpperCase()
  if ('valueQuery' in leaf) {
    const { values } = context.subselect(leaf.valueQuery)
    const inside = (row: Row): boolean => values.has(asText(read(row)))
    if (operator === 'NOT IN') return { test: (row) => !inside(row), candidates: () => undefined }
    return { test: inside, candidates: () => (isOwn ? lookUp(table, field, [...values]) : undefined) }
  }
  const texts = Array.isArray(leaf.value) ? leaf.value : [leaf.value]
  const { literalType } = leaf
  const types = texts.map((_text, index) => (Array.isArray(literalType) ? literalType[index] : literalType) ?? 'STRING')
  checkOperator(field, operator)
  if (operator === 'LIKE') {
    if (types[0] !== 'STRING') throw malformed(`unexpected token: '${texts[0]}'`)
    const pattern = likePattern(texts[0] ?? "''")
    return { test: (row) => pattern.test(asText(read(row))) && read(row) !== null, candidates: () => undefined }
  }
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return compileIncludes(field, read, texts, operator)
  const isEquality = ['=', '!=', 'IN', 'NOT IN'].includes(operator)
  const literals = texts.map((text, index) => readLiteral(field, String(types[index]), text, context.now, isEquality))
  if (operator === 'IN' || operator === 'NOT IN')
    return compileList(table, field, read, literals, operator === 'IN', isOwn)
  return compileComparison(table, field, read, literals[0]!, operator, isOwn)
}

/** `('A;B','C')`: both A and B, or C. A record without a value excludes everything (SOQL guide, multi-select picklists). */
function compileIncludes(
  field: FieldDef,
  read: (row: Row) => unknown,
  texts: readonly string[],
  operator: string,
): Predicate {
  if (field.type !== 'multipicklist') throw malformed('INCLUDES and EXCLUDES are for multi-select picklists')
  const valuesOf = (text: string): string[] => text.toLowerCase().split(';')
  const wanted = texts.map((text) => valuesOf(unquote(text)))
  const test = (row: Row): boolean => {
    const own = valuesOf(asText(read(row) ?? ''))
    return wanted.some((set) => set.every((value) => own.includes(value))) === (operator === 'INCLUDES')
  }
  return { test, candidates: () => undefined }
}

function checkOperator(field: FieldDef, operator: string): void {
  const isId = field.type === 'id' || field.type === 'reference'
  const ordering = ['<', '<=', '>', '>='].includes(operator)
  const isText = !['boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime'].includes(field.type)
  if ((operator === 'LIKE' && (isId || !isText)) || (field.type === 'boolean' && ordering)) {
    throw requestError(400, 'INVALID_FIELD', `invalid operator on ${isId ? 'id' : field.type} field`)
  }
}

function lookUp(table: Table, field: FieldDef, keys: readonly string[]): Iterable<string> | undefined {
  if (field.name === 'Id') return keys.filter((id) => table.rows.has(id))
  if (!table.hasIndex(field.name)) return undefined
  return new Set(keys.flatMap((key) => [...(table.withValue(field.name, indexKey(field, key)) ?? [])]))
}

function compileList(
  table: Table,
  field: FieldDef,
  read: (row: Row) => unknown,
  literals: readonly Comparable[],
  wanted: boolean,
  isOwn: boolean,
): Predicate {
  const values = new Set<unknown>()
  const spans = literals.filter((literal) => literal.kind === 'span')
  for (const literal of literals)
    if (literal.kind !== 'span') values.add(literal.kind === 'null' ? null : literal.value)
  const test = (row: Row): boolean => {
    const value = comparable(field, read(row))
    if (values.has(value)) return wanted
    return spans.some((span) => value !== null && value >= span.start && value < span.end) === wanted
  }
  const canLookUp = wanted && isOwn && !values.has(null) && spans.length === 0
  return { test, candidates: () => (canLookUp ? lookUp(table, field, [...values].map(String)) : undefined) }
}

function compileComparison(
  table: Table,
  field: FieldDef,
  read: (row: Row) => unknown,
  literal: Comparable,
  operator: string,
  isOwn: boolean,
): Predicate {
  const matches = comparison(literal, operator)
  const test = (row: Row): boolean => matches(comparable(field, read(row)))
  const candidates = (): Iterable<string> | undefined => {
    if (!isOwn || literal.kind === 'null') return undefined
    if (operator === '=' && literal.kind === 'value') {
      if (field.name !== 'SystemModstamp') return lookUp(table, field, [String(literal.value)])
      return table.changedBetween(Number(literal.value), Number(literal.value))
    }
    if (field.name !== 'SystemModstamp' || operator === '!=' || operator.startsWith('<')) return undefined
    const from = literal.kind === 'span' ? literal.start : literal.value
    return table.changedBetween(Number(from), Number.POSITIVE_INFINITY)
  }
  return { test, candidates }
}

/** SOQL has two truth values: a null is unequal to everything but null, and neither greater nor less than anything. */
function comparison(literal: Comparable, operator: string): (value: string | number | boolean | null) => boolean {
  if (literal.kind === 'null') {
    if (operator === '=') return (value) => value === null
    if (operator === '!=') return (value) => value !== null
    return () => false
  }
  const start = literal.kind === 'span' ? literal.start : literal.value
  const end = literal.kind === 'span' ? literal.end : undefined
  const inside = (value: string | number | boolean): boolean =>
    end === undefined ? value === start : value >= start && value < end
  switch (operator) {
    case '=':
      return (value) => value !== null && inside(value)
    case '!=':
      return (value) => value === null || !inside(value)
    case '<':
      return (value) => value !== null && value < start
    case '<=':
      return (value) => value !== null && (end === undefined ? value <= start : value < end)
    case '>':
      return (value) => value !== null && (end === undefined ? value > start : value >= end)
    default:
      return (value) => value !== null && value >= start
  }
}
