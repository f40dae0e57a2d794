import type { IncomingMessage } from 'node:http'

/** One request, read whole. `path` has no query, no trailing and no double slash; `url` is the original. */
export interface SimRequest {
  method: string
  url: string
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  /** The body as text, whether it came with a length or in chunks. */
  body: string
}

/** A request with its parts taken apart. */
export function toRequest(incoming: IncomingMessage, url: string, body: string): SimRequest {
  const [rawPath, rawQuery = ''] = splitOnce(url, '?')
  const path = rawPath.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')
  const headers: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return { method: incoming.method ?? 'GET', url, path, query: new URLSearchParams(rawQuery), headers, body }
}

function splitOnce(text: string, at: string): [string, string?] {
  const index = text.indexOf(at)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}

/** The whole body as text; rejects above `maxBytes`. */
export function readBody(incoming: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) reject(new Error(`request body over ${maxBytes} bytes`))
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    incoming.on('error', reject)
  })
}
