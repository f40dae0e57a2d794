import { PassThrough } from 'node:stream'
import type { Connection, HttpRequest as JsforceRequest, HttpResponse as JsforceResponse, OAuth2 } from 'jsforce'

type Transport = Connection['_transport']

/** Sends one request of jsforce and answers its response; rejects with a Failure. */
export type Send = (request: JsforceRequest) => Promise<JsforceResponse>

/**
 * Puts our own way out in place of jsforce's. As shipped, jsforce's retries reads by itself, takes its proxy from the
 * environment, never times out on a stalled body, and ends the process when a body is cut mid-way. `_transport` is not
 * part of its public API: the version is pinned, and tests of this folder fail if it ever stops being used.
 */
export function installTransport(target: Connection | OAuth2, send: Send): void {
  const transport: Pick<Transport, 'httpRequest'> = {
    httpRequest: (request) => Object.assign(send(request), { stream: () => new PassThrough() }),
  }
  target._transport = transport as Transport
}
