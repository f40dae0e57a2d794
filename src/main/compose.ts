import { createHash } from 'node:crypto'
import type { CommandOutput } from '../contract/commands'
import { createCore } from './core'
import { createKeychainVault } from './credentials/keychainVault'
import { createHost } from './host'
import { createIntercomCheck } from './intercom/checks'
import { createIntercomClient } from './intercom/client'
import type { AppPaths } from './ports/appPaths'
import type { Clock } from './ports/clock'
import type { Core } from './ports/core'
import type { CredentialVault } from './ports/credentialVault'
import type { FileSaver } from './ports/files'
import type { Ids } from './ports/ids'
import type { Logger } from './ports/logger'
import type { Browser, Downloads, Http, NetworkState } from './ports/network'
import type { Notifier } from './ports/notifier'
import type { Printer } from './ports/printer'
import { createSalesforceAuth } from './salesforce/auth'

/** What Electron, or the preview's Node process, gives Repdesk. */
export interface OsPorts {
  paths: AppPaths
  clock: Clock
  ids: Ids
  log: Logger
  http: Http
  downloads: Downloads
  network: NetworkState
  browser: Browser
  notifier: Notifier
  files?: FileSaver
  printer?: Printer
  /** The last lines of the log, oldest first. */
  logTail?: () => string[]
  info: Omit<CommandOutput<'app.info'>, 'dataFolder'>
  /** The name of Repdesk's entries in the keychain; another data folder has another name. */
  keychainService: string
}

/** The whole of Repdesk behind one Core: the rep's accounts, or the demo workspace while none is connected. */
export function composeRepdesk(ports: OsPorts): Core {
  return createHost({
    real: makeCore(ports, {
      isDemo: false,
      vault: createKeychainVault({ service: ports.keychainService, logger: ports.log }),
    }),
    // The stand-ins are loaded when the demo is, and only then.
    startDemo: async () => (await import('./demo/startDemo')).startDemo({ ports, makeCore }),
    logger: ports.log,
  })
}

function makeCore(ports: OsPorts, { isDemo, vault }: { isDemo: boolean; vault: CredentialVault }): Core {
  const { http, clock, log: logger, browser, paths } = ports
  const intercom = createIntercomClient(http, clock, logger)
  return createCore({
    clock,
    ids: ports.ids,
    logger,
    vault,
    notifier: ports.notifier,
    paths,
    network: ports.network,
    browser,
    downloads: ports.downloads,
    ...(ports.files ? { files: ports.files } : {}),
    ...(ports.printer ? { printer: ports.printer } : {}),
    ...(ports.logTail ? { logTail: ports.logTail } : {}),
    intercom,
    checkIntercom: createIntercomCheck(intercom),
    salesforce: createSalesforceAuth({ http, vault, browser, clock, logger }),
    app: { ...ports.info, dataFolder: paths.data },
    isDemo,
  })
}

/** `Repdesk`, or for a data folder of one's own a name that goes with it, so that two never share their secrets. */
export function keychainService(dataFolder: string | undefined): string {
  return dataFolder ? `Repdesk ${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}` : 'Repdesk'
}
