import type { OutboxKind } from '../../contract/models'
import type { NewOutboxRow, OutboxRow, Store } from '../store/types'
import type { IntercomApi } from '../ports/intercom'
import type { SalesforceApi } from '../ports/salesforce'

/** What a sender works with; `salesforce` is null while nobody is signed in. */
export interface SendingContext {
  store: Store
  repId: string
  intercom: IntercomApi
  salesforce: SalesforceApi | null
  now(): number
}

/** What a look-up found: the write's own trace, its absence, or that neither can be told. */
export type Found =
  | { found: true; outcome: Record<string, unknown> }
  | { found: false }
  | { found: 'unsure'; why: string }

/** A write that follows another, as it is committed. */
export type Follower = NewOutboxRow

/**
 * One kind of write. `send` writes once and answers what came back; `lookUp` finds out whether an earlier attempt with
 * an unknown outcome arrived; `settle` brings the cache in line after it is done (failures of it never undo the write).
 */
export interface Sender {
  kind: OutboxKind
  send(item: OutboxRow, context: SendingContext): Promise<Record<string, unknown>>
  lookUp(item: OutboxRow, context: SendingContext): Promise<Found>
  settle(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Promise<void>
  /**
   * What is to be written because this was: committed together with the item being done, so that a kill in between neither
   * loses nor doubles it. Ids are derived from the item's, so that one that is there already is left alone.
   */
  follows?(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Follower[]
  /** The service's clock now, asked for where it is not known yet: look-ups compare with it. */
  serverTime(context: SendingContext): Promise<number>
}
