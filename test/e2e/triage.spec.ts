import { expect, test } from '@playwright/test'
import type { RunningApp } from './lib/app'
import { connectIntercom, connectSalesforce, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'
import { keyboardOf, type Keyboard } from './lib/keyboard'
import { inWindow } from './lib/workspace'

/*
 * A rep goes through the inbox in the real app by keyboard alone: one conversation is answered and closed, the next snoozed,
 * one is given to a colleague and tagged; one is closed and brought back. What Intercom has at the end is what counts.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp
let keys: Keyboard
const words = ['First question', 'Second question', 'Third question']
const ids: string[] = []

interface There {
  state: string
  admin_assignee_id: number
  tags: { tags: { name: string }[] }
  conversation_parts: { conversation_parts: { part_type: string; body: string | null }[] }
}
const there = (at: number): There => desk.simulator.intercom.control.conversation(ids[at]!) as unknown as There
const partsThere = (at: number): string[] => there(at).conversation_parts.conversation_parts.map((one) => one.part_type)
const reply = () => running.page.getByRole('textbox', { name: /^Reply to/ })
const shows = (text: string) => expect(inWindow(running.page).conversation.getByText(text)).toBeVisible()
const nothingWaits = async (): Promise<void> =>
  expect.poll(async () => (await tell(running.page, 'outbox.list', {})).unsent, { timeout: 30_000 }).toBe(0)

test.beforeAll(async () => {
  desk = await makeDesk()
  running = await desk.launch()
})
test.afterAll(() => desk.end())

test('three new conversations stand in the list, the newest first', async () => {
  const { page } = running
  await leaveDemo(page)
  await connectSalesforce(page, desk)
  await connectIntercom(page, desk)
  await tell(page, 'settings.update', { undoSeconds: 5 })
  await page.getByRole('button', { name: 'Open my book' }).click()
  keys = await keyboardOf(page)
  const mine = desk.simulator.world.intercom.contacts.filter((one) => one.owner_id === desk.simulator.world.rep.adminId)
  for (const [at, body] of words.entries()) {
    ids.push(desk.simulator.intercom.control.contactStarts({ contactId: mine[at]!.id, body }))
    await tell(page, 'sync.now', {})
    const row = inWindow(page).conversations.getByRole('option').filter({ hasText: body })
    await keys.press('g', 'c')
    await expect(row).toBeVisible({ timeout: 30_000 })
    // Whole seconds decide the order at the service.
    desk.simulator.clock.advance(2_000)
  }
})

test('answered and closed, snoozed, given away and tagged, by keys alone', async () => {
  const { page } = running
  const { conversations } = inWindow(page)
  await keys.press('g', 'c')
  await expect(conversations).toBeFocused()
  await keys.press('Home', 'Enter')
  await shows(words[2]!)
  await keys.press('r')
  await expect(reply()).toBeFocused()
  await keys.type('Here is the answer')
  await keys.press('Control+Enter', 'Escape', 'e')
  await shows(words[1]!)
  await keys.press('h')
  const snooze = page.getByRole('dialog', { name: 'Snooze' })
  await expect(snooze.getByRole('button', { name: /^Tomorrow morning|^Next week/u }).first()).toBeVisible()
  const last = await snooze.getByRole('group', { name: 'Until' }).getByRole('button').count()
  await keys.press(String(last))
  await expect(snooze).toHaveCount(0)
  await shows(words[0]!)
  await keys.press('i')
  const assign = page.getByRole('dialog', { name: 'Assign conversation' })
  await expect(assign.getByRole('combobox')).toBeFocused()
  const colleague = desk.simulator.world.intercom.admins.find((one) => one.id !== desk.simulator.world.rep.adminId)!
  await keys.type(colleague.name)
  await keys.press('Enter')
  await expect(assign).toHaveCount(0)
  await keys.press('m', 't')
  const tags = page.getByRole('dialog', { name: 'Tags' })
  await expect(tags.getByRole('combobox')).toBeFocused()
  await keys.press('Enter')
  await expect(tags.getByRole('option').first()).toContainText('On')
  await keys.press('Escape')
  await nothingWaits()

  expect(partsThere(2)).toEqual(['comment', 'close'])
  expect(there(1).state).toBe('snoozed')
  expect(String(there(0).admin_assignee_id)).toBe(colleague.id)
  expect(there(0).tags.tags).toHaveLength(1)
  expect(await keys.mouseUses()).toBe(0)
})

test('closed by mistake it is back with one key, and nothing has left', async () => {
  const { page } = running
  await tell(page, 'settings.update', { undoSeconds: 60 })
  await keys.press('e')
  await expect(page.getByText(/^Close conversation for/u)).toBeVisible()
  await keys.press('u')
  await shows(words[0]!)
  await expect(inWindow(page).conversation.getByText('Open', { exact: true })).toBeVisible()
  await nothingWaits()
  expect(partsThere(0)).not.toContain('close')
  expect(await keys.mouseUses()).toBe(0)
})

test('half a reply is there again after the process was killed', async () => {
  await keys.press('r')
  await expect(reply()).toBeFocused()
  await keys.type('Half a sentence')
  const kept = async (): Promise<string> => (await tell(running.page, 'drafts.get', { conversationId: ids[0]! })).reply
  await expect.poll(kept).toBe('Half a sentence')
  await running.kill()
  running = await desk.launch()
  keys = await keyboardOf(running.page)
  // The window is where it was.
  const { conversations } = inWindow(running.page)
  await expect(conversations).toBeVisible({ timeout: 30_000 })
  await keys.press('g', 'c')
  await expect(conversations.getByRole('option').filter({ hasText: words[0]! })).toContainText('Draft')
  await keys.press('Home', 'Enter')
  await expect(reply()).toBeVisible()
  for (let moved = 0; moved < 5 && (await reply().inputValue()) === ''; moved += 1) {
    await keys.press('j')
    await expect(reply()).toBeVisible()
  }
  await shows(words[0]!)
  await expect(reply()).toHaveValue('Half a sentence')
})
