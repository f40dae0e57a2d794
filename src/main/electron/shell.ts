import { join } from 'node:path'
import { app, nativeTheme, session, shell, type BrowserWindow } from 'electron'
import type { Place } from '../../contract/events'
import type { Settings } from '../../contract/models'
import type { Core } from '../ports/core'
import type { DeskPorts } from '../ports/desk'
import { createFileLogger } from '../system/fileLogger'
import { describeError } from '../system/redact'
import { setAppMenu } from './appMenu'
import { settleAppPaths } from './appPaths'
import { registerAppScheme, serveApp } from './appProtocol'
import { handleCrashes } from './crashes'
import { createElectronPorts } from './electronPorts'
import { openIpcDoor } from './ipcDoor'
import { receiveLinks } from './linkReceiver'
import { bringToFront, createMainWindow } from './mainWindow'
import { guardNavigation } from './navigationGuard'
import { createNotifier } from './notifier'
import { quitCleanly } from './quit'
import { guardSession } from './sessionGuard'
import { refusedSwitches } from './switches'
import { createTray } from './tray'
import { createUnreadBadge } from './unreadBadge'
import { lookForUpdates } from './updates'
import { hideOrQuitOnClose } from './windowClosing'

/** What the shell shows and starts; all paths absolute. */
export interface ShellOptions {
  /** The built renderer. */
  pageFolder: string
  /** The built preload. */
  preload: string
  /** Icons: icon.png, tray.png, trayTemplate.png, unread.png. */
  resources: string
  /** Called once, when the window has begun to load, so that both go on side by side. */
  makeCore: (ports: DeskPorts) => Core | Promise<Core>
}

/** Starts Repdesk in Electron: once per data folder, safely, with its window, tray, menu, links and notifications. */
export async function startShell(options: ShellOptions): Promise<void> {
  if (refusesToStart()) return app.exit(1)
  // Asking for the sandbox undoes --no-sandbox, without which root cannot run Chromium at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerAppScheme()
  const paths = settleAppPaths()
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  const log = createFileLogger({ folder: paths.logs, isDevelopment: !app.isPackaged })
  handleCrashes(log)
  const links = receiveLinks(log)
  if (process.platform === 'win32') nameForWindows()

  await app.whenReady()
  log.info('Started', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform })
  const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
  serveApp(options.pageFolder, devServer)
  guardNavigation(log)
  guardSession(session.defaultSession, log, devServer === null ? [] : [devServer, devServer.replace(/^http/, 'ws')])

  const icon = join(options.resources, 'icon.png')
  const window = createMainWindow({ preload: options.preload, stateFolder: paths.user, icon, log })
  const badge = createUnreadBadge(window, join(options.resources, 'unread.png'))
  const notifier = createNotifier({ icon, log, setUnread: badge.set })
  const making = Promise.resolve(options.makeCore(createElectronPorts(paths, notifier, log)))
  openIpcDoor(window, making, log)

  const core = await making
  const closing = hideOrQuitOnClose(window, quitCleanly(core, window, log))
  const started = core.start().catch((error: unknown) => {
    log.error('The core did not start', { error: describeError(error) })
  })
  const open = (place: Place | null): void => {
    bringToFront(window)
    if (place !== null) core.open(place)
  }
  const syncNow = (): void => void core.run('sync.now', {})
  notifier.onActivate((activation) => {
    // A reply and a snooze are done where the rep is; everything else is looked at here.
    if (activation.action === 'open' || activation.action === 'createLead') bringToFront(window)
    void core.activate(activation).then((isWanted) => isWanted && bringToFront(window))
  })
  app.on('activate', () => open(null))
  followFocus(core, window)
  setAppMenu({ open, syncNow, showLogs: () => void shell.openPath(paths.logs) })
  const tray = await createTray(
    join(options.resources, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
    { open: () => open(null), openUnread: () => open({ kind: 'conversations' }), syncNow, quit: () => app.quit() },
    log,
  )
  badge.alsoShow((count) => tray.setUnread(count))

  await started
  links.deliver(open)
  await followSettings(core, (settings) => {
    nativeTheme.themeSource = settings.theme
    closing.staysInTray = settings.closeToTray && tray.isVisible
  })
  lookForUpdates(log)
}

/** By these Windows knows whose notifications they are, and whom to tell of a button or a reply. */
function nameForWindows(): void {
  app.setToastActivatorCLSID('{6C1B2E0F-93D4-4E5A-8B57-2F6E0C7A41D9}')
  app.setAppUserModelId('com.repdesk.desktop')
}

function refusesToStart(): boolean {
  const refused = app.isPackaged ? refusedSwitches(process.argv) : []
  if (refused.length > 0) process.stderr.write(`Repdesk does not start with ${refused.join(', ')}\n`)
  return refused.length > 0
}

/** The window may have come to the front, or gone, while the core was being made. */
function followFocus(core: Core, window: BrowserWindow): void {
  core.setFocused(window.isFocused())
  window.on('focus', () => core.setFocused(true))
  window.on('blur', () => core.setFocused(false))
}

async function followSettings(core: Core, apply: (settings: Settings) => void): Promise<void> {
  core.on('settings.changed', apply)
  const result = await core.run('settings.get', {})
  if (result.ok) apply(result.value)
}
