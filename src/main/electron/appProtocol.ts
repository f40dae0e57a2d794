import { net, protocol } from 'electron'
import { pageHeaders } from '../page/contentSecurityPolicy'
import { createPageFiles, newNonce, withNonce } from '../page/pageFiles'

export const APP_SCHEME = 'app'
export const APP_HOST = 'repdesk'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const APP_URL = `${APP_ORIGIN}/index.html`

/** Makes app:// a scheme with an origin of its own. Call before `ready`; it grants no way around the page's policy. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the page at app://repdesk/. From the bundle in `folder`; or, in development, from the dev server, so that the
 * page keeps its origin and its policy, which then lets in that server's hot-reload socket and nothing else.
 */
export function serveApp(folder: string, devServer: string | null): void {
  const files = devServer === null ? createPageFiles(folder) : null
  protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url)
    if (url.host !== APP_HOST) return refusal(404)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
    if (files === null) return fromDevServer(devServer!, url)
    const file = await files.read(url.pathname)
    if (file === null) return refusal(404)
    return new Response(new Uint8Array(file.body), {
      headers: { 'content-type': file.type, ...pageHeaders({ nonce: file.nonce, connect: [] }) },
    })
  })
}

async function fromDevServer(devServer: string, url: URL): Promise<Response> {
  const answer = await net.fetch(new URL(url.pathname + url.search, devServer).href, {
    bypassCustomProtocolHandlers: true,
  })
  const type = answer.headers.get('content-type') ?? 'text/plain'
  const nonce = newNonce()
  const body = Buffer.from(await answer.arrayBuffer())
  const socket = devServer.replace(/^http/, 'ws')
  return new Response(new Uint8Array(type.startsWith('text/html') ? withNonce(body, nonce) : body), {
    status: answer.status,
    headers: { 'content-type': type, ...pageHeaders({ nonce, connect: ["'self'", socket], inlineScripts: true }) },
  })
}

function refusal(status: number): Response {
  return new Response('', { status, headers: pageHeaders({ nonce: newNonce(), connect: [] }) })
}
