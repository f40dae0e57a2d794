import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PreviewServer, startPreviewServer } from '../../../src/main/preview/server'
import type { Logger } from '../../../src/main/ports/logger'
import { createTinyCore, type TinyRecord } from '../../e2e/shell/fixtures/tinyCore'

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let folder: string
let preview: PreviewServer
let record: TinyRecord
let origin: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'repdesk-preview-'))
  mkdirSync(join(folder, 'page/assets'), { recursive: true })
  writeFileSync(join(folder, 'page/index.html'), '<html><head><style nonce="__CSP_NONCE__"></style></head></html>')
  writeFileSync(join(folder, 'page/assets/index.js'), 'export {}')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  symlinkSync(join(folder, 'secret.js'), join(folder, 'page/assets/link.js'))
  preview = await startPreviewServer({ pageFolder: join(folder, 'page'), port: 0, log: silent })
  const tiny = createTinyCore()
  record = tiny.record
  preview.serve(tiny.core)
  origin = new URL(preview.url).origin
})
afterEach(async () => {
  await preview.close()
  rmSync(folder, { recursive: true, force: true })
})

async function enter(): Promise<string> {
  const answer = await fetch(preview.url, { redirect: 'manual' })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function run(cookie: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const all = { cookie, origin, 'content-type': 'application/json', ...headers }
  return fetch(`${origin}/run`, { method: 'POST', headers: all, body })
}

/** The status of a request whose Host header fetch would not let through, or whose path it would tidy up. */
function rawStatus(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    http
      .get({ hostname, port, path, headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
      .on('error', reject)
  })
}

describe('admission', () => {
  it('is by a token that works once, for a cookie that scripts cannot read', async () => {
    const first = await fetch(preview.url)
    expect(first.status).toBe(200)
    expect(first.headers.get('set-cookie')).toMatch(/^repdesk_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
    const second = await fetch(preview.url)
    expect([second.status, second.headers.get('set-cookie')]).toEqual([403, null])
    expect((await fetch(`${origin}/?token=wrong`)).status).toBe(403)
  })

  it.each(['/', '/index.html', '/assets/index.js', '/bridge.js', '/events'])('is needed for %s', async (path) => {
    expect((await fetch(origin + path)).status).toBe(403)
    expect((await fetch(origin + path, { headers: { cookie: 'repdesk_1=guess' } })).status).toBe(403)
  })

  it('is refused to other names for this machine', async () => {
    const cookie = await enter()
    const { port } = new URL(origin)
    expect(await rawStatus('/index.html', { cookie, host: `127.0.0.1:${port}` })).toBe(200)
    for (const host of [`evil.example:${port}`, `localhost.evil.example:${port}`, '127.0.0.1', `[::1]:${port}`]) {
      expect(await rawStatus('/index.html', { cookie, host }), host).toBe(403)
    }
  })

  it('is refused to other origins and to requests of other sites', async () => {
    const cookie = await enter()
    const question = JSON.stringify({ name: 'settings.get', input: {} })
    expect((await run(cookie, question)).status).toBe(200)
    expect((await run(cookie, question, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await run(cookie, question, { origin: 'null' })).status).toBe(403)
    expect((await fetch(`${origin}/run`, { method: 'POST', headers: { cookie }, body: question })).status).toBe(403)
    expect(await rawStatus('/events', { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).toBe(403)
    expect(await rawStatus('/bridge.js', { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' })).toBe(
      403,
    )
  })
})

describe('the page', () => {
  it('comes with the app’s policy, its own server as the one connection, and the bridge before all', async () => {
    const answer = await fetch(`${origin}/index.html`, { headers: { cookie: await enter() } })
    const html = await answer.text()
    const csp = answer.headers.get('content-security-policy') ?? ''
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain("connect-src 'self';")
    expect(csp).not.toContain('unsafe')
    expect(csp).toContain(`'nonce-${/nonce="([^"]+)"/.exec(html)?.[1]}'`)
    expect(html).toMatch(/^<html><head><script src="\/bridge\.js">/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is the bundle alone', async () => {
    const cookie = await enter()
    const { port } = new URL(origin)
    expect(await rawStatus('/assets/index.js', { cookie, host: `127.0.0.1:${port}` })).toBe(200)
    for (const path of [
      '/../secret.js',
      '/..%2fsecret.js',
      '/assets/../../secret.js',
      '/assets/link.js',
      '//secret.js',
    ]) {
      expect(await rawStatus(path, { cookie, host: `127.0.0.1:${port}` }), path).toBe(404)
    }
  })
})

describe('commands', () => {
  it('go to the core and come back as results', async () => {
    const answer = await run(await enter(), JSON.stringify({ name: 'settings.get', input: {} }))
    expect(await answer.json()).toMatchObject({ ok: true, value: { leadSource: 'Intercom' } })
  })

  it.each(['{"name":"app.quit"}', '{"name":"constructor"}', '{"name":7}', 'null', '[]', '{'])(
    'refuse %s',
    async (body) => {
      const answer = await run(await enter(), body)
      expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'validation' } })
      expect(record.ran).toEqual([])
    },
  )

  it('refuse forms and large questions', async () => {
    const cookie = await enter()
    expect((await run(cookie, 'name=settings.get', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await run(cookie, 'x'.repeat(1024 * 1024 + 1))).status).toBe(413)
  })
})

it('events stream to the page, and a place waits for one', async () => {
  record.emit('navigate', { kind: 'person', id: '7' })
  const answer = await fetch(`${origin}/events`, { headers: { cookie: await enter() } })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const read = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) text += (await reader.read()).value ?? ''
  }
  await read('event: navigate\ndata: {"kind":"person","id":"7"}\n\n')
  record.emit('notice', { tone: 'done', text: 'Two\nlines', place: null })
  await read('event: notice\ndata: {"tone":"done","text":"Two\\nlines","place":null}\n\n')
})
