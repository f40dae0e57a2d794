import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandInput, CommandName, CommandOutput } from '../../src/contract/commands'
import { createCore } from '../../src/main/core'
import { createMemoryVault } from '../../src/main/credentials/memoryVault'
import { createIntercomCheck } from '../../src/main/intercom/checks'
import { createIntercomClient } from '../../src/main/intercom/client'
import { createNodeDownloads } from '../../src/main/net/nodeDownloads'
import { createNodeHttp } from '../../src/main/net/nodeHttp'
import type { Core } from '../../src/main/ports/core'
import type { Logger } from '../../src/main/ports/logger'
import { createSalesforceAuth } from '../../src/main/salesforce/auth'
import { randomIds } from '../../src/main/system/randomIds'
import { createRecordingNotifier } from './recordingNotifier'
import type { Desk } from './desk'
import { signIn } from './signIn'

/** Another machine on the same workspace and org. */
export interface AnotherDesk {
  core: Core
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>
  stop(): Promise<void>
}

/** Starts a second desktop of a teammate (default: the same rep) and connects it to both services of `desk`. */
export async function anotherDesk(desk: Desk, teammateId: string = desk.world.rep.adminId): Promise<AnotherDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  const { clock, intercom, salesforce } = desk
  const nothing = (): void => undefined
  const logger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
  const http = createNodeHttp()
  const client = createIntercomClient(http, clock, logger)
  const browser = { open: (url: string) => Promise.resolve(void approve(url)) }
  const vault = createMemoryVault()
  const core = createCore({
    clock,
    ids: randomIds,
    logger,
    vault,
    notifier: createRecordingNotifier(),
    paths: { data: folder, logs: folder },
    network: { isOnline: () => true, onChange: () => nothing },
    browser,
    downloads: createNodeDownloads(),
    intercom: client,
    checkIntercom: createIntercomCheck(client),
    salesforce: createSalesforceAuth({ http, vault, browser, clock, logger }),
    app: { version: '0', platform: 'test', runtime: 'node', isPackaged: false, isPreview: false, dataFolder: folder },
    isDemo: false,
    pollMs: 5_000,
  })
  const other: AnotherDesk = {
    core,
    async run(name, input) {
      const result = await core.run(name, input)
      if (result.ok) return result.value
      throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
    },
    async stop() {
      await core.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await core.start()
  await signIn((input) => other.core.run('salesforce.connect', input), salesforce)
  await other.run('intercom.connect', {
    token: intercom.token,
    region: 'custom',
    baseUrl: intercom.baseUrl,
    teammateId,
  })
  return other
}

async function approve(url: string): Promise<void> {
  const page = await fetch(url, { redirect: 'manual' })
  const location = page.headers.get('location')
  if (location) await (await fetch(location)).text()
}
