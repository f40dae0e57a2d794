import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface LoopbackServer {
  url: string
  /** Method and path of every request whose head arrived, in order. */
  seen: string[]
  close(): Promise<void>
}

/** A server on 127.0.0.1 whose answers a test writes by hand, down to cutting the socket. */
export async function startLoopbackServer(
  answer: (request: http.IncomingMessage, response: http.ServerResponse, socket: Socket) => void,
): Promise<LoopbackServer> {
  const seen: string[] = []
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    answer(request, response, request.socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A URL on 127.0.0.1 where nothing listens. */
export async function refusedUrl(): Promise<string> {
  const server = await startLoopbackServer(() => {})
  await server.close()
  return server.url
}
