import type { Locator } from '@playwright/test'
import { expect, test, type Desk } from './desk'

const bell = (desk: Desk): Locator => desk.nav.getByRole('button', { name: /^News/u })
const dialog = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'What changed' })
const rows = (desk: Desk): Locator => dialog(desk).getByRole('row')

async function openNews(desk: Desk, query = 'people=300'): Promise<void> {
  await desk.open(query)
  await expect(bell(desk)).toBeVisible()
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('n')
  await expect(dialog(desk)).toBeVisible()
}

test('the bell counts what was not seen; opening the list marks what it shows, and the mark stays until it is closed', async ({
  desk,
}) => {
  await desk.open('people=300')
  await expect(bell(desk)).toHaveText('News5')
  await bell(desk).click()
  await expect(rows(desk).first()).toContainText('is no longer yours: reassigned to Bo Chen.')
  await expect(dialog(desk).getByRole('img', { name: 'New' })).toHaveCount(3)
  expect(await desk.asked('news.seen')).toEqual([{ ids: [1_000, 999, 998] }])
  // Two more stand behind the first page, which comes with its end in sight.
  await expect(dialog(desk).getByRole('button', { name: 'Mark all as seen' })).toBeVisible()
  await desk.page.keyboard.press('End')
  await expect(dialog(desk).getByRole('img', { name: 'New' })).toHaveCount(5)
  await expect(rows(desk).filter({ hasText: /\w/u })).toHaveCount(64)
  await expect(dialog(desk).getByRole('button', { name: 'Mark all as seen' })).toHaveCount(0)
  await desk.page.keyboard.press('Escape')
  await expect(dialog(desk)).toHaveCount(0)
  await expect(bell(desk)).toHaveText('News')
  await bell(desk).click()
  await expect(rows(desk).first()).toBeVisible()
  await expect(dialog(desk).getByRole('img', { name: 'New' })).toHaveCount(0)
})

test('G then N opens it, arrows move, Enter shows the person', async ({ desk }) => {
  await openNews(desk)
  await expect(rows(desk).first()).toBeFocused()
  await desk.page.keyboard.press('ArrowDown')
  await expect(rows(desk).nth(1)).toBeFocused()
  const name = (await rows(desk).nth(1).textContent())?.split(' was converted')[0] ?? ''
  await desk.page.keyboard.press('Enter')
  await expect(dialog(desk)).toHaveCount(0)
  await expect(desk.page.getByRole('heading', { name })).toBeVisible()
})

test('Tab leads to the links of a line; what is gone has none', async ({ desk }) => {
  await openNews(desk)
  await expect(rows(desk).first()).toBeFocused()
  await desk.page.keyboard.press('Tab')
  await expect(rows(desk).first().getByRole('link', { name: 'Show person' })).toBeFocused()
  await desk.page.keyboard.press('Tab')
  await expect(rows(desk).first().getByRole('link', { name: 'Open Lead in Salesforce' })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect.poll(() => desk.asked('app.openLink')).toEqual([{ url: 'https://example.my.salesforce.com/record-0' }])
  await expect(dialog(desk)).toBeVisible()
  await expect(rows(desk).filter({ hasText: 'was deleted' }).first().getByRole('link')).toHaveCount(0)
})

test('"Mark all as seen" empties the bell', async ({ desk }) => {
  await openNews(desk)
  await dialog(desk).getByRole('button', { name: 'Mark all as seen' }).click()
  await expect(bell(desk)).toHaveText('News')
  expect(await desk.asked('news.seen')).toContainEqual({ ids: null })
  await desk.page.keyboard.press('Escape')
  await expect(dialog(desk)).toHaveCount(0)
})

test('what could not be marked as seen stays unseen', async ({ desk }) => {
  await desk.open('people=300')
  await desk.failNext('news.seen', { code: 'server', message: 'No.', retryable: true })
  await bell(desk).click()
  await expect(rows(desk).first()).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect(bell(desk)).toHaveText('News5')
})

test('no news, no Salesforce, and a list that cannot be read each say so', async ({ desk }) => {
  await openNews(desk, 'people=0')
  await expect(dialog(desk).getByText('Nothing has changed yet')).toBeVisible()
  await openNews(desk, 'scene=noSalesforce&people=300')
  await expect(dialog(desk).getByText('Salesforce is not connected')).toBeVisible()
  await desk.open('people=300')
  await expect(bell(desk)).toHaveText('News5')
  await desk.failNext('news.list', { code: 'server', message: 'The cache could not be read.', retryable: true })
  await bell(desk).click()
  await expect(dialog(desk).getByText('The cache could not be read.')).toBeVisible()
  await dialog(desk).getByRole('button', { name: 'Try again' }).click()
  await expect(rows(desk).first()).toBeVisible()
})

test('the palette leads to it', async ({ desk }) => {
  await desk.open('people=300')
  await expect(bell(desk)).toBeVisible()
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('news')
  await desk.page.keyboard.press('Enter')
  await expect(dialog(desk)).toBeVisible()
})
