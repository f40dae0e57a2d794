import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WindowPlace } from '../../../src/contract/placeCommands'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

let desk: Desk
beforeAll(async () => {
  desk = await createDesk({ people: 40, bookShare: 0.7, speed: 30, undoSeconds: 0 })
  await settledDesk(desk)
}, 90_000)
afterAll(() => desk.stop())

const place = async (): Promise<WindowPlace | null> => (await desk.run('app.place', {})).place

/** Where the rep was is there again after a restart, without what is gone by then. */
test('the place outlives a restart, follows a merge, and falls back to the list where somebody is gone', async () => {
  expect(await place()).toBeNull()
  const { rows } = await desk.run('conversations.list', { view: 'all', limit: 20 })
  const { id: conversationId, personId } = rows[0]!
  const kept: WindowPlace = { screen: 'conversations', tab: 'profile', personId, conversationId, companyId: null }
  await desk.run('app.savePlace', { place: kept })
  await desk.restart()
  expect(await place()).toEqual(kept)
  for (const [screen, shown] of [
    ['settings', 'book'],
    ['health', 'book'],
    ['company', 'book'],
    ['outbox', 'outbox'],
  ] as const) {
    await desk.run('app.savePlace', { place: { ...kept, screen, companyId: screen === 'company' ? 'gone' : null } })
    expect((await place())?.screen).toBe(shown)
  }
  // Whoever became another is open as that one.
  const owner_id = desk.world.rep.adminId
  const email = 'both@acme.test'
  const [lead, user] = (['lead', 'user'] as const).map((role) =>
    desk.intercom.control.createContact({ role, name: `A ${role}`, email, owner_id }),
  )
  const isHere = async (id: string): Promise<boolean> => (await desk.core.run('people.get', { personId: id })).ok
  await until(
    'both are here',
    async () => (await desk.run('sync.now', {}), (await isHere(lead!)) && isHere(user!)),
    60_000,
  )
  await desk.run('app.savePlace', { place: { ...kept, screen: 'book', personId: lead!, conversationId: null } })
  desk.intercom.control.merge({ fromId: lead!, intoId: user! })
  await desk.core.run('people.refresh', { personId: lead! })
  await until('followed', async () => (await place())?.personId === user)
  // Of somebody deleted not even the id stays.
  await desk.run('app.savePlace', { place: { ...kept, screen: 'book', personId: user!, conversationId: null } })
  desk.intercom.control.deleteContact({ contactId: user! })
  await desk.core.run('people.refresh', { personId: user! })
  await until('gone', async () => !(await isHere(user!)))
  expect(await place()).toBeNull()
})

test('what is not in the cache is closed, and its list is shown', async () => {
  const gone = { screen: 'book', tab: 'activity', personId: 'nobody', conversationId: 'none', companyId: null } as const
  await desk.run('app.savePlace', { place: gone })
  expect(await place()).toEqual({ ...gone, personId: null, conversationId: null })
})
