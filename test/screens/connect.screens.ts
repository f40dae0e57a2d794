import { expect, test } from '@playwright/test'
import { approveInBrowser } from '../e2e/lib/systemBrowser'
import { choose, field, goTo, inWindow } from '../e2e/lib/workspace'
import { ask, synced } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* From the demo to the first sync: connecting both accounts, with everything that can be wrong on the way. */

const session = openSession('connect', { until: 'started', world: { people: 2_000, bookShare: 0.5 } })

test('the demo', async () => {
  const { camera, desk } = session
  const { page } = desk
  await expect(page.getByText('This is the demo workspace')).toBeVisible({ timeout: 60_000 })
  await expect(inWindow(page).sync).toContainText(/^Synced/, { timeout: 60_000 })
  await camera.take('demo', EVERY)
  await inWindow(page).main.getByRole('button', { name: 'Settings' }).click()
  await camera.take('demo-settings')
})

test('Intercom', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  await page.getByRole('button', { name: 'Connect real accounts' }).first().click()
  await expect(page.getByRole('heading', { name: 'Connect your accounts' })).toBeVisible()
  await page.waitForTimeout(1_000)
  await camera.take('start', EVERY)

  const { intercom } = simulator.ready
  const step = page.getByRole('region', { name: 'Intercom' })
  const check = async (token = intercom.token): Promise<void> => {
    await field(step, 'Access token').fill('')
    await field(step, 'Access token').fill(token)
    await step.getByRole('button', { name: 'Check token' }).click()
    await page.waitForTimeout(1_500)
  }
  await choose(page, step, 'Region', 'Other address')
  await field(step, 'Address').fill('ftp://nowhere')
  await check()
  await camera.take('wrong-address')
  await field(step, 'Address').fill('http://127.0.0.1:9')
  await check()
  await camera.take('unreachable')
  await field(step, 'Address').fill(intercom.baseUrl)
  await check('a-wrong-token')
  await camera.take('wrong-token')
  const control = simulator.intercom.control
  const [first, second] = control.scopes().filter((scope) => /conversations|write/.test(scope))
  for (const scope of [first, second]) if (scope) control.setScope(scope, false)
  await check()
  await camera.take('missing-scopes', MORE)
  for (const scope of [first, second]) if (scope) control.setScope(scope, true)
  control.setPlanRestricted(true)
  await check()
  await camera.take('plan-restricted')
  control.setPlanRestricted(false)
  await check()
  await expect(step.getByRole('button', { name: 'You are' })).toBeVisible()
  await camera.take('teammate', MORE)
})

test('Salesforce', async () => {
  const { camera, desk, simulator } = session
  const { page, browser } = desk
  const { salesforce } = simulator.ready
  const step = page.getByRole('region', { name: 'Salesforce' })
  await step.getByRole('button', { name: 'Guide for your admin' }).click()
  await page.getByRole('dialog').waitFor()
  await camera.take('admin-guide', MORE)
  await page.keyboard.press('Escape')
  const signIn = async (clientId: string, login = salesforce.loginUrl): Promise<void> => {
    await field(step, 'Consumer key').fill(clientId)
    await choose(page, step, 'Sign in at', 'Your own domain')
    await field(step, 'Domain').fill(login)
    await step.getByRole('button', { name: 'Connect Salesforce' }).click()
  }
  await signIn(salesforce.clientId, 'not a host!')
  await page.waitForTimeout(800)
  await camera.take('salesforce-wrong-domain')
  await signIn(salesforce.clientId)
  await expect(step.getByText('Waiting for your browser')).toBeVisible()
  await camera.take('salesforce-waiting', MORE)
  const url = await browser.next(`${salesforce.loginUrl}/services/oauth2/authorize`)
  await approveInBrowser(url, salesforce.username)
  await expect(step.getByText(/^Connected/)).toBeVisible()
  await camera.take('salesforce-connected')
})

test('the first sync', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const step = page.getByRole('region', { name: 'Intercom' })
  // Slow enough to be looked at.
  simulator.intercom.faults.add({
    path: '/contacts/search',
    skip: 3,
    times: -1,
    effect: { kind: 'latency', ms: 20_000 },
  })
  await step.getByRole('button', { name: 'Connect Intercom' }).click()
  await expect(step.getByText(/^Connected/)).toBeVisible()
  await camera.take('both-connected', MORE)
  await page.getByRole('button', { name: 'Open my book' }).click()
  await expect(page.getByRole('progressbar', { name: 'First sync' })).toBeVisible()
  await page.waitForTimeout(2_000)
  await camera.take('first-sync', EVERY)
  await inWindow(page).sync.getByRole('button').click()
  await camera.take('first-sync-health', MORE)
  await ask(page, 'sync.pause', {})
  await page.waitForTimeout(500)
  await camera.take('first-sync-paused')
})

test('the end of it', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  simulator.intercom.faults.clear()
  await ask(page, 'sync.resume', {})
  await synced(page)
  await goTo(page, 'My book')
  await page.getByText('First sync finished').waitFor({ timeout: 60_000 })
  await camera.take('arrived', EVERY)
})
