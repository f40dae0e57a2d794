import { net, session } from 'electron'
import { httpFailures } from '../net/httpFailures'
import type { Download, Downloads } from '../ports/network'
import { failureOfNetError } from './netErrors'

/**
 * Fetches files over Chromium's network stack, through a session of its own in memory: no cookies, no stored passwords, no
 * cache, no redirect followed.
 */
export function createElectronDownloads(): Downloads {
  const own = session.fromPartition('repdesk-files', { cache: false })
  return {
    open({ url, timeoutMs, signal }) {
      const protocol = URL.canParse(url) ? new URL(url).protocol : ''
      if (protocol !== 'https:' && protocol !== 'http:') return Promise.reject(httpFailures.badUrl())
      if (signal?.aborted) return Promise.reject(httpFailures.cancelled('no'))
      return new Promise((resolve, reject) => {
        const pieces = pieceQueue()
        const outgoing = net.request({
          url,
          session: own,
          credentials: 'omit',
          cache: 'no-store',
          redirect: 'manual',
        })
        const settle = (): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', onAbort)
        }
        const fail = (failure: Error): void => {
          settle()
          reject(failure)
          pieces.end(failure)
          outgoing.abort()
        }
        const timer = setTimeout(() => fail(httpFailures.timeout(url, timeoutMs, 'maybe')), timeoutMs)
        const onAbort = (): void => fail(httpFailures.cancelled('maybe'))
        signal?.addEventListener('abort', onAbort, { once: true })
        const body = pieces.read(() => {
          settle()
          outgoing.abort()
        })
        outgoing.on('error', (error) => fail(failureOfNetError(url, error)))
        outgoing.on('redirect', (status, _method, _location, headers) => {
          settle()
          pieces.end(null)
          resolve({ status, headers: flatten(headers), body })
          outgoing.abort()
        })
        outgoing.on('response', (incoming) => {
          incoming.on('data', (chunk: Buffer) => pieces.push(chunk))
          incoming.on('end', () => {
            settle()
            pieces.end(null)
          })
          incoming.on('aborted', () => fail(httpFailures.broken(url)))
          incoming.on('error', () => fail(httpFailures.broken(url)))
          resolve({ status: incoming.statusCode, headers: flatten(incoming.headers), body })
        })
        outgoing.end()
      })
    },
  }
}

/** What comes in events, as something to go through. Whoever reads it counts, and leaves when it is too much. */
function pieceQueue(): {
  push(piece: Buffer): void
  end(failure: Error | null): void
  read(onLeave: () => void): Download['body']
} {
  const waiting: Buffer[] = []
  let ended: { failure: Error | null } | null = null
  let wake = (): void => undefined
  return {
    push: (piece) => {
      waiting.push(piece)
      wake()
    },
    end: (failure) => {
      ended ??= { failure }
      wake()
    },
    async *read(onLeave) {
      try {
        for (;;) {
          const piece = waiting.shift()
          if (piece !== undefined) yield piece
          else if (ended?.failure) throw ended.failure
          else if (ended) return
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        onLeave()
      }
    },
  }
}

function flatten(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}
