import { join } from 'node:path'
import { app, nativeTheme, session, shell, type BrowserWindow } from 'electron'
import type { Place } from '../../contract/events'
import type { Settings } from '../../contract/models'
import type { Core } from '../ports/core'
import type { DeskPorts } from '../ports/desk'
import type { Logger } from '../ports/logger'
import { createFileLogger } from '../system/fileLogger'
import { randomIds } from '../system/randomIds'
import { describeError } from '../system/redact'
import { systemClock } from '../system/systemClock'
import { setAppMenu } from './appMenu'
import { settleAppPaths } from './appPaths'
import { registerAppScheme, serveApp } from './appProtocol'
import { systemBrowser } from './browser'
import { handleCrashes } from './crashes'
import { createElectronHttp } from './electronHttp'
import { openIpcDoor } from './ipcDoor'
import { receiveLinks } from './linkReceiver'
import { bringToFront, createMainWindow } from './mainWindow'
import { guardNavigation } from './navigationGuard'
import { createNetworkState } from './networkState'
import { createNotifier } from './notifier'
import { quitCleanly } from './quit'
import { guardSession } from './sessionGuard'
import { refusedSwitches } from './switches'
import { createTray, type TrayPresence } from './tray'
import { showUnreadBadge } from './unreadBadge'
import { lookForUpdates } from './updates'

/** What the shell shows and starts; all paths absolute. */
export interface ShellOptions {
  /** The built renderer. */
  pageFolder: string
  /** The built preload. */
  preload: string
  /** Icons: icon.png, tray.png, trayTemplate.png, unread.png. */
  resources: string
  makeCore: (ports: DeskPorts) => Core | Promise<Core>
}

/** Starts Repdesk in Electron: once per data folder, safely, with its window, tray, menu, links and notifications. */
export async function startShell(options: ShellOptions): Promise<void> {
  refuseDebuggers()
  // Asking for the sandbox undoes --no-sandbox, without which root cannot run Chromium at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerAppScheme()
  const paths = settleAppPaths()
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  const log = createFileLogger({ folder: paths.logs, isDevelopment: !app.isPackaged })
  handleCrashes(log)
  const links = receiveLinks(log)
  if (process.platform === 'win32') app.setAppUserModelId('com.repdesk.desktop')

  await app.whenReady()
  log.info('Started', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform })
  const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
  serveApp(options.pageFolder, devServer)
  guardNavigation(log)
  guardSession(session.defaultSession, log, devServer === null ? [] : [devServer, devServer.replace(/^http/, 'ws')])

  const icon = join(options.resources, 'icon.png')
  const unread = createUnread(join(options.resources, 'unread.png'))
  const notifier = createNotifier({ icon, log, setUnread: unread.set })
  const core = await options.makeCore({
    paths: { data: paths.data, logs: paths.logs },
    clock: systemClock,
    ids: randomIds,
    log,
    http: createElectronHttp(),
    network: createNetworkState(),
    browser: systemBrowser,
    notifier,
    info: {
      version: app.getVersion(),
      platform: process.platform,
      runtime: `Electron ${process.versions.electron}`,
      isPackaged: app.isPackaged,
      isPreview: false,
    },
  })
  const window = createMainWindow({ preload: options.preload, stateFolder: paths.user, icon, log })
  openIpcDoor(window, core, log)
  const started = core.start().catch((error: unknown) => {
    log.error('The core did not start', { error: describeError(error) })
  })

  const open = (place: Place | null): void => {
    bringToFront(window)
    if (place !== null) core.open(place)
  }
  const syncNow = (): void => void core.run('sync.now', {})
  notifier.onActivate(open)
  app.on('activate', () => open(null))
  window.on('focus', () => core.setFocused(true))
  window.on('blur', () => core.setFocused(false))
  setAppMenu({ open, syncNow, showLogs: () => void shell.openPath(paths.logs) })

  const tray = await createTray(
    join(options.resources, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
    { open: () => open(null), openUnread: () => open({ kind: 'conversations' }), syncNow, quit: () => app.quit() },
    log,
  )
  unread.showOn(window, tray)
  const applyClosing = closeOrHide(window, core, tray, log)
  await started
  links.deliver(open)
  await followSettings(core, (settings) => {
    nativeTheme.themeSource = settings.theme
    applyClosing(settings)
  })
  lookForUpdates(log)
}

function refuseDebuggers(): void {
  const refused = app.isPackaged ? refusedSwitches(process.argv) : []
  if (refused.length === 0) return
  process.stderr.write(`Repdesk does not start with ${refused.join(', ')}\n`)
  app.exit(1)
}

/** The unread count, kept until there is a window and a tray to show it on. */
function createUnread(dot: string): {
  set: (count: number) => void
  showOn(window: BrowserWindow, tray: TrayPresence): void
} {
  let count = 0
  let show = (): void => showUnreadBadge(count, null, dot)
  return {
    set: (next) => {
      count = next
      show()
    },
    showOn: (window, tray) => {
      show = () => {
        showUnreadBadge(count, window, dot)
        tray.setUnread(count)
      }
      show()
    },
  }
}

/** Closing the window leaves Repdesk in the dock (macOS) or, where the rep chose so and there is one, in the tray. */
function closeOrHide(window: BrowserWindow, core: Core, tray: TrayPresence, log: Logger): (settings: Settings) => void {
  const quitting = quitCleanly(core, window, log)
  let staysInTray = false
  window.on('close', (event) => {
    if (quitting.isStopped) return
    event.preventDefault()
    if (process.platform === 'darwin' || (staysInTray && tray.isVisible)) window.hide()
    else app.quit()
  })
  return (settings) => {
    staysInTray = settings.closeToTray
  }
}

async function followSettings(core: Core, apply: (settings: Settings) => void): Promise<void> {
  core.on('settings.changed', apply)
  const result = await core.run('settings.get', {})
  if (result.ok) apply(result.value)
}
