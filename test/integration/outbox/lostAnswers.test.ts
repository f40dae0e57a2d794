import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutboxItem } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { edit, readyPanel } from '../../builders/panels'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

/**
 * An edit whose answer was lost is found at the service by a look, not by sending it again: between the two the rep could
 * discard it, and it would stand there all the same.
 */
describe('an edit that arrived, though its answer was lost, is found', { timeout: 60_000 }, () => {
  let desk: Desk
  let personId: string
  beforeAll(async () => {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
    personId = (await readyPanel(desk, 'lead')).personId
  }, 90_000)
  afterAll(() => desk.stop())

  const composite = { service: 'salesforce', method: 'POST', path: '/composite$', body: 'PATCH' } as const
  const company = async () => {
    const { companies } = await desk.run('people.fields', { personId })
    return companies[0]!.id
  }

  test.each<
    [
      string,
      { service: 'salesforce' | 'intercom'; method: string; path: string; body?: string },
      () => Promise<OutboxItem>,
    ]
  >([
    [
      'of a record',
      composite,
      async () => edit(desk, personId, (await readyPanel(desk, 'lead')).panel.person, { Title: 'Lost, and found' }),
    ],
    [
      'of a Task',
      composite,
      () => desk.run('tasks.update', { taskId: desk.world.story.tasks.overdue[0]!, change: { done: true } }),
    ],
    [
      'of a person',
      { service: 'intercom', method: 'PUT', path: '/contacts/[^/]+$' },
      () => desk.run('people.update', { personId, values: { phone: '+44 20 7946 0777' } }),
    ],
    [
      'that makes a company and puts somebody into it',
      { service: 'intercom', method: 'POST', path: '/contacts/[^/]+/companies$' },
      () => desk.run('people.addCompany', { personId, company: { name: 'Found Again Ltd', ownId: null } }),
    ],
    [
      'of a company',
      { service: 'intercom', method: 'PUT', path: '/companies/[^/]+$' },
      async () =>
        desk.run('companies.update', { personId, companyId: await company(), values: { name: 'Renamed Ltd' } }),
    ],
    [
      'that takes somebody out of a company',
      { service: 'intercom', method: 'DELETE', path: '/contacts/[^/]+/companies/' },
      async () => desk.run('people.removeCompany', { personId, companyId: await company() }),
    ],
  ])('%s', async (_what, { service, ...where }, make) => {
    desk[service].faults.add({ ...where, effect: { kind: 'cut-after' } })
    const made = await make()
    const done = await until(
      'done',
      async () => {
        const now = await desk.run('outbox.get', { itemId: made.id })
        return now.state === 'done' && now
      },
      30_000,
    )
    expect(done.attempts).toBe(1)
  })
})
