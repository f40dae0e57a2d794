import { collectionErrors, SalesforceError, type ApiError } from '../errors'
import type { Caller } from '../org'

/** One row of a collection's answer. `before` is what it was before an all-or-none rollback took it back. */
export interface RowResult {
  id?: string
  success: boolean
  errors: ApiError[]
  created?: boolean
}

/** Each record is saved or refused by itself; with allOrNone one refusal takes all the others back. */
export function runRows<T>(
  caller: Caller,
  items: readonly T[],
  allOrNone: boolean,
  write: (item: T) => { id: string; created?: boolean },
  isUpsert: boolean,
): RowResult[] {
  const rolledBack = new Error('rolled back')
  let results: RowResult[] = []
  try {
    caller.org.store.atomic(() => {
      results = items.map((item) => runRow(caller, item, write, isUpsert))
      if (allOrNone && results.some((row) => !row.success)) throw rolledBack
    })
  } catch (error) {
    if (error !== rolledBack) throw error
    return results.map((row) => (row.success ? rollback(row) : row))
  }
  return results
}

function runRow<T>(
  caller: Caller,
  item: T,
  write: (item: T) => { id: string; created?: boolean },
  isUpsert: boolean,
): RowResult {
  try {
    const done = caller.org.store.atomic(() => write(item))
    return { id: done.id, success: true, errors: [], ...(done.created === undefined ? {} : { created: done.created }) }
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error
    return { success: false, errors: error.errors, ...(isUpsert ? { created: false } : {}) }
  }
}

function rollback(row: RowResult): RowResult {
  return {
    success: false,
    errors: [
      {
        errorCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
        message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
      },
    ],
    ...(row.created === undefined ? {} : { created: row.created }),
  }
}

/** A row's result as the answer writes it. */
export function writeResult(row: RowResult): Record<string, unknown> {
  return {
    ...(row.id === undefined ? {} : { id: row.id }),
    success: row.success,
    errors: collectionErrors(row.errors),
    ...(row.created === undefined ? {} : { created: row.created }),
  }
}
