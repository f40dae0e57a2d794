/** A file that the rep is to have. */
export interface NewFile {
  /** What the dialog proposes, with its ending. */
  name: string
  /** The ending's name in words, for the dialog: `Comma-separated values`. */
  kind: string
}

/**
 * Saves where the rep chooses. Text or bytes come in pieces and are written as they come; the file is there whole or not at all.
 * Answers false where the rep gave up. Fails with `unsupported` where the place cannot be written.
 */
export interface FileSaver {
  save(file: NewFile, pieces: AsyncIterable<string | Uint8Array>): Promise<boolean>
}
