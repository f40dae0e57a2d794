import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandInput, CommandName, CommandOutput } from '../../../src/contract/commands'
import { createCore } from '../../../src/main/core'
import { createMemoryVault } from '../../../src/main/credentials/memoryVault'
import { createIntercomCheck } from '../../../src/main/intercom/checks'
import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeDownloads } from '../../../src/main/net/nodeDownloads'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { Core } from '../../../src/main/ports/core'
import type { Logger } from '../../../src/main/ports/logger'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import { createIntercomStandIn, type IntercomStandIn } from '../../../src/simulator/intercom'
import { createSalesforceStandIn, type SalesforceStandIn } from '../../../src/simulator/salesforce/standIn'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { createWorld, type World } from '../../../src/simulator/world/createWorld'
import { createFastClock } from '../../builders/fastClock'
import { createRecordingNotifier } from '../../builders/recordingNotifier'
import { until } from '../../builders/until'
import { signIn } from '../../builders/signIn'

/** One machine of one rep. */
export interface Machine {
  adminId: string
  userId: string
  core: Core
  readonly run: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandOutput<N>>
}

export interface Team {
  world: World
  salesforce: SalesforceStandIn
  intercom: IntercomStandIn
  machines: Machine[]
  stop(): Promise<void>
}

const SPEED = 12

/**
 * Machines of several reps on one org and one workspace, each with its own cache, all settled. `reps`: for each machine the
 * place of its rep among the teammates; the same one twice is one rep on two machines.
 */
export async function createTeam(reps: readonly number[], people: number): Promise<Team> {
  const simClock = createSimClock()
  const world = createWorld({ seed: 3, people, now: simClock.now(), bookShare: 0.3 })
  const salesforce = createSalesforceStandIn({ clock: simClock, seed: world.salesforce })
  const intercom = createIntercomStandIn({ clock: simClock, seed: world.intercom })
  await Promise.all([salesforce.listen(), intercom.listen()])
  const folders: string[] = []
  const machines: Machine[] = []
  for (const [at, rep] of reps.entries()) {
    const { id: adminId, email } = world.intercom.admins[rep]!
    const userId = world.salesforce.users.find((user) => user.Email.toLowerCase() === email.toLowerCase())!.Id
    const folder = mkdtempSync(join(tmpdir(), 'machine-'))
    folders.push(folder)
    // What a machine makes begins with its own digits, so that its place among the others is known.
    const digits = Math.round((at / Math.max(1, reps.length - 1)) * 0xffffff)
      .toString(16)
      .padStart(6, '0')
    const core = makeCore(folder, () => digits + randomUUID().slice(6))
    await core.start()
    const machine: Machine = {
      adminId,
      userId,
      core,
      async run(name, input) {
        const result = await core.run(name, input)
        if (result.ok) return result.value
        throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
      },
    }
    machines.push(machine)
    salesforce.settings.autoApprove = userId
    await signIn((input) => machine.core.run('salesforce.connect', input), salesforce)
    const { token, baseUrl } = intercom
    await machine.run('intercom.connect', { token, region: 'custom', baseUrl, teammateId: adminId })
  }
  await Promise.all(machines.map(settled))
  return {
    world,
    salesforce,
    intercom,
    machines,
    async stop() {
      await Promise.all(machines.map(({ core }) => core.stop()))
      await Promise.all([salesforce.close(), intercom.close()])
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function settled({ run }: Machine): Promise<void> {
  await until('first sync', async () => (await run('sync.status', {})).state === 'idle', 90_000)
  await until(
    'matches',
    async () => (await run('book.list', { filter: { match: ['unknown'] }, limit: 1 })).rows.length === 0,
    60_000,
  )
}

/** Waits until no machine has anything left to write by itself, nor anything on its way. */
export async function quiet({ machines }: Team): Promise<void> {
  for (let calm = 0; calm < 2;) {
    const before = calm
    for (const { run } of machines) {
      await until(
        'quiet',
        async () => {
          const { kinds } = await run('automations.list', {})
          const { unsent } = await run('outbox.list', {})
          const isQuiet = unsent === 0 && kinds.every((kind) => !kind.on || kind.count === 0)
          if (!isQuiet) calm = -1
          return isQuiet
        },
        60_000,
      )
    }
    calm = calm < 0 ? 0 : before + 1
  }
}

function makeCore(folder: string, nextId: () => string): Core {
  const clock = createFastClock(SPEED)
  const http = createNodeHttp()
  const nothing = (): void => undefined
  const logger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
  const client = createIntercomClient(http, clock, logger)
  const vault = createMemoryVault()
  const browser = { open: (url: string) => Promise.resolve(void approve(url)) }
  return createCore({
    clock,
    ids: { next: nextId },
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
    pollMs: 300 * SPEED,
  })
}

async function approve(url: string): Promise<void> {
  const page = await fetch(url, { redirect: 'manual' })
  const location = page.headers.get('location')
  if (location) await (await fetch(location)).text()
}
