import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandInput, CommandName, CommandOutput } from '../../src/contract/commands'
import { createCore } from '../../src/main/core'
import { createIntercomCheck } from '../../src/main/intercom/checks'
import { createIntercomClient } from '../../src/main/intercom/client'
import { createNodeDownloads } from '../../src/main/net/nodeDownloads'
import { createNodeHttp } from '../../src/main/net/nodeHttp'
import type { Clock } from '../../src/main/ports/clock'
import type { Core } from '../../src/main/ports/core'
import type { CredentialVault } from '../../src/main/ports/credentialVault'
import type { FileSaver } from '../../src/main/ports/files'
import type { Logger } from '../../src/main/ports/logger'
import type { Http } from '../../src/main/ports/network'
import { createSalesforceAuth } from '../../src/main/salesforce/auth'
import { randomIds } from '../../src/main/system/randomIds'
import { createIntercomStandIn, type IntercomStandIn } from '../../src/simulator/intercom'
import { createSalesforceStandIn, type SalesforceStandIn } from '../../src/simulator/salesforce/standIn'
import { createSimClock, type SimClock } from '../../src/simulator/shared/clock'
import { createWorld, type World } from '../../src/simulator/world/createWorld'
import { createFastClock } from './fastClock'
import { signIn } from './signIn'
import { createRecordingNotifier, type RecordingNotifier } from './recordingNotifier'

export interface DeskOptions {
  people?: number
  seed?: number
  /** The part of all people that the rep owns. */
  bookShare?: number
  /** How many of the core's seconds pass in a real one. */
  speed?: number
  pollMs?: number
  undoSeconds?: number
  /** The last lines of the log, for a support bundle. */
  logTail?: () => string[]
  /** Where the rep would choose to save; without it files go to the page. */
  files?: FileSaver
  /** The core's clock, instead of a fast one. */
  clock?: Clock | ((desk: { simClock: SimClock; inFlight: () => number }) => Clock)
}

/** A rep's desk in plain Node: a world, both stand-ins, and the core on them, as the shell would start it. */
export interface Desk {
  world: World
  salesforce: SalesforceStandIn
  intercom: IntercomStandIn
  simClock: SimClock
  clock: Clock
  notifier: RecordingNotifier
  vault: CredentialVault
  folder: string
  core: Core
  log: { level: string; message: string; fields: unknown }[]
  network: { set(online: boolean): void }
  /** Runs a command and answers its value; fails with its error. */
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>
  connectIntercom(): Promise<void>
  connectSalesforce(): Promise<void>
  /** Ends the core as a quit would and starts a new one on the same folder and keychain. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Ports that no other test on this machine uses at the same time are not guaranteed, so any free one is taken. */
export async function createDesk(options: DeskOptions = {}): Promise<Desk> {
  const simClock = createSimClock()
  const world = createWorld({
    seed: options.seed ?? 1,
    people: options.people ?? 150,
    now: simClock.now(),
    ...(options.bookShare === undefined ? {} : { bookShare: options.bookShare }),
  })
  const salesforce = createSalesforceStandIn({
    clock: simClock,
    seed: world.salesforce,
    settings: { autoApprove: 'rep' },
  })
  const intercom = createIntercomStandIn({ clock: simClock, seed: world.intercom })
  await Promise.all([salesforce.listen(), intercom.listen()])
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  const vault = rememberingVault()
  const notifier = createRecordingNotifier()
  const log: Desk['log'] = []
  let inFlight = 0
  const clock =
    typeof options.clock === 'function'
      ? options.clock({ simClock, inFlight: () => inFlight })
      : (options.clock ?? createFastClock(options.speed ?? 1))
  let online = true
  const networkListeners = new Set<(online: boolean) => void>()

  function makeCore(): Core {
    const node = createNodeHttp()
    const http: Http = {
      async send(request) {
        inFlight += 1
        return node.send(request).finally(() => (inFlight -= 1))
      },
    }
    const logger = recordingLogger(log)
    const client = createIntercomClient(http, clock, logger)
    const browser = { open: (url: string) => Promise.resolve(void approve(url)) }
    return createCore({
      clock,
      ids: randomIds,
      logger,
      vault,
      notifier,
      paths: { data: folder, logs: folder },
      network: {
        isOnline: () => online,
        onChange(listener) {
          networkListeners.add(listener)
          return () => networkListeners.delete(listener)
        },
      },
      browser,
      downloads: createNodeDownloads(),
      intercom: client,
      checkIntercom: createIntercomCheck(client),
      salesforce: createSalesforceAuth({ http, vault, browser, clock, logger }),
      app: { version: '0', platform: 'test', runtime: 'node', isPackaged: false, isPreview: false, dataFolder: folder },
      isDemo: false,
      ...(options.logTail ? { logTail: options.logTail } : {}),
      ...(options.files ? { files: options.files } : {}),
      // In real time, whatever the speed: a poll in each of the core's short seconds would leave no time for the rest.
      pollMs: options.pollMs ?? 150 * (options.speed ?? 1),
    })
  }

  const desk: Desk = {
    world,
    salesforce,
    intercom,
    simClock,
    clock,
    notifier,
    vault,
    folder,
    core: makeCore(),
    log,
    network: {
      set(next) {
        online = next
        for (const listener of networkListeners) listener(next)
      },
    },
    async run(name, input) {
      const result = await desk.core.run(name, input)
      if (result.ok) return result.value
      throw Object.assign(new Error(`${name}: ${result.error.code}: ${result.error.message}`), {
        appError: result.error,
      })
    },
    async connectIntercom() {
      await desk.run('intercom.connect', {
        token: intercom.token,
        region: 'custom',
        baseUrl: intercom.baseUrl,
        teammateId: world.rep.adminId,
      })
      if (options.undoSeconds !== undefined) await desk.run('settings.update', { undoSeconds: options.undoSeconds })
    },
    async connectSalesforce() {
      await signIn((input) => desk.core.run('salesforce.connect', input), salesforce)
    },
    async restart() {
      await desk.core.stop()
      desk.core = makeCore()
      await desk.core.start()
    },
    async stop() {
      await desk.core.stop()
      await Promise.all([salesforce.close(), intercom.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await desk.core.start()
  return desk
}

/** The rep's browser: follows the sign-in page's redirect to Repdesk's callback, as one click on Approve would. */
async function approve(url: string): Promise<void> {
  // Like a browser, once more where the connection that was kept from before turns out to be dead.
  const open = (): Promise<Response> => fetch(url, { redirect: 'manual' })
  const page = await open().catch(open)
  const location = page.headers.get('location')
  if (location) await (await fetch(location)).text()
}

/** A keychain that lasts as long as the desk: secrets in memory, told as remembered. */
function rememberingVault(): CredentialVault {
  const secrets = new Map<string, string>()
  return {
    state: () => Promise.resolve('keychain'),
    get: (name) => Promise.resolve(secrets.get(name) ?? null),
    set: (name, secret) => Promise.resolve(void secrets.set(name, secret)),
    delete: (name) => Promise.resolve(void secrets.delete(name)),
  }
}

function recordingLogger(log: Desk['log']): Logger {
  const write =
    (level: string) =>
    (message: string, fields?: unknown): void =>
      void log.push({ level, message, fields })
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
