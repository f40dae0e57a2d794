import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asFailure, type Failure } from '../../../src/main/domain/failure'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { HttpRequest } from '../../../src/main/ports/network'
import { faultyRoutes } from './faultyRoutes'
import { type LoopbackServer, refusedUrl, startLoopbackServer } from './loopbackServer'

let server: LoopbackServer
const http = createNodeHttp()

beforeAll(async () => {
  server = await startLoopbackServer(faultyRoutes)
})
afterAll(async () => {
  http.close()
  await server.close()
})

const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: server.url + path,
  headers: {},
  timeoutMs: 5000,
  ...more,
})

async function failure(request: HttpRequest): Promise<Failure> {
  return http.send(request).then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => asFailure(error),
  )
}

describe('an answer', () => {
  it('comes with status, lower-case headers and UTF-8 text', async () => {
    const answer = await http.send(get('/ok'))
    expect(answer).toMatchObject({ status: 200, body: 'grüße' })
    expect(answer.headers).toMatchObject({ 'x-two': 'a, b', date: 'Sun, 22 Nov 2026 08:00:00 GMT' })
  })

  it('is an answer whatever its status', async () => {
    const answer = await http.send(get('/broken'))
    expect(answer).toMatchObject({ status: 500, body: '{"error":true}', headers: { 'retry-after': '7' } })
  })

  it('is decompressed', async () => {
    expect((await http.send(get('/gzip'))).body).toBe('packed')
  })

  it('is the redirect itself, which is not followed', async () => {
    const before = server.seen.length
    const answer = await http.send(get('/redirect'))
    expect(answer).toMatchObject({ status: 302, headers: { location: '/ok' } })
    expect(server.seen.slice(before)).toEqual(['GET /redirect'])
  })

  it('to a POST carries method, headers and body once', async () => {
    const before = server.seen.length
    const answer = await http.send(
      get('/echo', { method: 'POST', headers: { Authorization: 'Bearer t' }, body: '{"ü":1}' }),
    )
    expect(JSON.parse(answer.body)).toMatchObject({
      body: '{"ü":1}',
      headers: { authorization: 'Bearer t', 'content-length': '8' },
    })
    expect(server.seen.slice(before)).toEqual(['POST /echo'])
  })
})

describe('a failure', () => {
  it('is offline and not sent where nothing listens', async () => {
    const found = await failure({ ...get('/'), url: await refusedUrl() })
    expect(found).toMatchObject({ code: 'offline', details: { sent: 'no' }, retryable: true })
  })

  it('is offline and not sent where the name is unknown', async () => {
    const found = await failure({ ...get('/'), url: 'https://nowhere.invalid/' })
    expect(found).toMatchObject({ code: 'offline', details: { sent: 'no' } })
  })

  it.each(['/cut-before-headers', '/cut-mid-body', '/cut-mid-chunks', '/cut-mid-gzip'])(
    'is offline and maybe sent: %s',
    async (path) => {
      const found = await failure(get(path, { method: 'POST', body: '{}' }))
      expect(found).toMatchObject({ code: 'offline', details: { sent: 'maybe' } })
    },
  )

  it('on a reused connection is not repeated', async () => {
    await http.send(get('/ok'))
    const before = server.seen.length
    const found = await failure(get('/cut-before-headers', { method: 'POST', body: '{}' }))
    expect(found.details.sent).toBe('maybe')
    expect(server.seen.slice(before)).toEqual(['POST /cut-before-headers'])
  })

  it.each(['/stalled-headers', '/stalled-body'])('is a timeout and maybe sent: %s', async (path) => {
    const found = await failure(get(path, { timeoutMs: 100 }))
    expect(found).toMatchObject({ code: 'timeout', details: { sent: 'maybe' } })
  })

  it.each(['/large', '/bomb'])('is a server failure where the answer is too large: %s', async (path) => {
    const found = await failure(get(path, { maxBytes: 1000 }))
    expect(found).toMatchObject({ code: 'server', details: { sent: 'maybe' } })
  })

  it('is cancelled where the caller says so, before and during', async () => {
    const before = await failure(get('/ok', { signal: AbortSignal.abort() }))
    expect(before).toMatchObject({ code: 'cancelled', details: { sent: 'no' } })

    const abort = new AbortController()
    const seen = server.seen.length
    const during = failure(get('/stalled-body', { signal: abort.signal }))
    await expect.poll(() => server.seen.length).toBe(seen + 1)
    abort.abort()
    expect(await during).toMatchObject({ code: 'cancelled', details: { sent: 'maybe' } })
  })

  it.each(['file:///etc/passwd', 'not a url', 'ftp://127.0.0.1/'])('is validation for %s', async (url) => {
    expect(await failure({ ...get('/'), url })).toMatchObject({ code: 'validation', details: { sent: 'no' } })
  })

  it('names the host, never path, query or headers', async () => {
    const found = await failure({ ...get(''), url: `${await refusedUrl()}/people?email=ada@example.com` })
    expect(found.message).toMatch(/127\.0\.0\.1/)
    expect(found.message).not.toMatch(/ada|people/)
  })
})
