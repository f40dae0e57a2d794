import { expect, type Page } from '@playwright/test'
import type { CommandInput, CommandName, CommandOutput } from '../../../src/contract/commands'
import type { RepdeskBridge } from '../../../src/contract/bridge'
import type { Simulator } from '../../../src/simulator'
import { until } from '../../builders/until'
import { launchApp, type RunningApp } from '../../e2e/lib/app'
import { createSystemBrowser, type SystemBrowser } from '../../e2e/lib/systemBrowser'

/** Runs a command as the page does. Throws with its code and sentence where it fails. */
export async function ask<N extends CommandName>(
  page: Page,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const result = await page.evaluate(
    ([command, value]) => (globalThis as unknown as { repdesk: RepdeskBridge }).repdesk.run(command, value),
    [name, input] as [CommandName, never],
  )
  if (result.ok) return result.value as CommandOutput<N>
  throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
}

/** A running Repdesk, and the program that its links and its sign-in go to. */
export interface Desk extends RunningApp {
  browser: SystemBrowser
}

/** Starts the app on a data folder. Movement is off, so that a picture never shows the middle of one. */
export async function startDesk(dataFolder: string, env: Record<string, string> = {}): Promise<Desk> {
  const browser = createSystemBrowser()
  const app = await launchApp({ dataFolder, env: { ...browser.env, ...env } })
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  return { ...app, browser }
}

/** Leaves the demo and connects both accounts to the stand-ins, the sign-in approved as a click in the browser would. */
export async function connect({ page, browser }: Desk, simulator: Simulator): Promise<void> {
  const { salesforce, intercom } = simulator.ready
  simulator.salesforce.settings.autoApprove = 'rep'
  await until('the demo', async () => (await ask(page, 'account.get', {})).isDemo, 60_000)
  await ask(page, 'account.useDemo', { on: false })
  const signedIn = ask(page, 'salesforce.connect', { clientId: salesforce.clientId, loginHost: salesforce.loginUrl })
  const url = await browser.next(`${salesforce.loginUrl}/services/oauth2/authorize`)
  const callback = (await fetch(url, { redirect: 'manual' })).headers.get('location')
  if (callback === null) throw new Error('The stand-in did not approve the sign-in')
  await (await fetch(callback)).text()
  await signedIn
  await ask(page, 'intercom.connect', {
    token: intercom.token,
    region: 'custom',
    baseUrl: intercom.baseUrl,
    teammateId: intercom.adminId,
  })
  // The page for connecting has seen it all, and waits for the rep.
  const done = page.getByRole('button', { name: 'Open my book' })
  await expect(done.or(page.getByRole('navigation', { name: 'Main' }))).toBeVisible()
  if (await done.isVisible()) await done.click()
}

/** Waits until the first sync has ended and everybody has been looked up in Salesforce. */
export async function synced(page: Page, timeoutMs = 120_000): Promise<void> {
  await until('synced', async () => (await ask(page, 'sync.status', {})).state === 'idle', timeoutMs)
  const unknown = async (): Promise<number> =>
    (await ask(page, 'book.list', { filter: { match: ['unknown'] }, limit: 1 })).total
  await until('matched', async () => (await unknown()) === 0, timeoutMs)
}

/** Sends away what the first sync says when it ends, so that it is in no picture but its own. */
export async function dismissArrived(page: Page): Promise<void> {
  const notice = page.getByText('First sync finished')
  await notice.waitFor({ timeout: 60_000 }).catch(() => undefined)
  if (await notice.isVisible()) await page.getByRole('main').getByRole('button', { name: 'Dismiss' }).click()
}

/** Shows a place as a repdesk:// link from outside does. */
export async function follow({ app }: Desk, link: string): Promise<void> {
  await app.evaluate((electron, url) => electron.app.emit('second-instance', {}, ['repdesk', url], ''), link)
}

/** Shows a person (beside My book), and waits for the name or whatever else stands for it. */
export async function showPerson(desk: Desk, personId: string): Promise<void> {
  await follow(desk, `repdesk://person/${personId}`)
  const { displayName } = await ask(desk.page, 'people.get', { personId })
  await expect(desk.page.getByRole('region', { name: displayName, exact: true })).toBeVisible()
  await desk.page.waitForTimeout(150)
}
