import { execFile } from 'node:child_process'
import { Menu, nativeImage, Tray } from 'electron'
import type { Logger } from '../ports/logger'

export interface TrayActions {
  open: () => void
  openUnread: () => void
  syncNow: () => void
  quit: () => void
}

export interface TrayPresence {
  /** True where the rep can find the tray icon, so that closing the window may leave Repdesk there. */
  readonly isVisible: boolean
  setUnread(count: number): void
}

/**
 * Puts Repdesk into the tray (Windows, Linux) or menu bar (macOS) with a menu. On a Linux desktop without a tray it
 * does nothing and says so in `isVisible`.
 *
 * @param icon the picture; on macOS a template one. Absolute path
 */
export async function createTray(icon: string, actions: TrayActions, log: Logger): Promise<TrayPresence> {
  if (process.platform === 'linux' && !(await hasStatusNotifier())) {
    log.info('This desktop has no tray')
    return { isVisible: false, setUnread: () => {} }
  }
  const image = nativeImage.createFromPath(icon)
  if (process.platform === 'darwin') image.setTemplateImage(true)
  const tray = new Tray(image)
  const update = (unread: number): void => {
    tray.setToolTip(unread === 0 ? 'Repdesk' : `Repdesk: ${unread} unread`)
    if (process.platform === 'darwin') tray.setTitle(unread === 0 ? '' : String(unread))
    tray.setContextMenu(trayMenu(unread, actions))
  }
  update(0)
  tray.on('click', actions.open)
  return { isVisible: true, setUnread: update }
}

function trayMenu(unread: number, actions: TrayActions): Menu {
  const label = unread === 0 ? 'No unread conversations' : `${unread} unread`
  return Menu.buildFromTemplate([
    { label: 'Open Repdesk', click: actions.open },
    { label, enabled: unread > 0, click: actions.openUnread },
    { label: 'Sync now', click: actions.syncNow },
    { type: 'separator' },
    { label: 'Quit Repdesk', click: actions.quit },
  ])
}

/** Whether somebody on the session bus shows tray icons. GLib's own tool asks, as Electron has no way to. */
function hasStatusNotifier(): Promise<boolean> {
  const bus = 'org.freedesktop.DBus'
  const ask = ['call', '--session', '--dest', bus, '--object-path', '/org/freedesktop/DBus', '--method']
  return new Promise((resolve) => {
    execFile(
      'gdbus',
      [...ask, `${bus}.NameHasOwner`, 'org.kde.StatusNotifierWatcher'],
      { timeout: 2000 },
      (error, stdout) => resolve(error === null && stdout.includes('true')),
    )
  })
}
