import { app } from 'electron'
import type { AppPaths } from '../ports/appPaths'
import type { DeskPorts } from '../ports/desk'
import type { Logger } from '../ports/logger'
import type { Notifier } from '../ports/notifier'
import { readLogTail } from '../system/logTail'
import { randomIds } from '../system/randomIds'
import { systemClock } from '../system/systemClock'
import { systemBrowser } from './browser'
import { createElectronDownloads } from './electronDownloads'
import { createElectronHttp } from './electronHttp'
import { systemFileSaver } from './fileSaver'
import { createNetworkState } from './networkState'
import { windowPrinter } from './printer'

/** What Electron gives the core. Call when the app is ready. */
export function createElectronPorts(paths: AppPaths, notifier: Notifier, log: Logger): DeskPorts {
  return {
    paths: { data: paths.data, logs: paths.logs },
    clock: systemClock,
    ids: randomIds,
    log,
    http: createElectronHttp(),
    downloads: createElectronDownloads(),
    network: createNetworkState(),
    browser: systemBrowser,
    notifier,
    files: systemFileSaver,
    printer: windowPrinter,
    logTail: () => readLogTail(paths.logs),
    info: {
      version: app.getVersion(),
      platform: process.platform,
      runtime: `Electron ${process.versions.electron}`,
      isPackaged: app.isPackaged,
      isPreview: false,
    },
  }
}
