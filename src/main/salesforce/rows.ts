import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { SalesforceQueryResult, SalesforceRow } from '../ports/salesforce'
import { turnKeeper } from '../turns'

const page = z.looseObject({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.string().nullish(),
  records: z.array(z.unknown()),
})

/** A row without `attributes`; nested rows and subqueries lose theirs, too. */
export function plainRow(row: Record<string, unknown>): SalesforceRow {
  const plain: SalesforceRow = {}
  for (const [name, value] of Object.entries(row)) if (name !== 'attributes') plain[name] = plainValue(value)
  return plain
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue)
  return typeof value === 'object' && value !== null ? plainRow(value as Record<string, unknown>) : value
}

/**
 * A page of a query, whose up to 2,000 rows are read in turns. `next` is the bare locator, so that no address from an
 * answer is ever called. Fails with `server` where the answer is not one: jsforce itself hands on whatever came.
 */
export async function parseQueryResult(value: unknown): Promise<SalesforceQueryResult> {
  const parsed = page.safeParse(value)
  const locator = parsed.success && !parsed.data.done ? locatorOf(parsed.data.nextRecordsUrl) : null
  if (!parsed.success || (!parsed.data.done && locator === null)) throw notUnderstood()
  const rows: SalesforceRow[] = []
  const turn = turnKeeper()
  for (const row of parsed.data.records) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw notUnderstood()
    rows.push(plainRow(row as Record<string, unknown>))
    // Asking the clock at every row would cost more than the row.
    if (rows.length % 32 === 0) await turn()
  }
  return { rows, totalSize: parsed.data.totalSize, next: locator }
}

/** What came is no answer to a query. */
export function notUnderstood(): Failure {
  return new Failure('server', 'Salesforce’s answer was not understood. Repdesk tries again.', { sent: 'no' })
}

/** The last segment of a locator or of the address of a next page; null where it is not one. */
export function locatorOf(next: string | null | undefined): string | null {
  const last = (next ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  return /^[\w-]+$/.test(last) ? last : null
}
