import { afterEach, expect, test } from 'vitest'
import { asFailure } from '../../../src/main/domain/failure'
import { createNodeDownloads } from '../../../src/main/net/nodeDownloads'
import { refusedUrl, startLoopbackServer, type LoopbackServer } from './loopbackServer'

const servers: LoopbackServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
async function serve(answer: Parameters<typeof startLoopbackServer>[0]): Promise<string> {
  const server = await startLoopbackServer(answer)
  servers.push(server)
  return server.url
}

async function read(url: string, timeoutMs = 5_000, signal?: AbortSignal): Promise<unknown> {
  try {
    const { status, headers, body } = await createNodeDownloads().open({
      url,
      timeoutMs,
      ...(signal ? { signal } : {}),
    })
    const pieces: Uint8Array[] = []
    for await (const piece of body) pieces.push(piece)
    return { status, type: headers['content-type'], text: Buffer.concat(pieces).toString('latin1') }
  } catch (thrown) {
    const { code, details } = asFailure(thrown)
    return { code, sent: details.sent }
  }
}

test('bytes come as they are; a redirect is an answer like any other', async () => {
  const url = await serve((request, response) => {
    expect(request.headers).not.toHaveProperty('authorization')
    if (request.url === '/moved') response.writeHead(302, { location: '/' }).end()
    else response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0, 255, 128, 10]))
  })
  expect(await read(`${url}/`)).toEqual({ status: 200, type: 'image/png', text: '\0\xff\x80\n' })
  expect(await read(`${url}/moved`)).toMatchObject({ status: 302, text: '' })
})

test('nobody there, cut off in between, or too slow: each is said', async () => {
  expect(await read(await refusedUrl())).toEqual({ code: 'offline', sent: 'no' })
  const cut = await serve((_request, response, socket) => {
    response.writeHead(200, { 'content-length': 10 })
    response.write('abc', () => socket.destroy())
  })
  expect(await read(cut)).toEqual({ code: 'offline', sent: 'maybe' })
  const slow = await serve((_request, response) => {
    response.writeHead(200)
    response.write('abc')
  })
  expect(await read(slow, 200)).toEqual({ code: 'timeout', sent: 'maybe' })
  expect(await read(slow, 5_000, AbortSignal.abort())).toEqual({ code: 'cancelled', sent: 'no' })
  expect(await read('file:///etc/passwd')).toMatchObject({ code: 'validation' })
})

test('whoever stops reading ends the connection', async () => {
  let closed = (): void => undefined
  const ended = new Promise<void>((resolve) => (closed = resolve))
  const url = await serve((_request, response, socket) => {
    socket.on('close', () => closed())
    response.writeHead(200)
    response.write('abc')
  })
  const { body } = await createNodeDownloads().open({ url, timeoutMs: 60_000 })
  for await (const piece of body) {
    expect(piece).toHaveLength(3)
    break
  }
  await ended
})
