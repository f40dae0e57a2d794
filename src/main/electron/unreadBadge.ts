import { app, nativeImage, type BrowserWindow } from 'electron'

/** The unread count, kept until there is a place to show it. */
export interface UnreadBadge {
  set: (count: number) => void
  /** Shows the count here, too, now and from now on. */
  alsoShow(show: (count: number) => void): void
}

/**
 * Shows the unread count where the platform has a place for it: the dock (macOS, some Linux desktops) by number, the
 * Windows taskbar by a dot over the window's icon. 0 removes it.
 *
 * @param dot the picture of the dot; absolute path
 */
export function createUnreadBadge(window: BrowserWindow, dot: string): UnreadBadge {
  let count = 0
  const places = [(unread: number): void => showOnApp(unread, window, dot)]
  return {
    set: (next) => {
      count = next
      for (const show of places) show(count)
    },
    alsoShow: (show) => {
      places.push(show)
      show(count)
    },
  }
}

function showOnApp(count: number, window: BrowserWindow, dot: string): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count)
    return
  }
  if (window.isDestroyed()) return
  const label = count === 1 ? '1 unread conversation' : `${count} unread conversations`
  window.setOverlayIcon(count === 0 ? null : nativeImage.createFromPath(dot), count === 0 ? '' : label)
}
