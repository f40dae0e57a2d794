import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Logger } from '../ports/logger'
import { describeError } from '../system/redact'

const FIRST_LOOK_MS = 60_000
const LOOK_EVERY_MS = 6 * 60 * 60_000

/**
 * Looks for updates a minute after the start and every six hours, fetches them and installs them on quitting. It does
 * nothing unless the app is packaged with a feed (electron-builder's app-update.yml); errors only reach the log. The
 * updater is loaded late, so that the start does not pay for it.
 */
export function lookForUpdates(log: Logger): void {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return
  const look = async (): Promise<void> => {
    try {
      const { default: updater } = await import('electron-updater')
      const { autoUpdater } = updater
      autoUpdater.logger = null
      autoUpdater.autoInstallOnAppQuit = true
      const found = await autoUpdater.checkForUpdates()
      if (found?.isUpdateAvailable) log.info('An update is being fetched', { version: found.updateInfo.version })
    } catch (error) {
      log.warn('Looking for an update failed', { error: describeError(error) })
    }
  }
  setTimeout(() => void look(), FIRST_LOOK_MS).unref()
  setInterval(() => void look(), LOOK_EVERY_MS).unref()
}
