import type { Locator } from '@playwright/test'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const press = async (desk: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key)
}
const grid = (desk: Desk): Locator => desk.page.getByRole('grid', { name: 'People in Intercom' })
const bar = (desk: Desk): Locator => desk.page.getByRole('group', { name: 'Live from Intercom' }).first()
const say = async (desk: Desk, line: string, text: string): Promise<void> => {
  await expect(desk.page.getByRole('combobox', { name: line, exact: true })).toBeFocused()
  await desk.page.keyboard.type(text)
  await press(desk, 'Enter')
}
/** The book by owner: another teammate, or nobody. */
const byOwner = async (desk: Desk, test: 'is' | 'is not set', value = ''): Promise<void> => {
  await expect(desk.book).toBeVisible()
  await press(desk, 'f')
  await say(desk, 'Field', 'owner')
  await say(desk, 'Test of Owner', test)
  if (value !== '') await say(desk, 'Value of Owner', value)
}
const offline = {
  code: 'offline',
  message: 'This needs the network. Your book works without it.',
  retryable: true,
} as const

test('people of nobody are asked live, page by page, and one is claimed into the book by keys', async ({ desk }) => {
  await desk.open('people=30')
  await byOwner(desk, 'is not set')
  await expect(bar(desk)).toContainText('40 people without an owner')
  await expect(bar(desk)).toContainText('Not kept on this desk')
  await press(desk, 'Escape', 'Home', 'Enter')
  const detail = desk.page.getByRole('region', { name: 'Zoe Outside' })
  await expect(detail.getByRole('heading', { name: 'Zoe Outside' })).toBeVisible()
  await expect(detail).toContainText('outside0@elsewhere.example')
  await expect(detail).toContainText('2 older ones are in Intercom.')
  expect(await runAxe(desk.page)).toEqual([])
  // Nothing is made for somebody who is not here.
  await press(desk, 't', 'r')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await press(desk, 'a')
  // They are on this desk at once: the live profile gives way to the usual one.
  await expect(desk.page.getByRole('tab', { name: 'Profile' })).toBeVisible()
  await expect(desk.page.getByText(/^Set owner for Zoe Outside is about to be sent/u)).toBeVisible()
  expect(await desk.asked('live.claim')).toEqual([{ personId: 'outside-0', ownerId: null }])
  expect(await desk.asked('book.list').then((all) => all.length)).toBeGreaterThan(0)
})

test('of a teammate: what Intercom cannot be asked is said, more comes while scrolling, and without a network the book is named', async ({
  desk,
}) => {
  await desk.open('people=30')
  await byOwner(desk, 'is', 'Bo')
  await expect(bar(desk)).toContainText('80 people of Bo Chen')
  await expect(grid(desk).getByRole('row').first()).toContainText('Bo Chen')
  await press(desk, 'Escape')
  await grid(desk).focus()
  await press(desk, 'End')
  await expect.poll(async () => (await desk.asked('live.people')).length).toBe(2)
  await press(desk, 'End')
  await expect(grid(desk)).toHaveAttribute('aria-rowcount', '80')
  await press(desk, 'f')
  await say(desk, 'Field', 'company')
  await say(desk, 'Test of Company', 'is set')
  await expect(bar(desk)).toContainText('the list is longer than it says: Company is set.')
  expect(await runAxe(desk.page)).toEqual([])
  await desk.failNext('live.people', offline)
  await bar(desk).getByRole('button', { name: 'Ask again' }).click()
  await expect(bar(desk)).toContainText('Your book works without it.')
  await expect(grid(desk)).toBeVisible()
  await desk.failNext('live.people', offline)
  await desk.page.getByRole('button', { name: 'Clear all' }).click()
  await byOwner(desk, 'is', 'Bo')
  await expect(desk.page.getByText('This needs the network', { exact: true })).toBeVisible()
  await desk.page.getByRole('button', { name: 'Try again' }).click()
  await expect(grid(desk)).toBeVisible()
})

test('the unassigned inbox is live: a conversation is read, and taken by a key; without a network this desk’s are shown', async ({
  desk,
}) => {
  await desk.open('people=30')
  await desk.failNext('live.unassigned', offline)
  await desk.nav.getByRole('button', { name: /^Unassigned/u }).click()
  await expect(desk.page.getByText('These are the unassigned conversations on this desk.')).toBeVisible()
  await expect(desk.page.getByText('Nothing here is without an assignee')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Try again' }).click()
  await expect(bar(desk)).toContainText('60 conversations of nobody')
  const list = desk.page.getByRole('listbox', { name: 'Conversations' })
  await list.focus()
  await press(desk, 'Home', 'Enter')
  await expect(desk.conversation).toContainText('Does anybody know about')
  await expect(desk.conversation).toContainText('plan.pdf, in Intercom')
  await expect(desk.conversation.getByRole('button', { name: 'Assign conversation to me' })).toBeEnabled()
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'i')
  expect(await desk.asked('live.take')).toEqual([{ conversationId: 'live-outside-0' }])
  await expect(desk.page.getByRole('textbox', { name: /^Reply to Zoe Outside/u })).toBeVisible()
})

test('what is not on this desk is looked up from the search by keys, opened, claimed, and a record is linked', async ({
  desk,
}) => {
  await desk.open('people=30')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await press(desk, '/')
  await desk.page.keyboard.type('zoe outside')
  await expect(desk.page.getByText('Nothing found for')).toBeVisible()
  const line = desk.page.getByRole('option', { name: 'Look up “zoe outside” in Intercom and Salesforce' })
  await expect(line).toHaveAttribute('aria-selected', 'true')
  await press(desk, 'Enter')
  const dialog = desk.page.getByRole('dialog', { name: 'Look up in Intercom and Salesforce' })
  await expect(dialog.getByRole('region', { name: 'People in Intercom' })).toContainText('No owner')
  await expect(dialog.getByRole('region', { name: 'Leads and Contacts in Salesforce' })).toContainText('Of Bo Chen')
  expect(await runAxe(desk.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Open live: Zoe Outside' }).press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Zoe Outside' })).toBeVisible()
  await press(desk, 'm', 'u')
  await desk.page.keyboard.type('ana')
  await press(desk, 'Enter')
  await dialog.getByRole('button', { name: 'Link to Ana Ruiz: Ana Maria Ruiz' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(await desk.asked('live.link')).toEqual([{ personId: 'person-0', recordId: '00Q8' }])
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await desk.failNext('live.lookUp', { code: 'validation', message: 'Type at least two letters.', retryable: false })
  await press(desk, 'm', 'u')
  await desk.page.keyboard.type('?')
  await press(desk, 'Enter')
  await expect(dialog).toContainText('Type at least two letters.')
})
