import { Failure } from '../domain/failure'
import { isFetchable } from '../domain/files/fetchable'
import type { Download, Downloads } from '../ports/network'

const MOST_REDIRECTS = 3
/** Fifty megabytes over a slow line take minutes. */
const TIMEOUT_MS = 5 * 60_000
/** How Intercom's file hosts answer for an address whose signature has run out, and for what was removed. */
const GONE: ReadonlySet<number> = new Set([400, 401, 403, 404, 410])

export interface FileRequest {
  url: string
  /** Bytes; more fails with `validation` as soon as they arrive or are announced. */
  most: number
  /** Whether the workspace is a stand-in on this machine. */
  isStandIn: boolean
}

/**
 * The bytes of a file of a message as they arrive. Each address on the way, redirects too, has to be one that may be fetched
 * (domain/files/fetchable). Fails with `gone` where there is nothing (any more), with `validation` where it is too large or
 * leads elsewhere, else as the port `Downloads`.
 */
export async function* fetchFile(
  downloads: Downloads,
  { url, most, isStandIn }: FileRequest,
): AsyncGenerator<Uint8Array> {
  const answer = await followed(downloads, url, isStandIn)
  if (GONE.has(answer.status)) {
    await leave(answer)
    throw new Failure('gone', 'Intercom has this file no more, or not at this address.', { status: answer.status })
  }
  if (answer.status !== 200) {
    await leave(answer)
    throw new Failure('server', `The server of this file answered with ${answer.status}. Try again later.`, {
      status: answer.status,
    })
  }
  if (Number(answer.headers['content-length'] ?? 0) > most) {
    await leave(answer)
    throw tooLarge(most)
  }
  let size = 0
  for await (const piece of answer.body) {
    size += piece.length
    if (size > most) throw tooLarge(most)
    yield piece
  }
}

/** For a file that is larger than `most` bytes. */
export function tooLarge(most: number): Failure {
  return new Failure('validation', `This file is larger than the ${most / 1_000_000} MB that Repdesk takes here.`)
}

async function followed(downloads: Downloads, first: string, isStandIn: boolean): Promise<Download> {
  let url = first
  for (let hops = 0; ; hops++) {
    if (!isFetchable(url, isStandIn)) throw elsewhere()
    const answer = await downloads.open({ url, timeoutMs: TIMEOUT_MS })
    if (answer.status < 300 || answer.status > 399) return answer
    await leave(answer)
    const { location } = answer.headers
    if (hops === MOST_REDIRECTS || location === undefined || !URL.canParse(location, url)) throw elsewhere()
    url = new URL(location, url).href
  }
}

function elsewhere(): Failure {
  return new Failure('validation', 'The address of this file leads to a place that Repdesk does not fetch from.')
}

/** Ends the connection without reading on. */
async function leave({ body }: Download): Promise<void> {
  await body[Symbol.asyncIterator]().return?.()
}
