import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { SimClock } from './clock'
import type { FaultEffect, FaultSwitchboard } from './faults'
import { readBody, toRequest, type SimRequest } from './request'

export type { SimRequest } from './request'

/** One answer. An object body is sent as JSON, a string as it is (give its content type), nothing as an empty body. */
export interface SimResponse {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

/** What the services' request log keeps; never bodies longer than 4,000 characters. */
export interface LoggedRequest {
  at: number
  method: string
  url: string
  status: number
  body: string
  fault?: string
}

export interface StandIn {
  /** `http://127.0.0.1:<port>`; valid after `listen`. */
  readonly baseUrl: string
  listen(port?: number): Promise<string>
  close(): Promise<void>
  /** Cuts every connection and refuses new ones (`/_sim/*` stays reachable), or ends that. */
  setNetworkDown(down: boolean): void
  /** The last 5,000 requests, oldest first, without `/_sim/*`. */
  readonly requests: readonly LoggedRequest[]
  clearRequests(): void
}

export interface StandInOptions {
  clock: SimClock
  faults: FaultSwitchboard
  /** Answers a request of the service. A thrown error becomes a 500 and is kept in the log. */
  handle(request: SimRequest): SimResponse | Promise<SimResponse>
  /** Answers `/_sim/*`. */
  control(request: SimRequest): SimResponse | Promise<SimResponse>
  /** Where set, `/_sim/*` needs the header `x-sim-secret` with this value: the app's embedded stand-ins use it. */
  secret?: string
  /** The service's own envelope for a status that a fault injects. */
  errorBody(status: number): unknown
  maxBodyBytes?: number
  /** Largest request line with headers that is read at all (Node: 16,384), for a service that answers 414 itself. */
  maxHeaderBytes?: number
}

const HTML_ERROR =
  '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Service Unavailable</h1></body></html>'
const MAX_LOGGED = 5_000

/**
 * A loopback HTTP server with the fault switchboard in front of its handler. It binds 127.0.0.1 only. The Date
 * header of every answer follows the stand-ins' clock, since clients take the time from there.
 */
export function createStandIn(options: StandInOptions): StandIn {
  const { clock, faults } = options
  let baseUrl = ''
  let networkDown = false
  let requests: LoggedRequest[] = []
  const sockets = new Set<Socket>()
  /** Connections of `/_sim/*`, which stay when the network is down: one of them may be what takes it down. */
  const controlSockets = new WeakSet<Socket>()

  const headLimit = options.maxHeaderBytes ? { maxHeaderSize: options.maxHeaderBytes } : {}
  const server = createServer(headLimit, (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' })
      outgoing.end(String(error instanceof Error ? error.stack : error))
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = incoming.url ?? '/'
    const isControl = url.startsWith('/_sim')
    if (networkDown && !isControl) return reset(incoming)
    if (isControl) controlSockets.add(incoming.socket)
    else controlSockets.delete(incoming.socket)
    const body = await readBody(incoming, options.maxBodyBytes ?? 60_000_000)
    const request = toRequest(incoming, url, body)
    if (isControl) {
      if (options.secret && request.headers['x-sim-secret'] !== options.secret) return send(outgoing, { status: 404 })
      return send(outgoing, await options.control(request))
    }
    const fault = faults.match(request.method, url, body)
    const log = (status: number): void => {
      requests.push({
        at: clock.now(),
        method: request.method,
        url,
        status,
        body: body.slice(0, 4_000),
        ...(fault ? { fault: fault.effect.kind } : {}),
      })
      if (requests.length > MAX_LOGGED) requests = requests.slice(-MAX_LOGGED / 2)
    }
    await answer(incoming, outgoing, request, fault?.effect, log)
  }

  async function answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    request: SimRequest,
    effect: FaultEffect | undefined,
    log: (status: number) => void,
  ): Promise<void> {
    switch (effect?.kind) {
      case 'refuse':
      case 'cut-before':
        log(0)
        return reset(incoming)
      case 'status':
        log(effect.status)
        return send(outgoing, {
          status: effect.status,
          body: effect.body ?? options.errorBody(effect.status),
          ...(effect.headers ? { headers: effect.headers } : {}),
        })
      case 'html':
        log(effect.status)
        return send(outgoing, { status: effect.status, headers: { 'content-type': 'text/html' }, body: HTML_ERROR })
      case 'latency':
        await new Promise((resolve) => setTimeout(resolve, effect.ms))
        break
      default:
    }
    const response = await options.handle(request)
    switch (effect?.kind) {
      case 'cut-after':
        log(0)
        if (effect.ms) await new Promise((resolve) => setTimeout(resolve, effect.ms))
        return reset(incoming)
      case 'status-after':
        log(effect.status)
        return send(outgoing, { status: effect.status, body: effect.body ?? options.errorBody(effect.status) })
      case 'cut-body':
      case 'stall-body':
      case 'truncated-json': {
        log(response.status)
        const whole = Buffer.from(encode(response.body))
        const half = whole.subarray(0, Math.floor(whole.length / 2))
        const length = effect.kind === 'truncated-json' ? half.length : whole.length
        outgoing.writeHead(response.status, { ...baseHeaders(response), 'content-length': String(length) })
        outgoing.write(half)
        if (effect.kind === 'truncated-json') outgoing.end()
        else if (effect.kind === 'cut-body') setImmediate(() => reset(incoming))
        return
      }
      default:
        log(response.status)
        send(outgoing, response)
    }
  }

  function baseHeaders(response: SimResponse): Record<string, string> {
    const type = typeof response.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json;charset=UTF-8'
    return { 'content-type': type, date: new Date(clock.now()).toUTCString(), ...response.headers }
  }

  function send(outgoing: ServerResponse, response: SimResponse): void {
    const text = encode(response.body)
    const headers = baseHeaders(response)
    if (text === '') delete headers['content-type']
    outgoing.sendDate = false
    outgoing.writeHead(response.status, { ...headers, 'content-length': String(Buffer.byteLength(text)) })
    outgoing.end(text)
  }

  return {
    get baseUrl() {
      return baseUrl
    },
    get requests() {
      return requests
    },
    clearRequests() {
      requests = []
    },
    setNetworkDown(down) {
      networkDown = down
      if (!down) return
      for (const socket of sockets) if (!controlSockets.has(socket)) socket.resetAndDestroy()
    },
    listen(port = 0) {
      return new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => {
          baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
          resolve(baseUrl)
        })
      })
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
    },
  }
}

function reset(incoming: IncomingMessage): void {
  incoming.socket.resetAndDestroy()
}

function encode(body: unknown): string {
  if (body === undefined || body === null) return ''
  return typeof body === 'string' ? body : JSON.stringify(body)
}
