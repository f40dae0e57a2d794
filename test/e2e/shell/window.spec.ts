import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const bounds = () => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())

test('a window opens on app:// with the bridge and nothing else of Node', async () => {
  shell = await launchShell({ dataFolder })
  expect(shell.page.url()).toBe('app://repdesk/index.html')
  await expect(shell.page.getByRole('heading', { name: 'Shell under test' })).toHaveCSS('color', 'rgb(1, 2, 3)')
  const answer = await shell.page.evaluate(() => window.repdesk!.run('settings.get', {}))
  expect(answer).toMatchObject({ ok: true, value: { leadSource: 'Intercom' } })
  const isVisible = await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  expect(isVisible).toBe(true)
})

test('the window opens where it was left', async () => {
  shell = await launchShell({ dataFolder })
  await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 131, y: 77, width: 901, height: 603 }),
  )
  await expect(() => expect(readFileSync(join(dataFolder, 'window.json'), 'utf8')).toContain('131')).toPass()
  await shell.end()
  shell = await launchShell({ dataFolder })
  expect(await bounds()).toEqual({ x: 131, y: 77, width: 901, height: 603 })
})

test('a place on a display that has gone, or a damaged file, is forgotten', async () => {
  writeFileSync(join(dataFolder, 'window.json'), '{"x":9000,"y":9000,"width":900,"height":600,"isMaximized":false}')
  shell = await launchShell({ dataFolder })
  expect(await bounds()).toMatchObject({ width: 900, height: 600 })
  expect((await bounds())!.x).toBeLessThan(1440)
  await shell.end()
  writeFileSync(join(dataFolder, 'window.json'), '{"x":"; rm -rf')
  shell = await launchShell({ dataFolder })
  expect(await bounds()).toMatchObject({ width: 1280 })
})

test('the core hears of focus', async () => {
  shell = await launchShell({ dataFolder })
  await shell.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!
    window.emit('blur')
    window.emit('focus')
  })
  const heard = await shell.app.evaluate(() => globalThis.shellTest.focused)
  expect(heard).toContain(false)
  expect(heard.at(-1)).toBe(true)
})

test('the theme of the settings is the window’s', async () => {
  shell = await launchShell({ dataFolder })
  await shell.app.evaluate(async () => {
    const result = await globalThis.shellTest.core.run('settings.get', {})
    if (result.ok) globalThis.shellTest.emit('settings.changed', { ...result.value, theme: 'dark' })
  })
  expect(await shell.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
})

test('every entry of the menu that has a key has its own', async () => {
  shell = await launchShell({ dataFolder })
  const keys = await shell.app.evaluate(({ Menu }) => {
    const walk = (menu: Electron.Menu | null | undefined): string[] =>
      (menu?.items ?? []).flatMap((item) => [
        ...(typeof item.accelerator === 'string' ? [item.accelerator] : []),
        ...walk(item.submenu),
      ])
    return walk(Menu.getApplicationMenu())
  })
  expect(keys).toContain('CmdOrCtrl+1')
  expect(new Set(keys).size).toBe(keys.length)
})
