import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Failure } from '../domain/failure'
import { page, PAGE_HEADERS } from './loopbackPages'

/** The ports whose callback addresses the app in the org lists: Salesforce knows no wildcard for them. */
export const REDIRECT_PORTS: readonly number[] = [1717, 51717, 51718]

/** What the browser brought back, and the page it is still waiting for. */
export interface Redirect {
  /** The authorization code, or null where the sign-in was refused. */
  code: string | null
  error: string | null
  errorDescription: string
  /** Ends the browser's request with a page. */
  answer(title: string, message: string): void
}

export interface LoopbackServer {
  /** `http://localhost:<port>/callback`, as the app in the org lists it. */
  redirectUri: string
  /** The first request to /callback with the right state. Never rejects. */
  redirect: Promise<Redirect>
  /** Stops listening; a page that is being sent is finished first. */
  close(): void
}

/**
 * Listens for the end of one sign-in on the first of `ports` that is free on 127.0.0.1 and ::1 (browsers take either
 * for `localhost`). Requests without the right `state` are turned away and change nothing, so that another page or
 * program cannot end or take over the sign-in. Fails with `conflict` where no port is free.
 */
export async function listenForRedirect(state: string, ports: readonly number[]): Promise<LoopbackServer> {
  let arrived = false
  let arrive: (redirect: Redirect) => void = () => undefined
  const redirect = new Promise<Redirect>((resolve) => {
    arrive = resolve
  })
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const found = read(request, response, state)
    if (!found) return
    if (arrived)
      found.answer('Already used', 'This sign-in was finished before. Close this tab and go back to Repdesk.')
    arrived = true
    arrive(found)
  }
  for (const port of ports) {
    const servers = await listenOn(port, onRequest)
    if (!servers) continue
    const { port: actual } = servers[0]!.address() as AddressInfo
    return {
      redirectUri: `http://localhost:${actual}/callback`,
      redirect,
      close: () => {
        for (const server of servers) {
          server.close()
          server.closeIdleConnections()
        }
      },
    }
  }
  throw new Failure(
    'conflict',
    `Other programs hold all the ports that the sign-in needs (${ports.join(', ')}). Close one of them, then sign in again.`,
    { sent: 'no' },
  )
}

/** Both addresses of the port, or the one that this machine has; null where another program holds either. */
async function listenOn(
  port: number,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server[] | null> {
  const servers: Server[] = []
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer({ requestTimeout: 10_000 }, onRequest)
    const first = servers[0]
    const wanted = first ? (first.address() as AddressInfo).port : port
    const problem = await listening(server, wanted, host)
    if (problem === null) servers.push(server)
    // A machine without IPv6 has only the first address; every other problem makes the port unusable.
    else if (host !== '::1' || !['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(problem)) {
      for (const opened of servers) opened.close()
      return null
    }
  }
  return servers
}

function listening(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen({ port, host, exclusive: true }, () => resolve(null))
  })
}

function read(request: IncomingMessage, response: ServerResponse, state: string): Redirect | null {
  const answer = (status: number, title: string, message: string, headers = {}): null => {
    response.writeHead(status, { ...PAGE_HEADERS, ...headers })
    response.end(request.method === 'HEAD' ? undefined : page(title, message))
    return null
  }
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (request.method !== 'GET') return answer(405, 'Not here', 'This page only takes a sign-in.', { allow: 'GET' })
  if (url.pathname !== '/callback') return answer(404, 'Not here', 'This page only takes a sign-in.')
  if (!isSame(url.searchParams.get('state') ?? '', state)) {
    return answer(
      400,
      'Not this sign-in',
      'This does not belong to the sign-in that Repdesk waits for. Start it again in Repdesk.',
    )
  }
  const code = url.searchParams.get('code')
  const error = url.searchParams.get('error')
  if (!code && !error)
    return answer(400, 'Incomplete', 'Salesforce sent nothing back. Start the sign-in again in Repdesk.')
  return {
    code: error ? null : code,
    error,
    errorDescription: url.searchParams.get('error_description') ?? '',
    answer: (title, message) => {
      if (!response.writableEnded) answer(200, title, message)
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
