import type { Locator } from '@playwright/test'
import { expect, test, type Desk } from './desk'

const newTask = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'New task' })
const create = (desk: Desk): Locator => newTask(desk).getByRole('button', { name: 'Create', exact: true })
const day = (days: number): string => {
  const at = new Date()
  const date = new Date(at.getFullYear(), at.getMonth(), at.getDate() + days)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

/** Opens someone who is a Lead in Salesforce. */
const openLead = async (desk: Desk, query = ''): Promise<void> => {
  await desk.open(`people=300&undo=1&${query}`)
  await desk.row(/^Chloe Novak/u).click()
  await expect(desk.conversation.getByRole('article').first()).toBeVisible()
}

test('T logs the conversation: Create has the focus, Enter sends, and the toast says so', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('t')
  await expect(create(desk)).toBeFocused()
  await expect(newTask(desk).getByRole('group', { name: 'Transcript' })).toContainText('Is the API plan included')
  await expect(newTask(desk).getByText('You, to whom the conversation is assigned')).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk)).toHaveCount(0)
  await expect(desk.page.getByText('New task for Chloe Novak is about to be sent.')).toBeVisible()
  expect(await desk.asked('tasks.create')).toEqual([
    expect.objectContaining({
      personId: 'person-1',
      conversationId: 'conversation-1-0',
      purpose: 'log',
      partIds: null,
      status: 'Completed',
      call: null,
      reminderAt: null,
    }),
  ])
})

test('a due follow-up in three keys: T, a digit, Enter', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('t')
  await desk.page.keyboard.press('3')
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk)).toHaveCount(0)
  const [asked] = await desk.asked('tasks.create')
  expect(asked).toMatchObject({ purpose: 'followUp', dueDate: day(3), status: 'Not Started', priority: 'Normal' })
  // At nine on that day, by the rep's clocks.
  expect((asked as { reminderAt: number }).reminderAt).toBe(new Date(`${day(3)}T09:00`).getTime())
})

test('the keys are kept while the forms are still on their way', async ({ desk }) => {
  await openLead(desk)
  await desk.page.evaluate(() => (window.fixture.delayMs = 300))
  await desk.page.keyboard.press('t')
  await desk.page.keyboard.press('2')
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk)).toHaveCount(0)
  expect(await desk.asked('tasks.create')).toEqual([expect.objectContaining({ purpose: 'followUp', dueDate: day(1) })])
})

test('Ctrl+Enter on the button sends straight away', async ({ desk }) => {
  await openLead(desk)
  await desk.salesforce.getByRole('button', { name: 'New task' }).focus()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(desk.page.getByText('New task for Chloe Novak is about to be sent.')).toBeVisible()
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  expect(await desk.asked('tasks.create')).toEqual([expect.objectContaining({ purpose: 'log' })])
})

test('an arrow takes the next day, and the calendar any', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('t')
  await expect(create(desk)).toBeFocused()
  await desk.page.keyboard.press('ArrowRight')
  const chip = (name: string): Locator => newTask(desk).getByRole('button', { name })
  await expect(chip('Today')).toHaveAttribute('aria-pressed', 'true')
  await desk.page.keyboard.press('ArrowRight')
  await expect(chip('Tomorrow')).toHaveAttribute('aria-pressed', 'true')
  await newTask(desk).getByLabel('Due date').fill('2031-12-01')
  await newTask(desk).getByRole('textbox', { name: 'Subject' }).fill('Send the contract')
  await create(desk).click()
  await expect(newTask(desk)).toHaveCount(0)
  expect(await desk.asked('tasks.create')).toEqual([
    expect.objectContaining({ subject: 'Send the contract', dueDate: '2031-12-01' }),
  ])
})

test('what the rep wrote stays when the purpose changes', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('t')
  await newTask(desk).getByRole('textbox', { name: 'Comments' }).fill('They decide on Friday')
  await newTask(desk).getByRole('radio', { name: 'Call' }).click()
  await expect(newTask(desk).getByRole('textbox', { name: 'Notes' })).toHaveValue('They decide on Friday')
  await expect(newTask(desk).getByRole('textbox', { name: 'Subject' })).toHaveValue('Call with Chloe Novak')
  await newTask(desk).getByRole('textbox', { name: 'Minutes' }).fill('twelve')
  await expect(create(desk)).toBeDisabled()
  await newTask(desk).getByRole('textbox', { name: 'Minutes' }).fill('12')
  await newTask(desk).getByRole('textbox', { name: 'Result' }).fill('Reached')
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk)).toHaveCount(0)
  expect(await desk.asked('tasks.create')).toEqual([
    expect.objectContaining({
      purpose: 'call',
      call: { minutes: 12, result: 'Reached' },
      comments: 'They decide on Friday',
    }),
  ])
})

test('several Leads: a tick each, one task each, none without a tick', async ({ desk }) => {
  await desk.open('people=300&undo=0')
  await desk.row(/^Priya Okafor/u).click()
  await desk.page.keyboard.press('t')
  const ticks = newTask(desk).getByRole('group', { name: 'Belongs to' }).getByRole('checkbox')
  await expect(ticks).toHaveCount(3)
  await expect(newTask(desk).getByText('3 tasks, one on each')).toBeVisible()
  for (const index of [0, 1, 2]) await ticks.nth(index).press('Space')
  await expect(create(desk)).toBeDisabled()
  await ticks.nth(0).press('Space')
  await ticks.nth(2).press('Space')
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(newTask(desk)).toHaveCount(0)
  await expect(desk.page.getByText('2 tasks for Priya Okafor wait to be sent.')).toBeVisible()
  const [asked] = await desk.asked('tasks.create')
  expect((asked as { targetIds: string[] }).targetIds).toHaveLength(2)
})

test('what does not fit of the conversation is said', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Maximiliana/u).click()
  await desk.page.keyboard.press('t')
  await expect(newTask(desk).getByText(/first 48 messages did not fit/u)).toBeVisible()
})

test('an Opportunity can be chosen, and left again', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^שירה/u).click()
  await desk.page.keyboard.press('t')
  const choose = async (name: RegExp): Promise<void> => {
    await newTask(desk)
      .getByRole('button', { name: /Opportunity/u })
      .click()
    await desk.page.getByRole('option', { name }).click()
  }
  await choose(/40 seats/u)
  await expect(newTask(desk).getByRole('button', { name: /Opportunity/u })).toContainText('40 seats')
  await choose(/^None/u)
  await choose(/renewal/u)
  await create(desk).click()
  await expect(newTask(desk)).toHaveCount(0)
  expect(await desk.asked('tasks.create')).toEqual([expect.objectContaining({ opportunityId: '006b' })])
})

test('who is not in Salesforce: the reason stands there, and the step that helps', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.page.keyboard.press('t')
  await expect(newTask(desk).getByText('Ana Ruiz is not in Salesforce yet.')).toBeVisible()
  await expect(create(desk)).toHaveAttribute('aria-disabled', 'true')
  await expect(create(desk)).toHaveAccessibleDescription(/not in Salesforce yet/u)
  await newTask(desk).getByRole('button', { name: 'Create lead' }).click()
  await expect(desk.page.getByRole('dialog', { name: 'Create lead' })).toBeVisible()
})

test('what main refuses stands in the dialog, which stays', async ({ desk }) => {
  await openLead(desk)
  await desk.failNext('tasks.create', {
    code: 'validation',
    message: 'Some values need correcting.',
    retryable: false,
    fields: { subject: 'Salesforce takes no such subject' },
  })
  await desk.page.keyboard.press('t')
  await expect(create(desk)).toBeFocused()
  await desk.page.keyboard.press('Enter')
  const subject = newTask(desk).getByRole('textbox', { name: 'Subject' })
  await expect(subject).toHaveAccessibleDescription('Salesforce takes no such subject')
  await create(desk).click()
  await expect(newTask(desk)).toHaveCount(0)
})

test('X ticks messages by keys, T makes a task of them, Escape lets go', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('x')
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('x')
  await expect(desk.conversation.getByText('2 messages selected')).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect(desk.conversation.getByText('2 messages selected')).toHaveCount(0)
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await desk.page.keyboard.press('x')
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('x')
  await desk.page.keyboard.press('t')
  await expect(newTask(desk).getByText('for Chloe Novak, 2 messages')).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk)).toHaveCount(0)
  const [asked] = await desk.asked('tasks.create')
  expect((asked as { partIds: string[] }).partIds).toHaveLength(2)
})

test('Shift and a click tick a message; its menu makes a task of it alone', async ({ desk }) => {
  await openLead(desk)
  const message = desk.conversation.getByRole('article').filter({ hasText: 'Can we book a call' })
  await message.click({ modifiers: ['Shift'] })
  await expect(desk.conversation.getByText('1 message selected')).toBeVisible()
  await desk.conversation.getByRole('button', { name: 'Clear the selection' }).click()
  await message.hover()
  await message.getByRole('button', { name: 'More about this message' }).click()
  await desk.page.getByRole('menuitem', { name: 'New Salesforce task' }).click()
  await expect(newTask(desk).getByText('for Chloe Novak, 1 message')).toBeVisible()
})

test('the menu of a note is reached by keys alone', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('x')
  await desk.page.keyboard.press('x')
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('Tab')
  await expect(desk.page.getByRole('button', { name: 'More about this note' })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk).getByText('for Chloe Novak, 1 message')).toBeVisible()
})

test('the palette offers New task and New case for whoever is open', async ({ desk }) => {
  await openLead(desk)
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('New task')
  await desk.page.keyboard.press('Enter')
  await expect(newTask(desk)).toBeVisible()
})

test.describe('with a clock that is moved', () => {
  test.use({ ownTab: true })

  test('after a number was clicked, a call can be logged with the minutes since', async ({ desk }) => {
    await desk.page.clock.install()
    await openLead(desk)
    await desk.page.keyboard.press('2')
    await desk.page.getByRole('link', { name: '+34 600 100 200' }).first().click()
    const bar = desk.page.getByRole('region', { name: 'Call' })
    await expect(bar.getByText('You called Chloe Novak')).toBeVisible()
    await desk.page.clock.fastForward(7 * 60_000)
    await bar.getByRole('button', { name: 'Log a call' }).click()
    await expect(newTask(desk).getByRole('textbox', { name: 'Minutes' })).toHaveValue('7')
    await expect(bar).toHaveCount(0)
  })
})
