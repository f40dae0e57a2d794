import { invalid } from '../errors'
import { isObject } from '../input'

/** Every operator a filter may have; which ones fit depends on the field (evaluate.ts). */
export const OPERATORS = ['=', '!=', 'IN', 'NIN', '<', '<=', '>', '>=', '~', '!~', '^', '$'] as const
/** One of the operators. */
export type Operator = (typeof OPERATORS)[number]

/** One comparison of a search query. */
export interface Filter {
  kind: 'filter'
  field: string
  operator: Operator
  value: unknown
}

/** Filters that are joined by AND or OR. */
export interface Group {
  kind: 'group'
  operator: 'AND' | 'OR'
  members: Query[]
}

/** A whole query. */
export type Query = Filter | Group

const MAX_FILTERS = 15
const MAX_NESTING = 2

/**
 * Reads the `query` of a search body: a filter, or a group of at most 15 members, nested at most twice. Throws 400
 * `parameter_invalid` for everything else; the service's own texts are not published.
 */
export function parseQuery(value: unknown): Query {
  if (value === undefined || value === null) throw invalid('query is required')
  return parse(value, 1)
}

function parse(value: unknown, depth: number): Query {
  if (!isObject(value)) throw invalid('query must be an object')
  const { operator } = value
  if (operator === 'AND' || operator === 'OR') return parseGroup(operator, value.value, depth)
  if (typeof value.field !== 'string' || value.field === '') throw invalid('field is required in each filter')
  if (typeof operator !== 'string' || !isOperator(operator)) throw invalid(`Invalid operator '${String(operator)}'`)
  if (!('value' in value)) throw invalid(`value is required for field '${value.field}'`)
  return { kind: 'filter', field: value.field, operator, value: value.value }
}

function parseGroup(operator: 'AND' | 'OR', members: unknown, depth: number): Group {
  if (depth > MAX_NESTING) throw invalid(`Filters can be nested at most ${MAX_NESTING} times`)
  if (!Array.isArray(members) || members.length === 0) throw invalid(`${operator} needs an array of filters`)
  if (members.length > MAX_FILTERS) throw invalid(`${operator} takes at most ${MAX_FILTERS} filters`)
  return { kind: 'group', operator, members: members.map((member: unknown) => parse(member, depth + 1)) }
}

const isOperator = (text: string): text is Operator => (OPERATORS as readonly string[]).includes(text)
