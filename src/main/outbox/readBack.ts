import type { RecordObject } from '../../contract/models'
import { soqlText } from '../domain/salesforce/soql'
import { orgKeyOf, signedIn } from './createSender'
import { fieldsToRead, keepRecord } from './recordRead'
import type { SendingContext } from './sender'

/** Brings records into the cache as Salesforce has them now, in one call; at most 5. What cannot be read is left out. */
export async function readBack(
  context: SendingContext,
  wanted: readonly (readonly [RecordObject, string])[],
): Promise<void> {
  if (wanted.length === 0) return
  const api = signedIn(context)
  const fields = await Promise.all(wanted.map(([object]) => fieldsToRead(api, context, object)))
  const results = await api.queries(
    wanted.map(([object, id], at) => `SELECT ${fields[at]!.join(', ')} FROM ${object} WHERE Id = ${soqlText(id)}`),
  )
  for (const [at, result] of results.entries()) {
    const row = result instanceof Error ? undefined : result.rows[0]
    if (row) keepRecord(api, context, wanted[at]![0], row, fields[at]!)
  }
}

/** The same for those that are not in the cache yet. */
export async function readMissing(
  context: SendingContext,
  wanted: readonly (readonly [RecordObject, string])[],
): Promise<void> {
  const orgKey = orgKeyOf(signedIn(context))
  await readBack(
    context,
    wanted.filter(([object, id]) => context.store.records.get(orgKey, object, id) === null),
  )
}
