import { BrowserWindow, Menu, nativeTheme, screen } from 'electron'
import type { Logger } from '../ports/logger'
import { APP_URL } from './appProtocol'
import { checksSpelling, fieldMenu } from './fieldMenu'
import { fitBounds, MIN_HEIGHT, MIN_WIDTH } from './windowBounds'
import { readWindowState, rememberWindow } from './windowState'

/** The page's background in both themes, so that nothing flashes before its first paint. */
const BACKGROUND = { light: '#ffffff', dark: '#16181d' }
/** A page that crashes at once is reloaded so many times, then left alone. */
const RELOADS = 3

export interface MainWindowOptions {
  /** The built preload; absolute. */
  preload: string
  /** Where the window's place is remembered. */
  stateFolder: string
  icon: string
  log: Logger
}

/**
 * Makes the one window, hidden until its first paint, and starts loading the page. Its page is sandboxed, isolated and
 * without Node (Electron's security checklist 2 to 5).
 */
export function createMainWindow({ preload, stateFolder, icon, log }: MainWindowOptions): BrowserWindow {
  const saved = readWindowState(stateFolder)
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const window = new BrowserWindow({
    ...fitBounds(
      saved,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Repdesk',
    backgroundColor: background(),
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: checksSpelling(process.platform),
    },
  })
  if (saved?.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  rememberWindow(window, stateFolder, log)
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background())
  })
  window.webContents.on('context-menu', (_event, under) => {
    const items = fieldMenu(under, (word) => window.webContents.replaceMisspelling(word))
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
  reloadAfterCrash(window, log)
  window.loadURL(APP_URL).catch((error: NodeJS.ErrnoException) => {
    // Quitting while it loads ends the load, too.
    if (!window.isDestroyed()) log.error('The page did not load', { code: error.code })
  })
  return window
}

/** Brings the window to the front, whatever state it is in. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light
}

function reloadAfterCrash(window: BrowserWindow, log: Logger): void {
  let left = RELOADS
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('The page ended', { reason, exitCode })
    if (reason === 'clean-exit' || left-- <= 0 || window.isDestroyed()) return
    window.webContents.reload()
  })
  window.on('unresponsive', () => log.warn('The page does not answer'))
  window.on('responsive', () => log.info('The page answers again'))
}
