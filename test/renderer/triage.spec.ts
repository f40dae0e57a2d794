import type { Locator } from '@playwright/test'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const press = async (desk: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key)
}
const list = (desk: Desk): Locator => desk.page.getByRole('listbox', { name: 'Conversations' })
const opened = (desk: Desk): Locator => list(desk).locator('[role=option][aria-selected=true]')
const view = (desk: Desk, name: RegExp): Locator => desk.page.getByRole('radio', { name })

/** The list of conversations with the first one open, by keys. */
async function openFirstConversation(desk: Desk): Promise<string> {
  await press(desk, 'g', 'c')
  await expect(list(desk)).toBeFocused()
  await press(desk, 'Enter')
  await expect(opened(desk)).toHaveCount(1)
  await expect(desk.conversation.getByRole('textbox')).toBeVisible()
  return (await opened(desk).getAttribute('aria-posinset')) ?? ''
}

test('by keys alone: E closes and goes on to the next, U brings it back', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await openFirstConversation(desk)
  const name = (): Promise<string> => desk.page.getByRole('heading', { level: 2 }).first().innerText()
  const first = await name()
  await press(desk, 'e')
  await expect.poll(name).not.toBe(first)
  await expect.poll(() => desk.asked('conversations.close')).toEqual([{ conversationId: 'conversation-0-0' }])
  const second = await name()
  await expect(list(desk)).toBeFocused()
  await press(desk, 'j')
  await expect.poll(name).not.toBe(second)
  await press(desk, 'k')
  await expect.poll(name).toBe(second)
  await press(desk, 'u')
  await expect.poll(name).toBe(first)
  await expect(desk.conversation.getByText('Open', { exact: true })).toBeVisible()
  await expect(desk.page.getByText(/^Close conversation for .* was not sent/u)).toBeVisible()
})

test('keys that come before the conversation act on it, and a key that is held closes one alone', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await openFirstConversation(desk)
  await desk.hold()
  await press(desk, 'j', 'e')
  await desk.release()
  await expect.poll(() => desk.asked('conversations.close')).toEqual([{ conversationId: 'conversation-1-0' }])
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Priya Okafor' })).toBeVisible()
  // Everything of it is known already when it opens again.
  await press(desk, 'Escape', 'Enter')
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Priya Okafor' })).toBeVisible()
  await desk.page.keyboard.down('e')
  for (let times = 0; times < 5; times += 1) await desk.page.keyboard.down('e')
  await desk.page.keyboard.up('e')
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Priya Okafor' })).toHaveCount(0)
  await expect.poll(() => desk.asked('conversations.close')).toHaveLength(2)
})

test('the header says where it stands, with what is on its way; closed, the same key reopens', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  const actions = desk.conversation.getByRole('group', { name: 'Conversation actions' })
  await expect(actions.getByRole('button')).toHaveCount(4)
  await expect(desk.conversation.getByRole('list', { name: 'Tags' })).toContainText('Pricing')
  await press(desk, 'e')
  await expect(desk.conversation.getByText('Closed', { exact: true })).toBeVisible()
  const line = desk.conversation.getByRole('status').filter({ hasText: 'Close conversation' })
  await expect(line).toContainText('About to send')
  await expect(actions.getByRole('button', { name: 'Reopen' })).toBeVisible()
  await expect(actions.getByRole('button', { name: 'Snooze' })).toHaveCount(0)
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'e')
  await expect(desk.conversation.getByText('Open', { exact: true })).toBeVisible()
  expect(await desk.asked('conversations.open')).toEqual([{ conversationId: 'conversation-0-0' }])
})

test('on a person, what is closed stays in sight, though others of theirs are open', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    const old = world.conversations.findIndex((row) => row.id === 'conversation-0-1')
    world.conversations[old] = { ...world.conversations[old]!, state: 'open' }
  })
  await desk.openFirst()
  await expect(desk.conversation.getByText('API plan', { exact: true })).toBeVisible()
  // From another tab, too.
  await press(desk, '2', 'e')
  await expect(desk.conversation.getByText('Closed', { exact: true })).toBeVisible()
  await expect(desk.conversation.getByText('API plan', { exact: true })).toBeVisible()
})

test('H snoozes: by a digit, by arrows, or until a day and a time; the view shows until when', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await openFirstConversation(desk)
  const dialog = desk.page.getByRole('dialog', { name: 'Snooze' })
  const presets = dialog.getByRole('group', { name: 'Until' }).getByRole('button')
  await press(desk, 'h')
  await expect(presets.first()).toBeFocused()
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, '2')
  await expect(dialog).toHaveCount(0)
  const asked = (await desk.asked('conversations.snooze')) as { conversationId: string; until: { at: number } }[]
  expect(asked[0]).toMatchObject({ conversationId: 'conversation-0-0' })
  // On to the next one, which is snoozed with the arrows.
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Chloe Novak' })).toBeVisible()
  await press(desk, 'h')
  await expect(presets.first()).toBeFocused()
  await press(desk, 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect(opened(desk)).toContainText('Priya Okafor')
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Priya Okafor' })).toBeVisible()
  await press(desk, 'h')
  await expect(presets.first()).toBeFocused()
  await dialog.getByLabel('Day').fill('2035-03-04')
  await dialog.getByLabel('Time').fill('10:30')
  await press(desk, 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => (await desk.asked('conversations.snooze')).at(-1))
    .toMatchObject({ until: { date: '2035-03-04', time: '10:30' } })
  await view(desk, /^Snoozed/u).click()
  await list(desk)
    .getByRole('option', { name: /^Ana Ruiz/u })
    .click()
  await expect(desk.conversation.getByText(/Snoozed until/u)).toBeVisible()
})

test('a time that is past is refused in the dialog, which stays', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await press(desk, 'h')
  const dialog = desk.page.getByRole('dialog', { name: 'Snooze' })
  await dialog.getByLabel('Day').fill('2020-01-01')
  await dialog.getByRole('button', { name: 'Snooze until then' }).click()
  await expect(dialog.getByRole('alert')).toContainText('still to come')
})

test('I assigns to a teammate or a team, letters filter', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  const dialog = desk.page.getByRole('dialog', { name: 'Assign conversation' })
  await press(desk, 'i')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await expect(dialog.getByRole('option').first()).toContainText('Me (Kim Vega)')
  await expect(dialog.getByRole('option').first()).toContainText('Has it now')
  expect(await runAxe(desk.page)).toEqual([])
  await desk.page.keyboard.type('sales')
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await press(desk, 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect(desk.conversation.getByText('yours, Sales team')).toBeVisible()
  await press(desk, 'i')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.type('nobody')
  await press(desk, 'Enter')
  await expect(desk.conversation.getByText('Sales team', { exact: true })).toBeVisible()
  expect(await desk.asked('conversations.assign')).toEqual([
    { conversationId: 'conversation-0-0', to: { type: 'team', id: 'sales' } },
    { conversationId: 'conversation-0-0', to: { type: 'admin', id: null } },
  ])
})

test('M T tags: Enter puts one on and takes it off, and a tag is taken off where it stands', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  const tags = desk.conversation.getByRole('list', { name: 'Tags' })
  const dialog = desk.page.getByRole('dialog', { name: 'Tags' })
  await press(desk, 'm', 't')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.type('vip')
  await press(desk, 'Enter')
  await expect(dialog.getByRole('option')).toContainText('On')
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expect(tags.getByRole('listitem')).toHaveText(['Pricing', 'VIP'])
  await tags.getByRole('button', { name: 'Take off Pricing' }).click()
  await expect(tags.getByRole('listitem')).toHaveText(['VIP'])
})

test('views have counts, and the chosen one is there again after a restart', async ({ desk }) => {
  await desk.open('people=300')
  await press(desk, 'g', 'c')
  for (const name of [/^All/u, /^Mine/u, /^My people’s/u, /^Unassigned/u, /^Unread/u, /^Snoozed/u, /^Closed/u]) {
    await expect(view(desk, name)).toBeVisible()
  }
  await view(desk, /^My people’s/u).click()
  await expect.poll(async () => (await desk.asked('conversations.list')).at(-1)).toMatchObject({ view: 'people' })
  await desk.open('people=300')
  await press(desk, 'g', 'c')
  await expect(view(desk, /^My people’s/u)).toBeChecked()
  await desk.nav.getByRole('button', { name: /^Unassigned/u }).click()
  // Those are asked of Intercom.
  await expect(desk.page.getByRole('group', { name: 'Live from Intercom' })).toContainText('of nobody')
})
