import { z } from 'zod'
import type { DuplicateReport } from '../ports/salesforce'
import { plainRow } from './rows'

const result = z.looseObject({
  allowSave: z.boolean().catch(false),
  errorMessage: z.string().nullish(),
  matchResults: z
    .array(
      z.looseObject({
        entityType: z.string().catch(''),
        matchRecords: z.array(z.looseObject({ record: z.record(z.string(), z.unknown()) })).catch([]),
      }),
    )
    .catch([]),
})

/** Key prefixes of the objects that a duplicate can be (Salesforce, "object key prefixes"). */
const PREFIXES: Record<string, string> = {
  '001': 'Account',
  '003': 'Contact',
  '00Q': 'Lead',
  '00T': 'Task',
  '500': 'Case',
}

/**
 * The records that a duplicate rule named in an error entry. Salesforce spells the key `duplicateResut` on a single
 * create; both spellings are read. For DUPLICATE_VALUE the id stands in the message alone, and saving is never allowed.
 */
export function duplicateReport(entry: Record<string, unknown>): DuplicateReport {
  const message = typeof entry['message'] === 'string' ? entry['message'] : ''
  const parsed = result.safeParse(entry['duplicateResut'] ?? entry['duplicateResult'])
  if (!parsed.success) {
    const id = /id: ([a-zA-Z0-9]{15,18})/.exec(message)?.[1]
    const matches = id ? [{ object: PREFIXES[id.slice(0, 3)] ?? '', id, row: { Id: id } }] : []
    return { allowSave: false, message, matches }
  }
  const matches = parsed.data.matchResults.flatMap((found) =>
    found.matchRecords.flatMap(({ record }) => {
      const id = record['Id']
      if (typeof id !== 'string') return []
      const { type } = z
        .looseObject({ type: z.string().catch('') })
        .catch({ type: '' })
        .parse(record['attributes'])
      return [{ object: type || found.entityType, id, row: plainRow(record) }]
    }),
  )
  return { allowSave: parsed.data.allowSave, message: parsed.data.errorMessage ?? message, matches }
}
