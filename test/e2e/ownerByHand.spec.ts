import { expect, test } from '@playwright/test'
import type { RunningApp } from './lib/app'
import { connectIntercom, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'
import { keyboardOf, type Keyboard } from './lib/keyboard'
import { inWindow } from './lib/workspace'

/*
 * A lead whom nobody owns gets an owner by hand, in the real app and without a network: shown at once, kept over a kill,
 * and written once when the network is back.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp
let keys: Keyboard
let lead = ''

test.beforeAll(async () => {
  desk = await makeDesk()
  const { intercom, world } = desk.simulator
  lead = intercom.control.createContact({ role: 'lead', name: 'Olu Nobody', email: 'olu@nobody.example' })
  const conversationId = intercom.control.contactStarts({ contactId: lead, body: 'Who looks after me?' })
  const { adminId } = world.rep
  intercom.control.adminAssigns({ conversationId, adminId, assigneeId: adminId })
  running = await desk.launch()
})
test.afterAll(() => desk.end())

const network = (isDown: boolean): void => desk.simulator.intercom.setNetworkDown(isDown)
const owner = (): string => String(desk.simulator.intercom.control.contact(lead).owner_id)
const ownerWrites = (): string[] =>
  desk.simulator.intercom.requests
    .filter(({ method, url }) => method === 'PUT' && url === `/contacts/${lead}`)
    .map(({ body }) => body)
const chip = (name: string) => running.page.getByRole('button', { name: `Assign owner: ${name}` })

test('a lead gets an owner by hand, offline', async () => {
  const { page } = running
  await leaveDemo(page)
  await connectIntercom(page, desk)
  await page.getByRole('button', { name: 'Open my book' }).click()
  keys = await keyboardOf(page)
  const { conversations, sync, book } = inWindow(page)
  await keys.press('g', 'c')
  await conversations.getByRole('option').filter({ hasText: 'Who looks after me?' }).waitFor()
  await keys.press('Home', 'Enter')
  await expect(chip('No owner')).toBeVisible()
  network(true)
  await tell(page, 'sync.now', {})
  await expect(sync).toContainText('Offline', { timeout: 30_000 })

  await keys.press('a')
  const dialog = page.getByRole('dialog', { name: 'Assign owner' })
  await expect(dialog.getByRole('combobox', { name: 'Find a teammate' })).toBeFocused()
  await keys.type('Me (')
  await keys.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(chip('You')).toBeVisible()
  await expect(sync).toContainText('(1 waiting)')
  await keys.press('g', 'b')
  await expect(book.getByRole('row', { name: /^Olu Nobody/u })).toBeVisible()
  expect(await keys.mouseUses()).toBe(0)
})

test('killed meanwhile, it is still so, and is written once when the network is back', async () => {
  await running.kill()
  running = await desk.launch()
  keys = await keyboardOf(running.page)
  await inWindow(running.page).sync.waitFor()
  await keys.press('g', 'b')
  const row = inWindow(running.page).book.getByRole('row', { name: /^Olu Nobody/u })
  await expect(row).toBeVisible({ timeout: 30_000 })
  expect([owner(), ownerWrites()]).toEqual(['null', []])
  network(false)
  await tell(running.page, 'sync.now', {})
  await expect.poll(async () => (await tell(running.page, 'outbox.list', {})).unsent, { timeout: 30_000 }).toBe(0)
  const { adminId } = desk.simulator.world.rep
  expect(owner()).toBe(adminId)
  expect(ownerWrites().map((body) => Object.keys(JSON.parse(body) as object))).toEqual([['owner_id']])
  await row.click()
  await expect(chip('You')).toBeVisible()
})
