import { requestError } from '../errors'
import { methodNotAllowed, objectBody, type Answer, type Route, type Service } from '../http/call'
import type { Caller } from '../org'
import { isJsonObject } from '../writes/body'
import { readSubrequests, runSubrequest, type Subrequest } from './subrequest'

const MAX_SUBREQUESTS = 25
const MAX_QUERIES = 5
const MAX_NODES = 500
const MAX_GRAPHS = 75

interface SubResult {
  body: unknown
  httpHeaders: Record<string, string>
  httpStatusCode: number
  referenceId: string
}

/** The composite routes, around the routes a subrequest may reach. */
export function compositeRoutes(inner: Route): Record<'composite' | 'batch' | 'graph', Route> {
  return {
    composite(service, caller, call) {
      if (call.method !== 'POST') throw methodNotAllowed(call, 'GET,POST,HEAD')
      const body = objectBody(call)
      const subs = readSubrequests(body['compositeRequest'], MAX_SUBREQUESTS)
      if (subs.filter((sub) => isQueryOrCollection(sub.url)).length > MAX_QUERIES) {
        throw requestError(
          400,
          'LIMIT_EXCEEDED',
          `Limit reached. Only ${MAX_QUERIES} query or sObject collection subrequests can be submitted per call`,
        )
      }
      return {
        status: 200,
        body: { compositeResponse: runList(service, caller, inner, subs, body['allOrNone'] === true).results },
      }
    },
    batch: (service, caller, call) => {
      if (call.method !== 'POST') throw methodNotAllowed(call, 'GET,POST,HEAD')
      return runBatch(service, caller, inner, objectBody(call))
    },
    graph(service, caller, call) {
      if (call.method !== 'POST') throw methodNotAllowed(call, 'GET,POST,HEAD')
      return runGraphs(service, caller, inner, objectBody(call))
    },
  }
}

function isQueryOrCollection(url: string): boolean {
  return /\/v\d{2}\.0\/(query|queryAll|composite\/sobjects)\b/i.test(url.startsWith('/') ? url : `/${url}`)
}

/** Runs subrequests in their order. One that refers to a failed one fails too; with allOrNone the first failure takes all back. */
function runList(
  service: Service,
  caller: Caller,
  inner: Route,
  subs: readonly Subrequest[],
  allOrNone: boolean,
): { results: SubResult[]; failed: boolean } {
  const halted = new Error('halted')
  const results: SubResult[] = []
  const bodies = new Map<string, unknown>()
  const work = (): void => {
    for (const sub of subs) {
      const answer = runSubrequest(service, caller, inner, sub, bodies)
      if (answer.status < 300) bodies.set(sub.referenceId, answer.body ?? {})
      const { location } = answer.headers ?? {}
      results.push({
        body: answer.body ?? null,
        httpHeaders: location ? { Location: location } : {},
        httpStatusCode: answer.status,
        referenceId: sub.referenceId,
      })
      if (allOrNone && answer.status >= 300) throw halted
    }
  }
  if (!allOrNone) {
    work()
    return { results, failed: results.some((result) => result.httpStatusCode >= 300) }
  }
  try {
    service.org.store.atomic(work)
    return { results, failed: false }
  } catch (error) {
    if (error !== halted) throw error
    const culprit = results.at(-1)?.referenceId
    return {
      failed: true,
      results: subs.map(
        (sub) =>
          results.find((one) => one.referenceId === sub.referenceId && sub.referenceId === culprit) ??
          haltedResult(sub.referenceId),
      ),
    }
  }
}

function haltedResult(referenceId: string): SubResult {
  return {
    body: [
      {
        errorCode: 'PROCESSING_HALTED',
        message: 'The transaction was rolled back since another operation in the same transaction failed.',
      },
    ],
    httpHeaders: {},
    httpStatusCode: 400,
    referenceId,
  }
}

/** A batch's subrequests do not know of each other, and each counts as a call of its own. */
function runBatch(service: Service, caller: Caller, inner: Route, body: Record<string, unknown>): Answer {
  const list = body['batchRequests']
  if (!Array.isArray(list))
    throw requestError(400, 'JSON_PARSER_ERROR', 'The request must have a list of batchRequests.')
  if (list.length > MAX_SUBREQUESTS)
    throw requestError(
      400,
      'LIMIT_EXCEEDED',
      `Limit reached. Only ${MAX_SUBREQUESTS} subrequests can be submitted per call`,
    )
  const halt = body['haltOnError'] === true
  let failed = false
  const results = list.map((item: unknown) => {
    if (!isJsonObject(item) || typeof item['method'] !== 'string' || typeof item['url'] !== 'string') {
      throw requestError(400, 'JSON_PARSER_ERROR', 'Each batch request needs a method and a url')
    }
    if (failed && halt)
      return {
        statusCode: 412,
        result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
      }
    const answer = runSubrequest(
      service,
      caller,
      inner,
      { method: item['method'], url: item['url'], body: item['richInput'] },
      new Map(),
    )
    if (answer.status >= 300) failed = true
    return { statusCode: answer.status, result: answer.body ?? null }
  })
  // The request itself was counted once already.
  if (list.length > 1) service.usage.count('composite/batch', list.length - 1)
  return { status: 200, body: { hasErrors: failed, results } }
}

/** Each graph is all or none by itself. */
function runGraphs(service: Service, caller: Caller, inner: Route, body: Record<string, unknown>): Answer {
  const graphs = body['graphs']
  if (!Array.isArray(graphs) || graphs.length > MAX_GRAPHS) {
    throw requestError(400, 'JSON_PARSER_ERROR', `The request must have a list of at most ${MAX_GRAPHS} graphs.`)
  }
  const answers = graphs.map((graph: unknown) => {
    if (!isJsonObject(graph) || typeof graph['graphId'] !== 'string') {
      throw requestError(400, 'JSON_PARSER_ERROR', 'Each graph needs a graphId')
    }
    const { results, failed } = runList(
      service,
      caller,
      inner,
      readSubrequests(graph['compositeRequest'], MAX_NODES),
      true,
    )
    return { graphId: graph['graphId'], graphResponse: { compositeResponse: results }, isSuccessful: !failed }
  })
  return { status: 200, body: { graphs: answers } }
}
