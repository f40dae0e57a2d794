import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchShell, type RunningShell } from './lib/launch'

let shell: RunningShell
let dataFolder: string
test.beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'repdesk-shell-'))
})
test.afterEach(async () => {
  await shell.end()
  rmSync(dataFolder, { recursive: true, force: true })
})

const log = (): string => readFileSync(join(dataFolder, 'logs/repdesk.log'), 'utf8')
const ended = (): Promise<number | null> => {
  const child = shell.app.process()
  return child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.on('exit', resolve))
}

test('closing the window stops the core, then ends the process', async () => {
  shell = await launchShell({ dataFolder, env: { REPDESK_TEST_STOP_MS: '300' } })
  const end = ended()
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await end).toBe(0)
  expect(log()).toMatch(/ Ended\n/)
  expect(log()).not.toContain('did not stop')
})

test('a core that does not stop is waited for, but not for ever', async () => {
  shell = await launchShell({ dataFolder, env: { REPDESK_TEST_STOP_MS: '60000' } })
  const end = ended()
  const start = Date.now()
  await shell.app.evaluate(({ app }) => app.quit())
  expect(await end).toBe(0)
  expect(Date.now() - start).toBeGreaterThan(4500)
  expect(log()).toContain('did not stop cleanly')
})

test('a termination signal ends it cleanly', async () => {
  shell = await launchShell({ dataFolder })
  const end = ended()
  shell.app.process().kill('SIGTERM')
  await end
  expect(log()).toMatch(/ Ended\n/)
})

test('quitting warns where unsent items would be lost, and can be called off', async () => {
  shell = await launchShell({ dataFolder })
  const asked = await shell.app.evaluate(async ({ app, dialog }) => {
    globalThis.shellTest.unsent = { count: 2, lostOnQuit: true }
    const messages: string[] = []
    await new Promise<void>((asked) => {
      dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
        messages.push(options.message)
        asked()
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }) as typeof dialog.showMessageBox
      app.quit()
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { messages, stopped: globalThis.shellTest.stopped }
  })
  expect(asked).toEqual({ messages: ['2 items have not been sent yet'], stopped: 0 })
  await shell.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
  })
  const end = ended()
  await shell.app.evaluate(({ app }) => app.quit())
  expect(await end).toBe(0)
})

test('without a tray, closing ends Repdesk whatever the setting says', async () => {
  shell = await launchShell({ dataFolder })
  await shell.app.evaluate(async () => {
    const result = await globalThis.shellTest.core.run('settings.get', {})
    if (result.ok) globalThis.shellTest.emit('settings.changed', { ...result.value, closeToTray: true })
  })
  const end = ended()
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await end).toBe(0)
})

test('with a tray, closing hides the window where the rep chose so, and the count is shown there', async () => {
  // What is asked whether the desktop has a tray, answering that it has.
  const tools = join(dataFolder, 'tools')
  mkdirSync(tools)
  writeFileSync(join(tools, 'gdbus'), '#!/bin/sh\necho "(true,)"\n', { mode: 0o755 })
  shell = await launchShell({ dataFolder, env: { PATH: `${tools}:${process.env['PATH']}` } })
  // Until the desktop has answered, nothing follows the settings yet.
  await expect.poll(() => shell.app.evaluate(() => globalThis.shellTest.ran)).toContain('settings.get')
  await shell.app.evaluate(async ({ BrowserWindow }) => {
    const result = await globalThis.shellTest.core.run('settings.get', {})
    if (result.ok) globalThis.shellTest.emit('settings.changed', { ...result.value, closeToTray: true })
    globalThis.shellTest.ports.notifier.setUnread(3)
    BrowserWindow.getAllWindows()[0]?.close()
  })
  await expect
    .poll(() => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())))
    .toEqual([false])
  expect(await shell.app.evaluate(() => globalThis.shellTest.stopped)).toBe(0)
  expect(log()).not.toContain('no tray')
})

test('a fault that nobody caught is in the log, redacted, and Repdesk goes on', async () => {
  shell = await launchShell({ dataFolder })
  await shell.app.evaluate(() => {
    setTimeout(() => {
      throw new Error('for ada@example.com')
    }, 0)
    void Promise.reject(new Error('with Bearer abcdefghijklmnop'))
  })
  await expect.poll(log).toContain('"kind":"rejection"')
  await expect.poll(log).toContain('"kind":"exception"')
  expect(log()).not.toMatch(/ada@|abcdefghijk/)
  expect(await shell.page.evaluate(() => document.title)).toBe('Shell under test')
})
