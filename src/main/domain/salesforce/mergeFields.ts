/** A record's fields by API name. */
export type FieldRow = Readonly<Record<string, unknown>>

/** A field that both sides changed, to different values: the rep decides. */
export interface FieldConflict {
  field: string
  base: unknown
  mine: unknown
  theirs: unknown
}

export interface FieldMerge {
  /** The fields of mine that still have to be sent: changed by me, and not by them. */
  applied: Record<string, unknown>
  /** Fields that they changed and I did not: theirs stays. */
  kept: string[]
  /** Both changed, differently. */
  conflicts: FieldConflict[]
  /** The record after the merge; where there is a conflict, theirs stands until it is decided. */
  result: Record<string, unknown>
}

/**
 * Merges an edit of a record with what became of the record meanwhile, field by field. `base` is the state that the edit
 * was made on, `mine` the edited fields, `theirs` the state now. A field that is missing from `mine` was not edited; one
 * that is missing from `theirs` was not read, and counts as unchanged. Both changing a field to the same value is no
 * conflict, and nothing is sent for it. Null, missing and empty text are the same, as Salesforce keeps them; so are line
 * ends and times written differently.
 */
export function mergeFields(base: FieldRow, mine: FieldRow, theirs: FieldRow): FieldMerge {
  const merge: FieldMerge = { applied: {}, kept: [], conflicts: [], result: {} }
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const was = own(base, field)
    const wanted = Object.hasOwn(mine, field) ? mine[field] : was
    const now = Object.hasOwn(theirs, field) ? theirs[field] : was
    const iChanged = !sameFieldValue(was, wanted)
    const theyChanged = !sameFieldValue(was, now)
    put(merge.result, field, iChanged && !theyChanged ? wanted : now)
    if (theyChanged && !iChanged) merge.kept.push(field)
    else if (iChanged && !theyChanged) put(merge.applied, field, wanted)
    else if (iChanged && !sameFieldValue(wanted, now))
      merge.conflicts.push({ field, base: was, mine: wanted, theirs: now })
  }
  return merge
}

/**
 * The merge after the rep decided some conflicts: those decided `mine` are sent, those decided `theirs` are left. What is
 * not decided stays a conflict.
 */
export function decideConflicts(merge: FieldMerge, choices: Readonly<Record<string, 'mine' | 'theirs'>>): FieldMerge {
  const decided: FieldMerge = {
    applied: { ...merge.applied },
    kept: [...merge.kept],
    conflicts: [],
    result: { ...merge.result },
  }
  for (const conflict of merge.conflicts) {
    const choice = Object.hasOwn(choices, conflict.field) ? choices[conflict.field] : undefined
    if (choice === undefined) decided.conflicts.push(conflict)
    else if (choice === 'theirs') decided.kept.push(conflict.field)
    else {
      put(decided.applied, conflict.field, conflict.mine)
      put(decided.result, conflict.field, conflict.mine)
    }
  }
  return decided
}

/** Whether a record has all of these values, as far as they were read: an edit that arrived, or that is not needed. */
export function sameFields(mine: FieldRow, theirs: FieldRow): boolean {
  return Object.keys(mine).every((field) => Object.hasOwn(theirs, field) && sameFieldValue(mine[field], theirs[field]))
}

const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** Whether two values are the same to Salesforce. Objects (compound fields) are compared by content. */
export function sameFieldValue(one: unknown, other: unknown): boolean {
  const [a, b] = [plainValue(one), plainValue(other)]
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [a as FieldRow, b as FieldRow]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    sameFieldValue(own(left, key), own(right, key)),
  )
}

function plainValue(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') return value
  const text = value.replace(/\r\n?/g, '\n').trim()
  if (text === '') return null
  if (!DATETIME.test(text)) return text
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  // Marked, so that a time never equals a number field that happens to hold as many milliseconds.
  return Number.isNaN(at) ? text : `time ${at}`
}

function own(row: FieldRow, field: string): unknown {
  return Object.hasOwn(row, field) ? row[field] : undefined
}

/** Assigns an own property even under a name that objects already have, such as `__proto__`. */
function put(row: Record<string, unknown>, field: string, value: unknown): void {
  Object.defineProperty(row, field, { value, enumerable: true, configurable: true, writable: true })
}
