import http from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import zlib from 'node:zlib'
import type { Http, HttpRequest, HttpResponse } from '../ports/network'
import { DEFAULT_MAX_BYTES, httpFailures } from './httpFailures'

const CERTIFICATE_ERROR = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/

export interface NodeHttp extends Http {
  /** Closes the idle connections that are kept for reuse. */
  close(): void
}

/**
 * The way out over Node's own http client, for the preview, the tests and the benches. It is not `fetch`, since only
 * the socket tells whether a failed request had left, and because this client never sends anything twice: a request
 * on a kept-alive connection that turns out dead fails with `sent: 'maybe'` rather than being repeated.
 * Fails as the `Http` port says, with the failures of httpFailures.ts.
 */
export function createNodeHttp(): NodeHttp {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, timeout: 60_000 }),
    'https:': new https.Agent({ keepAlive: true, timeout: 60_000 }),
  }
  return {
    send: (request) => sendOnce(request, agents),
    close: () => {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

function sendOnce(request: HttpRequest, agents: { 'http:': http.Agent; 'https:': https.Agent }): Promise<HttpResponse> {
  const url = URL.canParse(request.url) ? new URL(request.url) : null
  const protocol = url?.protocol
  if (!url || (protocol !== 'http:' && protocol !== 'https:')) return Promise.reject(httpFailures.badUrl())
  if (request.signal?.aborted) return Promise.reject(httpFailures.cancelled('no'))

  return new Promise((resolve, reject) => {
    const { maxBytes = DEFAULT_MAX_BYTES, timeoutMs, signal, body } = request
    let connected = false
    let settled = false
    const outgoing = (protocol === 'https:' ? https : http).request(url, {
      method: request.method,
      agent: agents[protocol],
      headers: {
        'accept-encoding': 'gzip, deflate, br',
        ...request.headers,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
    })
    const timer = setTimeout(() => fail(httpFailures.timeout(request.url, timeoutMs, sent())), timeoutMs)
    const onAbort = (): void => fail(httpFailures.cancelled(sent()))
    signal?.addEventListener('abort', onAbort, { once: true })

    const sent = (): 'no' | 'maybe' => (connected ? 'maybe' : 'no')
    const settle = (): boolean => {
      if (settled) return false
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      return true
    }
    const fail = (failure: Error): void => {
      if (!settle()) return
      outgoing.destroy()
      reject(failure)
    }
    const failFrom = (error: NodeJS.ErrnoException): void => {
      if (connected) fail(httpFailures.broken(request.url, error))
      else if (CERTIFICATE_ERROR.test(error.code ?? '')) fail(httpFailures.untrusted(request.url, error))
      else fail(httpFailures.unreachable(request.url, error))
    }

    // A reused socket is connected already; a new one is when TLS is done, before which no request byte leaves.
    outgoing.on('socket', (socket) => {
      if (!socket.connecting && !('secureConnecting' in socket && socket.secureConnecting)) connected = true
      else socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true))
    })
    outgoing.on('error', failFrom)
    outgoing.on('response', (incoming) => {
      connected = true
      // Bytes become text as they come: a page of rows at once would hold everything else up.
      const utf8 = new StringDecoder('utf8')
      let text = ''
      let size = 0
      const decoded = decode(incoming)
      incoming.on('error', failFrom)
      // Node ends a cut body with `aborted`, which the decoder does not pass on.
      incoming.on('aborted', () => failFrom(new Error('aborted')))
      decoded.on('error', failFrom)
      decoded.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxBytes) fail(httpFailures.oversize(request.url, maxBytes))
        else text += utf8.write(chunk)
      })
      decoded.on('end', () => {
        if (!settle()) return
        resolve({
          status: incoming.statusCode ?? 0,
          headers: flatten(incoming.headers),
          body: text + utf8.end(),
        })
      })
    })
    outgoing.end(body)
  })
}

function decode(incoming: http.IncomingMessage): Readable {
  switch (incoming.headers['content-encoding']) {
    case 'gzip':
    case 'x-gzip':
      return incoming.pipe(zlib.createGunzip())
    case 'deflate':
      return incoming.pipe(zlib.createInflate())
    case 'br':
      return incoming.pipe(zlib.createBrotliDecompress())
    default:
      return incoming
  }
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
