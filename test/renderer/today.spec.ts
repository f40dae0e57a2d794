import type { Locator } from '@playwright/test'
import { expect, test, type Desk } from './desk'

const grid = (desk: Desk): Locator => desk.page.getByRole('grid', { name: 'Today' })
const rowOf = (desk: Desk, name: RegExp): Locator => grid(desk).getByRole('row', { name })
const quote = /^Send the revised quote/u

const openToday = async (desk: Desk, query = 'people=300'): Promise<void> => {
  await desk.open(query)
  await expect(desk.nav).toBeVisible()
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('t')
}
const inToday = async (desk: Desk, query?: string): Promise<void> => {
  await openToday(desk, query)
  await expect(grid(desk)).toBeFocused()
}

test('Tasks stand by day, with a count of what is due in the navigation', async ({ desk }) => {
  await inToday(desk)
  for (const [group, count] of [
    ['Overdue', 2],
    ['Today', 3],
    ['Coming', 3],
    ['No date', 1],
  ] as const) {
    // The group's own heading is a row of it.
    await expect(grid(desk).getByRole('rowgroup', { name: group }).getByRole('row')).toHaveCount(count + 1)
  }
  await expect(desk.nav.getByRole('button', { name: /^Today/u })).toContainText('5')
  await expect(rowOf(desk, quote)).toHaveAccessibleName(/Ana Ruiz, overdue, due .*, High priority/u)
})

test('Space completes: the row is struck through, leaves, and the next one is current', async ({ desk }) => {
  await inToday(desk, 'people=300&undo=20')
  await desk.page.keyboard.press('Space')
  await expect(rowOf(desk, quote).getByRole('button', { name: /^Complete/u })).toHaveAttribute('aria-pressed', 'true')
  await expect(rowOf(desk, quote)).toHaveCount(0)
  await expect(grid(desk)).toHaveAttribute('aria-activedescendant', 'today-task-1')
  await expect(desk.nav.getByRole('button', { name: /^Today/u })).toContainText('4')
  expect(await desk.asked('tasks.update')).toEqual([{ taskId: 'task-0', change: { done: true } }])
  await desk.page.keyboard.press('u')
  await expect(rowOf(desk, quote)).toBeVisible()
  expect(await desk.asked('outbox.undo')).toHaveLength(1)
})

test('two in a row, quickly: both leave, neither twice', async ({ desk }) => {
  await inToday(desk, 'people=300&undo=20')
  await desk.page.keyboard.press('Space')
  await desk.page.keyboard.press('Space')
  await expect(grid(desk).getByRole('rowgroup', { name: 'Overdue' })).toHaveCount(0)
  expect(await desk.asked('tasks.update')).toEqual([
    { taskId: 'task-0', change: { done: true } },
    { taskId: 'task-1', change: { done: true } },
  ])
})

test('Undo after it has been sent opens the Task again', async ({ desk }) => {
  await inToday(desk, 'people=300&undo=0')
  await desk.page.keyboard.press('Space')
  await expect(rowOf(desk, quote)).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(desk, quote)).toBeVisible()
  expect((await desk.asked('tasks.update')).at(-1)).toEqual({ taskId: 'task-0', change: { done: false } })
})

test('a completion that main refuses comes back, with the reason', async ({ desk }) => {
  await inToday(desk)
  await desk.failNext('tasks.update', { code: 'permission', message: 'You may not edit this task.', retryable: false })
  await desk.page.keyboard.press('Space')
  await expect(desk.page.getByText('You may not edit this task.')).toBeVisible()
  await expect(rowOf(desk, quote).getByRole('button', { name: /^Complete/u })).toHaveAttribute('aria-pressed', 'false')
})

test('D and a digit put a Task off, the reminder with it; offline too', async ({ desk }) => {
  await inToday(desk, 'people=300&undo=0&scene=offline')
  await desk.page.keyboard.press('j')
  await desk.page.keyboard.press('j')
  await desk.page.keyboard.press('d')
  await expect(desk.page.getByRole('dialog', { name: 'Reschedule' })).toBeVisible()
  await desk.page.keyboard.press('5')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await expect(grid(desk).getByRole('rowgroup', { name: 'Coming' }).getByText('Confirm the kick-off')).toBeVisible()
  await expect(grid(desk)).toBeFocused()
  const in7 = new Date()
  in7.setDate(in7.getDate() + 7)
  in7.setHours(9, 0, 0, 0)
  const [asked] = await desk.asked('tasks.update')
  expect(asked).toMatchObject({ taskId: 'task-2', change: { reminderAt: in7.getTime() } })
})

test('a date of the calendar, or none', async ({ desk }) => {
  await inToday(desk, 'people=300&undo=0')
  await desk.page.keyboard.press('d')
  const box = desk.page.getByRole('dialog', { name: 'Reschedule' })
  await box.getByLabel('Due date').fill('2031-01-02')
  await box.getByRole('button', { name: 'Set date' }).click()
  await expect(grid(desk).getByRole('rowgroup', { name: 'Coming' }).getByText('revised quote')).toBeVisible()
  await rowOf(desk, quote)
    .getByRole('button', { name: /Reschedule/u })
    .click()
  await box.getByRole('button', { name: 'No date' }).click()
  await expect(grid(desk).getByRole('rowgroup', { name: 'No date' }).getByText('revised quote')).toBeVisible()
  expect(await desk.asked('tasks.update')).toEqual([
    { taskId: 'task-0', change: { dueDate: '2031-01-02' } },
    { taskId: 'task-0', change: { dueDate: null } },
  ])
})

test('Enter opens the person beside the list, J goes on to the next, O opens Salesforce', async ({ desk }) => {
  await inToday(desk)
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await expect(grid(desk)).toBeVisible()
  await desk.page.keyboard.press('j')
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await desk.page.keyboard.press('o')
  expect(await desk.asked('app.openLink')).toEqual([{ url: 'https://example.my.salesforce.com/00T1' }])
  await desk.page.keyboard.press('Escape')
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toHaveCount(0)
})

test('nothing to do, and not connected', async ({ desk }) => {
  await openToday(desk, 'people=0')
  await expect(desk.page.getByText('Nothing to do')).toBeVisible()
  await openToday(desk, 'people=300&scene=noSalesforce')
  await expect(desk.page.getByText('Salesforce is not connected').last()).toBeVisible()
  await expect(desk.page.getByRole('button', { name: 'Connect Salesforce' })).toBeVisible()
})
