import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { SalesforceQueryResult, SalesforceRow } from '../ports/salesforce'

const page = z.looseObject({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.string().nullish(),
  records: z.array(z.record(z.string(), z.unknown())),
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
 * A page of a query. `next` is the bare locator, so that no address from an answer is ever called. Fails with `server`
 * where the answer is not one: jsforce itself hands on whatever came.
 */
export function parseQueryResult(value: unknown): SalesforceQueryResult {
  const parsed = page.safeParse(value)
  const locator = parsed.success && !parsed.data.done ? locatorOf(parsed.data.nextRecordsUrl) : null
  if (!parsed.success || (!parsed.data.done && locator === null)) {
    throw new Failure('server', 'Salesforce’s answer was not understood. Repdesk tries again.', { sent: 'no' })
  }
  return { rows: parsed.data.records.map(plainRow), totalSize: parsed.data.totalSize, next: locator }
}

/** The last segment of a locator or of the address of a next page; null where it is not one. */
export function locatorOf(next: string | null | undefined): string | null {
  const last = (next ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  return /^[\w-]+$/.test(last) ? last : null
}
