import type { SimClock } from '../shared/clock'
import { createFaults, type FaultSwitchboard } from '../shared/faults'
import { createRandom, type Random } from '../shared/random'
import { createStandIn, type StandIn } from '../shared/server'
import type { IntercomSeed } from '../types'
import { createControls, type IntercomControls } from './control/controls'
import { createControlHandler } from './control/http'
import { entryForStatus, errorEnvelope } from './errors'
import { createFileHost, type FileHost } from './files'
import { createHandler } from './handle'
import type { IntercomSettings } from './settings'
import { loadSeed } from './store/loadSeed'
import { createWorld } from './store/world'

/** What a stand-in is made of; only the clock and the seed are needed. */
export interface IntercomStandInOptions {
  clock: SimClock
  seed: IntercomSeed
  /** The one access token that is let in. Default: a fixed text. */
  token?: string
  /** Where set, `/_sim/*` needs it in the header `x-sim-secret`. */
  secret?: string
  /** The source of new ids; default: seeded with 1, so that the same calls give the same ids. */
  random?: Random
  /** Chances of faults with a probability come from here; default `Math.random`. */
  faults?: FaultSwitchboard
  settings?: Partial<IntercomSettings>
}

/** A running Intercom workspace on loopback, with its switches. */
export interface IntercomStandIn extends StandIn {
  readonly token: string
  readonly faults: FaultSwitchboard
  /** Change the fields in place; they count from the next request on. */
  readonly settings: IntercomSettings
  /** Downloads of files, from the host of their own. */
  readonly fileRequests: FileHost['requests']
  /** What people, teammates and administrators do, without the API. */
  readonly control: IntercomControls
}

/** A stand-in for Intercom's REST API over a seeded workspace. It serves nothing until `listen`. */
export function createIntercomStandIn(options: IntercomStandInOptions): IntercomStandIn {
  const { clock, seed } = options
  const token = options.token ?? 'intercom-stand-in-token'
  const random = options.random ?? createRandom(1)
  const faults = options.faults ?? createFaults()
  const world = createWorld({ clock, random, app: seed.app, token })
  Object.assign(world.settings, options.settings)
  loadSeed(world, seed)
  const files = createFileHost(world)
  const controls = createControls(world)

  const server: StandIn = createStandIn({
    clock,
    faults,
    handle: createHandler(world),
    control: (request) => handleControl(request),
    errorBody: (status) => errorEnvelope(world.ids.uuid(), [entryForStatus(status)]),
    ...(options.secret === undefined ? {} : { secret: options.secret }),
  })

  const standIn: IntercomStandIn = {
    token,
    faults,
    settings: world.settings,
    control: controls,
    fileRequests: files.requests,
    get baseUrl() {
      return server.baseUrl
    },
    get requests() {
      return server.requests
    },
    clearRequests: () => server.clearRequests(),
    setNetworkDown(down) {
      server.setNetworkDown(down)
      files.setNetworkDown(down)
    },
    async listen(port) {
      world.filesUrl = await files.listen()
      return server.listen(port)
    },
    async close() {
      await Promise.all([server.close(), files.close()])
    },
  }
  const handleControl = createControlHandler(standIn, clock)
  return standIn
}
