import type { SimRequest, SimResponse } from '../shared/server'
import type { Scope } from './auth'
import type { Json } from './input'
import type { World } from './store/world'
import type { ApiVersion } from './versions'

/** One authenticated request on its way to a handler. */
export interface Call {
  world: World
  request: SimRequest
  version: ApiVersion
  /** The path's `:name` pieces, decoded. */
  params: Record<string, string>
  query: URLSearchParams
  body: Json
}

/** One operation of the API. */
export interface Route {
  method: string
  /** `/contacts/:id/tags`; literal pieces win over `:name`. */
  path: string
  /** The caller needs one of these. */
  scopes: readonly Scope[]
  /** The first version that has the operation. */
  since?: ApiVersion
  run(call: Call): SimResponse
}

/** 200 with a JSON body. */
export const ok = (body: unknown): SimResponse => ({ status: 200, body })

/** A route in one line. */
export function route(
  method: string,
  path: string,
  scopes: readonly Scope[],
  run: (call: Call) => SimResponse,
  since?: ApiVersion,
): Route {
  return { method, path, scopes, run, ...(since === undefined ? {} : { since }) }
}
