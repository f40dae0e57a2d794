import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { launchSandboxed, type RunningShell } from './lib/launch'

/**
 * Electron's security checklist with the real sandbox on (docs/SECURITY.md names each test). One shell for all: no test
 * leaves the page changed.
 */
let shell: RunningShell

test.beforeAll(async () => {
  shell = await launchSandboxed()
})
test.afterAll(() => shell.end())
test.afterEach(() => {
  expect(shell.page.url()).toBe('app://repdesk/index.html')
  expect(shell.app.windows()).toHaveLength(1)
})

test('the page runs in a sandboxed process of an ordinary user', async () => {
  const { pid, switches } = await shell.app.evaluate(({ app, BrowserWindow }) => ({
    pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    switches: ['no-sandbox', 'disable-sandbox'].filter((name) => app.commandLine.hasSwitch(name)),
  }))
  expect(switches).toEqual([])
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  expect(status).toMatch(/^Seccomp:\s+2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
  expect(status).not.toMatch(/^Uid:\s+0\s/m)
  const metric = await shell.app.evaluate(
    ({ app }, renderer) => app.getAppMetrics().find((one) => one.pid === renderer)?.type,
    pid,
  )
  expect(metric).toBe('Tab')
})

test('the page is isolated, without Node and without webview', async () => {
  const preferences = await shell.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  })
  const found = await shell.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  )
  expect(found).toEqual([])
})

test('the bridge is two functions and a flag, and cannot be changed', async () => {
  const bridge = await shell.page.evaluate(() => {
    const given = window.repdesk as unknown as Record<string, unknown>
    try {
      given['run'] = () => 'mine'
    } catch {
      // Frozen objects throw in modules.
    }
    return Object.entries(given).map(([name, value]) => [name, typeof value, String(value).includes('mine')])
  })
  expect(new Set(bridge.map((one) => one.join(' ')))).toEqual(
    new Set(['isPreview boolean false', 'on function false', 'run function false']),
  )
})

test('nothing that looks like a token or a key is in the page', async () => {
  const found = await shell.page.evaluate(() => {
    const secret = /bearer|token|secret|refresh|password|00D[A-Za-z0-9]{12,15}!/i
    const stored = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage)).flat()
    const own = Object.keys(window).filter((name) => secret.test(name))
    return [...own, ...stored.filter((text) => secret.test(text)), document.cookie].filter((text) => text !== '')
  })
  expect(found).toEqual([])
})

test('the page cannot leave its place', async () => {
  const tries = [
    () => void (window.location.href = 'https://example.com/'),
    () => void (window.location.href = 'file:///etc/passwd'),
    () => void (window.location.href = 'app://repdesk/assets/page.js'),
    () => void (window.location.href = 'data:text/html,<h1>x</h1>'),
    () => window.location.assign('app://other/index.html'),
  ]
  for (const attempt of tries) {
    await shell.page.evaluate(attempt).catch(() => {})
    await expect.poll(() => shell.page.evaluate(() => document.title)).toBe('Shell under test')
    expect(shell.page.url()).toBe('app://repdesk/index.html')
  }
})

test('the page cannot open windows', async () => {
  const opened = await shell.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    link.remove()
    return [window.open('https://example.com/'), window.open('app://repdesk/index.html'), window.open('about:blank')]
  })
  expect(opened).toEqual([null, null, null])
  expect(await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a webview stays an unknown element', async () => {
  const kind = await shell.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    document.body.append(view)
    const hasMethods = 'loadURL' in view
    view.remove()
    return hasMethods
  })
  expect(kind).toBe(false)
  expect(await shell.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('every permission and device is denied', async () => {
  const answers = await shell.page.evaluate(async () => {
    const refused = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'granted',
        () => 'refused',
      )
    const position = new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))
    const states = await Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then((status) => status.state),
      ),
    )
    return {
      geolocation: await refused(position),
      notification: await Notification.requestPermission(),
      media: await refused(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(navigator.clipboard.readText()),
      states: [...new Set(states)],
    }
  })
  expect(answers).toEqual({
    geolocation: 'refused',
    notification: 'denied',
    media: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    states: ['denied'],
  })
})

test('downloads are refused', async () => {
  const before = await shell.app.evaluate(({ session }) => {
    const states: string[] = []
    Object.assign(globalThis, { downloads: states })
    session.defaultSession.on('will-download', (event, item) => {
      states.push(`${item.getURL()} ${event.defaultPrevented}`)
    })
    return session.defaultSession.listenerCount('will-download')
  })
  expect(before).toBe(2)
  await shell.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'app://repdesk/assets/page.js'
    link.download = 'page.js'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await expect
    .poll(() => shell.app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads))
    .toEqual(['app://repdesk/assets/page.js true'])
})
