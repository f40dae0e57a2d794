import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommandOutput } from '../../../src/contract/commands'
import { createDesk, type Desk } from '../../builders/desk'
import { inCache } from '../../builders/org'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { settledDesk, strangersToSalesforce } from '../../builders/work'
import { tablesWith } from './room'

/** Issue "Owners, the book", section 2: people and records outside the book are looked up online, opened, linked. */
describe('looking up online', { timeout: 60_000 }, () => {
  let desk: Desk
  let outsider: string
  const lookUp = (text: string): Promise<CommandOutput<'live.lookUp'>> => desk.run('live.lookUp', { text })
  const makeLead = (values: Record<string, string>): string =>
    desk.salesforce.control.create('Lead', { Company: 'Elsewhere', Status: 'Open - Not Contacted', ...values })

  beforeAll(async () => {
    desk = await createDesk({ people: 120, bookShare: 0.4, speed: 30, undoSeconds: 0 })
    await settledDesk(desk)
    outsider = desk.intercom.control.createContact({
      role: 'user',
      name: 'Zelda O’Quincy-Brandt',
      email: 'zelda.q+news@outside.example',
      phone: '+34 611 222 333',
      owner_id: desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!.id,
    })
  }, 90_000)
  afterAll(() => desk.stop())

  test('finds people in Intercom and records in Salesforce by name, email and phone, and keeps none of it', async () => {
    const id = makeLead({
      FirstName: 'Zelda',
      LastName: 'Quincy',
      Email: 'zelda.q+news@outside.example',
      Phone: '+34 611 222 333',
    })
    for (const [by, text] of [
      ['name', 'zelda quin'],
      ['email', 'Zelda.Q+news@outside.example'],
      ['phone', '+34 611 222 333'],
    ] as const) {
      const found = await lookUp(text)
      expect(found).toMatchObject({ by, people: { problem: null }, records: { problem: null } })
      expect(found.people.rows.map((row) => row.id)).toEqual([outsider])
      expect(found.records.rows).toMatchObject([
        { id, object: 'Lead', name: 'Zelda Quincy', person: null, url: expect.stringContaining(id) as string },
      ])
    }
    expect(await tablesWith(desk, [outsider, id, 'outside.example'])).toEqual([])
  })

  test.each(['zelda*"} RETURNING Account', 'O’Quincy-Brandt', '{zelda}', 'zelda & quincy', '?*', '"zelda'])(
    'takes what is typed as words, never as clauses: %s',
    async (text) => {
      const found = await desk.core.run('live.lookUp', { text })
      if (text === '?*') return expect(found).toMatchObject({ ok: false, error: { code: 'validation' } })
      expect(found).toMatchObject({ ok: true, value: { people: { problem: null }, records: { problem: null } } })
    },
  )

  test('what one service does not answer is said beside what the other found', async () => {
    desk.salesforce.faults.add({ path: 'parameterizedSearch', effect: { kind: 'status', status: 503 } })
    const found = await lookUp('zelda quin')
    expect(found.people.rows).toHaveLength(1)
    expect(found.records).toMatchObject({ rows: [], problem: expect.stringMatching(/\S/u) as string })
    desk.salesforce.faults.clear()
    cutNetwork(desk, true)
    const offline = await lookUp('zelda quin')
    expect(offline.people.problem).toContain('needs the network')
    expect(offline.records.problem).toContain('network')
    cutNetwork(desk, false)
    await until('asked again', async () => {
      const { people, records } = await lookUp('zelda quin')
      return people.problem === null && records.problem === null
    })
  })

  test('a record that fits somebody on this desk is linked to them by hand', async () => {
    const [person] = await strangersToSalesforce(desk)
    const email = person!.email!
    const first = makeLead({ LastName: 'First', Email: email })
    const second = makeLead({ LastName: 'Second', Email: email })
    const { rows } = (await lookUp(email)).records
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row.person).toMatchObject({ id: person!.id, isLinked: false })
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([first, second]))
    await desk.run('live.link', { personId: person!.id, recordId: second })
    const panel = await desk.run('people.salesforce', { personId: person!.id })
    expect(panel).toMatchObject({ match: 'lead' })
    const kept = await inCache(desk, (store, orgKey) => store.salesforce.matchOf(orgKey, person!.id))
    expect(kept).toMatchObject({ chosenId: second })
    expect((await lookUp(email)).records.rows.find((row) => row.id === second)?.person?.isLinked).toBe(true)
    // What does not match them cannot be made theirs.
    const other = makeLead({ LastName: 'Third', Email: 'third@outside.example' })
    expect(await refused(desk.run('live.link', { personId: person!.id, recordId: other }))).toMatchObject({
      code: 'not_found',
    })
  })
})
