import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'
import type { Core } from '../ports/core'
import type { Logger } from '../ports/logger'
import { describeError } from '../system/redact'

/** Longer than this, and the rep's computer does not wait with shutting down. */
const STOP_MS = 5000

export interface Quitting {
  /** True when the core has ended and windows may close. */
  readonly isStopped: boolean
}

/**
 * Ends the core before the app ends: asks first where unsent items would be lost (no keychain to keep their key), then
 * stops the core, for at most 5 s, then lets Electron quit.
 */
export function quitCleanly(core: Core, window: BrowserWindow, log: Logger): Quitting {
  const state = { isStopped: false }
  let isStopping = false
  let isAsking = false

  const stopAndQuit = (): void => {
    isStopping = true
    if (!window.isDestroyed()) window.hide()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not stopped after ${STOP_MS} ms`)), STOP_MS)
    })
    Promise.race([core.stop(), late])
      .catch((error: unknown) => log.error('Repdesk did not stop cleanly', { error: describeError(error) }))
      .finally(() => {
        clearTimeout(timer)
        state.isStopped = true
        log.info('Ended')
        app.quit()
      })
  }
  const askAndQuit = async (count: number): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: count === 1 ? 'One item has not been sent yet' : `${count} items have not been sent yet`,
      detail:
        'This computer has no keychain in which Repdesk could keep the key to its data, so what is waiting in the ' +
        'outbox is lost when Repdesk quits.',
      buttons: ['Keep Repdesk Open', 'Quit and Lose Them'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    isAsking = false
    if (response === 1) stopAndQuit()
  }

  app.on('before-quit', (event) => {
    if (state.isStopped) return
    event.preventDefault()
    if (isStopping || isAsking) return
    isAsking = true
    // In a turn of its own: a debugger's quit comes in the middle of whatever runs, a query's own functions included,
    // and the cache cannot be asked then.
    setImmediate(() => {
      const count = lostOnQuit(core, log)
      if (count > 0) return void askAndQuit(count)
      isAsking = false
      stopAndQuit()
    })
  })
  // Linux and macOS tell of a shutdown here; Windows closes the window, which quits as usual.
  powerMonitor.on('shutdown', () => app.quit())
  return state
}

/** How many items would be lost. A cache that cannot be asked keeps nobody from quitting. */
function lostOnQuit(core: Core, log: Logger): number {
  try {
    const unsent = core.unsent()
    return unsent.lostOnQuit ? unsent.count : 0
  } catch (error) {
    log.error('Unsent items could not be counted', { error: describeError(error) })
    return 0
  }
}
