import type { DraftMode } from '../../contract/models'

/** A file that waits to be sent: with a draft, or with the item it belongs to. */
export interface OutgoingFile {
  id: string
  name: string
  contentType: string
  /** Bytes. */
  size: number
}

/** Which file of which message. `ref`: its place there (domain/files/partFiles). */
export interface ReceivedKey {
  conversationId: string
  partId: string
  ref: string
  /** Where it came from, without what changes each time; another one is another file. */
  source: string
}

/** Bytes of messages' files, in the encrypted file alone. */
export interface FilesRoom {
  /** One piece of a file whose row comes later (`keep`, `attach`); written again, it replaces. */
  putPiece(id: string, seq: number, bytes: Uint8Array): void
  /** Drops pieces without a row: what a failed or ended attempt left. Answers how many. */
  dropLoosePieces(): number
  dropPieces(id: string): void
  /** The bytes of a file, whole. Null where it is not there. */
  bytes(id: string): Uint8Array | null

  /** The cached bytes of a received file, used now (ms). Null where they are not cached. */
  received(key: ReceivedKey, at: number): Uint8Array | null
  /**
   * Makes the pieces of `id` the cached bytes of a received file, in place of older ones; then the longest unused ones go
   * until all fit in `budget` bytes. False, and nothing is kept, where the message is not cached any more.
   */
  keep(id: string, key: ReceivedKey, size: number, budget: number, at: number): boolean
  /** Bytes of received files in all. */
  receivedBytes(): number

  /** Makes the pieces of `file.id` a file of the draft. False where the conversation is not cached. */
  attach(conversationId: string, mode: DraftMode, file: OutgoingFile): boolean
  /** Takes a file off the draft; true where it was there. */
  detach(conversationId: string, id: string): boolean
  /** Files of what is being written, in the order they were attached. */
  ofDraft(conversationId: string): (OutgoingFile & { mode: DraftMode })[]
  /** Gives files of the draft to an outbox item; false, and nothing happens, where one is not there. */
  hand(conversationId: string, mode: DraftMode, ids: readonly string[], itemId: string): boolean
  /** Gives an item's files back to the draft. */
  giveBack(itemId: string): void
  ofItem(itemId: string): OutgoingFile[]

  /** Whether the rep has chosen to see the pictures of this conversation. */
  loadsImages(conversationId: string): boolean
  setLoadsImages(conversationId: string, on: boolean): void
}
