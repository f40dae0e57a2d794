import { Failure, type Sent } from '../domain/failure'

/** An answer may be this large where the request says nothing: 32 MiB, as text, after decompression. */
export const DEFAULT_MAX_BYTES = 32 * 1024 * 1024

/**
 * The failures that every way out to the network ends in, so that the outbox meets the same words and the same `sent`
 * whether Node or Electron carried the request. Only the host is named: paths and queries can hold people's data.
 */
export const httpFailures = {
  /** No connection came about (no network, DNS, refused): nothing was sent. */
  unreachable: (url: string, cause?: unknown): Failure =>
    new Failure('offline', `Could not reach ${hostOf(url)}. Check the network connection.`, { sent: 'no', cause }),

  /** The server's certificate was not accepted, so the request was never sent. Waiting does not help. */
  untrusted: (url: string, cause?: unknown): Failure =>
    new Failure('server', `The identity of ${hostOf(url)} could not be verified, so nothing was sent to it.`, {
      sent: 'no',
      cause,
    }),

  /** The connection broke after the request began to leave: it may have been carried out. */
  broken: (url: string, cause?: unknown): Failure =>
    new Failure('offline', `The connection to ${hostOf(url)} broke before its answer was complete.`, {
      sent: 'maybe',
      cause,
    }),

  /** The total time ran out. `sent` is `no` only where it is certain that no connection had come about. */
  timeout: (url: string, ms: number, sent: Sent): Failure =>
    new Failure('timeout', `${hostOf(url)} did not answer within ${Math.max(1, Math.round(ms / 1000))} s.`, { sent }),

  /** The answer is larger than the caller takes. It was carried out, as far as anyone can tell. */
  oversize: (url: string, maxBytes: number): Failure =>
    new Failure('server', `${hostOf(url)} answered with more than ${maxBytes} bytes, which Repdesk does not read.`, {
      sent: 'maybe',
    }),

  /** The caller's signal ended it. */
  cancelled: (sent: Sent): Failure => new Failure('cancelled', 'The request was cancelled.', { sent }),

  /** The URL is not one that this port sends to: a fault of the caller, or of a setting. */
  badUrl: (): Failure => new Failure('validation', 'That is not a web address Repdesk can use.', { sent: 'no' }),
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the server'
}
