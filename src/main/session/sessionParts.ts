import type { Topic } from '../../contract/events'
import type { Settings } from '../../contract/models'
import type { OutboxRunner } from '../outbox/runner'
import type { IntercomApi } from '../ports/intercom'
import type { SalesforceApi } from '../ports/salesforce'
import type { OutboxRow, Store } from '../store/types'
import type { Announcer } from '../sync/announcer'
import type { SyncContext } from '../sync/context'
import type { Gate } from '../sync/gate'
import type { JobRunner } from '../sync/job'
import type { Automations } from './automations'
import type { Pacing } from './pacing'
import type { IntercomProfile } from './profile'
import type { SegmentCounts } from './segmentCounts'

/** One rep at work in one workspace: the open cache, the clients, the jobs and the outbox. */
export interface Session {
  readonly store: Store
  readonly profile: IntercomProfile
  readonly intercom: IntercomApi
  readonly sync: SyncContext
  readonly jobs: JobRunner
  readonly outbox: OutboxRunner
  readonly announcer: Announcer
  readonly automations: Automations
  readonly gates: { intercom: Gate; salesforce: Gate }
  /** How often Salesforce may be read, by the org's calls. */
  readonly pacing: Pacing
  /** How many people fit each saved segment. */
  readonly segmentCounts: SegmentCounts
  salesforce(): SalesforceApi | null
  orgKey(): string | null
  settings(): Settings
  /** The rep's zone, as an IANA name. */
  timeZone(): string
  /** Signs a user in to the session, or out with null: jobs and writes of Salesforce follow. */
  useSalesforce(api: SalesforceApi | null): Promise<void>
  /** The first sync is held by the rep. */
  pause(): void
  resume(): void
  setFocused(focused: boolean): void
  stop(): Promise<void>
}

export interface SessionHooks {
  changed(topics: Topic[], ids?: string[]): void
  statusChanged(): void
  outboxChanged(item: OutboxRow): void
  /** The conversation in front, while the window has the focus. */
  inFront(): string | null
  /** Whether a window of Repdesk has the focus. */
  isInFront(): boolean
  /** The conversation in front, with the focus or without. */
  opened(): string | null
}

/** What a change of an outbox item may show in the window. */
export function topicsOf(item: OutboxRow): Topic[] {
  // A refusal may have switched a kind of automatic writes off.
  const mayBeOff = item.code === 'permission' || item.code === 'plan_restricted'
  return [
    'outbox',
    'people',
    'conversations',
    ...(item.service === 'salesforce' ? (['salesforce'] as const) : []),
    ...(mayBeOff ? (['settings'] as const) : []),
    ...(item.kind === 'message.send' ? (['messages'] as const) : []),
  ]
}
