import { expect, test } from '@playwright/test'
import type { RunningApp } from './lib/app'
import { connectIntercom, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'
import { inWindow } from './lib/workspace'

/*
 * A lead is merged into the user they are, in the real app, while their conversation is open and a reply to it half written:
 * the window goes on with the user, and the reply arrives in the same conversation.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp
const made = { lead: '', user: '', conversationId: '' }

test.beforeAll(async () => {
  desk = await makeDesk()
  const { control } = desk.simulator.intercom
  const about = { email: 'mara.moved@example.test', owner_id: desk.simulator.world.rep.adminId }
  made.lead = control.createContact({ role: 'lead', name: 'Mara Moved', phone: '+44 20 7946 0123', ...about })
  made.user = control.createContact({ role: 'user', name: 'Mara Stays', ...about })
  made.conversationId = control.contactStarts({ contactId: made.lead, body: 'May I move my seats?' })
  running = await desk.launch()
})
test.afterAll(() => desk.end())

test('a lead is merged into a user while its conversation is open', async () => {
  const { page } = running
  await leaveDemo(page)
  await connectIntercom(page, desk)
  await tell(page, 'settings.update', { undoSeconds: 1 })
  await page.getByRole('button', { name: 'Open my book' }).click()
  await page.getByRole('navigation', { name: 'Main' }).getByText('Conversations').click()
  const { conversations, conversation } = inWindow(page)
  await conversations.getByRole('option').filter({ hasText: 'May I move my seats?' }).click()
  await expect(page.getByRole('heading', { name: 'Mara Moved' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Reply to Mara Moved' }).fill('Yes, at any time.')

  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Profile' }).click()
  await page.getByRole('button', { name: /^Merge…/u }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge' })
  await dialog.getByRole('combobox', { name: 'Find the other person' }).fill('Mara Stays')
  await dialog.getByRole('option', { name: /^Mara Stays/u }).click()
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog.getByText('They have the same email.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  await expect(page.getByRole('heading', { name: 'Mara Stays' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('tab', { name: 'Conversation' }).click()
  await expect(conversation.getByText('May I move my seats?')).toBeVisible()
  const reply = page.getByRole('textbox', { name: 'Reply to Mara Stays' })
  await expect(reply).toHaveValue('Yes, at any time.')
  await reply.press('ControlOrMeta+Enter')
  await expect.poll(async () => (await tell(page, 'outbox.list', {})).unsent, { timeout: 30_000 }).toBe(0)
})

test('Intercom has one person left, with the phone of the lead and one reply', async () => {
  const { control, requests } = desk.simulator.intercom
  expect(control.contact(made.lead)).toMatchObject({ id: made.user, name: 'Mara Stays', phone: '+44 20 7946 0123' })
  expect(requests.filter(({ method, url }) => method === 'POST' && url === '/contacts/merge')).toHaveLength(1)
  const there = control.conversation(made.conversationId) as unknown as {
    contacts: { contacts: { id: string }[] }
    conversation_parts: { conversation_parts: { body: string | null }[] }
  }
  expect(there.contacts.contacts.map((one) => one.id)).toEqual([made.user])
  const words = there.conversation_parts.conversation_parts.filter((one) => one.body?.includes('Yes, at any time.'))
  expect(words).toHaveLength(1)
  // The old link leads to whoever they became, and the book has them once.
  expect((await tell(running.page, 'people.get', { personId: made.lead })).id).toBe(made.user)
})
