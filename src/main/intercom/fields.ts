import { z } from 'zod'
import { turnKeeper } from '../turns'

/**
 * Readers of single fields, tolerant since the API's own descriptions disagree with its answers: ids come as strings or
 * numbers, an unassigned conversation has assignee 0 or null, and any field may be missing (API description 2.16).
 */

/** A required id. */
export const id = z.union([z.string().min(1), z.number()]).transform(String)

/** An id that may be absent; 0 and the empty string mean nobody. */
export const maybeId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || String(value) === '0' ? null : String(value) || null))
  .catch(null)

export const text = z.union([z.string(), z.number()]).transform(String).catch('')

/** Text or null; the empty string counts as absent. */
export const maybeText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : String(value)))
  .catch(null)

export const maybeNumber = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : Number(value)))
  .catch(null)

/** Unix seconds as milliseconds; required. */
export const time = z
  .union([z.number().positive(), z.string().regex(/^\d+$/)])
  .transform((seconds) => Number(seconds) * 1000)

/** Unix seconds as milliseconds, or null. Zero means "never". */
export const maybeTime = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .nullish()
  .transform((seconds) => (Number(seconds ?? 0) > 0 ? Number(seconds) * 1000 : null))
  .catch(null)

export const flag = z.boolean().catch(false)

/** An object, or an empty one where there is none. */
export const object = z.record(z.string(), z.unknown()).catch({})

/** The rows of a list: the value itself, or the first array among `keys` (`data` and the older names stand side by side). */
export function rowsOf(value: unknown, ...keys: string[]): unknown[] {
  if (Array.isArray(value)) return value
  const holder = object.parse(value)
  for (const key of keys) {
    const rows = holder[key]
    if (Array.isArray(rows)) return rows
  }
  return []
}

/** The ids of a list's rows, in order; rows without one are left out. */
export function idsOf(value: unknown, ...keys: string[]): string[] {
  return rowsOf(value, ...keys).flatMap((row) => {
    const found = maybeId.parse(typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : row)
    return found === null ? [] : [found]
  })
}

/** Parses each row by itself, so that one that cannot be understood does not cost the others. */
export function parseRows<T>(rows: unknown[], parse: (row: unknown) => T): { items: T[]; unreadable: number } {
  const items = rows.flatMap((row) => parsed(row, parse))
  return { items, unreadable: rows.length - items.length }
}

/** The same in turns: cleaning the words of a page or of a long conversation takes longer than a frame. */
export async function parseRowsInTurns<T>(
  rows: unknown[],
  parse: (row: unknown) => T | Promise<T>,
): Promise<{ items: T[]; unreadable: number }> {
  const items: T[] = []
  const turn = turnKeeper()
  for (const row of rows) {
    try {
      items.push(await parse(row))
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
    }
    await turn()
  }
  return { items, unreadable: rows.length - items.length }
}

function parsed<T>(row: unknown, parse: (row: unknown) => T): T[] {
  try {
    return [parse(row)]
  } catch (error) {
    // Only a row's shape is forgiven; anything else is a fault of ours and must be seen.
    if (error instanceof z.ZodError) return []
    throw error
  }
}
