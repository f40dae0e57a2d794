import { invalid } from '../errors'
import { dayOf } from './days'
import type { Filter, Operator, Query } from './grammar'

/**
 * How a field compares. `tag` is a list of ids with = and != only, `ids` a list of ids, `words` matches single words
 * of a text.
 */
export type FieldType = 'string' | 'integer' | 'boolean' | 'date' | 'tag' | 'ids' | 'words'

/** What a row has in a field; a list for ids. */
export type FieldValue = string | number | boolean | null | readonly string[]

/** A searchable field of a row. */
export interface Field<T> {
  type: FieldType
  get(row: T): FieldValue
  /** Compared without regard to case, as emails are. */
  ignoreCase?: boolean
  /** Whether `value: null` may be asked for; default true. */
  nullable?: boolean
}

/** How a kind of search reads its queries. */
export interface Dialect<T> {
  field(name: string): Field<T> | undefined
  /** Contacts match dates by calendar day in this zone; conversations by exact second. */
  dayIn?: string
  maxInValues: number
}

const TEXT: readonly Operator[] = ['=', '!=', 'IN', 'NIN', '~', '!~', '^', '$']
const SAME: readonly Operator[] = ['=', '!=', 'IN', 'NIN']
const ORDER: readonly Operator[] = ['<', '<=', '>', '>=']
const DAY: readonly Operator[] = ['=', '<', '>']
const EQUAL: readonly Operator[] = ['=', '!=']

function allowed(type: FieldType, byDay: boolean): readonly Operator[] {
  if (type === 'string' || type === 'words') return TEXT
  if (type === 'tag') return EQUAL
  if (type === 'date' && byDay) return DAY
  if (type === 'date' || type === 'integer') return [...SAME, ...ORDER]
  return SAME
}

/** Makes a test out of a query. Throws 400 for unknown fields, wrong operators and values of the wrong type. */
export function compile<T>(query: Query, dialect: Dialect<T>): (row: T) => boolean {
  if (query.kind === 'filter') return compileFilter(query, dialect)
  const tests = query.members.map((member) => compile(member, dialect))
  return query.operator === 'AND' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row))
}

function compileFilter<T>(filter: Filter, dialect: Dialect<T>): (row: T) => boolean {
  const field = dialect.field(filter.field)
  if (!field) throw invalid(`Invalid field '${filter.field}'`)
  const { operator } = filter
  const byDay = field.type === 'date' && dialect.dayIn !== undefined
  if (!allowed(field.type, byDay).includes(operator)) {
    throw invalid(`Operator '${operator}' is not supported for field '${filter.field}'`)
  }
  const values = readValues(filter, field, dialect.maxInValues)
  const value = values[0] ?? null
  if (byDay && typeof value === 'number' && dialect.dayIn) return compileDay(field, operator, value, dialect.dayIn)
  switch (operator) {
    case '=':
    case 'IN':
      return (row) => matches(field, row, values)
    case '!=':
    case 'NIN':
      return (row) => !matches(field, row, values)
    case '~':
    case '^':
    case '$':
      return (row) => textTest(field, row, operator, String(value ?? ''))
    case '!~':
      return (row) => !textTest(field, row, '~', String(value ?? ''))
    default:
      return (row) => {
        const have = field.get(row)
        if (typeof have !== 'number' || typeof value !== 'number') return false
        // Conversation search documents its < and > as "or equal".
        return operator === '<' || operator === '<=' ? have <= value : have >= value
      }
  }
}

function compileDay<T>(field: Field<T>, operator: Operator, value: number, zone: string): (row: T) => boolean {
  const { start, next } = dayOf(value, zone)
  return (row) => {
    const have = field.get(row)
    if (typeof have !== 'number') return false
    if (operator === '>') return have >= next
    if (operator === '<') return have < start
    return have >= start && have < next
  }
}

type Scalar = string | number | boolean | null

function readValues<T>(filter: Filter, field: Field<T>, max: number): Scalar[] {
  const many = filter.operator === 'IN' || filter.operator === 'NIN'
  if (many !== Array.isArray(filter.value)) {
    throw invalid(`Operator '${filter.operator}' ${many ? 'needs an array' : 'takes a single value'}`)
  }
  const raw: unknown[] = Array.isArray(filter.value) ? filter.value : [filter.value]
  if (many && (raw.length === 0 || raw.length > max)) throw invalid(`'${filter.operator}' takes 1 to ${max} values`)
  return raw.map((value) => readValue(value, filter, field))
}

function readValue<T>(value: unknown, filter: Filter, field: Field<T>): Scalar {
  const refuse = (): never => {
    throw invalid(`Invalid value type for field '${filter.field}'`)
  }
  if (value === null) {
    const plain = filter.operator === '=' || filter.operator === '!='
    return plain && field.nullable !== false && field.type !== 'date' ? null : refuse()
  }
  switch (field.type) {
    case 'boolean':
      if (value === 'true' || value === 'false') return value === 'true'
      return typeof value === 'boolean' ? value : refuse()
    case 'integer':
    case 'date': {
      const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
      return typeof number === 'number' && Number.isFinite(number) ? number : refuse()
    }
    default:
      if (typeof value !== 'string') return refuse()
      return field.ignoreCase || field.type === 'words' ? value.toLowerCase() : value
  }
}

function matches<T>(field: Field<T>, row: T, values: readonly Scalar[]): boolean {
  const have = field.get(row)
  if (Array.isArray(have))
    return have.length === 0 ? values.includes(null) : have.some((id: string) => values.includes(id))
  if (typeof have === 'string' && field.type === 'words') {
    const words = new Set(wordsOf(have))
    return values.some((value) => typeof value === 'string' && words.has(value))
  }
  if (typeof have === 'string' && field.ignoreCase) return values.includes(have.toLowerCase())
  return values.includes(have as Scalar)
}

function textTest<T>(field: Field<T>, row: T, operator: '~' | '^' | '$', value: string): boolean {
  const have = field.get(row)
  if (typeof have !== 'string') return false
  const wanted = value.toLowerCase()
  const texts = field.type === 'words' ? wordsOf(have) : [have.toLowerCase()]
  return texts.some((text) =>
    operator === '~' ? text.includes(wanted) : operator === '^' ? text.startsWith(wanted) : text.endsWith(wanted),
  )
}

const wordsOf = (html: string): string[] =>
  html
    .replace(/<[^>]+>/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'@._-]+/u)
    .map((word) => word.replace(/^[.'_-]+|[.'_-]+$/g, ''))
    .filter((word) => word !== '')

/** The filters that every found row passes: a single filter, or the filters directly in a top-level AND. */
export function conjuncts(query: Query | undefined): Filter[] {
  if (!query) return []
  if (query.kind === 'filter') return [query]
  if (query.operator === 'OR') return []
  return query.members.filter((member) => member.kind === 'filter')
}
