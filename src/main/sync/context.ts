import type { Topic } from '../../contract/events'
import type { Clock } from '../ports/clock'
import type { IntercomApi } from '../ports/intercom'
import type { Logger } from '../ports/logger'
import type { SalesforceApi } from '../ports/salesforce'
import type { Store } from '../store/types'

/** What every pull works with. */
export interface SyncContext {
  store: Store
  intercom: IntercomApi
  clock: Clock
  logger: Logger
  repId: string
  /** First sync takes open conversations and those updated in the last so many months. */
  firstSyncMonths(): number
  /** Tells the window that rows changed. */
  changed(topics: Topic[], ids?: string[]): void
  /** The conversation that the rep has open, whether or not the window has the focus. */
  opened(): string | null
  /** Conversations that are new or changed: looked at for announcing. */
  considered(conversationIds: string[]): Promise<void>
}

export interface SalesforceSyncContext {
  store: Store
  salesforce: SalesforceApi
  clock: Clock
  logger: Logger
  orgKey: string
  changed(topics: Topic[], ids?: string[]): void
}

/** One run of a stream; ends early, resumable, when the signal says so. */
export type Pull<C> = (context: C, signal: AbortSignal) => Promise<void>

/** 25 people with their eleven indexes take about 9 ms to save, 50 would take 17: more than a frame (npm run bench). */
const BATCH = 25

/** Hands rows over in small batches and lets the event loop breathe in between: main never blocks for a frame. */
export async function inBatches<T>(rows: readonly T[], take: (batch: T[]) => void): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    take(rows.slice(start, start + BATCH))
    await breathe()
  }
}

/** Lets timers, I/O and the window's requests run. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
