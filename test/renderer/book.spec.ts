import { expect, test } from './desk'

test('20,000 people: fewer than 100 rows in the page at any place, and every place is reached', async ({ desk }) => {
  await desk.open('people=20000')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await expect(desk.book).toHaveAttribute('aria-rowcount', '20001')
  for (const part of [0.1, 0.5, 0.93, 1]) {
    await desk.book.evaluate((list, share) => list.scrollTo(0, list.scrollHeight * share), part)
    await expect(desk.book.getByRole('row', { name: 'Loading' })).toHaveCount(0)
    await expect.poll(async () => (await desk.book.getByRole('row').all()).length).toBeGreaterThan(10)
    expect(await desk.book.getByRole('row').count()).toBeLessThan(100)
  }
  await expect(desk.book.locator('[aria-rowindex="20001"]')).toBeVisible()
  const pages = (await desk.asked('book.list')) as Array<{ limit: number }>
  expect(pages.every((page) => page.limit <= 200)).toBe(true)
})

test('arrows, J and K move; Enter opens; while open the detail follows; Escape goes back to the same row', async ({
  desk,
}) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  const { keyboard } = desk.page
  await keyboard.press('j')
  await keyboard.press('ArrowDown')
  await keyboard.press('k')
  await expect(desk.book).toHaveAttribute('aria-activedescendant', 'book-1')
  await keyboard.press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await keyboard.press('ArrowDown')
  await expect(desk.page.getByRole('heading', { name: 'Priya Okafor' })).toBeVisible()
  await expect(desk.row(/^Priya Okafor/u)).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Escape')
  await expect(desk.page.getByRole('heading', { name: 'Priya Okafor' })).toHaveCount(0)
  await expect(desk.book).toBeFocused()
  await expect(desk.book).toHaveAttribute('aria-activedescendant', 'book-2')
  await keyboard.press('End')
  await expect(desk.book.locator('#book-299')).toBeVisible()
})

test('scroll and cursor are where they were when the screen comes back', async ({ desk }) => {
  await desk.open('people=2000')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.book.evaluate((list) => list.scrollTo(0, 30_000))
  await expect(desk.book.locator('#book-690')).toBeVisible()
  await desk.nav.getByRole('button', { name: /^Settings/u }).click()
  await desk.nav.getByRole('button', { name: /^My book/u }).click()
  await expect(desk.book.locator('#book-690')).toBeVisible()
})

test('role, match, unread, open, silent and text narrow the book, and clear together', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  const { page } = desk
  await page.getByRole('radio', { name: 'Leads' }).click()
  await page.getByRole('button', { name: 'Unread', exact: true }).last().click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: /^Match/u }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Not in Salesforce' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Filter My book' }).fill('ruiz')
  await expect
    .poll(async () => (await desk.asked('book.list')).at(-1))
    .toMatchObject({ filter: { role: 'lead', match: ['none'], unreadOnly: true, openOnly: true, text: 'ruiz' } })
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await page.getByRole('button', { name: 'Silent 30d' }).click()
  await expect(page.getByText('Nobody fits these filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(desk.book).toHaveAttribute('aria-rowcount', '301')
})

test('a column sorts, and sorts the other way round when pressed again', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  const column = desk.page.getByRole('columnheader', { name: 'Name' })
  await column.getByRole('button').click()
  await expect(column).toHaveAttribute('aria-sort', 'ascending')
  await expect
    .poll(async () => (await desk.asked('book.list')).at(-1))
    .toMatchObject({ sort: 'name', descending: false })
  await column.getByRole('button').click()
  await expect(column).toHaveAttribute('aria-sort', 'descending')
})

test('with little room the filters and the sort are behind buttons', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.page.getByRole('button', { name: 'Filters' }).click()
  await desk.page.getByRole('dialog', { name: 'Filters' }).getByRole('radio', { name: 'Users' }).click()
  await desk.page.keyboard.press('Escape')
  await expect(desk.row(/^Ana Ruiz/u)).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Display' }).click()
  await desk.page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await expect(desk.book.getByRole('row').first()).toHaveCSS('height', '32px')
})

test('empty, failing and slow books say so', async ({ desk }) => {
  await desk.open('people=0')
  await expect(desk.page.getByText('Your book is empty')).toBeVisible()
  await desk.failNext('book.list', { code: 'server', message: 'The disk is full.', retryable: true })
  await desk.page.getByRole('radio', { name: 'Leads' }).click()
  await expect(desk.page.getByText('The disk is full.')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Try again' }).click()
  await expect(desk.page.getByText('Nobody fits these filters')).toBeVisible()
})

test('a person that moves up keeps the cursor on them', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Priya Okafor/u).click()
  await expect(desk.page.getByRole('heading', { name: 'Priya Okafor' })).toBeVisible()
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    const row = world.people[2]
    if (row) world.people[2] = { ...row, lastActivityAt: Date.now() }
    world.changed('people')
  })
  await expect(desk.row(/^Priya Okafor/u)).toHaveAttribute('id', 'book-0')
  await expect(desk.book).toHaveAttribute('aria-activedescendant', 'book-0')
})

test('in a system’s high-contrast colours the words of the open row stand out from it', async ({ desk }) => {
  await desk.open('people=30')
  await desk.page.emulateMedia({ forcedColors: 'active' })
  await desk.openFirst()
  const open = desk.row(/^Ana Ruiz/u)
  const { behind, words } = await open.evaluate((row) => ({
    behind: getComputedStyle(row).backgroundColor,
    words: getComputedStyle(row.querySelector('[role="gridcell"]') ?? row).color,
  }))
  expect(behind).not.toBe(words)
  expect(behind).not.toBe('rgba(0, 0, 0, 0)')
})
