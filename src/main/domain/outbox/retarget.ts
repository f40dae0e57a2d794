type Payload = Record<string, unknown>

/** What became of a record that an item names. */
export interface Move {
  to: string
  /** The Lead became this Contact; else it was merged into another of its kind. */
  isConversion: boolean
}

export interface Retargeted {
  payload: Payload
  /** Fields of the old record that the new one does not have, or that this user may not change there. */
  leftOut: string[]
}

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/

/** The ids of records that a payload names anywhere in it. */
export function idsIn(payload: Payload): string[] {
  const found = new Set<string>()
  walk(payload, (value) => {
    if (typeof value === 'string' && ID.test(value)) found.add(value)
    return value
  })
  return [...found]
}

/**
 * The payload of a write that has not gone out, pointed at what its records became (DESIGN.md section 6; the article on
 * converted Leads). What says that the old one is a Lead says Contact after a conversion; an edit of the Lead keeps those
 * fields that may be changed on the Contact. Null where it names none of them.
 */
export function retargeted(
  payload: Payload,
  moves: ReadonlyMap<string, Move>,
  contactFields: ReadonlySet<string>,
): Retargeted | null {
  if (!idsIn(payload).some((id) => moves.has(id))) return null
  const edited = payload.object === 'Lead' ? moves.get(String(payload.recordId)) : undefined
  const leftOut: string[] = []
  const next = walk(payload, (value) => {
    if (typeof value === 'string') return moves.get(value)?.to ?? value
    if (!isObject(value) || value.object !== 'Lead') return value
    const named = [value.id, value.recordId].some(
      (id) => typeof id === 'string' && moves.get(id)?.isConversion === true,
    )
    return named ? { ...value, object: 'Contact' } : value
  }) as Payload
  if (edited?.isConversion !== true) return { payload: next, leftOut }
  const keep = (part: unknown, note: boolean): unknown => {
    if (!isObject(part)) return part
    const entries = Object.entries(part)
    if (note) leftOut.push(...entries.map(([name]) => name).filter((name) => !contactFields.has(name)))
    return Object.fromEntries(entries.filter(([name]) => contactFields.has(name)))
  }
  return { payload: { ...next, values: keep(next.values, true), base: keep(next.base, false) }, leftOut }
}

/** Objects first, so that what is inside them is seen with its old ids. */
function walk(value: unknown, change: (value: unknown) => unknown): unknown {
  const changed = change(value)
  if (Array.isArray(changed)) return changed.map((one) => walk(one, change))
  if (!isObject(changed)) return changed
  return Object.fromEntries(Object.entries(changed).map(([name, one]) => [name, walk(one, change)]))
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
