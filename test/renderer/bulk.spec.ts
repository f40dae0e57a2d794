import type { Locator } from '@playwright/test'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const dialog = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'Create Leads' })
const bar = (desk: Desk): Locator => desk.page.getByRole('group', { name: 'Selected people' })
const person = (desk: Desk, name: string): Locator => dialog(desk).getByRole('listitem').filter({ hasText: name })
const press = async (desk: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key)
}

async function open(desk: Desk, query = 'people=300'): Promise<void> {
  await desk.open(query)
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.book.focus()
}

/** Selects the first people of the book and opens the dry run. */
async function openPlan(desk: Desk, count: number, query?: string): Promise<void> {
  await open(desk, query)
  await press(desk, 'Space', ...Array.from({ length: count - 1 }, () => 'Shift+ArrowDown'))
  await expect(bar(desk)).toContainText(`${count} people selected`)
  await press(desk, 'b')
  await expect(dialog(desk).getByRole('region', { name: 'Each person' })).toBeVisible()
}

test('people are selected by Space, Shift and arrows, and all; Escape lets go', async ({ desk }) => {
  await open(desk)
  await expect(desk.book).toHaveAttribute('aria-multiselectable', 'true')
  await press(desk, 'ArrowDown', 'Space')
  await expect(desk.book.locator('#book-1')).toHaveAttribute('aria-selected', 'true')
  await press(desk, 'Shift+ArrowDown', 'Shift+ArrowDown')
  await expect(bar(desk)).toContainText('3 people selected')
  await press(desk, 'Shift+ArrowUp')
  await expect(bar(desk)).toContainText('2 people selected')
  await press(desk, 'ArrowDown', 'ArrowDown', 'Space')
  await expect(bar(desk)).toContainText('3 people selected')
  await press(desk, 'Space')
  await expect(bar(desk)).toContainText('2 people selected')
  await press(desk, 'Escape')
  await expect(bar(desk)).toHaveCount(0)
  await expect(desk.book).toBeFocused()
  await press(desk, 'Control+A')
  await expect(bar(desk)).toContainText('200 people selected')
  await expect(desk.page.getByText('The first 200 of 300 people are selected')).toBeVisible()
  // Enter still opens, and what is selected stays.
  await press(desk, 'Home', 'Enter')
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await expect(bar(desk)).toContainText('200 people selected')
})

test('by pointer: the box, Ctrl, and Shift over rows that are not in the page; filtering lets go', async ({ desk }) => {
  await open(desk, 'people=2000')
  await desk.book.locator('#book-2').hover()
  await desk.book.locator('#book-2 [data-select]').click()
  await expect(bar(desk)).toContainText('1 person selected')
  await expect(desk.page.getByRole('heading', { name: 'Priya Okafor' })).toHaveCount(0)
  await desk.book.locator('#book-4').click({ modifiers: ['ControlOrMeta'] })
  await expect(bar(desk)).toContainText('2 people selected')
  await desk.book.evaluate((list) => list.scrollTo(0, 44 * 240))
  await desk.book.locator('#book-245').click({ modifiers: ['Shift'] })
  await expect(bar(desk)).toContainText('243 people selected')
  // So many do not go at once, and it says so instead of failing later.
  await expect(bar(desk)).toContainText('At most 200 Leads at once: select fewer.')
  await expect(bar(desk).getByRole('button', { name: /^Create Leads/u })).toHaveAttribute('aria-disabled', 'true')
  await bar(desk).getByRole('button', { name: 'Clear the selection' }).click()
  await desk.book.locator('#book-245').click({ modifiers: ['ControlOrMeta'] })
  await expect(bar(desk)).toContainText('1 person selected')
  await press(desk, 'Escape')
  await desk.page.getByRole('radio', { name: 'Leads' }).click()
  await expect(bar(desk)).toHaveCount(0)
})

test('the dry run says of each person what would happen; boxes change it; nothing is written by it', async ({
  desk,
}) => {
  await openPlan(desk, 30)
  const main = dialog(desk).getByRole('button', { name: /^Create \d+ Leads/u })
  await expect(main).toBeFocused()
  await expect(dialog(desk).getByRole('status')).toContainText('will be created')
  const first = Number(/\d+/u.exec((await main.textContent()) ?? '')?.[0])
  const box = dialog(desk).getByRole('checkbox').first()
  const wasOn = await box.isChecked()
  await box.press('Space')
  await expect(main).toHaveText(new RegExp(`Create ${first + (wasOn ? -1 : 1)} Lead`, 'u'))
  await expect(dialog(desk).getByText('In Salesforce already').first()).toBeVisible()
  await expect(dialog(desk).getByRole('listitem').filter({ hasText: 'Industry is needed.' }).first()).toBeVisible()
  expect(await desk.asked('leads.createMany')).toEqual([])
  // Salesforce is asked about those whom nobody asked about.
  expect((await desk.asked('leads.lookUp')).length).toBeLessThanOrEqual(1)
})

test('one value for all fills what is missing; problems of it stand at its field', async ({ desk }) => {
  await openPlan(desk, 6)
  const fields = dialog(desk).getByRole('region', { name: 'For all of them' })
  await expect(fields.getByText(/^Fills it in for \d+ (person|people)/u)).toBeVisible()
  await fields.getByRole('button', { name: /Industry/u }).click()
  await desk.page.getByRole('option', { name: 'Energy' }).click()
  await expect(dialog(desk).getByText('Industry is needed.')).toHaveCount(0)
  await fields.getByRole('button', { name: /Lead source/u }).click()
  await desk.page.getByRole('option', { name: 'Partner' }).click()
  await expect(fields.getByText('Partners are entered by their manager.')).toBeVisible()
  await fields.getByRole('button', { name: /Lead source/u }).click()
  await desk.page.getByRole('option', { name: 'Web' }).click()
  await expect(fields.getByText('Partners are entered by their manager.')).toHaveCount(0)
  await dialog(desk)
    .getByRole('button', { name: /^Create \d+ Lead/u })
    .click()
  await expect
    .poll(() => desk.asked('leads.createMany'))
    .toEqual([expect.objectContaining({ values: { Industry: 'Energy', LeadSource: 'Web' } })])
})

test('then it shows how far they are; Undo takes all back; closing leaves a line', async ({ desk }) => {
  await openPlan(desk, 10, 'people=300&undo=20')
  await press(desk, 'Enter')
  await expect(dialog(desk).getByRole('progressbar', { name: 'Leads created' })).toBeVisible()
  await expect(dialog(desk).getByRole('status')).toContainText('about to be sent')
  await expect(dialog(desk).getByText(/They are sent in \d+ s/u)).toBeVisible()
  await press(desk, 'Escape')
  const line = desk.page.getByRole('group', { name: 'Leads on their way' })
  await expect(line).toContainText('about to be sent')
  await expect(bar(desk)).toHaveCount(0)
  await line.getByRole('button', { name: 'Undo all' }).click()
  await expect(line).toHaveCount(0)
  await press(desk, 'Control+K')
  await desk.page.keyboard.type('Show the Leads')
  await press(desk, 'Enter')
  await expect(dialog(desk).getByRole('status')).toContainText('stopped; nothing was sent')
})

test('what was pressed goes, and the focus stays where Escape closes', async ({ desk }) => {
  await open(desk, 'people=300&undo=20')
  await press(desk, 'Control+A')
  await bar(desk)
    .getByRole('button', { name: /^Create Leads/u })
    .press('Enter')
  await dialog(desk)
    .getByRole('button', { name: /^Create \d+ Leads/u })
    .press('Enter')
  await dialog(desk).getByRole('button', { name: 'Undo all' }).press('Enter')
  await expect(dialog(desk).getByRole('button', { name: 'Undo all' })).toHaveCount(0)
  await expect(dialog(desk).getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await press(desk, 'Escape')
  await expect(dialog(desk)).toHaveCount(0)
  await expect(desk.book).toBeFocused()
  await press(desk, 'Space')
  await bar(desk).getByRole('button', { name: 'Clear the selection' }).press('Enter')
  await expect(desk.book).toBeFocused()
})

test('U takes back the whole group', async ({ desk }) => {
  await openPlan(desk, 30, 'people=300&undo=20')
  await press(desk, 'Enter')
  await expect(dialog(desk).getByRole('progressbar')).toBeVisible()
  await press(desk, 'Escape')
  await expect(dialog(desk)).toHaveCount(0)
  await press(desk, 'u')
  await expect(desk.page.getByText(/^\d+ Leads were not sent\.$/u)).toBeVisible()
  expect(await desk.asked('leads.changeGroup')).toEqual([expect.objectContaining({ change: 'stop' })])
})

test('what failed is listed with its cause, tried again, and opened where it can be put right', async ({ desk }) => {
  await openPlan(desk, 30, 'people=300&undo=0')
  await expect(person(desk, 'Jonas Novak')).toBeVisible()
  await press(desk, 'Enter')
  const failed = dialog(desk).getByRole('region', { name: 'Need you' })
  await expect(failed.getByText('Jonas Novak')).toBeVisible()
  await expect(failed).toContainText('Leads of this company are not created from chat')
  await expect(dialog(desk).getByRole('status')).toContainText('1 needs you')
  await dialog(desk).getByRole('button', { name: 'Try failed again' }).click()
  await expect.poll(() => desk.asked('leads.changeGroup')).toEqual([expect.objectContaining({ change: 'retry' })])
})

test('offline it says that they are asked about later, and queues them', async ({ desk }) => {
  await openPlan(desk, 30, 'people=300&scene=offline&undo=0')
  await expect(dialog(desk).getByText(/Each is asked about before it is sent/u)).toBeVisible()
  await dialog(desk)
    .getByRole('button', { name: /^Create \d+ Lead/u })
    .press('Control+Enter')
  await expect(dialog(desk).getByRole('status')).toContainText('waiting')
  await dialog(desk).getByRole('button', { name: 'Stop the rest' }).click()
  await expect(dialog(desk).getByRole('status')).toContainText('stopped')
})

test.describe('axe', () => {
  for (const theme of ['light', 'dark']) {
    test(`the selection, the dry run and the progress, ${theme}`, async ({ desk }) => {
      await openPlan(desk, 30, `people=300&undo=0&theme=${theme}`)
      expect(await runAxe(desk.page)).toEqual([])
      await press(desk, 'Escape')
      expect(await runAxe(desk.page)).toEqual([])
      await press(desk, 'b')
      await expect(dialog(desk).getByRole('button', { name: /^Create \d+ Lead/u })).toBeFocused()
      await press(desk, 'Enter')
      await expect(dialog(desk).getByRole('region', { name: 'Need you' })).toBeVisible()
      expect(await runAxe(desk.page)).toEqual([])
    })
  }
})

test('people of a company are selected the same way, by keys and by pointer; Leads of them go as one', async ({
  desk,
}) => {
  await open(desk)
  await press(desk, 'Space')
  await expect(bar(desk)).toContainText('1 person selected')
  await desk.row(/^Ana Ruiz/u).click()
  await desk.page.getByRole('button', { name: 'Northwind', exact: true }).first().click()
  const company = desk.page.getByRole('grid', { name: 'Northwind' })
  await expect(company).toHaveAttribute('aria-multiselectable', 'true')
  // What was selected in the book is not selected here.
  await expect(bar(desk)).toHaveCount(0)
  await company.focus()
  const top = (await company.boundingBox())!.y
  await press(desk, 'Home', 'Space', 'Shift+ArrowDown')
  await expect(bar(desk)).toContainText('2 people selected')
  // Nothing moved from under the pointer.
  expect(Math.abs((await company.boundingBox())!.y - top)).toBeLessThan(2)
  await company.locator('[data-select]').nth(2).click()
  await expect(bar(desk)).toContainText('3 people selected')
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'b')
  await expect(dialog(desk).getByRole('region', { name: 'Each person' })).toBeVisible()
  expect((await desk.asked('leads.plan')).at(-1)).toMatchObject({ personIds: expect.arrayContaining(['person-0']) })
  await press(desk, 'Escape')
  await expect(dialog(desk)).toHaveCount(0)
  await press(desk, 'Escape')
  await expect(bar(desk)).toHaveCount(0)
  await expect(company).toBeFocused()
  await press(desk, 'Control+A')
  await expect(bar(desk)).toContainText('people selected')
  await press(desk, 'g', 'b')
  await expect(desk.book).toBeVisible()
  await expect(bar(desk)).toHaveCount(0)
})
