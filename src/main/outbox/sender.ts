import type { OutboxKind } from '../../contract/models'
import type { Failure } from '../domain/failure'
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

/** What became of one write of several that went in one call. `alone`: it was refused, and is to be sent by itself. */
export type Answer = { outcome: Record<string, unknown> } | { failure: Failure } | { alone: true }

/** How several writes of a kind go in one call, each with its own outcome. */
export interface Together {
  /** Writes with the same word may share a call, and only one such call is under way; null for one that goes by itself. */
  word(item: OutboxRow): string | null
  /** So many share a call. */
  most: number
  /** Sends all of them once; answers in their order. What is thrown concerns all. */
  send(items: readonly OutboxRow[], context: SendingContext): Promise<Answer[]>
  /** Finds out of all of them whether they arrived, in their order. */
  lookUp(items: readonly OutboxRow[], context: SendingContext): Promise<Found[]>
  /** Brings the cache in line after they are done. */
  settle(outcomes: readonly Record<string, unknown>[], context: SendingContext): Promise<void>
}

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
  /** Where several of them can share a call. */
  together?: Together
  /** The service's clock now, asked for where it is not known yet: look-ups compare with it. */
  serverTime(context: SendingContext): Promise<number>
}
