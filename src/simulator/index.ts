import { createIntercomStandIn, type IntercomStandIn } from './intercom/standIn'
import { createSalesforceStandIn, type SalesforceStandIn } from './salesforce/standIn'
import { createSimClock, type SimClock } from './shared/clock'
import { createRandom } from './shared/random'
import { createWorld, type World } from './world/createWorld'
import { startLive, type Timers } from './world/live'
import type { WorldOptions } from './world/options'
import { performOn } from './world/performOn'
import { playScript, type ScriptStep } from './world/script'
import type { Perform, Step, StepResult } from './world/steps'

export interface SimulatorOptions extends Omit<WorldOptions, 'now'> {
  /** Ports on 127.0.0.1; any free one without them. */
  salesforcePort?: number
  intercomPort?: number
  /** Plays live traffic from the start. */
  live?: boolean
  /** Where set, `/_sim/*` of both sides needs it in the header `x-sim-secret`. */
  secret?: string
  /** The world's present, and where the clock starts (milliseconds since the epoch). Default: the machine's time. */
  now?: number
  /** Pauses of the live traffic; the machine's timers without them. */
  timers?: Timers
  /** Told of every step that live traffic has done. */
  onStep?: (step: Step) => void
}

/** How to reach both sides: the line that `npm run simulator` prints. */
export interface ReadyLine {
  salesforce: {
    loginUrl: string
    instanceUrl: string
    clientId: string
    redirectUri: string
    username: string
    apiVersion: string
  }
  intercom: { baseUrl: string; token: string; adminEmail: string; adminId: string; appId: string }
}

/** Two running stand-ins on one world and one clock. */
export interface Simulator {
  salesforce: SalesforceStandIn
  intercom: IntercomStandIn
  /** The world as it was at the start; the stand-ins have what it has become. */
  world: World
  clock: SimClock
  ready: ReadyLine
  /** Does one step now. Throws where it cannot be done. */
  perform: Perform
  /** Plays named steps at offsets from now, moving the clock to each (see world/script.ts). */
  playScript(steps: readonly ScriptStep[]): Map<string, StepResult>
  /** Ends live traffic and closes both servers with their connections. */
  stop(): Promise<void>
}

/**
 * Makes a world and serves it. Rejects where a port is taken (nothing stays open then); throws a RangeError for
 * options that make no world.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, secret } = options
  const clock = createSimClock(options.now)
  const world = createWorld({ ...options, now: clock.now() })
  const shared = { clock, ...(secret === undefined ? {} : { secret }) }
  const salesforce = createSalesforceStandIn({
    ...shared,
    seed: world.salesforce,
    random: createRandom(seed).fork('salesforce'),
  })
  const intercom = createIntercomStandIn({
    ...shared,
    seed: world.intercom,
    random: createRandom(seed).fork('intercom'),
  })

  await salesforce.listen(options.salesforcePort)
  try {
    await intercom.listen(options.intercomPort)
  } catch (error) {
    await salesforce.close()
    throw error
  }

  const perform = performOn(intercom.control, salesforce.control)
  const live = options.live
    ? startLive({
        world,
        perform,
        clock,
        random: createRandom(seed).fork('live'),
        ...(options.timers ? { timers: options.timers } : {}),
        ...(options.onStep ? { onStep: options.onStep } : {}),
      })
    : undefined
  return {
    salesforce,
    intercom,
    world,
    clock,
    ready: readyLine(world, salesforce, intercom),
    perform,
    playScript: (steps) => playScript(steps, perform, clock),
    async stop() {
      live?.stop()
      await Promise.all([salesforce.close(), intercom.close()])
    },
  }
}

function readyLine(world: World, salesforce: SalesforceStandIn, intercom: IntercomStandIn): ReadyLine {
  const { rep } = world
  const user = world.salesforce.users.find((entry) => entry.Id === rep.salesforceUserId)
  return {
    salesforce: {
      loginUrl: salesforce.baseUrl,
      instanceUrl: salesforce.baseUrl,
      clientId: salesforce.clientId,
      redirectUri: salesforce.redirectUris[0] ?? '',
      username: user?.Username ?? '',
      apiVersion: salesforce.apiVersion,
    },
    intercom: {
      baseUrl: intercom.baseUrl,
      token: intercom.token,
      adminEmail: rep.email,
      adminId: rep.adminId,
      appId: world.intercom.app.id_code,
    },
  }
}
