import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandName } from '../../contract/commands'
import { startSimulator, type Simulator } from '../../simulator'
import { createMemoryVault } from '../credentials/memoryVault'
import { Failure } from '../domain/failure'
import type { Core } from '../ports/core'
import type { Browser } from '../ports/network'
import type { OsPorts } from '../compose'

const SEED = 7
const PEOPLE = 600

export interface DemoParts {
  ports: OsPorts
  /** Makes a core on these ports, the way the real one is made. */
  makeCore(ports: OsPorts, extra: { isDemo: true; vault: ReturnType<typeof createMemoryVault> }): Core
}

/**
 * Starts the demo workspace: both stand-ins inside this process, on loopback ports and behind a secret of this run, with
 * live traffic; a data folder of its own, wiped first; and a core that connects to them as a rep would, sign-in included.
 */
export async function startDemo(parts: DemoParts): Promise<{ core: Core; stop(): Promise<void> }> {
  const folder = join(parts.ports.paths.data, 'demo')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const simulator = await startSimulator({
    seed: SEED,
    people: PEOPLE,
    live: true,
    secret: randomBytes(24).toString('hex'),
  })
  simulator.salesforce.settings.autoApprove = 'rep'
  const core = parts.makeCore(
    {
      ...parts.ports,
      paths: { ...parts.ports.paths, data: folder },
      browser: demoBrowser(simulator, parts.ports.browser),
    },
    { isDemo: true, vault: createMemoryVault() },
  )
  const stop = async (): Promise<void> => {
    await core.stop()
    await simulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await core.start()
    await connect(core, simulator)
  } catch (error) {
    await stop()
    throw error
  }
  return { core, stop }
}

async function connect(core: Core, simulator: Simulator): Promise<void> {
  const { salesforce, intercom } = simulator.ready
  await must(core, 'salesforce.connect', { clientId: salesforce.clientId, loginHost: salesforce.loginUrl })
  await must(core, 'intercom.connect', {
    token: intercom.token,
    region: 'custom',
    baseUrl: intercom.baseUrl,
    teammateId: intercom.adminId,
  })
  await must(core, 'mapping.save', { entries: MAPPINGS })
  // The demo shows what it does by itself (DESIGN.md section 13); with real accounts each kind waits for the rep.
  for (const kind of ['mapping', 'attributes', 'owners', 'tasks'])
    await must(core, 'automations.set', { kind, on: true })
}

const MAPPINGS = [
  { attribute: 'person.phone', field: 'Phone', direction: 'toSalesforce' },
  { attribute: 'person.countryCode', field: 'Country', direction: 'toSalesforce' },
  { attribute: 'company.industry', field: 'Industry', direction: 'preferSalesforceUnlessBlank' },
  { attribute: 'person.utm.campaign', field: 'Description', direction: 'toSalesforce' },
]

async function must(core: Core, name: CommandName, input: unknown): Promise<void> {
  const result = await core.run(name, input)
  if (!result.ok) throw new Failure(result.error.code, result.error.message)
}

/** The demo's sign-in needs no browser: its approval answers by itself. There are no pages behind the demo's records. */
function demoBrowser(simulator: Simulator, real: Browser): Browser {
  const { loginUrl } = simulator.ready.salesforce
  return {
    async open(url) {
      if (url.startsWith(`${loginUrl}/services/oauth2/authorize`)) {
        const page = await fetch(url, { redirect: 'manual' })
        const callback = page.headers.get('location')
        // The callback is answered when the sign-in has ended, which waits for this to return.
        if (callback) void fetch(callback).catch(() => undefined)
        return
      }
      if (url.startsWith(loginUrl) || /^https:\/\/app(\.eu|\.au)?\.intercom\.com\//.test(url)) {
        throw new Failure(
          'unsupported',
          'The demo has no page for this record. With your own accounts, this opens it in your browser.',
        )
      }
      return real.open(url)
    },
  }
}
