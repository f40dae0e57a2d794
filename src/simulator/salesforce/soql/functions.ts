import type { FunctionExp } from '@jetstreamapp/soql-parser-js'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { readField } from '../fieldTables/readTable'
import type { Caller } from '../org'
import type { Row } from '../store'
import { formatDay } from '../times'
import { findPath } from './paths'
import { malformed } from './parseSoql'
import { dayIn } from './zones'

/** A value that a function works out from a row, with the field that says how it is compared and written. */
export interface Computed {
  field: FieldDef
  read: (row: Row) => unknown
}

const INT = readField('value int N | Value')
const DAY = readField('value date N | Value')

const PARTS: Record<string, (day: Date) => number> = {
  CALENDAR_YEAR: (day) => day.getUTCFullYear(),
  CALENDAR_MONTH: (day) => day.getUTCMonth() + 1,
  CALENDAR_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  DAY_IN_MONTH: (day) => day.getUTCDate(),
  DAY_IN_WEEK: (day) => day.getUTCDay() + 1,
  DAY_IN_YEAR: (day) => Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000) + 1,
  WEEK_IN_YEAR: (day) => Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 604_800_000) + 1,
  HOUR_IN_DAY: (day) => day.getUTCHours(),
}

/** A date function or `toLabel(...)` over a field. Days are UTC's unless wrapped in `convertTimezone(...)`. */
export function readFunction(caller: Caller, object: ObjectDef, fn: FunctionExp, zone: string): Computed {
  const name = (fn.functionName ?? '').toUpperCase()
  const [parameter] = fn.parameters ?? []
  const inner = typeof parameter === 'object' ? (parameter.parameters ?? [])[0] : parameter
  const converts = typeof parameter === 'object' && parameter.functionName?.toLowerCase() === 'converttimezone'
  if (typeof inner !== 'string' || (typeof parameter === 'object' && !converts)) {
    throw malformed(`unexpected token: '${fn.rawValue ?? name}'`)
  }
  const path = findPath(caller, object, inner.split('.'))
  const day = (row: Row): number | null => {
    const value = path.read(row)
    if (value === null) return null
    if (typeof value === 'string') return Date.parse(value)
    return converts ? dayIn(Number(value), zone) : Number(value)
  }
  if (name === 'DAY_ONLY') {
    return { field: DAY, read: (row) => (day(row) === null ? null : formatDay(day(row)!)) }
  }
  const part = PARTS[name]
  if (part) return { field: INT, read: (row) => (day(row) === null ? null : part(new Date(day(row)!))) }
  if (name === 'TOLABEL') {
    const label = (value: unknown): unknown =>
      path.field.picklistValues.find((known) => known.value === value)?.label ?? value
    return { field: path.field, read: (row) => label(path.read(row)) }
  }
  if (name === 'FORMAT' || name === 'CONVERTCURRENCY') return { field: path.field, read: path.read }
  throw malformed(`Invalid function: ${fn.functionName ?? ''}`)
}
