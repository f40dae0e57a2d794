import { requestError } from '../errors'
import type { FieldDef } from '../fieldTables/fieldTypes'
import { parseId } from '../ids'
import { parseDateTime, parseDay, formatDay } from '../times'
import { daysOfLiteral } from './dateLiterals'
import { unquote } from './parseSoql'
import { dayIn, startOfDay } from './zones'
import { asText } from '../text'

/** A literal in the form its field is compared in; a span for date literals, which stand for whole days and more. */
export type Comparable =
  | { kind: 'null' }
  | { kind: 'value'; value: string | number | boolean }
  | { kind: 'span'; start: string | number; end: string | number }

/** The user's zone and the service's time, for date literals. */
export interface Now {
  ms: number
  zone: string
}

/** Reads one literal of a filter for a field. Throws INVALID_FIELD where its type is not the field's. */
export function readLiteral(field: FieldDef, type: string, text: string, now: Now, isEquality: boolean): Comparable {
  if (type === 'NULL') return { kind: 'null' }
  const wrong = (wanted: string, quotes = 'should not be enclosed in quotes'): Error =>
    requestError(
      400,
      'INVALID_FIELD',
      `value of filter criterion for field '${field.name}' must be of type ${wanted} and ${quotes}`,
    )
  switch (field.type) {
    case 'boolean':
      if (type !== 'BOOLEAN') throw wrong('boolean')
      return { kind: 'value', value: text.toUpperCase() === 'TRUE' }
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      if (type !== 'INTEGER' && type !== 'DECIMAL') throw wrong(field.type === 'int' ? 'int' : 'double')
      return { kind: 'value', value: Number(text) }
    case 'datetime': {
      if (type === 'DATETIME') {
        const ms = parseDateTime(text)
        if (ms === undefined) throw requestError(400, 'MALFORMED_QUERY', `Invalid dateTime '${text}'`)
        return { kind: 'value', value: ms }
      }
      if (!type.startsWith('DATE_')) throw wrong('dateTime')
      const span = daysOfLiteral(text, dayIn(now.ms, now.zone))
      return { kind: 'span', start: startOfDay(span.start, now.zone), end: startOfDay(span.end, now.zone) }
    }
    case 'date': {
      if (type === 'DATE') {
        const day = parseDay(text)
        if (!day) throw requestError(400, 'MALFORMED_QUERY', `Invalid date: ${text}`)
        return { kind: 'value', value: day }
      }
      if (!type.startsWith('DATE_')) throw wrong('date')
      const span = daysOfLiteral(text, dayIn(now.ms, now.zone))
      return { kind: 'span', start: formatDay(span.start), end: formatDay(span.end) }
    }
    default: {
      if (type !== 'STRING')
        throw wrong(field.type === 'id' || field.type === 'reference' ? 'ID' : 'string', 'should be enclosed in quotes')
      const value = unquote(text)
      if (value === '') return { kind: 'null' }
      if (field.type !== 'id' && field.type !== 'reference') {
        return { kind: 'value', value: field.caseSensitive ? value : value.toLowerCase() }
      }
      const id = parseId(value)
      if (!id && isEquality) throw requestError(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`)
      return { kind: 'value', value: id ?? value }
    }
  }
}

/** A stored value in the form literals are compared in: text without case, except where the field keeps it. */
export function comparable(field: FieldDef, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  const text = asText(value)
  return field.type === 'id' || field.type === 'reference' || field.caseSensitive ? text : text.toLowerCase()
}

/** A LIKE pattern as a regular expression: `%` any text, `_` one character, both escapable. */
export function likePattern(literal: string): RegExp {
  const pattern = unquote(literal, true)
  let source = ''
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i)
    if (char === '\\') source += escapeRegExp(pattern.charAt(++i))
    else if (char === '%') source += '[\\s\\S]*'
    else if (char === '_') source += '[\\s\\S]'
    else source += escapeRegExp(char)
  }
  return new RegExp(`^${source}$`, 'iu')
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
