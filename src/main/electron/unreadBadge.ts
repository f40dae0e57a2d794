import { app, nativeImage, type BrowserWindow } from 'electron'

/**
 * Shows the unread count where the platform has a place for it: the dock (macOS, some Linux desktops) by number, the
 * Windows taskbar by a dot over the icon. 0 removes it.
 *
 * @param dot the picture of the dot; absolute path
 */
export function showUnreadBadge(count: number, window: BrowserWindow | null, dot: string): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count)
    return
  }
  if (window === null || window.isDestroyed()) return
  const label = count === 1 ? '1 unread conversation' : `${count} unread conversations`
  window.setOverlayIcon(count === 0 ? null : nativeImage.createFromPath(dot), count === 0 ? '' : label)
}
