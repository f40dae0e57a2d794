import { invalid } from './errors'

/** A JSON object whose fields still have to be checked. */
export type Json = Record<string, unknown>

/** A plain object, not an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as an id: Intercom takes ids as strings or whole numbers. Nothing for anything else. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return undefined
}

/** A string, null, or nothing where the key is absent; anything else is 400. */
export function stringOrNull(body: Json, key: string): string | null | undefined {
  const value = body[key]
  if (value === undefined || value === null || typeof value === 'string') return value
  throw invalid(`${key} must be a string`)
}

/** A string, or nothing where the key is absent or null; anything else is 400. */
export function optionalString(body: Json, key: string): string | undefined {
  return stringOrNull(body, key) ?? undefined
}

/** Whole unix seconds, null, or nothing; anything else is 400. */
export function secondsOrNull(body: Json, key: string): number | null | undefined {
  const value = body[key]
  if (value === undefined || value === null) return value
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0) return seconds
  throw invalid(`${key} must be a unix timestamp`)
}

/** A boolean, or nothing where the key is absent or null; anything else is 400. */
export function optionalBoolean(body: Json, key: string): boolean | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value
  throw invalid(`${key} must be a boolean`)
}

/** The body as an object. Invalid JSON, or a body that is not sent as JSON, is 400 `parameter_invalid`. */
export function parseBody(text: string, contentType: string | undefined): Json {
  if (text === '') return {}
  if (!/^application\/json\b/i.test(contentType ?? '')) throw invalid('Content-Type must be application/json')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid('Invalid JSON in request body')
  }
  if (!isObject(value)) throw invalid('Request body must be a JSON object')
  return value
}
