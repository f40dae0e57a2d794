import type { Locator } from '@playwright/test'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const dialog = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'Export' })
const shown = (desk: Desk): Locator => dialog(desk).getByRole('list', { name: 'Shown', exact: true })

async function openExport(desk: Desk, query = 'people=300'): Promise<void> {
  await desk.open(query)
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.getByRole('button', { name: 'Export this list' }).click()
  await expect(dialog(desk)).toBeVisible()
}

test('the list goes to a file as it is filtered, with the columns that were chosen, by keys', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.getByRole('textbox', { name: 'Filter My book' }).fill('ana')
  await desk.page.keyboard.press('Enter')
  await expect(desk.book).toBeFocused()
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('Export this list')
  await expect(desk.page.getByRole('option', { name: 'Export this list' })).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(dialog(desk).getByRole('searchbox', { name: 'Find a field' })).toBeFocused()
  await shown(desk).getByRole('checkbox', { name: 'Country' }).focus()
  await desk.page.keyboard.press('Space')
  await dialog(desk).getByRole('searchbox').focus()
  await desk.page.keyboard.type('tags')
  await dialog(desk).getByRole('list', { name: 'Not shown' }).getByRole('checkbox', { name: 'Tags' }).focus()
  await desk.page.keyboard.press('Space')
  await expect(dialog(desk).getByText('9 columns')).toBeVisible()
  await dialog(desk)
    .getByRole('checkbox', { name: /^Mark the file as UTF-8/u })
    .focus()
  await desk.page.keyboard.press('Space')
  await dialog(desk).getByRole('button', { name: 'Export', exact: true }).focus()
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText(/^\d+ people exported to repdesk-people-2026-11-22\.csv\.$/u)).toBeVisible()
  await expect(dialog(desk)).toHaveCount(0)
  const [asked] = await desk.asked('people.export')
  expect(asked).toMatchObject({
    from: { list: 'book', filter: { text: 'ana' }, sort: 'activity', descending: true },
    columns: ['name', 'email', 'role', 'company', 'owner', 'lastSeen', 'created', 'salesforceStatus', 'tags'],
    mark: false,
  })
})

test('it says how far it is, and leaving the dialog gives it up', async ({ desk }) => {
  await openExport(desk)
  await desk.page.evaluate(() => (window.fixture.world.exportMs = 60_000))
  await dialog(desk).getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog(desk).getByText('150 of 300 people')).toBeVisible()
  await expect(dialog(desk).getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(dialog(desk).getByRole('progressbar', { name: 'Exported' })).toBeVisible()
  expect(await runAxe(desk.page)).toEqual([])
  await desk.page.keyboard.press('Escape')
  await expect(dialog(desk)).toHaveCount(0)
  await expect.poll(() => desk.asked('people.exportCancel')).toHaveLength(1)
  await expect(desk.page.getByText(/exported to/u)).toHaveCount(0)
})

test('the selected people go to a file, too, and a failure stays in the dialog', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.book.focus()
  await desk.page.keyboard.press('Space')
  await desk.page.getByRole('group', { name: 'Selected people' }).getByRole('button', { name: 'Export…' }).click()
  await desk.failNext('people.export', { code: 'unsupported', message: 'The folder is read-only.', retryable: false })
  await dialog(desk).getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog(desk).getByRole('alert')).toHaveText('The folder is read-only.')
  await dialog(desk).getByRole('button', { name: 'Export', exact: true }).click()
  await expect(desk.page.getByText(/^1 person exported to/u)).toBeVisible()
  expect((await desk.asked('people.export')).at(-1)).toMatchObject({
    from: { list: 'people', personIds: ['person-0'] },
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`the dialog passes axe, ${theme}`, async ({ desk }) => {
    await openExport(desk, `people=300&theme=${theme}`)
    expect(await runAxe(desk.page)).toEqual([])
    if (process.env['SHOTS']) await desk.page.screenshot({ path: `${process.env['SHOTS']}/export-${theme}.png` })
  })
}

test('of an empty list there is nothing to export', async ({ desk }) => {
  await desk.open('people=0')
  await expect(desk.page.getByText('Your book is empty')).toBeVisible()
  await expect(desk.page.getByRole('button', { name: 'Export this list' })).toHaveCount(0)
})
