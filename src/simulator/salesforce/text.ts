/** A JSON value as text: texts, numbers and booleans as they read, anything else as the empty text. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
