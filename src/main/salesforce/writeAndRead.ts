import type { Connection } from 'jsforce'
import { z } from 'zod'
import type { SalesforceRow } from '../ports/salesforce'
import { failureOf, unreadableAnswer } from './errors'
import { parseQueryResult } from './rows'
import type { Meter } from './wire'

const answer = z.looseObject({
  compositeResponse: z.array(
    z.looseObject({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown().optional() }),
  ),
})
const created = z.looseObject({ id: z.string().min(15), success: z.literal(true) })

/** One write, and what is read of the record behind it, in one call. */
export interface WriteAndRead {
  version: string
  object: string
  /** Null creates. */
  id: string | null
  values: SalesforceRow
  headers: Record<string, string>
  /** What is read back; names and paths that this user can see. */
  fields: readonly string[]
}

/**
 * Sends a write with the reading of its record as one `/composite`, which counts as one call (DESIGN.md section 7). The
 * write's refusal is a Failure as if it had been sent alone; a reading that failed answers `row: null`, since the write
 * has happened. A composite reads `@{…}` anywhere in a body as a reference to an earlier request; a value that has one (a
 * placeholder in a message) goes out alone, and its record is read by a second call.
 */
export async function writeAndRead(
  connection: Connection,
  meter: Meter,
  input: WriteAndRead,
): Promise<{ id: string; row: SalesforceRow | null }> {
  const { version, object, id, values, headers, fields } = input
  if (JSON.stringify(values).includes('@{')) return writeThenRead(connection, input)
  const base = `/services/data/v${version}`
  const soql = `SELECT ${fields.join(', ')} FROM ${object} WHERE Id = '${id ?? '@{written.id}'}'`
  const parsed = answer.safeParse(
    await connection.requestPost('/composite', {
      allOrNone: false,
      compositeRequest: [
        {
          method: id === null ? 'POST' : 'PATCH',
          url: `${base}/sobjects/${object}${id === null ? '' : `/${id}`}`,
          referenceId: 'written',
          httpHeaders: headers,
          body: values,
        },
        // References are filled in before the address is read, so they must not be escaped.
        { method: 'GET', url: `${base}/query?q=${encoded(soql)}`, referenceId: 'read' },
      ],
    }),
  )
  if (!parsed.success) throw unreadableAnswer(200, '', true)
  const parts = new Map(parsed.data.compositeResponse.map((part) => [part.referenceId, part]))
  const written = parts.get('written')
  if (!written) throw unreadableAnswer(200, '', true)
  if (written.httpStatusCode >= 300) {
    const { httpStatusCode: status, body } = written
    throw failureOf({ status, body, isWrite: true, serverTime: meter.serverTime })
  }
  const madeId = id ?? created.safeParse(written.body).data?.id
  if (madeId === undefined) throw unreadableAnswer(200, '', true)
  return { id: madeId, row: await rowOf(parts.get('read')) }
}

async function writeThenRead(
  connection: Connection,
  { version, object, id, values, headers, fields }: WriteAndRead,
): Promise<{ id: string; row: SalesforceRow | null }> {
  const answered: unknown =
    id === null
      ? await connection.create(object, values, { headers })
      : await connection.update(object, { ...values, Id: id }, { headers })
  const writtenId = id ?? created.safeParse(answered).data?.id
  if (writtenId === undefined) throw unreadableAnswer(200, '', true)
  const soql = `SELECT ${fields.join(', ')} FROM ${object} WHERE Id = '${writtenId}'`
  const body: unknown = await connection
    .request(`/services/data/v${version}/query?q=${encodeURIComponent(soql)}`)
    .catch(() => null)
  return { id: writtenId, row: await rowOf({ httpStatusCode: 200, body }) }
}

function encoded(soql: string): string {
  return encodeURIComponent(soql).replace('%40%7Bwritten.id%7D', '@{written.id}')
}

async function rowOf(part: { httpStatusCode: number; body?: unknown } | undefined): Promise<SalesforceRow | null> {
  if (!part || part.httpStatusCode >= 300) return null
  try {
    return (await parseQueryResult(part.body)).rows[0] ?? null
  } catch {
    return null
  }
}
