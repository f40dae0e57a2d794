/** The window as it is laid out for paper. */
export interface Printer {
  /** Its pages as a PDF file's bytes. Fails with `unsupported` where no window is open. */
  pdf(): Promise<Uint8Array>
}
