import type { Row } from '../store'

/**
 * A condition on a record as it would be saved, in JSON so that a control can carry it. Values are compared as they
 * are stored: days as `yyyy-mm-dd`, datetimes in milliseconds, an empty field as null.
 */
export type Formula =
  | { field: string; blank: boolean }
  | { field: string; is: string | number | boolean | null }
  | { field: string; over: number }
  | { field: string; under: number }
  /** Characters; blank is 0 long. */
  | { field: string; longerThan: number }
  /** A regular expression; blank never matches. */
  | { field: string; matches: string }
  /** Differs from what was stored before; on create: is not blank. */
  | { field: string; changed: boolean }
  | { all: Formula[] }
  | { any: Formula[] }
  | { not: Formula }

/** Whether a condition holds for a record; `before` is the stored one, undefined on create. */
export function holds(formula: Formula, row: Row, before?: Row): boolean {
  if ('all' in formula) return formula.all.every((one) => holds(one, row, before))
  if ('any' in formula) return formula.any.some((one) => holds(one, row, before))
  if ('not' in formula) return !holds(formula.not, row, before)
  const value = row[formula.field] ?? null
  if ('blank' in formula) return (value === null) === formula.blank
  if ('is' in formula) return value === formula.is
  if ('over' in formula) return typeof value === 'number' && value > formula.over
  if ('under' in formula) return typeof value === 'number' && value < formula.under
  if ('longerThan' in formula) return typeof value === 'string' && value.length > formula.longerThan
  if ('matches' in formula) return typeof value === 'string' && new RegExp(formula.matches, 'u').test(value)
  return (value !== (before?.[formula.field] ?? null)) === formula.changed
}
