import http from 'node:http'
import https from 'node:https'
import type { Download, Downloads } from '../ports/network'
import { httpFailures } from './httpFailures'

/** Fetches files over Node's own http client, one connection each, for the preview and the tests. */
export function createNodeDownloads(): Downloads {
  return {
    open({ url, timeoutMs, signal }) {
      const protocol = URL.canParse(url) ? new URL(url).protocol : ''
      if (protocol !== 'https:' && protocol !== 'http:') return Promise.reject(httpFailures.badUrl())
      if (signal?.aborted) return Promise.reject(httpFailures.cancelled('no'))
      return new Promise((resolve, reject) => {
        let ended: Error | null = null
        let hasAnswer = false
        const end = (failure: Error): void => {
          ended ??= failure
          outgoing.destroy(ended)
        }
        const timer = setTimeout(() => end(httpFailures.timeout(url, timeoutMs, 'maybe')), timeoutMs)
        const onAbort = (): void => end(httpFailures.cancelled('maybe'))
        signal?.addEventListener('abort', onAbort, { once: true })
        const settle = (): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', onAbort)
        }
        // No agent: nothing of one fetch is left for another.
        const outgoing = (protocol === 'https:' ? https : http).get(url, { agent: false })
        outgoing.on('error', (error) => {
          if (hasAnswer) return
          settle()
          reject(ended ?? httpFailures.unreachable(url, error))
        })
        outgoing.on('response', (incoming) => {
          hasAnswer = true
          const body = bodyOf(incoming, (cause) => ended ?? httpFailures.broken(url, cause), settle)
          resolve({ status: incoming.statusCode ?? 0, headers: flatten(incoming.headers), body })
        })
      })
    },
  }
}

async function* bodyOf(
  incoming: http.IncomingMessage,
  failureOf: (cause: unknown) => Error,
  settle: () => void,
): Download['body'] & AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    throw failureOf(error)
  } finally {
    settle()
    incoming.destroy()
  }
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
