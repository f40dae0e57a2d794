import { expect, test } from './desk'

test('search finds by words, marks them, shows each kind, and opens a message at its place', async ({ desk }) => {
  await desk.open('people=300')
  const search = desk.page.getByRole('searchbox', { name: 'Search' })
  const options = desk.page.getByRole('listbox', { name: 'Search results' }).getByRole('option')
  await search.fill('ana ru')
  await expect(options.first()).toContainText('Ana Ruiz')
  await expect(desk.page.getByText('Salesforce', { exact: true }).first()).toBeVisible()
  await search.fill('a')
  await expect(desk.page.getByText('more than are listed here')).toBeVisible()
  await search.fill('invoice')
  await expect(options.first().locator('mark').first()).toHaveText(/invoice/iu)
  const words = await options.first().locator('mark').locator('xpath=..').textContent()
  await search.press('Enter')
  const found = desk.conversation.locator('[aria-current="true"]')
  await expect(found).toBeInViewport()
  await expect(found).toContainText(words ?? 'nothing')
})

test('filter words are completed by Tab, shown apart, and their mistakes said in place; by keys alone', async ({
  desk,
}) => {
  await desk.open('people=300')
  const { page } = desk
  const search = page.getByRole('searchbox', { name: 'Search' })
  const options = page.getByRole('listbox', { name: 'Search results' }).getByRole('option')
  await page.keyboard.press('/')
  await expect(page.getByText('Names, emails, phones')).toBeVisible()
  await page.keyboard.type('is')
  await expect(options.filter({ hasText: 'is:' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(search).toHaveValue('is:')
  await page.keyboard.type('u')
  await expect(options.first()).toContainText('is:user')
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('is:user ')
  await expect(search).toBeFocused()
  await page.keyboard.type('a')
  await expect(options.first()).toContainText('User')
  const chips = page.getByRole('list', { name: 'Filters' })
  await expect(chips.getByRole('listitem')).toHaveText(['is:user'])
  await page.keyboard.type(' onwer:me')
  await expect(chips.getByRole('status')).toHaveText('There is no onwer:. Did you mean owner:?')
  await chips.getByRole('button', { name: 'Remove onwer:me' }).click()
  await expect(search).toHaveValue('is:user a')
  await expect(search).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(
    desk.page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible()
  // What led to somebody is offered the next time the box is empty, here and in the palette.
  await page.keyboard.press('/')
  await expect(options.filter({ hasText: 'is:user a' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('option', { name: 'is:user a' }).click()
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toHaveValue('is:user a')
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('is:user')
})
