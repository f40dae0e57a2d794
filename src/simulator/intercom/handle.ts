import type { SimRequest, SimResponse } from '../shared/server'
import { authenticate, authorise } from './auth'
import type { Call } from './call'
import { wakeSnoozed } from './conversations/state'
import { ApiError, errorEnvelope, resourceNotFound } from './errors'
import { parseBody } from './input'
import { createRateLimit } from './rateLimit'
import { createRouter } from './router'
import { allRoutes } from './routes/all'
import type { World } from './store/world'
import { parseVersion, requireVersion } from './versions'

/**
 * Answers the requests of the service, in its order: token, rate limit, Accept, version, route, plan and scope, body.
 * A refusal becomes the error envelope; anything else that is thrown is a defect here and becomes a 500 above.
 */
export function createHandler(world: World): (request: SimRequest) => SimResponse {
  const find = createRouter(allRoutes)
  const limit = createRateLimit(world.clock, () => world.settings.rateLimitPer10s)

  function answer(request: SimRequest): SimResponse {
    requireJsonAccepted(request.headers.accept)
    const asked = request.headers['intercom-version'] ?? world.settings.defaultVersion
    const version = parseVersion(asked)
    const match = find(request.method, request.path)
    if (!match) throw resourceNotFound()
    const { route, params } = match
    if (route.since !== undefined) requireVersion(version, route.since)
    authorise(world.access, route.scopes)
    wakeSnoozed(world)
    const body = parseBody(request.body, request.headers['content-type'])
    const call: Call = { world, request, version, params, query: request.query, body }
    const response = route.run(call)
    return { ...response, headers: { 'Intercom-Version': asked, ...response.headers } }
  }

  return (request) => {
    let headers: Record<string, string> = {}
    const requestId = world.ids.uuid()
    try {
      authenticate(world.access, request.headers.authorization)
      const counted = limit.count()
      headers = counted.headers
      if (counted.exceeded) {
        const message = `Exceeded rate limit of ${world.settings.rateLimitPer10s} in 10_seconds`
        throw new ApiError(429, 'rate_limit_exceeded', message)
      }
      const response = answer(request)
      return { ...response, headers: { ...headers, 'X-Request-Id': requestId, ...response.headers } }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const { status, code, message } = error
      const body = errorEnvelope(requestId, [{ code, message }])
      return { status, headers: { ...headers, 'X-Request-Id': requestId, ...error.headers }, body }
    }
  }
}

function requireJsonAccepted(accept: string | undefined): void {
  const types = (accept ?? '').split(',').map((piece) => piece.split(';')[0]?.trim().toLowerCase())
  if (types.some((type) => type === '*/*' || type === 'application/*' || type === 'application/json')) return
  throw new ApiError(406, 'media_type_not_acceptable', 'The Accept header should send a media type of application/json')
}
