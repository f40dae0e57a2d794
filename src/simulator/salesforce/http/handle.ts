import type { SimRequest, SimResponse } from '../../shared/server'
import { errorEnvelope, requestError, SalesforceError } from '../errors'
import { authorize, decide } from '../oauth/authorize'
import { bearerOf, identity, userinfo } from '../oauth/identity'
import { revoke, token } from '../oauth/token'
import { soapRequest } from '../soap/handle'
import { syncSetup } from '../setup/syncSetup'
import { purgeRecycleBin } from '../writes/remove'
import { readSegments, type Call, type Service } from './call'
import { route } from './router'
import { openSession } from './session'

const MAX_URI = 16_384
const OLDEST = 20
const NEWEST = 68
const SEASONS = ['Spring', 'Summer', 'Winter']

/** Answers everything the stand-in serves but `/_sim`. */
export function handleRequest(service: Service, request: SimRequest): SimResponse {
  syncSetup(service.org)
  if (request.url.length > MAX_URI) return badMessage(414, 'URI Too Long')
  if (headBytes(request) > MAX_URI) return badMessage(431, 'Request Header Fields Too Large')
  switch (request.path) {
    case '/services/oauth2/authorize':
      return authorize(service.oauth, request)
    case '/services/oauth2/authorize/decision':
      return decide(service.oauth, new URLSearchParams(request.body))
    case '/services/oauth2/token':
      return token(service.oauth, request)
    case '/services/oauth2/revoke':
      return revoke(service.oauth, request)
    case '/services/oauth2/userinfo':
      return userinfo(service.oauth, request)
    case '/services/data':
      return { status: 200, body: versions() }
    default:
  }
  if (request.path.startsWith('/id/')) return identity(service.oauth, request)
  const soap = /^\/services\/Soap\/u\/(\d{2}\.0)(?:\/\w+)?$/i.exec(request.path)
  if (soap?.[1]) return soapRequest(service, request, soap[1])
  return dataRequest(service, request)
}

function badMessage(status: number, reason: string): SimResponse {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<h1>Bad Message ${status}</h1><pre>reason: ${reason}</pre>`,
  }
}

function headBytes(request: SimRequest): number {
  let total = request.url.length
  for (const [name, value] of Object.entries(request.headers)) total += name.length + (value?.length ?? 0) + 4
  return total
}

function versions(): unknown[] {
  const list = []
  for (let number = 31; number <= NEWEST; number++) {
    const year = 15 + Math.floor((number - 33) / 3)
    const season = SEASONS[number % 3 === 0 ? 0 : number % 3] ?? ''
    list.push({
      label: `${season} '${season === 'Winter' ? year + 1 : year}`,
      url: `/services/data/v${number}.0`,
      version: `${number}.0`,
    })
  }
  return list
}

/** Opens the request's session, counts the call, routes it, and writes errors in the service's envelope. */
function dataRequest(service: Service, request: SimRequest): SimResponse {
  const { org, usage } = service
  const limitInfo = (): Record<string, string> => ({
    'sforce-limit-info': `api-usage=${usage.today()}/${org.settings.dailyApiLimit}`,
    'cache-control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    vary: 'Accept-Encoding',
  })
  try {
    const match = /^\/services\/data\/v(\d{2})\.0(?:\/(.*))?$/.exec(request.path)
    if (!match?.[1] || Number(match[1]) < OLDEST || Number(match[1]) > NEWEST) {
      throw requestError(404, 'NOT_FOUND', 'The requested resource does not exist')
    }
    const token = bearerOf({ ...request, query: new URLSearchParams() })
    const caller = openSession(service, token, `${match[1]}.0`, request.headers)
    usage.check()
    const segments = readSegments(rawPathAfterVersion(request))
    const call: Call = { method: effectiveMethod(request), segments, query: request.query, body: readJson(request) }
    usage.count(kindOf(segments))
    purgeRecycleBin(org)
    const answer = route(service, caller, call)
    return { ...answer, headers: { ...limitInfo(), ...answer.headers } }
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error
    return { status: error.status, headers: limitInfo(), body: errorEnvelope(error.errors) }
  }
}

/** The kind a call is counted under: `query`, `composite`, `composite/batch`, `sobjects/describe` and so on. */
function kindOf(segments: readonly string[]): string {
  const [first = 'root', second] = segments
  if (first === 'composite' && second) return `composite/${second}`
  return first === 'sobjects' && segments.includes('describe') ? 'describe' : first
}

/** Path segments are decoded one by one, so that an encoded slash stays inside its segment. */
function rawPathAfterVersion(request: SimRequest): string {
  const raw = request.url.split('?')[0] ?? ''
  return raw.replace(/\/{2,}/g, '/').replace(/^\/services\/data\/v\d{2}\.0/, '')
}

/** `_HttpMethod=PATCH` stands for clients that cannot send one. */
function effectiveMethod(request: SimRequest): string {
  const override = request.query.get('_HttpMethod')
  if (override && request.method === 'POST') return override.toUpperCase()
  return request.method === 'HEAD' ? 'GET' : request.method
}

function readJson(request: SimRequest): unknown {
  if (request.body === '') return undefined
  const type = request.headers['content-type'] ?? 'application/json'
  if (!/^application\/json\b/i.test(type)) {
    throw requestError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content type '${type}' not supported`)
  }
  try {
    return JSON.parse(request.body)
  } catch (error) {
    throw requestError(400, 'JSON_PARSER_ERROR', error instanceof Error ? error.message : 'invalid JSON')
  }
}
