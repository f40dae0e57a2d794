import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { commandNames } from '../../../src/contract/commands'
import type { Result } from '../../../src/contract/result'
import { launchShell, root, type RunningShell } from './lib/launch'

let shell: RunningShell

test.beforeAll(async () => {
  shell = await launchShell()
})
test.afterAll(() => shell.end())

/** The bridge as a page without types sees it. */
interface LooseBridge {
  run: (name: unknown, input: unknown) => Promise<Result<unknown>>
  on: (name: string, listener: (...given: unknown[]) => void) => () => void
}

const PRELOAD = join(root, 'out/test-shell/preload.cjs')

test('every command of the contract passes the door, and nothing else does', async () => {
  const answers = await shell.page.evaluate(async (names) => {
    const { run } = window.repdesk as unknown as LooseBridge
    const results = await Promise.all(names.map((name) => run(name, { unknown: 1 })))
    return results.map((result) => (result.ok ? 'ok' : result.error.message))
  }, commandNames)
  expect(answers.filter((message) => message === 'Repdesk does not know that command.')).toEqual([])
  const refused = await shell.page.evaluate(async () => {
    const { run } = window.repdesk as unknown as LooseBridge
    const results = await Promise.all(
      ['app.quit', 'constructor', '__proto__', '', 7, null].map((name) => run(name, {})),
    )
    return results.map((result) => (result.ok ? 'ok' : result.error.code))
  })
  expect(refused).toEqual(Array.from({ length: 6 }, () => 'validation'))
})

test('an unknown name is refused by main, too, should a preload let it through', async () => {
  const answers = await shell.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...given: unknown[]) => unknown> })
      ._invokeHandlers
    const handler = handlers.get('repdesk:run')!
    const event = { senderFrame: window.webContents.mainFrame }
    const before = globalThis.shellTest.ran.length
    const ask = (name: unknown): Promise<unknown> => Promise.resolve(handler(event, name, {}))
    const results = await Promise.all(['app.quit', 'constructor', 'hasOwnProperty', { toString: 'x' }, 7].map(ask))
    return { results, ran: globalThis.shellTest.ran.length - before, channels: [...handlers.keys()] }
  })
  for (const result of answers.results) expect(result).toMatchObject({ ok: false, error: { code: 'validation' } })
  expect(answers.ran).toBe(0)
  expect(answers.channels.filter((name) => name.startsWith('repdesk:'))).toEqual(['repdesk:run'])
})

test('bad input is an error, not silence', async () => {
  const result = await shell.page.evaluate(() => {
    const { run } = window.repdesk as unknown as LooseBridge
    return run('conversations.get', { conversationId: '', extra: 1 })
  })
  expect(result).toMatchObject({ ok: false, error: { code: 'validation' } })
})

test('what cannot be cloned does not reach main', async () => {
  const outcome = await shell.page.evaluate(() => {
    const { run } = window.repdesk as unknown as LooseBridge
    return Promise.resolve()
      .then(() => run('settings.get', { call: Symbol('x') }))
      .then(
        () => 'reached',
        () => 'refused',
      )
  })
  expect(outcome).toBe('refused')
})

for (const [what, url] of [
  ['another window on the same page', 'app://repdesk/index.html'],
  ['a window on a foreign page', 'data:text/html,<h1>foreign</h1>'],
] as const) {
  test(`${what} is not answered`, async () => {
    const before = await shell.app.evaluate(() => globalThis.shellTest.ran.length)
    const answer = await shell.app.evaluate(
      async ({ BrowserWindow }, given) => {
        const other = new BrowserWindow({ show: false, webPreferences: { preload: given.preload, sandbox: true } })
        await other.loadURL(given.url)
        const result: unknown = await other.webContents.executeJavaScript("window.repdesk.run('settings.get', {})")
        other.destroy()
        return result
      },
      { preload: PRELOAD, url },
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'permission' } })
    expect(await shell.app.evaluate(() => globalThis.shellTest.ran.length)).toBe(before)
  })
}

test('events reach the page as plain values, and only names of the contract', async () => {
  await shell.app.evaluate(() => globalThis.shellTest.emit('notice', { tone: 'info', text: 'Hello', place: null }))
  await expect
    .poll(() => shell.page.evaluate(() => window.notices))
    .toEqual([{ tone: 'info', text: 'Hello', place: null }])
  const heard = await shell.page.evaluate(() => {
    const { on } = window.repdesk as unknown as LooseBridge
    const given: number[] = []
    const stop = on('notice', (...values) => given.push(values.length))
    on('repdesk:event', () => given.push(-1))()
    Object.assign(window, { given, stop })
    return typeof stop
  })
  expect(heard).toBe('function')
  await shell.app.evaluate(() => globalThis.shellTest.emit('notice', { tone: 'done', text: 'Again', place: null }))
  await expect.poll(() => shell.page.evaluate(() => (window as unknown as { given: number[] }).given)).toEqual([1])
})

test('a place asked for while the page loads is shown when it listens', async () => {
  await shell.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    webContents.once('did-start-navigation', () =>
      globalThis.shellTest.emit('navigate', { kind: 'person', id: 'early' }),
    )
    webContents.reload()
  })
  await expect
    .poll(() => shell.page.evaluate(() => window.places).catch(() => []))
    .toEqual([{ kind: 'person', id: 'early' }])
})

test('a page that crashes is loaded again', async () => {
  await shell.app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { loads: 0 })
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    webContents.on('did-finish-load', () => ((globalThis as unknown as { loads: number }).loads += 1))
    webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => shell.app.evaluate(() => (globalThis as unknown as { loads: number }).loads)).toBe(1)
  const title = await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getTitle(),
  )
  expect(title).toBe('Shell under test')
})

test('only https, mailto and tel leave for other programs, and http for this machine', async () => {
  const opened = await shell.app.evaluate(async ({ shell: system }) => {
    const urls: string[] = []
    system.openExternal = async (url) => void urls.push(url)
    const { browser } = globalThis.shellTest.ports
    const tries = [
      'https://example.com/a',
      'mailto:ada@example.com',
      'tel:+4930123',
      'http://127.0.0.1:5101/x',
      'http://example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'repdesk://person/1',
      'smb://host/share',
    ]
    const refused: string[] = []
    for (const url of tries) await browser.open(url).catch((error: { code: string }) => refused.push(error.code))
    return { urls, refused }
  })
  expect(opened.urls).toEqual([
    'https://example.com/a',
    'mailto:ada@example.com',
    'tel:+4930123',
    'http://127.0.0.1:5101/x',
  ])
  expect(opened.refused).toEqual(Array.from({ length: 5 }, () => 'validation'))
})
