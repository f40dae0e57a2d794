import { noSuchResource, requestError } from '../errors'
import { collectionsRoute } from '../composite/collections'
import { compositeRoutes } from '../composite/composite'
import { queryRoute } from '../query/routes'
import { parameterizedSearchRoute, searchRoute } from '../query/search'
import { methodNotAllowed, type Answer, type Call, type Route, type Service } from './call'
import { sobjectsRoute } from './sobjects'
import type { Caller } from '../org'
import { attributesOf } from '../values'
import { recentRows } from './sobjects'

const RESOURCES = ['composite', 'limits', 'parameterizedSearch', 'query', 'queryAll', 'recent', 'search', 'sobjects']

const rootRoute: Route = (service, caller) => {
  const base = `/services/data/v${caller.version}`
  const resources = Object.fromEntries(RESOURCES.map((name) => [name, `${base}/${name}`]))
  return {
    status: 200,
    body: { ...resources, identity: `${service.oauth.baseUrl()}/id/${service.org.id}/${caller.userId}` },
  }
}

const limitsRoute: Route = (service) => {
  const max = service.org.settings.dailyApiLimit
  const remaining = Math.max(0, max - service.usage.today())
  return {
    status: 200,
    body: {
      DailyApiRequests: { Max: max, Remaining: remaining },
      DailyBulkV2QueryJobs: { Max: 10000, Remaining: 10000 },
      DataStorageMB: { Max: 5, Remaining: 5 },
      FileStorageMB: { Max: 20, Remaining: 20 },
      MassEmail: { Max: 10, Remaining: 10 },
      SingleEmail: { Max: 15, Remaining: 15 },
    },
  }
}

const recentRoute: Route = (service, caller, call) => {
  const limit = Number(call.query.get('limit') ?? 200)
  const rows = recentRows(caller, service.org.schema.objects, Math.min(200, limit))
  return {
    status: 200,
    body: rows.map(({ name, row }) => ({
      attributes: attributesOf(caller, name, row.Id),
      Id: row.Id,
      Name: row['Name'] ?? null,
    })),
  }
}

const ROUTES: Record<string, Route> = {
  limits: limitsRoute,
  parameterizedsearch: parameterizedSearchRoute,
  query: queryRoute,
  queryall: queryRoute,
  recent: recentRoute,
  search: searchRoute,
  sobjects: sobjectsRoute,
}

/** Answers one call of the REST API for a signed-in user. Throws SalesforceError for what the service refuses. */
export function route(service: Service, caller: Caller, call: Call): Answer {
  const [first] = call.segments
  if (first === undefined) {
    if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,HEAD')
    return rootRoute(service, caller, call)
  }
  if (first.toLowerCase() === 'composite') return compositeRoute(service, caller, call)
  const found = ROUTES[first.toLowerCase()]
  if (!found) throw noSuchResource()
  return found(service, caller, call)
}

/** A composite's subrequests reach every route but the composites themselves (collections excepted). */
const composites = compositeRoutes((service, caller, call) => {
  const isNested = call.segments[0]?.toLowerCase() === 'composite' && call.segments[1]?.toLowerCase() !== 'sobjects'
  if (isNested) throw requestError(400, 'INVALID_REQUEST', 'Composite requests cannot be nested')
  return route(service, caller, call)
})

const compositeRoute: Route = (service, caller, call) => {
  const [, kind = 'composite'] = call.segments
  if (kind === 'sobjects') return collectionsRoute(service, caller, call)
  if (call.segments.length > 2 || (kind !== 'composite' && kind !== 'batch' && kind !== 'graph')) throw noSuchResource()
  return composites[kind](service, caller, call)
}
