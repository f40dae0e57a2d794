import { expect, test, type Page } from '@playwright/test'
import type { CommandInput, CommandName, CommandOutput } from '../../../src/contract/commands'
import type { RepdeskBridge } from '../../../src/contract/bridge'
import type { Result } from '../../../src/contract/result'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator'
import type { CastName } from '../../../src/simulator/world/cast'
import { launchApp, makeDataFolder, removeDataFolder, type RunningApp } from './app'
import { createSystemBrowser, type SystemBrowser } from './systemBrowser'

/** Stand-ins, a browser that writes down what it opens, and a data folder: what a test of the connected app needs. */
export interface Desk {
  simulator: Simulator
  browser: SystemBrowser
  dataFolder: string
  /** Starts the app over the data folder. */
  launch(args?: string[], env?: Record<string, string>): Promise<RunningApp>
  end(): Promise<void>
}

/** Makes a desk on a small world, without starting the app. */
export async function makeDesk(world: Partial<SimulatorOptions> = {}): Promise<Desk> {
  const simulator = await startSimulator({ seed: 5, people: 60, conversationsPerPerson: 0.3, ...world })
  const browser = createSystemBrowser()
  const dataFolder = makeDataFolder()
  const started: RunningApp[] = []
  return {
    simulator,
    browser,
    dataFolder,
    launch: async (args = [], env = {}) => {
      const running = await launchApp({ dataFolder, args, env: { ...browser.env, ...env } })
      started.push(running)
      return running
    },
    end: async () => {
      const last = started.at(-1)
      if (last && test.info().errors.length > 0) console.log(last.log().split('\n').slice(-40).join('\n'))
      for (const running of started) await running.quit()
      await simulator.stop()
      browser.remove()
      removeDataFolder(dataFolder)
    },
  }
}

/** Runs a command as the window does, for setting a scene. Fails where the command does. */
export async function tell<N extends CommandName>(
  page: Page,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const result = (await page.evaluate(
    ([command, given]) =>
      (window as unknown as { repdesk: RepdeskBridge }).repdesk.run(command as CommandName, given as never),
    [name, input] as [string, unknown],
  )) as Result<CommandOutput<N>>
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
  return result.value
}

/** Leaves the demo, without connecting anything yet. */
export async function leaveDemo(page: Page): Promise<void> {
  await expect(page.getByText('This is the demo workspace')).toBeVisible()
  await tell(page, 'account.useDemo', { on: false })
}

/** Connects Salesforce; the browser approves as the rep at once. */
export async function connectSalesforce(page: Page, { simulator, browser }: Desk): Promise<void> {
  const { salesforce } = simulator.ready
  simulator.salesforce.settings.autoApprove = 'rep'
  const connected = tell(page, 'salesforce.connect', { clientId: salesforce.clientId, loginHost: salesforce.loginUrl })
  const authorize = await browser.next(salesforce.loginUrl)
  const approved = await fetch(authorize, { redirect: 'manual' })
  await Promise.all([connected, fetch(approved.headers.get('location') ?? '')])
}

/** Connects Intercom as the rep and waits for the first sync. */
export async function connectIntercom(page: Page, { simulator }: Desk): Promise<void> {
  const { intercom } = simulator.ready
  const { token, baseUrl, adminId: teammateId } = intercom
  await tell(page, 'intercom.connect', { token, region: 'custom', baseUrl, teammateId })
  await expect.poll(async () => (await tell(page, 'sync.status', {})).state, { timeout: 20_000 }).toBe('idle')
}

/** The name under which a member of the world's cast is shown. */
export function castName({ simulator }: Desk, member: CastName): string {
  const id = simulator.world.story.cast[member]?.contactId
  const found = simulator.world.intercom.contacts.find((one) => one.id === id)
  return found?.name ?? found?.email ?? found?.phone ?? ''
}
