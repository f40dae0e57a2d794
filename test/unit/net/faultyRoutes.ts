import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'

/** The answers that both ways out to the network (Node's and Electron's) are tried against, by path. */
export function faultyRoutes(request: IncomingMessage, response: ServerResponse, socket: Socket): void {
  switch (request.url) {
    case '/ok':
      response.setHeader('X-Two', ['a', 'b'])
      response.setHeader('Date', 'Sun, 22 Nov 2026 08:00:00 GMT')
      response.end('grüße')
      return
    case '/echo': {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () =>
        response.end(JSON.stringify({ headers: request.headers, body: Buffer.concat(chunks).toString() })),
      )
      return
    }
    case '/gzip':
      response.setHeader('Content-Encoding', 'gzip')
      response.end(gzipSync('packed'))
      return
    case '/bomb':
      response.setHeader('Content-Encoding', 'gzip')
      response.end(gzipSync('0'.repeat(5_000_000)))
      return
    case '/cut-before-headers':
      socket.destroy()
      return
    case '/cut-mid-body':
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('half', () => socket.destroy())
      return
    case '/cut-mid-chunks':
      response.writeHead(200)
      response.write('{"half":', () => socket.destroy())
      return
    case '/cut-mid-gzip': {
      const packed = gzipSync('x'.repeat(10_000))
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': String(packed.length) })
      response.write(packed.subarray(0, packed.length / 2), () => socket.destroy())
      return
    }
    case '/stalled-headers':
      return
    case '/stalled-body':
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('half')
      return
    case '/large':
      response.end('x'.repeat(2000))
      return
    case '/redirect':
      response.writeHead(302, { Location: '/ok' }).end()
      return
    case '/cookie':
      response.setHeader('Set-Cookie', 'a=1; Path=/')
      response.end('set')
      return
    default:
      response.writeHead(500, { 'Retry-After': '7' }).end('{"error":true}')
  }
}
