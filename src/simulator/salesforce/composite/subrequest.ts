import { errorEnvelope, requestError, SalesforceError } from '../errors'
import { readSegments, type Answer, type Route, type Service } from '../http/call'
import type { Caller } from '../org'
import { isJsonObject } from '../writes/body'
import { fillReferences } from './references'

/** One subrequest as the client wrote it. */
export interface Subrequest {
  method: string
  url: string
  referenceId: string
  body?: unknown
  httpHeaders?: Record<string, unknown>
}

/** Headers of the outer request that its subrequests take over; a subrequest's own win. */
const INHERITED = ['sforce-auto-assign', 'sforce-duplicate-rule-header', 'sforce-query-options', 'sforce-call-options']

/** Reads the list of subrequests. Throws where the shape, the count or a reference id is not allowed. */
export function readSubrequests(list: unknown, max: number): Subrequest[] {
  if (!Array.isArray(list)) throw requestError(400, 'JSON_PARSER_ERROR', 'The request must have a list of subrequests.')
  if (list.length > max)
    throw requestError(400, 'LIMIT_EXCEEDED', `Limit reached. Only ${max} subrequests can be submitted per call`)
  const names = new Set<string>()
  return list.map((item: unknown) => {
    if (
      !isJsonObject(item) ||
      typeof item['method'] !== 'string' ||
      typeof item['url'] !== 'string' ||
      typeof item['referenceId'] !== 'string'
    ) {
      throw requestError(400, 'JSON_PARSER_ERROR', 'Each subrequest needs a method, a url and a referenceId')
    }
    const { method, url, referenceId, body, httpHeaders } = item
    if (!/^[A-Za-z]\w{0,79}$/.test(referenceId) || names.has(referenceId)) {
      throw requestError(
        400,
        'INVALID_INPUT',
        `Provided referenceId ('${referenceId}') must be unique, start with a letter and contain only letters, numbers and underscores`,
      )
    }
    names.add(referenceId)
    return {
      method: method.toUpperCase(),
      url,
      referenceId,
      body,
      ...(isJsonObject(httpHeaders) ? { httpHeaders } : {}),
    }
  })
}

/** Runs one subrequest through the routes, with references filled in; an error becomes its answer. */
export function runSubrequest(
  service: Service,
  caller: Caller,
  route: Route,
  sub: Pick<Subrequest, 'method' | 'url' | 'body' | 'httpHeaders'>,
  results: ReadonlyMap<string, unknown>,
): Answer {
  try {
    return service.org.store.atomic(() => {
      const url = String(fillReferences(sub.url, results))
      const [path, query] = splitUrl(url)
      const match = /^\/?(?:services\/data\/)?v(\d{2}\.0)\/?(.*)$/.exec(path)
      if (!match?.[1]) throw requestError(404, 'NOT_FOUND', 'The requested resource does not exist')
      const headers = { ...inherited(caller), ...ownHeaders(sub.httpHeaders) }
      return route(
        service,
        { ...caller, version: match[1], headers },
        {
          method: sub.method.toUpperCase(),
          segments: readSegments(match[2] ?? ''),
          query: new URLSearchParams(query),
          body: sub.body === null ? undefined : fillReferences(sub.body, results),
        },
      )
    })
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error
    return { status: error.status, body: errorEnvelope(error.errors) }
  }
}

function splitUrl(url: string): [string, string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

function inherited(caller: Caller): Record<string, string | undefined> {
  return Object.fromEntries(INHERITED.map((name) => [name, caller.headers[name]]))
}

function ownHeaders(headers: Record<string, unknown> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
