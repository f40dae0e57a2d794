import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { commands, type CommandName } from '../../contract/commands'
import { eventNames } from '../../contract/events'
import type { Result } from '../../contract/result'
import { pageHeaders } from '../page/contentSecurityPolicy'
import { createPageFiles, newNonce } from '../page/pageFiles'
import type { Core } from '../ports/core'
import type { Logger } from '../ports/logger'
import { createAdmission, type Admission } from './admission'
import { bridgeScript } from './bridgeScript'
import { createEventStream, type EventStream } from './eventStream'

const MAX_QUESTION_BYTES = 1024 * 1024
const PAGE = '/index.html'
const USED = 'This address works once, in one browser. Start Repdesk again for a new one.\n'

export interface PreviewOptions {
  /** The built renderer; absolute. */
  pageFolder: string
  /** 0 takes a free one. */
  port: number
  log: Logger
}

export interface PreviewServer {
  /** The address to open, with its one-time token. */
  readonly url: string
  /** Lets the page in: commands go to this core, its events to the page. */
  serve(core: Core): void
  /** Has the page open an address in a new tab; false where no page is open. */
  tell: EventStream['send']
  close(): Promise<void>
}

/** Starts the loopback server of the preview. Until `serve` is called, commands wait. */
export async function startPreviewServer({ pageFolder, port, log }: PreviewOptions): Promise<PreviewServer> {
  const files = createPageFiles(pageFolder)
  const events = createEventStream()
  let admission: Admission | null = null
  let admit: (core: Core) => void = () => {}
  const ready = new Promise<Core>((resolve) => (admit = resolve))

  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error('The preview failed to answer', { error: error instanceof Error ? error.name : 'unknown' })
      if (!response.headersSent) refuse(response, 500)
    })
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Joined as text: as a relative URL, `//name/` would name another host.
    const address = `http://127.0.0.1${request.url ?? '/'}`
    const url = URL.canParse(address) ? new URL(address) : null
    if (url === null || admission === null || !admission.isAddressedRight(request)) return refuse(response, 403)
    if (request.method === 'GET' && url.pathname === '/') return enter(response, admission, request, url)
    if (!admission.isKnown(request)) return refuse(response, 403)
    if (request.method === 'POST' && url.pathname === '/run') return answer(request, response)
    if (request.method !== 'GET') return refuse(response, 405)
    if (url.pathname === '/events') {
      send(response, 'text/event-stream; charset=utf-8', null)
      return events.add(response)
    }
    if (url.pathname === '/bridge.js') return send(response, 'text/javascript; charset=utf-8', bridgeScript)
    const file = await files.read(url.pathname)
    if (file === null) return refuse(response, 404)
    send(response, file.type, url.pathname === PAGE ? withBridge(file.body) : file.body, file.nonce)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['content-type'] !== 'application/json') return refuse(response, 415)
    const text = await readQuestion(request)
    if (text === null) return refuse(response, 413)
    const { name, input } = parseQuestion(text)
    const core = await ready
    const result: Result<unknown> = isCommandName(name)
      ? await core.run(name, input)
      : { ok: false, error: { code: 'validation', message: 'Repdesk does not know that command.', retryable: false } }
    send(response, 'application/json; charset=utf-8', JSON.stringify(result))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.address() as AddressInfo).port
  admission = createAdmission(bound)
  return {
    url: `http://127.0.0.1:${bound}/?token=${admission.token}`,
    serve: (core) => {
      for (const name of eventNames) core.on(name, (payload) => events.send(name, payload))
      admit(core)
    },
    tell: (name, payload) => events.send(name, payload),
    close: () =>
      new Promise((resolve) => {
        events.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Takes the token for the cookie. The way on is a page, as a redirect from another site would lose a strict cookie. */
function enter(response: ServerResponse, admission: Admission, request: IncomingMessage, url: URL): void {
  const cookie = admission.redeem(url.searchParams.get('token'))
  if (cookie === null && !admission.isKnown(request)) return refuse(response, 403, USED)
  if (cookie !== null) response.setHeader('set-cookie', cookie)
  send(response, 'text/html; charset=utf-8', `<!doctype html><meta http-equiv="refresh" content="0;url=${PAGE}">`)
}

function send(response: ServerResponse, type: string, body: string | Buffer | null, nonce = newNonce()): void {
  response.writeHead(200, { 'content-type': type, ...pageHeaders({ nonce, connect: ["'self'"] }) })
  if (body !== null) response.end(body)
}

function refuse(response: ServerResponse, status: number, text = ''): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...pageHeaders({ nonce: newNonce(), connect: [] }) }
  response.writeHead(status, headers).end(text)
}

function withBridge(page: Buffer): string {
  return page.toString('utf8').replace(/<head>/i, '<head><script src="/bridge.js"></script>')
}

async function readQuestion(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_QUESTION_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseQuestion(text: string): { name: unknown; input: unknown } {
  try {
    const { name, input } = Object(JSON.parse(text)) as { name?: unknown; input?: unknown }
    return { name, input }
  } catch {
    return { name: null, input: null }
  }
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}
