import { test } from '@playwright/test'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { FORCED } from './lib/wanted'

/* The main screens in a system's high-contrast colours: what is selected, focused, on or off must still be told apart. */

const session = openSession('contrast')

test('lists', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'My book')
  await camera.take('book', FORCED)
  await inWindow(page).book.focus()
  await page.keyboard.press('Space')
  for (let more = 0; more < 4; more++) await page.keyboard.press('Shift+ArrowDown')
  await camera.take('book-selected', FORCED)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Display' }).click()
  await camera.take('book-display-menu', FORCED)
  await page.keyboard.press('Escape')
  await goTo(page, 'Conversations')
  await camera.take('conversations', FORCED)
  await goTo(page, 'Today')
  await camera.take('today', FORCED)
})

test('a person', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'severalOpenOpportunities').contactId)
  await camera.take('conversation', FORCED)
  await page.keyboard.press('x')
  await camera.take('messages-selected', FORCED)
  await page.keyboard.press('Escape')
  await showPerson(desk, castOf(session, 'notInSalesforce').contactId)
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByRole('textbox', { name: /^Note about/u }).fill('Ask finance about the discount.')
  await camera.take('note', FORCED)
  await page.getByRole('textbox', { name: /^Note about/u }).fill('')
  await page.keyboard.press('Escape')
  await showPerson(desk, castOf(session, 'severalLeads').contactId)
  await page.keyboard.press('2')
  await camera.take('profile', FORCED)
  await page.keyboard.press('1')
})

test('layers', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'notInSalesforce').contactId)
  await page.keyboard.press('l')
  await inWindow(page).leadDialog.getByRole('textbox').first().waitFor()
  await camera.take('create-lead', FORCED)
  await page.keyboard.press('Escape')
  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'New task' }).getByRole('button', { name: 'Create', exact: true }).waitFor()
  await page.keyboard.press('2')
  await camera.take('task', FORCED)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('pri')
  await page.waitForTimeout(500)
  await camera.take('palette', FORCED)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await camera.take('shortcuts', FORCED)
  await page.keyboard.press('Escape')
})

test('pages', async () => {
  const { camera, desk } = session
  const { page } = desk
  await ask(page, 'settings.update', { undoSeconds: 60 })
  const conversationId = castOf(session, 'emoji').conversationIds.at(-1) ?? ''
  await ask(page, 'conversations.reply', { conversationId, text: 'Great news: the seats are booked.' })
  await goTo(page, 'Outbox')
  await camera.take('outbox', FORCED)
  await goTo(page, 'Settings')
  await camera.take('settings', FORCED)
  for (const tab of ['Mapping', 'What Repdesk writes by itself', 'Owners']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.waitForTimeout(300)
    await camera.take(`settings-${tab.toLowerCase().replaceAll(' ', '-')}`, FORCED)
  }
  await inWindow(page).sync.getByRole('button').click()
  await camera.take('health', FORCED)
})
