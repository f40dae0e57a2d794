import { test } from '@playwright/test'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { openSession } from './lib/session'
import { EVERY, USUAL } from './lib/wanted'

/* A rep who owns nobody yet. */

const session = openSession('empty', {
  world: { people: 5, bookShare: 0, ownedShare: 0, conversationsPerPerson: 0 },
  prepare: ({ world, intercom }) => {
    for (const { id } of world.intercom.conversations) intercom.control.deleteConversation({ conversationId: id })
    for (const { id } of world.intercom.contacts) intercom.control.reassignOwner({ contactId: id, ownerId: null })
  },
})

test('every list is empty', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { main, search } = inWindow(page)
  await goTo(page, 'My book')
  await camera.take('book', EVERY)
  await main.getByRole('button', { name: 'Conversations' }).click()
  await camera.take('conversations', [...USUAL, ...EVERY.filter(({ width }) => width === 960)])
  for (const view of ['Mine', 'Unread', 'Snoozed']) {
    await main.getByRole('button', { name: view }).click()
    await camera.take(`conversations-${view.toLowerCase()}`)
  }
  await goTo(page, 'Outbox')
  await camera.take('outbox')
  await page.getByRole('radio', { name: 'Sent' }).click()
  await camera.take('outbox-sent')
  await page.getByRole('radio', { name: 'Discarded' }).click()
  await camera.take('outbox-discarded')
  await search.fill('anna')
  await page.waitForTimeout(500)
  await camera.take('search')
})
