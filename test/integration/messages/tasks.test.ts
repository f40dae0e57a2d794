import { afterEach, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { createLead, leadsOf, outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'
import { people, reachable, send, sentTo, through, written } from './lib'

/** A message that was sent becomes one completed Task (issue "Owners", section 5; "Salesforce, end to end", Tasks). */
describe('Tasks of messages', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const tasksOf = (whoId: unknown): Record<string, unknown>[] =>
    [...desk.salesforce.org.store.table('Task').rows.values()].filter(
      (row) =>
        row['WhoId'] === whoId && row['IsDeleted'] !== true && String(row['Subject']).includes('Nice to meet you'),
    )

  test('one for each message, on the Lead, also where its answer is lost; none where it is off', async () => {
    desk = await createDesk({ people: 80, bookShare: 0.5, speed: 60, undoSeconds: 0 })
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['lead'] }, limit: 1000 })
    const all = new Set((await reachable(desk)).map((row) => row.id))
    const [first, second] = rows.filter((row) => all.has(row.id) && leadsOf(desk, row.email!).length === 1)
    const leadOf = (email: string): unknown => leadsOf(desk, email)[0]!['Id']
    desk.intercom.faults.add({ method: 'POST', path: '/messages$', effect: { kind: 'cut-after' } })
    desk.salesforce.faults.add({
      method: 'POST',
      path: '/composite$',
      body: 'Nice to meet you',
      effect: { kind: 'cut-after' },
    })
    const { id } = await send(desk, written({ audience: people(first!), asTask: true }))
    await through(desk, id, 1)
    await outboxEmpty(desk)
    const [task, ...others] = tasksOf(leadOf(first!.email!))
    expect(others).toEqual([])
    const closed = desk.salesforce.org.store.table('TaskStatus').rows.values()
    expect([...closed].find((row) => row['ApiName'] === task!['Status'])?.['IsClosed']).toBe(true)
    expect(String(task!['Subject'])).toMatch(/^.+: Nice to meet you \[\d+\/[a-z0-9]+\]$/)
    expect(String(task!['Description'])).toContain('I look after you from now on.')
    await through(desk, (await send(desk, written({ audience: people(second!) }))).id, 1)
    await outboxEmpty(desk)
    expect(tasksOf(leadOf(second!.email!))).toEqual([])
  })

  test('for a Lead that is itself on its way it waits; who is not in Salesforce gets none', async () => {
    desk = await createDesk({ people: 80, bookShare: 0.5, speed: 60, undoSeconds: 0 })
    await settledDesk(desk)
    const all = new Set((await reachable(desk)).map((row) => row.id))
    const [stranger, other] = (await strangersToSalesforce(desk)).filter((row) => all.has(row.id))
    desk.salesforce.setNetworkDown(true)
    await createLead(desk, stranger!.id)
    const { id } = await send(desk, written({ audience: people(stranger!, other!), asTask: true }))
    expect((await through(desk, id, 2)).counts).toMatchObject({ sent: 2 })
    expect(sentTo(desk, other!.id)).toHaveLength(1)
    desk.salesforce.setNetworkDown(false)
    await outboxEmpty(desk)
    const lead = leadsOf(desk, stranger!.email!)
    expect(lead).toHaveLength(1)
    expect(tasksOf(lead[0]!['Id'])).toHaveLength(1)
  })
})
