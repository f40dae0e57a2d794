import type { Connection } from 'jsforce'
import { z } from 'zod'
import type { SalesforceSearch } from '../ports/salesforceSearch'
import { unreadableAnswer } from './errors'

const answer = z.object({
  searchRecords: z.array(z.looseObject({ Id: z.string(), attributes: z.looseObject({ type: z.string() }) })),
})

/**
 * Runs a parameterized search (`GET /parameterizedSearch`: the text travels as a value, so that nothing in it is a clause of
 * SOSL), and answers what was found in the order in which the org ranks it. Only ids are asked for: what is read of them is
 * read by a query that leaves out what this user may not see.
 */
export async function searchRecords(
  connection: Connection,
  version: string,
  { text, within, objects, limit }: SalesforceSearch,
): Promise<{ object: string; id: string }[]> {
  const query = new URLSearchParams({ q: text, in: within, fields: 'Id', overallLimit: String(limit * objects.length) })
  for (const object of objects) {
    query.append('sobject', object)
    query.append(`${object}.limit`, String(limit))
  }
  const found: unknown = await connection.request(`/services/data/v${version}/parameterizedSearch?${query}`)
  const parsed = answer.safeParse(found)
  if (!parsed.success) throw unreadableAnswer(200, '', false)
  return parsed.data.searchRecords.map((row) => ({ object: row.attributes.type, id: row.Id }))
}
