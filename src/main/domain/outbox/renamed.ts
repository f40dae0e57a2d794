type Payload = Record<string, unknown>

/** A payload in which one id stands in the place of another, wherever a value is that id; words that contain it stay. */
export function renamedIn(payload: Payload, from: string, to: string): Payload {
  return walk(payload, from, to) as Payload
}

function walk(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (Array.isArray(value)) return value.map((one) => walk(one, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, from, to)]))
}
