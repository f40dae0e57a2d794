import { expect, test } from '@playwright/test'
import type { ErrorCode } from '../../../src/contract/result'
import type { HttpRequest, HttpResponse } from '../../../src/main/ports/network'
import { faultyRoutes } from '../../unit/net/faultyRoutes'
import { type LoopbackServer, refusedUrl, startLoopbackServer } from '../../unit/net/loopbackServer'
import { launchShell, type RunningShell } from './lib/launch'

let shell: RunningShell
let server: LoopbackServer

test.beforeAll(async () => {
  server = await startLoopbackServer(faultyRoutes)
  shell = await launchShell()
})
test.afterAll(async () => {
  await shell.end()
  await server.close()
})

type Outcome = { answer: HttpResponse } | { code: ErrorCode; sent: 'no' | 'maybe' | undefined }

/** Sends through the port that the real core would get. */
function send(path: string, more: Partial<HttpRequest> = {}): Promise<Outcome> {
  const request: HttpRequest = { method: 'GET', url: server.url + path, headers: {}, timeoutMs: 5000, ...more }
  return shell.app.evaluate(async (_electron, sent): Promise<Outcome> => {
    try {
      return { answer: await globalThis.shellTest.ports.http.send(sent) }
    } catch (error) {
      const { code, details } = error as { code: ErrorCode; details: { sent?: 'no' | 'maybe' } }
      return { code, sent: details.sent }
    }
  }, request)
}

test('answers carry status, lower-case headers and text, whatever the status', async () => {
  expect(await send('/ok')).toMatchObject({ answer: { status: 200, body: 'grüße', headers: { 'x-two': 'a, b' } } })
  expect(await send('/broken')).toMatchObject({ answer: { status: 500, headers: { 'retry-after': '7' } } })
  expect(await send('/gzip')).toMatchObject({ answer: { body: 'packed' } })
})

test('a redirect is answered, not followed', async () => {
  const before = server.seen.length
  expect(await send('/redirect')).toMatchObject({ answer: { status: 302, headers: { location: '/ok' } } })
  expect(await send('/redirect', { method: 'POST', body: '{}' })).toMatchObject({ answer: { status: 302 } })
  expect(server.seen.slice(before)).toEqual(['GET /redirect', 'POST /redirect'])
})

test('a POST carries headers and body, and no cookie is kept', async () => {
  await send('/cookie')
  await send('/cookie', { method: 'POST', body: '' })
  for (const method of ['GET', 'POST'] as const) {
    const headers = { Authorization: 'Bearer t', 'Content-Type': 'application/json', 'User-Agent': 'Repdesk' }
    const outcome = await send('/echo', { method, headers, ...(method === 'POST' ? { body: '{"ü":1}' } : {}) })
    const echo = JSON.parse('answer' in outcome ? outcome.answer.body : '{}') as { headers: object; body: string }
    expect(echo.headers).toMatchObject({ authorization: 'Bearer t', 'user-agent': 'Repdesk' })
    expect(echo.headers).not.toHaveProperty('cookie')
    expect(echo.body).toBe(method === 'POST' ? '{"ü":1}' : '')
  }
})

test('what never left is offline and not sent', async () => {
  const refused = await refusedUrl()
  expect(await send('', { url: refused, method: 'POST', body: '{}' })).toEqual({ code: 'offline', sent: 'no' })
  expect(await send('', { url: 'https://nowhere.invalid/' })).toEqual({ code: 'offline', sent: 'no' })
  expect(await send('', { url: 'file:///etc/passwd' })).toEqual({ code: 'validation', sent: 'no' })
})

for (const path of ['/cut-before-headers', '/cut-mid-body', '/cut-mid-chunks', '/cut-mid-gzip']) {
  test(`a broken connection is offline and maybe sent: ${path}`, async () => {
    expect(await send(path, { method: 'POST', body: '{}' })).toEqual({ code: 'offline', sent: 'maybe' })
  })
}

for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
  test(`${method} is sent once, even where a kept-alive connection breaks`, async () => {
    for (let n = 0; n < 5; n++) await send('/ok', { method, body: '{}' })
    const before = server.seen.length
    expect(await send('/cut-before-headers', { method, body: '{}' })).toEqual({ code: 'offline', sent: 'maybe' })
    expect(server.seen.slice(before)).toEqual([`${method} /cut-before-headers`])
  })
}

test('writes side by side do not end each other', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, n) => send('/echo', { method: 'POST', body: String(n) })),
  )
  const bodies = outcomes.map((one) => ('answer' in one ? (JSON.parse(one.answer.body) as { body: string }).body : one))
  expect(bodies).toEqual(Array.from({ length: 12 }, (_, n) => String(n)))
})

test('the total time holds for headers and body', async () => {
  expect(await send('/stalled-headers', { timeoutMs: 200 })).toEqual({ code: 'timeout', sent: 'maybe' })
  expect(await send('/stalled-body', { timeoutMs: 200, method: 'POST' })).toEqual({ code: 'timeout', sent: 'maybe' })
})

test('a large answer is refused, packed or not', async () => {
  expect(await send('/large', { maxBytes: 1000 })).toEqual({ code: 'server', sent: 'maybe' })
  expect(await send('/bomb', { maxBytes: 1000 })).toEqual({ code: 'server', sent: 'maybe' })
})

test('the caller can cancel', async () => {
  const codes = await shell.app.evaluate(async (_electron, url) => {
    const abort = new AbortController()
    const request = { method: 'GET' as const, url, headers: {}, timeoutMs: 5000, signal: abort.signal }
    const during = globalThis.shellTest.ports.http.send(request).catch((error: { code: string }) => error.code)
    setTimeout(() => abort.abort(), 100)
    const first = await during
    const before = await globalThis.shellTest.ports.http.send(request).catch((error: { code: string }) => error.code)
    return [first, before]
  }, `${server.url}/stalled-body`)
  expect(codes).toEqual(['cancelled', 'cancelled'])
})

test('a file comes byte for byte over a session of its own, and a redirect or a cut ends it', async () => {
  const fetched = (path: string, timeoutMs = 5000): Promise<unknown> =>
    shell.app.evaluate(
      async (_electron, request) => {
        try {
          const { status, headers, body } = await globalThis.shellTest.ports.downloads.open(request)
          const pieces: Uint8Array[] = []
          for await (const piece of body) pieces.push(piece)
          return { status, location: headers['location'], text: Buffer.concat(pieces).toString() }
        } catch (error) {
          const { code, details } = error as { code: ErrorCode; details: { sent?: 'no' | 'maybe' } }
          return { code, sent: details.sent }
        }
      },
      { url: path.startsWith('http') ? path : server.url + path, timeoutMs },
    )
  expect(await fetched('/ok')).toMatchObject({ status: 200, text: 'grüße' })
  await fetched('/cookie')
  const echo = (await fetched('/echo')) as { text: string }
  expect((JSON.parse(echo.text) as { headers: object }).headers).not.toHaveProperty('cookie')
  expect(await fetched('/redirect')).toMatchObject({ status: 302, location: '/ok', text: '' })
  expect(await fetched('/cut-mid-body')).toMatchObject({ code: 'offline', sent: 'maybe' })
  expect(await fetched('/stalled-body', 300)).toMatchObject({ code: 'timeout' })
  expect(await fetched(await refusedUrl())).toEqual({ code: 'offline', sent: 'no' })
  // Whoever has enough leaves.
  const first = await shell.app.evaluate(async (_electron, url) => {
    const { body } = await globalThis.shellTest.ports.downloads.open({ url, timeoutMs: 5000 })
    for await (const piece of body) return piece.length
    return 0
  }, `${server.url}/large`)
  expect(first).toBeGreaterThan(0)
})
