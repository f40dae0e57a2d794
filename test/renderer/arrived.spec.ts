import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const notice = {
  title: 'First sync finished in 4 minutes',
  text: '412 people, 1,240 conversations and 96 Leads are on this computer now. 3 people have several records in Salesforce to choose from.',
}

/** Main says what came in. */
async function comes(desk: Desk, next: 'connectSalesforce' | 'chooseMatches' | 'openBook'): Promise<void> {
  await desk.page.evaluate(
    ([words, then]) => {
      const { world } = window.fixture
      world.status = { ...world.status, arrived: { ...words, next: then } }
      world.emit('sync.status', world.status)
    },
    [notice, next] as const,
  )
}

test('what the first sync brought is said once, and leads to what is next by keys', async ({ desk, page }) => {
  await desk.open()
  await comes(desk, 'chooseMatches')
  await expect(page.getByText(notice.title)).toBeVisible()
  await expect(page.getByText(/96 Leads are on this computer now/u)).toBeVisible()
  await expect.poll(() => desk.asked('sync.arrivedSeen')).toHaveLength(1)
  expect(await runAxe(page)).toEqual([])

  // It stays while the sync line goes on, and is not taken twice.
  await page.evaluate(() => window.fixture.world.emit('sync.status', window.fixture.world.status))
  await expect(page.getByText(notice.title)).toBeVisible()
  await page.getByRole('button', { name: 'Show who has several' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(notice.title)).toBeHidden()
  await expect.poll(async () => JSON.stringify(await desk.asked('book.list'))).toContain('"several"')
  expect(await desk.asked('sync.arrivedSeen')).toHaveLength(1)

  await page.reload()
  await expect(desk.book).toBeVisible()
  await expect(page.getByText(notice.title)).toBeHidden()
})

test('a hidden window leaves it for when it is seen', async ({ desk, page }) => {
  await desk.open()
  await expect(desk.book).toBeVisible()
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }))
  await comes(desk, 'openBook')
  await expect.poll(() => page.evaluate(() => window.fixture.world.status.arrived !== null)).toBe(true)
  await expect(page.getByText(notice.title)).toBeHidden()
  expect(await desk.asked('sync.arrivedSeen')).toHaveLength(0)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => false })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(page.getByText(notice.title)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open my book' })).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText(notice.title)).toBeHidden()
})
