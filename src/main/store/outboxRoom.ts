import type { OutboxKind, OutboxState } from '../../contract/models'
import type { ErrorCode } from '../../contract/result'
import type { NewOutboxRow, OutboxChange, OutboxRow } from './rows'

/** How one item of a group stands. */
export interface GroupState {
  kind: OutboxKind
  state: OutboxState
  code: ErrorCode | null
  nextAt: number | null
  createdAt: number
  /** Only the rep can say whether it arrived. */
  isUnproved: boolean
}

/** Intended writes, durable until they are done or the rep discards them. */
export interface OutboxRoom {
  insert(item: NewOutboxRow): OutboxRow
  get(id: string): OutboxRow | null
  update(id: string, change: OutboxChange, at: number): OutboxRow
  list(show: 'unsent' | 'sent' | 'discarded', offset: number, limit: number): { rows: OutboxRow[]; total: number }
  /** Unsent items of a person or a conversation, or edits of a company; oldest first. */
  unsentOf(of: { personId?: string; conversationId?: string; companyId?: string }): OutboxRow[]
  /** People who are shown with something of theirs, or of a company of theirs, edited and not sent. */
  editedPeople(): ReadonlySet<string>
  /**
   * Items that may go out now, oldest first, at most one a lane: held, waiting or unknown (to be looked up) whose
   * `nextAt` has come or is null, and queued ones. A lane whose oldest unsent item is sending, waiting for later, unknown or needs
   * the rep gives nothing after it; but where an edit of a person or company asks the rep, edits of other attributes go
   * (DESIGN.md section 6: merged per field), which can be several of one lane. Salesforce items of another org key are left out.
   */
  ready(now: number, orgKey: string | null): OutboxRow[]
  /**
   * Records of the service that other items of this kind already account for (`outcome.id` of items that arrived), so that a
   * look-up never takes one write's trace for another's. Of one conversation, or all with null.
   */
  claimed(kind: OutboxKind, conversationId: string | null, exceptItemId: string): ReadonlySet<string>
  /** How the items of a group stand, in the order they were made: what a progress line needs of many, often. */
  statesOfGroup(groupId: string): GroupState[]
  /** All items of a group, in the order they were made. */
  ofGroup(groupId: string): OutboxRow[]
  /** Lets all held items of a group go at one time: `held` until `nextAt` (ms), or `queued`. */
  letGo(groupId: string, change: { state: 'held' | 'queued'; nextAt: number | null }, at: number): void
  /** Removes a group that was not made to its end, of which nothing has left. */
  dropGroup(groupId: string): void
  /** Groups of a kind with something unsent, and those made since then (ms); newest first. */
  groups(since: number, kind: OutboxKind): string[]
  /** Items that wait for another one (`blockedOn`), oldest first. */
  blocked(): OutboxRow[]
  /** The earliest `nextAt` in the future among held, waiting and unknown items. */
  nextWake(now: number): number | null
  counts(): { unsent: number; needsYou: number }
  /** After a start: `sending` becomes `unknown`. Returns how many. */
  sendingToUnknown(at: number): number
  /** Removes done and discarded items older than `before`. */
  prune(before: number): number
}
