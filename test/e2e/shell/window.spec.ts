import { expect, test } from '@playwright/test'
import { launchShell, type RunningShell } from './lib/launch'

let shell: RunningShell
test.afterEach(() => shell.end())

test('a window opens on app:// with the bridge and nothing else of Node', async () => {
  shell = await launchShell()
  expect(shell.page.url()).toBe('app://repdesk/index.html')
  await expect(shell.page.getByRole('heading', { name: 'Shell under test' })).toHaveCSS('color', 'rgb(1, 2, 3)')
  const answer = await shell.page.evaluate(() => window.repdesk!.run('settings.get', {}))
  expect(answer).toMatchObject({ ok: true, value: { leadSource: 'Intercom' } })
  const isVisible = await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  expect(isVisible).toBe(true)
})
