import { app, type BrowserWindow } from 'electron'
import type { Quitting } from './quit'

export interface WindowClosing {
  /** What the rep chose, and whether there is a tray to stay in. Until told, closing quits. */
  staysInTray: boolean
}

/** Closing the window leaves Repdesk in the dock (macOS) or, where the rep chose so and there is one, in the tray. */
export function hideOrQuitOnClose(window: BrowserWindow, quitting: Quitting): WindowClosing {
  const closing: WindowClosing = { staysInTray: false }
  window.on('close', (event) => {
    if (quitting.isStopped) return
    event.preventDefault()
    if (process.platform === 'darwin' || closing.staysInTray) window.hide()
    else app.quit()
  })
  return closing
}
