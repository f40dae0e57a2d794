import { StringDecoder } from 'node:string_decoder'
import { net, session, type ClientRequest, type IncomingMessage, type Session } from 'electron'
import type { Failure } from '../domain/failure'
import { DEFAULT_MAX_BYTES, httpFailures } from '../net/httpFailures'
import type { Http, HttpRequest, HttpResponse } from '../ports/network'
import { failureOfNetError } from './netErrors'

/** Requests that change something go through these, one at a time each. */
const LANES = 4

/**
 * The way out over Chromium's network stack, which knows the system's proxy and certificates. No cookies, no stored
 * passwords, no cache, no redirect followed.
 *
 * Chromium repeats a request of any method, POST too, when a kept-alive connection turns out dead before the answer
 * begins. For what only reads that is welcome. Everything else goes through sessions of its own, each carrying one
 * request at a time and closing its idle connections first: a connection that is new is never repeated.
 */
export function createElectronHttp(): Http {
  const reading = session.fromPartition('repdesk-read', { cache: false })
  const lanes = Array.from({ length: LANES }, (_, index) =>
    session.fromPartition(`repdesk-write-${index}`, { cache: false }),
  )
  const free = [...lanes]
  const queue: ((lane: Session) => void)[] = []
  const takeLane = (): Promise<Session> => {
    const lane = free.pop()
    return lane === undefined ? new Promise((resolve) => queue.push(resolve)) : Promise.resolve(lane)
  }
  const giveBack = (lane: Session): void => {
    const next = queue.shift()
    if (next === undefined) free.push(lane)
    else next(lane)
  }

  return {
    send: async (request) => {
      const protocol = URL.canParse(request.url) ? new URL(request.url).protocol : ''
      if (protocol !== 'https:' && protocol !== 'http:') throw httpFailures.badUrl()
      if (request.signal?.aborted) throw httpFailures.cancelled('no')
      if (readsOnly(request)) return sendOnce(request, reading)
      const lane = await takeLane()
      try {
        await lane.closeAllConnections()
        return await sendOnce(request, lane)
      } finally {
        giveBack(lane)
      }
    },
  }
}

function readsOnly(request: HttpRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD' || request.readsOnly === true
}

function sendOnce(request: HttpRequest, through: Session): Promise<HttpResponse> {
  const { url, method, headers, body, timeoutMs, maxBytes = DEFAULT_MAX_BYTES, signal } = request
  if (signal?.aborted) return Promise.reject(httpFailures.cancelled('no'))
  return new Promise((resolve, reject) => {
    const outgoing = net.request({
      url,
      method,
      session: through,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
    })
    let settled = false
    const settle = (): boolean => {
      if (settled) return false
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      return true
    }
    const fail = (failure: Failure): void => {
      if (!settle()) return
      reject(failure)
      outgoing.abort()
    }
    // Chromium does not tell when the connection stood, so after the start of the attempt it may have left.
    const timer = setTimeout(() => fail(httpFailures.timeout(url, timeoutMs, 'maybe')), timeoutMs)
    const onAbort = (): void => fail(httpFailures.cancelled('maybe'))
    signal?.addEventListener('abort', onAbort, { once: true })

    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
    outgoing.on('error', (error) => fail(failureOfNetError(url, error)))
    outgoing.on('redirect', (status, _method, _location, found) => {
      if (!settle()) return
      resolve({ status, headers: flatten(found), body: '' })
      outgoing.abort()
    })
    outgoing.on('response', (incoming) => {
      readBody(incoming, maxBytes, {
        done: (text) => {
          if (settle()) resolve({ status: incoming.statusCode, headers: flatten(incoming.headers), body: text })
        },
        tooLarge: () => fail(httpFailures.oversize(url, maxBytes)),
        broken: (cause) => fail(httpFailures.broken(url, cause)),
      })
    })
    start(outgoing, body)
  })
}

function start(outgoing: ClientRequest, body: string | undefined): void {
  if (body !== undefined) outgoing.write(body)
  outgoing.end()
}

interface BodyEnd {
  done(text: string): void
  tooLarge(): void
  broken(cause: Error): void
}

function readBody(incoming: IncomingMessage, maxBytes: number, end: BodyEnd): void {
  // Bytes become text as they come: a page of rows at once would hold everything else up.
  const utf8 = new StringDecoder('utf8')
  let text = ''
  let size = 0
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) end.tooLarge()
    else text += utf8.write(chunk)
  })
  incoming.on('end', () => end.done(text + utf8.end()))
  incoming.on('aborted', () => end.broken(new Error('aborted')))
  incoming.on('error', () => end.broken(new Error('the body broke')))
}

function flatten(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}
