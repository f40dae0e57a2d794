import { expect, test } from '@playwright/test'
import type { RunningApp } from './lib/app'
import { castName, connectIntercom, connectSalesforce, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'
import { field, goTo, inWindow } from './lib/workspace'

/*
 * What a rep does in Salesforce in a day, through the window of the real app on a sandbox: settles a double match, edits a
 * field, makes a Lead, a Task and a Case of one conversation, loses the session in the middle, and nothing is lost.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp
let personId: string
let conversationId: string
const question = 'Can we add twelve seats before the audit?'

test.beforeAll(async () => {
  desk = await makeDesk({ people: 150 })
  running = await desk.launch()
})
test.afterAll(() => desk.end())

const rows = (object: string): Record<string, unknown>[] => desk.simulator.salesforce.control.list(object)
const tasksAbout = (subject: RegExp): Record<string, unknown>[] =>
  rows('Task').filter((row) => subject.test(String(row['Subject'])))
const casesAbout = (subject: string): Record<string, unknown>[] =>
  rows('Case').filter((row) => String(row['Subject']).startsWith(subject))
const notes = (): string[] => {
  const conversation = desk.simulator.intercom.control.conversation(conversationId) as {
    conversation_parts: { conversation_parts: { part_type: string; body: string | null }[] }
  }
  return conversation.conversation_parts.conversation_parts
    .filter((part) => part.part_type === 'note')
    .map((part) => part.body ?? '')
}
const nothingWaits = async (): Promise<void> =>
  expect.poll(async () => (await tell(running.page, 'outbox.list', {})).unsent, { timeout: 30_000 }).toBe(0)

test('a sandbox is connected, and the first sync brings who is on both sides', async () => {
  const { page } = running
  desk.simulator.salesforce.control.update('Organization', String(rows('Organization')[0]?.['Id']), { IsSandbox: true })
  await leaveDemo(page)
  await connectSalesforce(page, desk)
  await connectIntercom(page, desk)
  await page.getByRole('button', { name: 'Open my book' }).click()
  await expect(inWindow(page).book).toBeVisible()
  personId = desk.simulator.world.story.cast.twoContacts?.contactId ?? ''
  conversationId =
    desk.simulator.perform({ do: 'person-starts', contactId: personId, body: question }).conversationId ?? ''
  await expect
    .poll(async () => (await tell(page, 'book.list', { filter: { match: ['unknown'] }, limit: 1 })).total, {
      timeout: 30_000,
    })
    .toBe(0)
})

test('of two Contacts one is chosen, once, and can be changed', async () => {
  const { page } = running
  const name = castName(desk, 'twoContacts')
  const row = inWindow(page).book.getByRole('row', { name: new RegExp(`^${name}`) })
  // Within one poll of new conversations.
  await expect(row).toContainText(question, { timeout: 20_000 })
  await row.click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  const { salesforce, conversation } = inWindow(page)
  await expect(conversation.getByText(question)).toBeVisible()
  await salesforce.getByRole('button', { name: 'Compare and choose' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a record' })
  await dialog.getByRole('button', { name: 'Use this one: Contact 1 of 2' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(salesforce.getByText('You chose this of 2')).toBeVisible()
  expect((await tell(page, 'people.salesforce', { personId })).person?.object).toBe('Contact')
})

test('a field is edited in place and arrives', async () => {
  const { page } = running
  const { salesforce } = inWindow(page)
  await salesforce.getByRole('button', { name: /^Title: .*, edit$/ }).click()
  await salesforce.getByRole('textbox', { name: 'Title' }).fill('Head of Audits')
  await page.keyboard.press('Enter')
  await nothingWaits()
  const { person } = await tell(page, 'people.salesforce', { personId })
  expect(desk.simulator.salesforce.control.get('Contact', person?.id ?? '')).toMatchObject({ Title: 'Head of Audits' })
})

test('one conversation becomes a Lead and a Task', async () => {
  const { page } = running
  const { createLead, leadDialog } = inWindow(page)
  const before = rows('Lead').length
  await createLead.click()
  // There are records already: another one is a second, explicit choice.
  await leadDialog.getByRole('button', { name: /another/i }).click()
  await field(leadDialog, 'Company').fill('Audit Seats Ltd')
  await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(leadDialog).toHaveCount(0)
  await expect.poll(() => settleDuplicates(), { timeout: 30_000 }).toBe(0)
  expect(rows('Lead').length - before).toBe(1)

  const { salesforce } = inWindow(page)
  await salesforce.getByRole('button', { name: 'New task' }).click()
  const task = page.getByRole('dialog', { name: 'New task' })
  await field(task, 'Subject').fill('Audit seats')
  await task.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(task).toHaveCount(0)
  await nothingWaits()
  const [made] = tasksAbout(/^Audit seats /)
  expect(made).toMatchObject({ Status: 'Completed', IsClosed: true })
  expect(String(made?.['Description'])).toContain(question)
  expect(tasksAbout(/^Audit seats /)).toHaveLength(1)
})

test('the session is lost in the middle; what was made meanwhile goes out once after signing in again', async () => {
  const { page } = running
  desk.simulator.salesforce.control.revokeAll()
  const { salesforce, conversation } = inWindow(page)
  await salesforce.getByRole('button', { name: 'New case' }).click()
  const dialog = page.getByRole('dialog', { name: 'New case' })
  await field(dialog, 'Subject').fill('Seats before the audit')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => (await tell(page, 'account.get', {})).salesforce?.state, { timeout: 30_000 })
    .toBe('sign_in_again')
  expect(casesAbout('Seats before the audit')).toHaveLength(0)
  await expect(inWindow(page).sync).toContainText(/sign in/i)
  await connectSalesforce(page, desk)
  await nothingWaits()
  expect(casesAbout('Seats before the audit')).toHaveLength(1)
  const [made] = casesAbout('Seats before the audit')
  const { person } = await tell(page, 'people.salesforce', { personId })
  expect(made).toMatchObject({ ContactId: person?.id })
  // The note with the link, once, in Intercom and in the window.
  expect(notes().filter((note) => note.includes(String(made?.['Id'])))).toHaveLength(1)
  await expect(conversation.getByText('Seats before the audit').first()).toBeVisible()
  await expect(salesforce.getByText('Cases')).toBeVisible()
})

test('the outbox tells all of it, and nothing waits', async () => {
  const { page } = running
  await goTo(page, 'Outbox')
  const { rows: sent } = await tell(page, 'outbox.list', { show: 'sent' })
  const kinds = sent.map((item) => item.kind)
  for (const kind of ['record.update', 'lead.create', 'task.create', 'case.create', 'conversation.note'] as const) {
    expect(kinds.filter((one) => one === kind)).toEqual([kind])
  }
  expect(sent.every((item) => item.state === 'done')).toBe(true)
})

/** The org's duplicate rule asks about a Lead with a Contact's email: the rep means it. Answers what is left unsent. */
async function settleDuplicates(): Promise<number> {
  const { rows: items, unsent } = await tell(running.page, 'outbox.list', {})
  for (const item of items) {
    if (item.state === 'needs_attention' && item.canCreateAnyway) {
      await tell(running.page, 'outbox.resolveDuplicate', { itemId: item.id, choice: { use: 'create' } })
    }
  }
  return unsent
}
