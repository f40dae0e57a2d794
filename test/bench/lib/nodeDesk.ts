import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandInput, CommandName, CommandOutput } from '../../../src/contract/commands'
import { createCore } from '../../../src/main/core'
import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeDownloads } from '../../../src/main/net/nodeDownloads'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { Core } from '../../../src/main/ports/core'
import type { CredentialVault } from '../../../src/main/ports/credentialVault'
import type { Logger } from '../../../src/main/ports/logger'
import type { OsNotification } from '../../../src/main/ports/notifier'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import { randomIds } from '../../../src/main/system/randomIds'
import { systemClock } from '../../../src/main/system/systemClock'
import type { ReadyLine } from '../../../src/simulator'

/** The real core in plain Node, with its files where the app has them. */
export interface NodeDesk {
  core: Core
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>
  /** Signs in to Salesforce, then connects Intercom: the first sync begins. */
  connect(ready: ReadyLine): Promise<void>
  /** What the app would find in the keychain: to be put there before it is started on the same folder. */
  secrets: Map<string, string>
  /** Warnings and errors so far. */
  troubles: string[]
}

/** `onShow` hears of each notification. */
export function createNodeDesk(
  dataFolder: string,
  onShow: (notification: OsNotification) => void = () => undefined,
): NodeDesk {
  const paths = { data: join(dataFolder, 'data'), logs: join(dataFolder, 'logs') }
  for (const folder of Object.values(paths)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const troubles: string[] = []
  const trouble = (message: string, fields?: unknown): void =>
    void troubles.push(fields === undefined ? message : `${message} ${JSON.stringify(fields)}`)
  const logger: Logger = { debug: () => undefined, info: () => undefined, warn: trouble, error: trouble }
  const http = createNodeHttp()
  const browser = { open: (url: string) => Promise.resolve(void approve(url)) }
  const secrets = new Map<string, string>()
  const vault: CredentialVault = {
    state: () => Promise.resolve('keychain'),
    get: (name) => Promise.resolve(secrets.get(name) ?? null),
    set: (name, secret) => Promise.resolve(void secrets.set(name, secret)),
    delete: (name) => Promise.resolve(void secrets.delete(name)),
  }
  const core = createCore({
    clock: systemClock,
    ids: randomIds,
    logger,
    vault,
    notifier: {
      show(notification) {
        onShow(notification)
        return Promise.resolve({ shown: true })
      },
      withdraw: () => undefined,
      setUnread: () => undefined,
      onActivate: () => () => undefined,
    },
    paths,
    network: { isOnline: () => true, onChange: () => () => undefined },
    browser,
    downloads: createNodeDownloads(),
    intercom: createIntercomClient(http, systemClock, logger),
    checkIntercom: () => Promise.resolve([]),
    salesforce: createSalesforceAuth({ http, vault, browser, clock: systemClock, logger }),
    app: { version: '0', platform: process.platform, runtime: 'Node', isPackaged: false, isPreview: false, dataFolder },
    isDemo: false,
  })
  const desk: NodeDesk = {
    core,
    secrets,
    troubles,
    async run(name, input) {
      const result = await core.run(name, input)
      if (result.ok) return result.value
      throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
    },
    async connect({ salesforce, intercom }) {
      await desk.run('salesforce.connect', { clientId: salesforce.clientId, loginHost: salesforce.loginUrl })
      await desk.run('intercom.connect', {
        token: intercom.token,
        region: 'custom',
        baseUrl: intercom.baseUrl,
        teammateId: intercom.adminId,
      })
    },
  }
  return desk
}

/** What one click on Approve in the rep's browser does. */
async function approve(url: string): Promise<void> {
  const page = await fetch(url, { redirect: 'manual' })
  const location = page.headers.get('location')
  if (location) await (await fetch(location)).text()
}
