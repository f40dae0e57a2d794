import { Failure } from '../../domain/failure'
import { soqlList } from '../../domain/salesforce/soql'
import type { SalesforceQuery, SalesforceQueryResult, SalesforceRow } from '../../ports/salesforce'
import type { SalesforceSyncContext } from '../context'
import { readDescribes } from './orgSetup'

/** A query's address stays below Salesforce's 16,384 bytes, inside a composite too, with room for its path. */
const URI_BYTES = 15_800
/** As many values as one page of rows may answer. */
export const MOST_VALUES = 1_000

/**
 * One IN list's worth of values, as many of the first as fit beside the rest of the query. `write`: how a value stands
 * there, if not as a text.
 */
export function fitting(
  values: readonly string[],
  rest: string,
  write = (value: string): string => soqlList([value]),
): string[] {
  let bytes = encodeURIComponent(rest).length
  const end = values.findIndex((value, at) => {
    bytes += encodeURIComponent(write(value)).length + 1
    return bytes > URI_BYTES || at >= MOST_VALUES
  })
  return end < 0 ? [...values] : values.slice(0, Math.max(1, end))
}

/** Values in lists that each fit beside `rest`. */
export function lists(values: readonly string[], rest: string): string[][] {
  const all: string[][] = []
  for (let left = [...values]; left.length > 0;) {
    const list = fitting(left, rest)
    all.push(list)
    left = left.slice(list.length)
  }
  return all
}

/**
 * Runs up to 5 queries as one call; fails with the first that failed. A query that names a field which this user cannot
 * see has been made from an old describe: they are read anew, and the caller's next try has them.
 */
export async function ask(
  context: SalesforceSyncContext,
  queries: readonly SalesforceQuery[],
  signal: AbortSignal,
): Promise<SalesforceQueryResult[]> {
  signal.throwIfAborted()
  if (queries.length === 0) return []
  const results = await context.salesforce.queries(queries)
  const failed = results.find((result) => result instanceof Error)
  if (failed instanceof Error) throw await afterRefusal(context, failed, signal)
  return results.flatMap((result) => (result instanceof Error ? [] : [result]))
}

/** The failure itself; describes that led to it are read anew first. */
export async function afterRefusal(
  context: SalesforceSyncContext,
  failure: Error,
  signal: AbortSignal,
): Promise<Error> {
  const isAboutFields = failure instanceof Failure && /^INVALID_(FIELD|TYPE)/.test(failure.details.serviceCode ?? '')
  if (isAboutFields) await readDescribes(context, signal)
  return failure
}

/** Hands on a result page by page, each page fetched when the one before is dealt with. */
export async function eachPage(
  context: SalesforceSyncContext,
  first: SalesforceQueryResult,
  signal: AbortSignal,
  take: (rows: SalesforceRow[], isLast: boolean) => Promise<void>,
): Promise<void> {
  for (let page = first; ;) {
    await take(page.rows, page.next === null)
    if (page.next === null) return
    signal.throwIfAborted()
    page = await context.salesforce.queryMore(page.next)
  }
}
