import type { Cursors } from '../query/cursors'
import type { ApiUsage } from '../limits'
import type { OAuthState } from '../oauth/app'
import type { Caller, Org } from '../org'
import { requestError } from '../errors'
import { isJsonObject } from '../writes/body'

/** One REST call below `/services/data/vXX.0`, whether it came by itself or inside a composite. */
export interface Call {
  method: string
  /** Decoded path segments after the version: `['sobjects','Lead']`. */
  segments: string[]
  query: URLSearchParams
  /** Parsed JSON, undefined where there was none. */
  body: unknown
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

/** The running stand-in, as its routes see it. */
export interface Service {
  org: Org
  usage: ApiUsage
  cursors: Cursors
  oauth: OAuthState
  /** When fields or permissions were last seen to change (whole seconds): the Last-Modified of a describe. */
  schemaState: { key: string; changedAt: number }
}

export type Route = (service: Service, caller: Caller, call: Call) => Answer

/** The body as an object; anything else is the JSON parser's error. */
export function objectBody(call: Call): Record<string, unknown> {
  if (!isJsonObject(call.body)) {
    throw requestError(
      400,
      'JSON_PARSER_ERROR',
      'The HTTP entity body is required, but this request has no entity body.',
    )
  }
  return call.body
}

/** 405 for a method the resource does not have. */
export function methodNotAllowed(call: Call, allowed: string): Error {
  return requestError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${call.method}' not allowed. Allowed are ${allowed}`)
}

/** Splits the part of a URL after `/services/data/vXX.0` into decoded segments. Empty segments are left out. */
export function readSegments(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment)
      } catch {
        return segment
      }
    })
}
