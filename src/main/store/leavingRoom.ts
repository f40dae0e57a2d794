import type { OutboxRow } from './rows'

/** What goes with an org that the rep leaves for good. */
export interface LeavingRoom {
  /** Writes to the org that have not gone out, oldest first. */
  unsent(orgKey: string): OutboxRow[]
  /** Cached records of the org. */
  records(orgKey: string): number
  /**
   * Begins to forget an org: what was not sent is discarded, and its streams and marks go at once, so that whoever signs
   * in again begins anew. What was sent stays in the audit. The rows go by `step`, also after a restart.
   */
  begin(orgKey: string, at: number): void
  /** Removes some rows of the org that is being forgotten (a few ms); false where nothing is left to remove. */
  step(): boolean
}
