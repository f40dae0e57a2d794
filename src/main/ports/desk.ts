import type { AppPaths } from './appPaths'
import type { Clock } from './clock'
import type { FileSaver } from './files'
import type { Ids } from './ids'
import type { Logger } from './logger'
import type { Browser, Downloads, Http, NetworkState } from './network'
import type { Notifier } from './notifier'
import type { Printer } from './printer'

/** What the place that Repdesk runs in (Electron, or the preview) gives to whoever puts the core together. */
export interface DeskPorts {
  paths: AppPaths
  clock: Clock
  ids: Ids
  log: Logger
  http: Http
  downloads: Downloads
  network: NetworkState
  browser: Browser
  notifier: Notifier
  /** Where there is none, files go to the page as text. */
  files?: FileSaver
  /** Where there is none, the page prints itself. */
  printer?: Printer
  /** The last lines of the log, oldest first. */
  logTail?: () => string[]
  info: { version: string; platform: string; runtime: string; isPackaged: boolean; isPreview: boolean }
}
