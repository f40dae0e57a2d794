import { expect, test } from '@playwright/test'
import type { RunningApp } from './lib/app'
import { connectIntercom, connectSalesforce, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'

/*
 * The article's introduction, in the real app: a dynamic message to every new lead the rep owns. It goes out once to each,
 * whatever becomes of them, and of the app; what Intercom has at the end is what counts.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp

test.beforeAll(async () => {
  desk = await makeDesk()
  running = await desk.launch()
})
test.afterAll(() => desk.end())

const sentTo = (contactId: string): number =>
  desk.simulator.intercom.control.messages().filter((one) => one.contactIds.includes(contactId)).length

function newLead(name: string): string {
  const { intercom, world } = desk.simulator
  const email = `${name.toLowerCase().replace(' ', '.')}@introduced.example`
  return intercom.control.createContact({ role: 'lead', name, email, owner_id: Number(world.rep.adminId) })
}

test('it is written, consented to and started', async () => {
  const { page } = running
  await leaveDemo(page)
  await connectSalesforce(page, desk)
  await connectIntercom(page, desk)
  await page.getByRole('button', { name: 'Open my book' }).click()
  // Before the book is here nothing is started: everybody would seem to come.
  await expect.poll(async () => (await tell(page, 'sync.status', {})).state, { timeout: 60_000 }).toBe('idle')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Messages' }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^New message/u })
    .first()
    .click()
  const form = page.getByRole('form', { name: 'Message form' })
  await form.getByRole('radio', { name: 'To whoever comes to match' }).click()
  await form.getByRole('textbox', { name: 'Subject' }).fill('Nice to meet you')
  await form.getByRole('textbox', { name: 'Message' }).fill('Hi {first_name|there}, I look after you from now on.')
  await expect(form.getByRole('radio', { name: /^Also the \d+ people who match already$/u })).toBeVisible()
  await form.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('region', { name: 'Message', exact: true }).getByRole('status').first()).toContainText(
    'Running',
  )
})

test('each new lead gets it once, also over a restart', async () => {
  const first = newLead('Ana Introduced')
  await tell(running.page, 'sync.now', {})
  await expect.poll(() => sentTo(first), { timeout: 30_000 }).toBe(1)
  const ledger = running.page.getByRole('region', { name: 'Who got it' })
  await expect(ledger.getByRole('listitem').filter({ hasText: 'Ana Introduced' })).toContainText('Sent')
  await running.quit()
  const second = newLead('Bo Introduced')
  desk.simulator.intercom.control.updateContact({ contactId: first, name: 'Ana Renamed' })
  running = await desk.launch()
  await tell(running.page, 'sync.now', {})
  await expect.poll(() => sentTo(second), { timeout: 30_000 }).toBe(1)
  expect(sentTo(first)).toBe(1)
  expect(desk.simulator.intercom.control.messages()).toHaveLength(2)
})
