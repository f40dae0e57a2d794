import { requestError } from '../errors'
import { headerOptions } from '../headers'
import { methodNotAllowed, type Answer, type Call, type Route, type Service } from '../http/call'
import type { Caller } from '../org'
import { malformed } from '../soql/parseSoql'
import { runQuery, type QueryResult } from '../soql/runQuery'
import { columnsOf } from './columns'

const PAGE = 2000
const SMALLEST_PAGE = 200

/** `GET /query?q=`, `/queryAll?q=` and their locators. */
export const queryRoute: Route = (service, caller, call) => {
  if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,HEAD')
  const all = call.segments[0]?.toLowerCase() === 'queryall'
  const locator = call.segments[1]
  if (locator !== undefined) return nextPage(service, caller, locator)
  if (call.query.has('explain')) throw requestError(400, 'INVALID_TYPE', 'query plans are not available here')
  const text = call.query.get('q')
  if (text === null) throw malformed('A query string has to be specified')
  const result = runQuery(caller, text, all)
  if (call.query.get('columns') === 'true') return { status: 200, body: columnsOf(caller, text, result.objectName) }
  return firstPage(service, caller, call, result)
}

function firstPage(service: Service, caller: Caller, _call: Call, result: QueryResult): Answer {
  if (result.rows) return { status: 200, body: { totalSize: result.totalSize, done: true, records: result.rows } }
  const batch = batchSize(caller)
  if (result.ids.length <= batch) return { status: 200, body: page(service, caller, result, 0, batch) }
  const id = service.cursors.open({
    userId: caller.userId,
    objectName: result.objectName,
    ids: result.ids,
    batch,
    render: result.render,
  })
  return { status: 200, body: page(service, caller, result, 0, batch, id) }
}

/** The page size a client asks for is a hint between 200 and 2,000. */
function batchSize(caller: Caller): number {
  const asked = Number(headerOptions(caller.headers['sforce-query-options']).get('batchsize') ?? PAGE)
  return Number.isFinite(asked) ? Math.min(PAGE, Math.max(SMALLEST_PAGE, Math.floor(asked))) : PAGE
}

function nextPage(service: Service, caller: Caller, locator: string): Answer {
  const { id, cursor, offset } = service.cursors.find(locator, caller.userId)
  return { status: 200, body: page(service, caller, cursor, offset, cursor.batch, id) }
}

function page(
  service: Service,
  caller: Caller,
  result: Pick<QueryResult, 'ids' | 'objectName' | 'render'>,
  offset: number,
  batch: number,
  cursorId?: string,
): Record<string, unknown> {
  const end = Math.min(offset + batch, result.ids.length)
  const records = result.ids.slice(offset, end).flatMap((id) => {
    const row = service.org.store.get(result.objectName, id)
    return row ? [result.render(row)] : []
  })
  const done = end >= result.ids.length
  return {
    totalSize: result.ids.length,
    done,
    ...(done ? {} : { nextRecordsUrl: `/services/data/v${caller.version}/query/${cursorId}-${end}` }),
    records,
  }
}
