import { Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { IntercomCredentials } from '../ports/intercom'
import type { Logger } from '../ports/logger'
import type { Http, HttpResponse } from '../ports/network'
import { checkedBaseUrl } from './endpoint'
import { failureOf, unreadableAnswer } from './errors'
import { createRateGate, type RateGate } from './rateGate'

/** Every request names its version, since the app's default in the Developer Hub could be any. */
export const INTERCOM_VERSION = '2.16'

const READ_TIMEOUT_MS = 20_000
const WRITE_TIMEOUT_MS = 30_000
/** How often a read that met 429 is sent again. Writes are never. */
const READ_RETRIES = 3

/** One way to the API for one token. */
export interface Caller {
  /** GET of a path with its query, or a search (POST that only reads). Waits for the rate window, retries 429. */
  read(path: string, search?: unknown): Promise<unknown>
  /** The same read before all that wait (RateGate.waitForRead). */
  readFirst(path: string, search?: unknown): Promise<unknown>
  /** A request that changes something: sent once, whatever happens. `moreMs`: what a large body may take beside the usual. */
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, moreMs?: number): Promise<unknown>
  /** A POST whose answer has no body (202). Sent once, whatever happens. */
  tell(path: string, body: unknown): Promise<void>
  readonly gate: RateGate
}

export interface CallerParts {
  http: Http
  clock: Clock
  logger: Logger
  /** 0 to 1, for jitter. */
  random: () => number
}

/** Answers parsed JSON, or fails with a Failure as the port `IntercomApi` words them. Never follows a redirect. */
export function createCaller(parts: CallerParts, credentials: IntercomCredentials): Caller {
  const { http, clock, logger, random } = parts
  const gate = createRateGate(clock, random)

  async function send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    isWrite: boolean,
    moreMs = 0,
  ): Promise<HttpResponse> {
    const base = checkedBaseUrl(credentials.baseUrl)
    const response = await http.send({
      method,
      url: base + path,
      headers: {
        authorization: `Bearer ${credentials.token}`,
        accept: 'application/json',
        'intercom-version': INTERCOM_VERSION,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs: (isWrite ? WRITE_TIMEOUT_MS : READ_TIMEOUT_MS) + moreMs,
      readsOnly: !isWrite,
    })
    gate.note(response.headers)
    logger.debug('Intercom answered', { method, path: path.split('?')[0] ?? '', status: response.status })
    return response
  }

  async function sendOnce(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    moreMs = 0,
  ): Promise<HttpResponse> {
    gate.countWrite()
    const response = await send(method, path, body, true, moreMs)
    if (response.status === 429) throw withWait(failureOf(response, true), gate.retryAfter(0, response.headers), gate)
    return response
  }

  async function read(path: string, search: unknown, isFirst: boolean): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      await gate.waitForRead(isFirst)
      const response = await send(search === undefined ? 'GET' : 'POST', path, search, false)
      if (response.status !== 429) return parsed(response, false, gate)
      const retryAfterMs = gate.retryAfter(attempt, response.headers)
      if (attempt === READ_RETRIES) throw withWait(failureOf(response, false), retryAfterMs, gate)
      logger.warn('Intercom asked to wait', { path: path.split('?')[0] ?? '', ms: retryAfterMs })
      await gate.pause(retryAfterMs)
    }
  }

  return {
    gate,
    read: (path, search) => read(path, search, false),
    readFirst: (path, search) => read(path, search, true),
    write: async (method, path, body, moreMs) => parsed(await sendOnce(method, path, body, moreMs), true, gate),
    async tell(path, body) {
      const response = await sendOnce('POST', path, body)
      if (!isSuccess(response)) throw withClock(failureOf(response, true), gate)
      // A page of something in between also answers 200, but Intercom's answer is empty.
      if (/^\s*</.test(response.body)) throw withClock(unreadableAnswer(response, true), gate)
    },
  }
}

function parsed(response: HttpResponse, isWrite: boolean, gate: RateGate): unknown {
  if (!isSuccess(response)) throw withClock(failureOf(response, isWrite), gate)
  try {
    const value: unknown = JSON.parse(response.body)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Falls through to the one failure for all bodies that are not what was asked for.
  }
  throw withClock(unreadableAnswer(response, isWrite), gate)
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status <= 299
}

function withWait(failure: Failure, retryAfterMs: number, gate: RateGate): Failure {
  return withClock(new Failure(failure.code, failure.message, { ...failure.details, retryAfterMs }), gate)
}

function withClock(failure: Failure, gate: RateGate): Failure {
  const serverTime = gate.serverTime()
  if (serverTime === null) return failure
  return new Failure(failure.code, failure.message, { ...failure.details, serverTime })
}
