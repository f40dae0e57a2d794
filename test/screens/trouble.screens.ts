import { expect, test } from '@playwright/test'
import keytar from 'keytar'
import { keychainService } from '../../src/main/compose'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { until } from '../builders/until'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* Offline, services that fail, sign-ins that end, and a keychain that is not what it was. */

const session = openSession('trouble')

const network = (down: boolean): void => {
  session.simulator.intercom.setNetworkDown(down)
  session.simulator.salesforce.setNetworkDown(down)
}

test('offline', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { salesforce, leadDialog, sync } = inWindow(page)
  network(true)
  await ask(page, 'sync.now', {})
  await expect(sync).toContainText(/Offline/, { timeout: 30_000 })
  await ask(page, 'settings.update', { undoSeconds: 0 })
  await showPerson(desk, castOf(session, 'notInSalesforce').contactId)
  await salesforce.getByRole('button', { name: 'Create lead' }).click()
  await camera.take('offline-create-lead')
  await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
  await leadDialog.waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: /^Reply to/ }).fill('I will send it as soon as I am back in the office.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.waitForTimeout(1_000)
  await camera.take('offline-conversation', EVERY)
  await page.getByRole('button', { name: 'Refresh from Intercom' }).click()
  await page.waitForTimeout(1_000)
  await camera.take('offline-refresh')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await camera.take('offline-book')
  await goTo(page, 'Outbox')
  await camera.take('offline-outbox', MORE)
  await sync.getByRole('button').click()
  await camera.take('offline-health', MORE)
})

test('back on line', async () => {
  const { camera, desk } = session
  const { page } = desk
  network(false)
  await goTo(page, 'Outbox')
  await expect(page.getByText('Everything has been sent')).toBeVisible({ timeout: 60_000 })
  await camera.take('online-again')
})

test('services that fail', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const effect = { kind: 'status', status: 500 } as const
  for (const one of [simulator.intercom, simulator.salesforce]) one.faults.add({ times: -1, effect })
  await ask(page, 'sync.now', {})
  await page.waitForTimeout(4_000)
  await goTo(page, 'My book')
  await camera.take('failing-book')
  await inWindow(page).sync.getByRole('button').click()
  await camera.take('failing-health', MORE)
  for (const one of [simulator.intercom, simulator.salesforce]) one.faults.clear()
})

test('sign in again', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  simulator.intercom.control.setTokenRevoked(true)
  simulator.salesforce.control.revokeAll()
  await ask(page, 'sync.now', {})
  const asked = async (): Promise<boolean> => {
    const { intercom, salesforce } = await ask(page, 'account.get', {})
    return intercom?.state === 'sign_in_again' && salesforce?.state === 'sign_in_again'
  }
  await until('both ask to sign in again', asked, 90_000).catch(() => undefined)
  await goTo(page, 'My book')
  await camera.take('sign-in-again', EVERY)
  await goTo(page, 'Settings')
  await camera.take('sign-in-again-settings')
  await page.getByRole('main').getByRole('button', { name: 'Sign in again' }).click()
  await page.waitForTimeout(500)
  await camera.take('sign-in-again-connect')
  simulator.intercom.control.setTokenRevoked(false)
})

test('what the plan does not allow', async () => {
  const { simulator } = session
  simulator.intercom.control.setPlanRestricted(true)
  await session.restart()
  const { page } = session.desk
  await page.waitForTimeout(5_000)
  await session.camera.take('restricted')
  simulator.intercom.control.setPlanRestricted(false)
})

test('the key of the cache is gone', async () => {
  await session.desk.quit()
  const service = keychainService(session.dataFolder)
  for (const { account } of await keytar.findCredentials(service)) {
    if (account.startsWith('store.key')) await keytar.deletePassword(service, account)
  }
  await session.restart()
  await session.desk.page.waitForTimeout(2_000)
  await session.camera.take('key-gone', MORE)
})

test('no keychain', async () => {
  await session.restart({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' })
  await session.desk.page.waitForTimeout(3_000)
  await session.camera.take('no-keychain')
})
