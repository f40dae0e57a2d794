import type { HttpResponse as JsforceResponse } from 'jsforce'
import { Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { Http, HttpRequest, HttpResponse } from '../ports/network'
import { failureOf, unreadableAnswer } from './errors'
import { breathe } from '../turns'
import { isSecure } from './hosts'
import type { Send } from './jsforceTransport'
import type { Access, TokenKeeper } from './tokenKeeper'

const READ_TIMEOUT_MS = 60_000
const WRITE_TIMEOUT_MS = 60_000
const LARGE_BODY = 200_000

/** The service's clock and the org's daily requests, as the last answers told them. */
export interface Meter {
  usage: { used: number; limit: number } | null
  serverTime: number | null
  /** Last-Modified of the describes, by path: jsforce keeps no headers. */
  lastModified: Map<string, string>
}

/** A meter before the first answer. */
export function createMeter(): Meter {
  return { usage: null, serverTime: null, lastModified: new Map() }
}

export interface WireParts {
  http: Http
  clock: Clock
  logger: Logger
  keeper: TokenKeeper
  meter: Meter
  /** The origin that jsforce builds its addresses with; requests for any other are refused unsent. */
  baseUrl: string
}

/** Stands in the XML where the session's token belongs, which only the wire knows. */
export const SESSION_MARK = '{!session}'

/** Sends XML that may change something to a path of the instance; answers the XML that came back. */
export type SendXml = (path: string, xml: string) => Promise<string>

/**
 * The way of SOAP requests: the token goes into the body, an ended session is a fault in a 500, and every fault is a
 * Failure as REST's refusals are. A fault is the service's word that it did nothing.
 */
export function createXmlWire({ http, keeper, meter }: WireParts): SendXml {
  async function attempt(path: string, xml: string, access: Access): Promise<HttpResponse> {
    const instance = new URL(access.instanceUrl)
    if (!isSecure(instance)) throw new Failure('bug', 'A request without encryption was stopped.', { sent: 'no' })
    const response = await http.send({
      method: 'POST',
      readsOnly: false,
      url: instance.origin + path,
      headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml', soapaction: '""' },
      body: xml.replace(SESSION_MARK, access.accessToken),
      timeoutMs: WRITE_TIMEOUT_MS,
    })
    note(meter, instance.origin + path, response.headers)
    return response
  }
  return async (path, xml) => {
    let access = await keeper.access()
    let response = await attempt(path, xml, access)
    if (isSessionFault(response)) {
      access = await keeper.renew(access.accessToken)
      response = await attempt(path, xml, access)
      if (isSessionFault(response)) keeper.drop(access.accessToken)
    }
    const { status, body } = response
    const fault = /<(?:\w+:)?faultcode[^>]*>(?:\w+:)?(\w+)<[\s\S]*?<(?:\w+:)?faultstring[^>]*>([^<]*)</.exec(body)
    if (fault?.[1]) {
      const message = (fault[2] ?? '').replace(`${fault[1]}: `, '')
      // A fault's 500 is no doubt about what happened: SOAP has no other status for a refusal.
      throw failureOf({
        status: 400,
        body: [{ errorCode: fault[1], message }],
        isWrite: true,
        serverTime: meter.serverTime,
      })
    }
    if (status < 200 || status > 299) {
      throw failureOf({ status, body: body.trim(), isWrite: true, serverTime: meter.serverTime })
    }
    if (!/<(?:\w+:)?Envelope[\s>]/.test(body) || !/<\/(?:\w+:)?Envelope>\s*$/.test(body)) {
      throw unreadableAnswer(status, body, true)
    }
    return body
  }
}

function isSessionFault({ status, body }: HttpResponse): boolean {
  return status === 500 && /faultcode[^>]*>[^<]*INVALID_SESSION_ID/.test(body)
}

/**
 * The way of a session's requests. It attaches the bearer itself, after the address is checked, so that jsforce never
 * holds a token; meets an ended session (401, or 403 `Bad_OAuth_Token`) with one refresh and one more try; and turns
 * every refusal and every unreadable answer into a Failure. Nothing else is ever sent twice.
 */
export function createWire(parts: WireParts): Send {
  const { http, clock, logger, keeper, meter, baseUrl } = parts

  async function attempt(request: Parameters<Send>[0], access: Access): Promise<HttpResponse> {
    const started = clock.now()
    const response = await http.send({
      method: request.method as HttpRequest['method'],
      readsOnly: !isWrite(request),
      url: addressFor(request.url, baseUrl, access.instanceUrl),
      headers: headersFor(request.headers ?? {}, access.accessToken),
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
      timeoutMs: isWrite(request) ? WRITE_TIMEOUT_MS : READ_TIMEOUT_MS,
    })
    note(meter, request.url, response.headers)
    logger.debug('Salesforce answered', {
      method: request.method,
      resource: resourceOf(request.url),
      status: response.status,
      ms: clock.now() - started,
    })
    return response
  }

  return async (request) => {
    let access = await keeper.access()
    let response = await attempt(request, access)
    if (hasEnded(response)) {
      access = await keeper.renew(access.accessToken)
      response = await attempt(request, access)
      if (hasEnded(response)) keeper.drop(access.accessToken)
    }
    // A page of 2,000 rows is read in a turn of its own.
    if (response.body.length > LARGE_BODY) await breathe()
    return checked(response, isWrite(request), meter)
  }
}

function checked(response: HttpResponse, write: boolean, meter: Meter): JsforceResponse {
  const { status, headers, body } = response
  const isSuccess = (status >= 200 && status < 300) || status === 304
  const parsed = parse(body)
  if (!isSuccess) {
    throw failureOf({
      status,
      body: parsed.ok ? parsed.value : body.trim(),
      isWrite: write,
      serverTime: meter.serverTime,
    })
  }
  if (status !== 204 && status !== 304 && !parsed.ok) throw unreadableAnswer(status, body, write)
  // jsforce chooses its parser by this, and hands on as it is what calls itself text: it is read as JSON just once.
  const value = parsed.ok ? parsed.value : body
  return { statusCode: status, headers: { ...headers, 'content-type': 'text/plain' }, body: value as string }
}

function parse(body: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(body) }
  } catch {
    return { ok: false }
  }
}

/** The same path at the instance of the present token, which moves when Salesforce migrates an org. */
function addressFor(url: string, baseUrl: string, instanceUrl: string): string {
  const address = new URL(url)
  const instance = new URL(instanceUrl)
  if (address.origin !== new URL(baseUrl).origin || !isSecure(instance)) {
    throw new Failure('bug', 'A request for another server than Salesforce was stopped before it was sent.', {
      sent: 'no',
    })
  }
  return instance.origin + address.pathname + address.search
}

function headersFor(given: Record<string, string>, accessToken: string): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  // The port counts the body itself, and a browser's fetch refuses this header from outside.
  for (const [name, value] of Object.entries(given)) if (name.toLowerCase() !== 'content-length') headers[name] = value
  return { ...headers, authorization: `Bearer ${accessToken}` }
}

/** The POST of a composite changes something only where one of its parts does. */
function isWrite({ method, url, body }: { method: string; url: string; body?: unknown }): boolean {
  if (method === 'GET') return false
  if (!url.endsWith('/composite') || typeof body !== 'string') return true
  const { compositeRequest } = JSON.parse(body) as { compositeRequest: { method: string }[] }
  return compositeRequest.some((part) => part.method !== 'GET')
}

/**
 * A session that a refresh can bring back. Two kinds of 401 are not: they say that the org keeps this app from the API,
 * and would come again with every new token.
 */
function hasEnded(response: HttpResponse): boolean {
  if (response.status === 403) return response.body.trim() === 'Bad_OAuth_Token'
  return response.status === 401 && !/not valid for use with the REST API|not attached to Agent/.test(response.body)
}

function note(meter: Meter, url: string, headers: Record<string, string>): void {
  const date = Date.parse(headers['date'] ?? '')
  if (!Number.isNaN(date)) meter.serverTime = date
  const { pathname } = new URL(url)
  const modified = headers['last-modified']
  if (modified && pathname.endsWith('/describe')) meter.lastModified.set(pathname, modified)
  const usage = /api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '')
  if (usage) meter.usage = { used: Number(usage[1]), limit: Number(usage[2]) }
}

/** The path without ids, locators and queries, for the log. */
function resourceOf(url: string): string {
  return new URL(url).pathname.replace(/\/[a-zA-Z0-9-]*\d[a-zA-Z0-9-]{11,}/g, '/…')
}
