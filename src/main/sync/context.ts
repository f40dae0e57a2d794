import type { Topic } from '../../contract/events'
import type { Settings } from '../../contract/models'
import type { Clock } from '../ports/clock'
import type { IntercomApi } from '../ports/intercom'
import type { Logger } from '../ports/logger'
import type { SalesforceApi } from '../ports/salesforce'
import type { Store } from '../store/types'
import type { Gained } from './announceCandidates'

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
  /** People who became the rep's by somebody else's doing: looked at for announcing. */
  gained(people: readonly Gained[]): void
}

export interface SalesforceSyncContext {
  store: Store
  salesforce: SalesforceApi
  clock: Clock
  logger: Logger
  orgKey: string
  /** The fields that the rep chose to see, by object. */
  panelFields(): Settings['panelFields']
  changed(topics: Topic[], ids?: string[]): void
}

/** One run of a stream; ends early, resumable, when the signal says so. */
export type Pull<C> = (context: C, signal: AbortSignal) => Promise<void>
