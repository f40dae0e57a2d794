import type { LedgerRow, LedgerState, MessageContent, MessageState } from '../../contract/models'
import type { Candidate } from '../domain/messages/audience'
import type { Addressee } from '../domain/messages/template'

/** A message as kept. Times in ms. */
export interface KeptMessage {
  id: string
  state: MessageState
  content: MessageContent
  createdAt: number
  updatedAt: number
  startedAt: number | null
}

/** Somebody a message may be for. */
export interface AudiencePerson extends Candidate, Addressee {
  id: string
  displayName: string
  /** The name as lists are sorted by it. */
  nameSort: string
  /** By what Intercom said last, whatever the rep has changed since and is not sent. */
  isMineThere: boolean
  /** What the message's ledger says of them; null: nothing. */
  had: LedgerState | null
}

export interface NewLedgerRow {
  messageId: string
  personId: string
  state: LedgerState
  itemId: string | null
  at: number
}

/** Messages to people the rep owns, and their ledgers: one row for each message and person, ever. */
export interface MessagesRoom {
  /** Newest first. */
  list(): KeptMessage[]
  get(id: string): KeptMessage | null
  save(message: KeptMessage): void
  remove(id: string): void
  counts(id: string): Record<LedgerState, number>
  ledger(id: string, offset: number, limit: number): { rows: LedgerRow[]; total: number }
  /** False where the message's ledger has somebody already: they stand there once. What was only skipped gives way. */
  note(row: NewLedgerRow): boolean
  /** Takes out of a ledger who stands in it as having matched before it was started. */
  forgetBefore(id: string): void
  /** Takes out of their ledgers whom these items were for: they were taken back. */
  release(itemIds: readonly string[]): void
  /** Of these rows of people (segmentFitting.ts) or ids, those that are here, by name; with what the ledger says of them. */
  people(among: { rows: readonly number[] } | { ids: readonly string[] }, messageId: string | null): AudiencePerson[]
}
