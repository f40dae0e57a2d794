import type { AppPaths } from '../ports/appPaths'
import type { Clock } from '../ports/clock'
import type { CredentialVault } from '../ports/credentialVault'
import type { FileSaver } from '../ports/files'
import type { Ids } from '../ports/ids'
import type { IntercomFactory } from '../ports/intercom'
import type { Logger } from '../ports/logger'
import type { Browser, Downloads, NetworkState } from '../ports/network'
import type { Notifier } from '../ports/notifier'
import type { Printer } from '../ports/printer'
import type { SalesforceAuth } from '../ports/salesforce'
import type { CommandOutput } from '../../contract/commands'
import type { ConnectionCheck } from '../../contract/models'
import type { IntercomCredentials } from '../ports/intercom'

/** Everything the core needs from outside. */
export interface CoreOptions {
  clock: Clock
  ids: Ids
  logger: Logger
  vault: CredentialVault
  notifier: Notifier
  paths: AppPaths
  network: NetworkState
  browser: Browser
  downloads: Downloads
  /** Saves files where the rep chooses; without it they go to the page as text to download. */
  files?: FileSaver
  /** The window as a PDF; without it the page prints itself. */
  printer?: Printer
  /** The last lines of the log, oldest first, redacted; none without it. */
  logTail?: () => string[]
  intercom: IntercomFactory
  /** Looks at token, region, identity, scopes and plan, each with its remedy. */
  checkIntercom(credentials: IntercomCredentials, expectedRegion: string | null): Promise<ConnectionCheck[]>
  salesforce: SalesforceAuth
  app: CommandOutput<'app.info'>
  isDemo: boolean
  /** The rep's zone as an IANA name, asked for each time since a laptop travels; the machine's own without it. */
  timeZone?: () => string
  /** Milliseconds between looks for new conversations; 12 s in the app. */
  pollMs?: number
}
