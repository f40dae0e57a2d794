import type { Connection } from 'jsforce'
import { z } from 'zod'
import type { Failure } from '../domain/failure'
import type { SalesforceRow } from '../ports/salesforce'
import { failureOf, unreadableAnswer } from './errors'
import { parseQueryResult } from './rows'
import type { Meter } from './wire'

const answer = z.looseObject({
  compositeResponse: z.array(
    z.looseObject({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown().optional() }),
  ),
})
const result = z.union([
  z.looseObject({ success: z.literal(true), id: z.string().min(15) }),
  z.looseObject({ success: z.literal(false), errors: z.array(z.unknown()) }),
])

/** Records of one object that are created in one call, and what is read behind them. */
export interface CreateMany {
  version: string
  object: string
  /** At most 200 (REST API guide, "sObject Collections"). */
  records: readonly SalesforceRow[]
  headers: Record<string, string>
  /** Read in the same call, after the records are made. */
  soql: string
}

/**
 * Creates records each by itself: a collection without all-or-none, and a query behind it, as one `/composite`, which
 * counts as one call. Answers in the order of the records the id or why it was not made; `rows` is null where the query
 * failed, which undoes nothing. A refusal of the call as a whole is thrown, and concerns all of them. A composite reads
 * `@{…}` anywhere in a body as a reference; with such a value among them the collection goes by itself, and is read after.
 */
export async function createMany(
  connection: Connection,
  meter: Meter,
  input: CreateMany,
): Promise<{ results: (string | Failure)[]; rows: SalesforceRow[] | null }> {
  const { made, read } = await (JSON.stringify(input.records).includes('@{') ? apart : together)(connection, input)
  const { httpStatusCode: status, body } = made
  if (status >= 300) throw failureOf({ status, body, isWrite: true, serverTime: meter.serverTime })
  // By their order alone can results be told apart: an answer of another length says nothing of any of them.
  if (!Array.isArray(body) || body.length !== input.records.length) throw unreadableAnswer(200, '', true)
  return { results: body.map((row: unknown) => resultOf(row, meter)), rows: await rowsOf(read) }
}

interface Part {
  httpStatusCode: number
  body?: unknown
}

const collection = ({ object, records }: CreateMany): object => ({
  allOrNone: false,
  records: records.map((values) => ({ attributes: { type: object }, ...values })),
})

const queryPath = ({ version, soql }: CreateMany): string =>
  `/services/data/v${version}/query?q=${encodeURIComponent(soql)}`

async function together(connection: Connection, input: CreateMany): Promise<{ made: Part; read: Part | undefined }> {
  const parsed = answer.safeParse(
    await connection.requestPost('/composite', {
      allOrNone: false,
      compositeRequest: [
        {
          method: 'POST',
          url: `/services/data/v${input.version}/composite/sobjects`,
          referenceId: 'made',
          httpHeaders: input.headers,
          body: collection(input),
        },
        { method: 'GET', url: queryPath(input), referenceId: 'read' },
      ],
    }),
  )
  const parts = new Map(parsed.data?.compositeResponse.map((part) => [part.referenceId, part]))
  const made = parts.get('made')
  if (!made) throw unreadableAnswer(200, '', true)
  return { made, read: parts.get('read') }
}

async function apart(connection: Connection, input: CreateMany): Promise<{ made: Part; read: Part | undefined }> {
  const body: unknown = await connection.request({
    method: 'POST',
    url: `/services/data/v${input.version}/composite/sobjects`,
    body: JSON.stringify(collection(input)),
    headers: { ...input.headers, 'content-type': 'application/json' },
  })
  const read = await connection.request(queryPath(input)).then(
    (rows: unknown) => ({ httpStatusCode: 200, body: rows }),
    () => undefined,
  )
  return { made: { httpStatusCode: 200, body }, read }
}

function resultOf(row: unknown, meter: Meter): string | Failure {
  const parsed = result.safeParse(row)
  if (!parsed.success) return unreadableAnswer(200, '', true)
  if (parsed.data.success) return parsed.data.id
  // One record's refusal is Salesforce's word, as a 400 is for a record that is sent alone.
  return failureOf({ status: 400, body: [parsed.data], isWrite: true, serverTime: meter.serverTime })
}

async function rowsOf(part: Part | undefined): Promise<SalesforceRow[] | null> {
  if (!part || part.httpStatusCode >= 300) return null
  try {
    return (await parseQueryResult(part.body)).rows
  } catch {
    return null
  }
}
