import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchShell, type RunningShell, secondStart } from './lib/launch'

const electron = createRequire(import.meta.url)('electron') as unknown as string

let shell: RunningShell
test.afterEach(() => shell.end())

/** Starts Repdesk once more over the same data, and answers with its exit code. */
function startAgain(dataFolder: string, link?: string): Promise<number | null> {
  const { args, env } = secondStart(dataFolder, link)
  const child = spawn(electron, args, { env, stdio: 'ignore' })
  return new Promise((resolve) => child.on('exit', resolve))
}

const opened = () => shell.app.evaluate(() => globalThis.shellTest.opened)

test('a second start ends at once and brings the first window up', async () => {
  shell = await launchShell()
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  expect(await startAgain(shell.dataFolder)).toBe(0)
  await expect
    .poll(() => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
  expect(await opened()).toEqual([])
})

test('a link given to a second start opens in the first; a bad one only shows the window', async () => {
  shell = await launchShell()
  await startAgain(shell.dataFolder, 'repdesk://conversation/215469')
  await expect.poll(opened).toEqual([{ kind: 'conversation', id: '215469' }])
  await expect.poll(() => shell.page.evaluate(() => window.places)).toEqual([{ kind: 'conversation', id: '215469' }])
  await startAgain(shell.dataFolder, 'repdesk://conversation/1%2f..%2f2?x=<script>')
  expect(await opened()).toHaveLength(1)
  const log = readFileSync(join(shell.dataFolder, 'logs/repdesk.log'), 'utf8')
  expect(log).toContain('"kind":"conversation"')
  expect(log).not.toContain('215469')
})

test('a link on the first command line opens when the page is there', async () => {
  shell = await launchShell({ args: ['repdesk://person/6541f3a0c9e77c0012ab34cd'] })
  await expect
    .poll(() => shell.page.evaluate(() => window.places))
    .toEqual([{ kind: 'person', id: '6541f3a0c9e77c0012ab34cd' }])
})

test('macOS hands links over by an event', async () => {
  shell = await launchShell()
  await shell.app.evaluate(({ app }) =>
    app.emit('open-url', { preventDefault: () => {} }, 'repdesk://outbox/3f2b8f6e-6a3b-4e37-9a58-0b1f0f6d2c11'),
  )
  await expect.poll(opened).toEqual([{ kind: 'outbox', id: '3f2b8f6e-6a3b-4e37-9a58-0b1f0f6d2c11' }])
})

test('the data folder and the log belong to the user alone', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'repdesk-shell-'))
  shell = await launchShell({ dataFolder })
  const modes = ['', 'data', 'logs', 'logs/repdesk.log'].map((name) => statSync(join(dataFolder, name)).mode & 0o777)
  expect(modes).toEqual([0o700, 0o700, 0o700, 0o600])
  await shell.end()
  rmSync(dataFolder, { recursive: true, force: true })
})
