import { expect, test } from '@playwright/test'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { openSession } from './lib/session'
import { EVERY, USUAL } from './lib/wanted'

/* Twenty thousand people in the book. */

const session = openSession('full', {
  world: { people: 25_000, bookShare: 0.8, conversationsPerPerson: 0.5 },
  timeoutMs: 900_000,
})

test('a long book', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { book, search } = inWindow(page)
  await goTo(page, 'My book')
  await expect(book).toHaveAttribute('aria-rowcount', /^2\d{4}$/)
  await camera.take('book', EVERY)
  await book.focus()
  await page.keyboard.press('End')
  await page.waitForTimeout(1_000)
  await camera.take('book-end')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1_000)
  await camera.take('book-end-open', [...USUAL, ...EVERY.filter(({ width }) => width === 960)])
  await page.getByRole('textbox', { name: 'Filter My book' }).fill('mar')
  await page.waitForTimeout(800)
  await camera.take('book-filtered')
  await page.getByRole('textbox', { name: 'Filter My book' }).fill('')
  await inWindow(page).main.getByRole('button', { name: 'Conversations' }).click()
  await camera.take('conversations')
  await search.fill('mar')
  await page.waitForTimeout(800)
  await camera.take('search')
})
