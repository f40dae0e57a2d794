import { requestError, writeError } from '../errors'
import type { FieldDef } from '../fieldTables/fieldTypes'
import { parseDateTime, parseDay, wholeSecond } from '../times'
import { asText } from '../text'

const BOOLEANS: Record<string, boolean> = { true: true, false: false }

/**
 * A JSON value as the field stores it: text trimmed, blank text as null, datetimes as whole-second milliseconds, the
 * values of a multipicklist in the picklist's order. A value of the wrong kind is the parser's error
 * (JSON_PARSER_ERROR, naming the field's type), as in the service, where it stops the request.
 */
export function coerceValue(field: FieldDef, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'object')
    throw cannotDeserialize(field.type, Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT', '')
  switch (field.type) {
    case 'boolean': {
      const known = typeof value === 'boolean' ? value : BOOLEANS[asText(value).toLowerCase()]
      if (known === undefined) throw cannotDeserialize('boolean', token(value), value)
      return known
    }
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return coerceNumber(field, value)
    case 'date': {
      if (value === '') return null
      const day = typeof value === 'string' ? parseDay(value.slice(0, 10)) : undefined
      const rest = typeof value === 'string' ? value.slice(10) : ''
      if (!day || (rest !== '' && parseDateTime(asText(value)) === undefined)) {
        throw cannotDeserialize('date', token(value), value)
      }
      return day
    }
    case 'datetime': {
      if (value === '') return null
      const ms = typeof value === 'string' ? parseDateTime(value) : undefined
      if (ms === undefined) throw cannotDeserialize('datetime', token(value), value)
      return wholeSecond(ms)
    }
    default: {
      // By analogy with the recorded answers for numbers, dates and checkboxes; no recorded one for texts was found.
      if (typeof value !== 'string') throw cannotDeserialize(field.type, token(value), value)
      const text = value.trim()
      if (field.type === 'multipicklist') return inOrder(field, text.split(';'))
      return text === '' ? null : text
    }
  }
}

function coerceNumber(field: FieldDef, value: unknown): number | null {
  if (value === '') return null
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
  if (!Number.isFinite(number)) throw cannotDeserialize(field.type, token(value), value)
  if (field.type === 'int' && !Number.isInteger(number)) throw cannotDeserialize('int', token(value), value)
  // Digits before the point: an int has its own number of them, others what precision and scale leave.
  const digits = field.digits > 0 ? field.digits : field.precision - field.scale
  if ((field.digits > 0 || field.precision > 0) && Math.abs(number) >= 10 ** digits) {
    const message = `${field.label}: value outside of valid range on numeric field: ${number}`
    throw writeError('NUMBER_OUTSIDE_VALID_RANGE', message, [field.name])
  }
  const factor = 10 ** field.scale
  return field.type === 'int' ? number : Math.round(number * factor) / factor
}

function inOrder(field: FieldDef, texts: string[]): string | null {
  const chosen = new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))
  const known = field.picklistValues.map((item) => item.value).filter((value) => chosen.delete(value))
  return [...known, ...chosen].join(';') || null
}

function token(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT'
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE'
  return 'VALUE_STRING'
}

function cannotDeserialize(type: string, kind: string, value: unknown): Error {
  const shown = value === '' ? '' : ` value ${String(value)}`
  return requestError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${kind}${shown} or request may be missing a required field at [line:1, column:1]`,
  )
}
