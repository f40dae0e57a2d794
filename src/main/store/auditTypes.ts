import type { OutboxKind } from '../../contract/models'
import type { OutboxRow } from './rows'

/** Which of the writes that went: all conditions that are given hold together. */
export interface AuditQuery {
  service?: OutboxRow['service'] | null
  kind?: OutboxKind | null
  why?: 'hand' | 'automatic' | null
  personId?: string | null
  /** The record that was made or changed. */
  recordId?: string | null
  /** Folded as for sorting; in names, values and ids. */
  text?: string | null
  /** Sent at or after, and before (ms). */
  since?: number | null
  until?: number | null
}

/** The trail of what this desktop wrote, newest first by when it was done. */
export interface AuditStore {
  /** From an offset, or from behind a row on. */
  list(
    query: AuditQuery,
    page: { offset?: number; limit: number; before?: { at: number; seq: number } | null },
  ): OutboxRow[]
  count(query: AuditQuery): number
  /** Unsent items by `<orgId>:<userId>`. */
  waitingByOrg(): { orgKey: string; waiting: number }[]
  /** How many items there are of each kind, state and code. */
  codes(): { kind: string; state: string; code: string | null; items: number }[]
}
