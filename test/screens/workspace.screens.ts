import { expect, test } from '@playwright/test'
import type { CastName } from '../../src/simulator/world/cast'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE, USUAL } from './lib/wanted'

/* The rep's day: the book, people, conversations, search, settings. Some hundred people, both services well. */

const session = openSession('workspace')

test('my book', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'My book')
  await expect(inWindow(page).book).toBeVisible()
  await camera.take('book', EVERY)
  await ask(page, 'settings.update', { density: 'compact' })
  await camera.take('book-compact')
  await ask(page, 'settings.update', { density: 'comfortable' })
  await page.getByText('Working - Contacted').first().locator('..').locator('[data-person-card]').hover()
  await page.getByRole('tooltip').waitFor()
  await camera.take('book-card-on-name')
  await page.mouse.move(640, 20)

  await page.getByRole('button', { name: /^Match/ }).click()
  await camera.take('book-match-menu')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Display' }).click()
  await camera.take('book-display-menu')
  await page.keyboard.press('Escape')

  const filter = page.getByRole('textbox', { name: 'Filter My book' })
  await filter.fill('an')
  await camera.take('book-filtered')
  await filter.fill('nobody has this name')
  await camera.take('book-filtered-empty', MORE)
  await filter.fill('')
  await page.getByRole('button', { name: 'Unread', exact: true }).first().click()
  await camera.take('book-unread')
  await page.getByRole('button', { name: 'Unread', exact: true }).first().click()
  await page.keyboard.press('Escape')
})

test('people and their conversations', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'oneOpenOpportunity').contactId)
  await camera.take('conversation', EVERY)
  await page.getByRole('tab', { name: 'Profile' }).click()
  await camera.take('profile', EVERY)
  await page.getByRole('button', { name: 'Change owner' }).click()
  await page.getByRole('dialog', { name: 'Assign owner' }).getByRole('option').first().waitFor()
  await camera.take('assign-owner', MORE)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Activity' }).click()
  await camera.take('activity', MORE)
  await page.getByRole('tab', { name: 'Conversation' }).click()

  const special: CastName[] = [
    'arabic',
    'hebrew',
    'japanese',
    'chinese',
    'emoji',
    'longName',
    'hostile',
    'longConversation',
    'manyConversations',
    'neverWrote',
    'anonymous',
    'guest',
    'outboundAnswered',
  ]
  for (const name of special) {
    if (!camera.wants(`person-${name}`)) continue
    await showPerson(desk, castOf(session, name).contactId)
    await camera.take(`person-${name}`, name === 'longName' || name === 'arabic' ? MORE : USUAL)
  }
  await showPerson(desk, castOf(session, 'manyConversations').contactId)
  await page.getByRole('tab', { name: 'Profile' }).click()
  await camera.take('profile-many-conversations')
  await page.getByRole('tab', { name: 'Activity' }).click()
  await camera.take('activity-many-conversations')
  await page.getByRole('tab', { name: 'Conversation' }).click()
  await showPerson(desk, castOf(session, 'longName').contactId)
  await page.getByRole('tab', { name: 'Profile' }).click()
  await camera.take('profile-longName')
  await page.getByRole('tab', { name: 'Conversation' }).click()
})

test('writing', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'notInSalesforce').contactId)
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await page.getByRole('textbox', { name: /^Reply to/ }).fill('Hello,\n\nyes: forty seats are in Growth.\n\nBest, Nora')
  await camera.take('composer-reply', MORE)
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByRole('textbox', { name: /^Note about/ }).fill('Ask finance about the discount.')
  await camera.take('composer-note')
  await ask(page, 'settings.update', { undoSeconds: 60 })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await camera.take('composer-sent-held', MORE)
  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  await page.waitForTimeout(300)
  await camera.take('composer-undone')
  await page.keyboard.press('Escape')
})

test('lists', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { main } = inWindow(page)
  await main.getByRole('button', { name: 'Conversations' }).click()
  await page.keyboard.press('Escape')
  await camera.take('conversations', EVERY)
  for (const view of ['Mine', 'Unread', 'Snoozed']) {
    await main.getByRole('button', { name: view }).click()
    await camera.take(`conversations-${view.toLowerCase()}`)
  }
  await main.getByRole('button', { name: 'Conversations' }).click()
  await page.getByRole('option').first().click()
  await camera.take('conversations-open', EVERY)
  await showPerson(desk, castOf(session, 'oneContact').contactId)
  const { companies } = await ask(page, 'people.get', { personId: castOf(session, 'oneContact').contactId })
  const name = companies[0]?.name ?? ''
  await page.locator('header').getByRole('button', { name, exact: true }).first().click()
  await page.getByRole('grid', { name, exact: true }).waitFor()
  await camera.take('company', MORE)
})

test('search', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'My book')
  await showPerson(desk, castOf(session, 'notInSalesforce').contactId)
  await page.keyboard.press('Control+k')
  await camera.take('palette', MORE)
  const palette = page.getByRole('combobox', { name: 'Search or run a command' })
  await palette.fill('pri')
  await page.waitForTimeout(500)
  await camera.take('palette-hits', EVERY)
  await palette.fill('خ')
  await page.waitForTimeout(500)
  await camera.take('palette-rtl')
  await palette.fill('nothing has this')
  await page.waitForTimeout(500)
  await camera.take('palette-nothing')
  await page.keyboard.press('Escape')
  await inWindow(page).search.fill('pri')
  await page.waitForTimeout(500)
  await camera.take('search')
  await inWindow(page).search.fill('nothing has this')
  await page.waitForTimeout(500)
  await camera.take('search-nothing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await camera.take('shortcuts', MORE)
  await page.keyboard.press('Escape')
})

test('settings and health', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'Settings')
  await camera.take('settings', EVERY)
  await page.getByRole('button', { name: 'Disconnect Intercom' }).click()
  await camera.take('disconnect')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Disconnect Salesforce' }).click()
  await page.getByRole('alertdialog').getByText('Also delete').waitFor()
  await camera.take('disconnect-salesforce', MORE)
  await page.keyboard.press('Escape')
  await inWindow(page).sync.getByRole('button').click()
  await camera.take('health', EVERY)
  await ask(page, 'sync.pause', {})
  await camera.take('health-paused')
  await ask(page, 'sync.resume', {})
})
