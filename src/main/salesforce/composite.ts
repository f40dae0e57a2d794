import type { Connection } from 'jsforce'
import { z } from 'zod'
import { asFailure, Failure } from '../domain/failure'
import type { SalesforceQueryResult } from '../ports/salesforce'
import { failureOf } from './errors'
import { notUnderstood, parseQueryResult } from './rows'
import type { Meter } from './wire'

/** A composite may hold 25 requests, of which 5 may be queries (REST API guide, "composite"). */
const MAX_QUERIES = 5

const answer = z.looseObject({
  compositeResponse: z.array(
    z.looseObject({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown().optional() }),
  ),
})

/**
 * Runs 1 to 5 queries, given as paths with their encoded `q`, in one request, which counts as one call of the daily
 * limit and has no limit of URI length. Results stand in the order of the paths; each failed one is its own Failure.
 */
export async function queryTogether(
  connection: Connection,
  paths: string[],
  meter: Meter,
): Promise<(SalesforceQueryResult | Failure)[]> {
  if (paths.length === 0) return []
  if (paths.length > MAX_QUERIES)
    throw new Failure('bug', `At most ${MAX_QUERIES} queries go together.`, { sent: 'no' })
  const body = {
    allOrNone: false,
    compositeRequest: paths.map((url, index) => ({ method: 'GET', url, referenceId: `query${index}` })),
  }
  const parsed = answer.safeParse(await connection.requestPost('/composite', body))
  if (!parsed.success) throw notUnderstood()
  const byReference = new Map(parsed.data.compositeResponse.map((part) => [part.referenceId, part]))
  const results: (SalesforceQueryResult | Failure)[] = []
  for (const index of paths.keys()) {
    const part = byReference.get(`query${index}`)
    if (!part) results.push(notUnderstood())
    else if (part.httpStatusCode >= 300) {
      const { httpStatusCode: status, body: refusal } = part
      results.push(failureOf({ status, body: refusal, isWrite: false, serverTime: meter.serverTime }))
    } else results.push(await parseQueryResult(part.body).catch(asFailure))
  }
  return results
}
