import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import type { OsNotification } from '../../../src/main/ports/notifier'
import { launchShell, type RunningShell } from './lib/launch'

const run = promisify(execFile)

let shell: RunningShell
test.beforeAll(async () => {
  shell = await launchShell()
})
test.afterAll(() => shell.end())
test.beforeEach(() => run('dunstctl', ['close-all']))

const daemonLog = (): string => readFileSync(join(process.env['DESKTOP_LOG_DIR'] ?? '', 'dunst.log'), 'utf8')
const displayed = async (): Promise<number> => Number((await run('dunstctl', ['count', 'displayed'])).stdout.trim())

function show(notification: OsNotification) {
  return shell.app.evaluate((_electron, given) => globalThis.shellTest.ports.notifier.show(given), notification)
}

test('a notification is shown by the daemon, and a click there leads to its place', async () => {
  const place = { kind: 'conversation', id: '42' } as const
  expect(await show({ key: 'c42', title: 'Ada Lovelace', body: 'Does it compute?', place })).toEqual({ shown: true })
  await expect.poll(daemonLog).toContain('Ada Lovelace')
  expect(daemonLog()).toContain('Does it compute?')
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await run('dunstctl', ['action', '0'])
  await expect.poll(() => shell.app.evaluate(() => globalThis.shellTest.opened)).toEqual([place])
  const isVisible = await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  expect(isVisible).toBe(true)
  const log = readFileSync(join(shell.dataFolder, 'logs/repdesk.log'), 'utf8')
  expect(log).not.toMatch(/Ada|compute/)
})

test('the same key replaces, and withdrawing takes it away', async () => {
  const place = { kind: 'conversations' } as const
  await show({ key: 'same', title: 'First', body: '', place })
  await expect.poll(displayed).toBe(1)
  await show({ key: 'same', title: 'Second', body: '', place })
  await expect.poll(daemonLog).toContain('Second')
  await expect.poll(displayed).toBe(1)
  // One object goes on in the place of the other, and a click on it leads where the newest leads.
  const place2 = { kind: 'conversation', id: '7' } as const
  expect(await show({ key: 'same', title: 'Third', body: 'Two new messages', place: place2, silent: true })).toEqual({
    shown: true,
  })
  await expect.poll(daemonLog).toContain('Two new messages')
  await expect.poll(displayed).toBe(1)
  await shell.app.evaluate(() => globalThis.shellTest.ports.notifier.withdraw('same'))
  await expect.poll(displayed).toBe(0)
  await show({ key: 'same', title: 'First', body: '', place })
  await show({ key: 'same', title: 'Fourth', body: '', place: place2 })
  await expect.poll(displayed).toBe(1)
  await run('dunstctl', ['action', '0'])
  await expect.poll(() => shell.app.evaluate(() => globalThis.shellTest.opened.at(-1))).toEqual(place2)
})

test('on Linux the click is all there is: a notification with actions offers none, and opens', async () => {
  const place = { kind: 'conversation', id: '99' } as const
  await show({ key: 'c99', title: 'Grace Hopper', body: 'Hi', place, actions: ['reply', 'snooze', 'createLead'] })
  await expect.poll(daemonLog).toContain('Grace Hopper')
  const { stdout } = await run('dunstctl', ['context'])
  expect(stdout).not.toMatch(/Snooze|Create lead|Reply/)
  await run('dunstctl', ['action', '0'])
  await expect
    .poll(() => shell.app.evaluate(() => globalThis.shellTest.activated.at(-1)))
    .toEqual({ action: 'open', place })
})

test('markup in a message is shown as the text it is', async () => {
  await show({ key: 'm', title: 'A <b>bold</b> name', body: '<img src=x> & <i>more</i>', place: { kind: 'book' } })
  await expect.poll(daemonLog).toContain('bold')
  expect(daemonLog()).toMatch(/&lt;img src=x&gt;|<img src=x>/)
})
