/** A JSON object. */
export type Node = { [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Where Intercom's own examples break Intercom's schemas, the stand-in follows the examples. Each entry is a pattern
 * on "<schema path>: <message>" with the reason; everything else is a failure.
 */
export const TRAPS: { pattern: RegExp; reason: string }[] = [
  { pattern: /\/email must be string$/, reason: 'a lead or team may have no email; the examples of leads have null' },
  { pattern: /\/(email|name|user_id|external_id) must be string$/, reason: 'people without a name or external id' },
  { pattern: /\/owner_id must be/, reason: 'nullable in the examples of all versions' },
  { pattern: /\/statistics\/\w+ must be/, reason: 'what has not happened yet is null, though not marked nullable' },
  { pattern: /^GET \/contacts\/\{contact_id\}\/companies/, reason: 'schema says companies, example says data' },
  {
    pattern: /^GET \/events.*\/type must be equal/,
    reason: 'the list is not a summary; only the summary is described',
  },
]

/** Keys of an example that depend on its own record. */
const OWN =
  /\.(conversation_id|last_request_at|subject|description|next|ticket_parts\[\]\.(previous_)?ticket_state|custom_attributes\..*|ticket_attributes\..*|location\..*)$/

/** The keys an example has and an answer lacks, as paths; lists are compared by their first entries. */
export function missingKeys(example: unknown, answer: unknown, path: string): string[] {
  if (Array.isArray(example)) {
    if (!Array.isArray(answer) || example.length === 0 || answer.length === 0) return []
    return missingKeys(example[0], answer[0], `${path}[]`)
  }
  if (!isNode(example) || !isNode(answer)) return []
  return Object.keys(example).flatMap((key) => {
    const at = `${path}.${key}`
    if (OWN.test(at)) return []
    return key in answer ? missingKeys(example[key], answer[key], at) : [at]
  })
}

/** An error inside `anyOf` comes with errors about the alternatives; these are the outer ones. */
export const OUTER = /(must be null|must match a schema in anyOf|must match exactly one schema in oneOf)$/

/** A schema of OpenAPI 3.0 as JSON schema: `nullable`, `example` and the paths of references differ. */
export function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema)
  if (!isNode(value)) return value
  const { nullable, example: _example, discriminator: _discriminator, ...rest } = value
  const result: Node = {}
  for (const [key, child] of Object.entries(rest)) {
    if (key === 'required' && !Array.isArray(child)) continue
    result[key] = toJsonSchema(child)
  }
  // `format: date-time` on integers is the description's way of saying unix time.
  if (result.type === 'integer' || result.format === 'uri') delete result.format
  if (typeof result.$ref === 'string') result.$ref = result.$ref.replace('#/', 'spec#/')
  if (nullable !== true) return result
  return { anyOf: [{ type: 'null' }, result] }
}
