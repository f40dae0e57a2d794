import { afterEach, describe, expect, it } from 'vitest'
import type { PersonRow } from '../../../src/contract/models'
import { callsAbout, createMany, ids, leadCounts, planOf, through } from '../../builders/bulk'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { createLead, leadsOf, outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

const MAKING = { method: 'POST', path: '/composite$', body: 'composite/sobjects' }

/** Leads of several people at once (issue section 5): a dry run, one group, each Lead once, at few calls. */
describe('Leads of several people at once', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(of: { people?: number; undoSeconds?: number; prepare?: () => void } = {}): Promise<PersonRow[]> {
    const { people = 200, undoSeconds = 0 } = of
    desk = await createDesk({ people, bookShare: 0.9, seed: 5, undoSeconds, speed: 60 })
    of.prepare?.()
    await settledDesk(desk)
    return strangersToSalesforce(desk)
  }
  const known = async (match: 'lead' | 'contact' | 'several'): Promise<PersonRow> =>
    (await desk.run('book.list', { filter: { match: [match] }, limit: 1 })).rows[0]!

  it('makes 120 at once, each once, at three calls for fifty', async () => {
    const people = (await begin({ people: 520 })).slice(0, 120)
    expect(people).toHaveLength(120)
    const plan = await planOf(desk, ids(people))
    expect(plan.counts).toMatchObject({ create: 120, existing: 0, missing: 0, cannot: 0 })
    const { group, leftOut } = await createMany(desk, ids(people), { values: { LeadSource: 'Web' } })
    expect([group.total, leftOut]).toEqual([120, 0])
    await through(desk, group.groupId)
    expect(leadCounts(desk, people)).toEqual(people.map(() => 1))
    expect(people.flatMap((one) => leadsOf(desk, one.email!).map((lead) => lead['LeadSource']))).toEqual(
      people.map(() => 'Web'),
    )
    // Three bunches: who is known by now, and the Leads with what is read back; one more may have asked for the time.
    expect(callsAbout(desk, people).length).toBeLessThanOrEqual(3 * 2 + 3)
    // Read back: the book knows them as Leads at once.
    const { rows } = await desk.run('book.list', { filter: { match: ['lead'] }, limit: 1000 })
    expect(ids(people).filter((id) => !rows.some((row) => row.id === id))).toEqual([])
    expect(await desk.run('leads.groups', {})).toMatchObject({ groups: [{ total: 120, done: 120, canStop: 0 }] })
    // Another run has nobody left.
    expect(await refused(createMany(desk, ids(people)))).toMatchObject({ code: 'validation' })
  })

  it('says of each person what would happen, and makes what the rep says', async () => {
    const [first, second, third, waiting] = await begin({ undoSeconds: 30 })
    const isKnown = await known('lead')
    const asContact = await known('contact')
    const owner_id = Number(desk.world.rep.adminId)
    const bare = desk.intercom.control.createContact({ role: 'lead', name: 'No Mail', owner_id })
    const same = desk.intercom.control.createContact({ role: 'lead', name: 'Same', email: first!.email!, owner_id })
    await desk.run('sync.now', {})
    for (const personId of [bare, same]) {
      await until('the new people', async () => (await desk.core.run('people.get', { personId })).ok)
    }
    await createLead(desk, waiting!.id)
    const all = [...ids([first!, second!, isKnown, asContact, waiting!]), bare, same, 'nobody']
    const plan = await planOf(desk, all, { choices: { [second!.id]: false } })
    expect(plan.rows.map((row) => [row.verdict, row.included])).toEqual([
      ['create', true],
      ['create', false],
      ['existing', false],
      ['existing', false],
      ['pending', false],
      ['no_email', false],
      ['same_email', false],
      ['gone', false],
    ])
    expect(plan.counts).toMatchObject({ create: 1, existing: 2, pending: 2, cannot: 2 })
    expect(plan.rows[2]!.existing[0]).toMatchObject({ object: 'Lead', url: expect.any(String) })
    expect(plan.rows[5]!.lastName).toEqual({ text: 'Mail', placeholder: false })
    expect(plan.rows[5]!.company).toEqual({ text: '[not provided]', placeholder: true })
    expect(plan.fields.map((field) => field.name)).toEqual(['LeadSource', 'OwnerId', 'Status'])

    // Who is in Salesforce already gets another one only where the rep says so, and then without being asked again.
    const before = leadCounts(desk, [isKnown])[0]!
    const { group } = await createMany(desk, all, {
      choices: { [second!.id]: false, [isKnown.id]: true },
      values: { Status: 'Working - Contacted', OwnerId: '' },
    })
    expect(group).toMatchObject({ total: 2, waiting: 2, canStop: 2, heldUntil: expect.any(Number) })
    await through(desk, group.groupId)
    expect(leadCounts(desk, [first!, second!, isKnown])).toEqual([1, 0, before + 1])
    expect(leadsOf(desk, first!.email!)[0]).toMatchObject({ Status: 'Working - Contacted' })
    expect(third).toBeDefined()
  })

  it('is undone as one, and what has not left can be stopped', async () => {
    const people = (await begin({ undoSeconds: 20 })).slice(0, 12)
    const { group } = await createMany(desk, ids(people))
    const undone = await desk.run('leads.changeGroup', { groupId: group.groupId, change: 'stop' })
    expect(undone).toMatchObject({ changed: 12, group: { stopped: 12, waiting: 0, canStop: 0, heldUntil: null } })
    expect(leadCounts(desk, people)).toEqual(people.map(() => 0))
    // The same people can be made after that.
    cutNetwork(desk, true)
    const again = await createMany(desk, ids(people))
    await until('the undo time is over', async () => {
      const { group: now } = await desk.run('leads.group', { groupId: again.group.groupId })
      return now.heldUntil === null && now.canStop === 12
    })
    const stopped = await desk.run('leads.changeGroup', { groupId: again.group.groupId, change: 'stop' })
    expect(stopped).toMatchObject({ changed: 12, group: { stopped: 12 } })
    cutNetwork(desk, false)
    await outboxEmpty(desk)
    expect(leadCounts(desk, people)).toEqual(people.map(() => 0))
  })

  it('loses and doubles nobody when answers are lost in the middle, whatever is cut, and the app is quit', async () => {
    const people = (await begin({ people: 520 })).slice(0, 120)
    for (const effect of [
      { kind: 'cut-after' },
      { kind: 'cut-before' },
      { kind: 'cut-body' },
      { kind: 'truncated-json' },
      { kind: 'status-after', status: 503 },
      { kind: 'html', status: 502 },
    ] as const) {
      desk.salesforce.faults.add({ ...MAKING, effect })
    }
    const { group } = await createMany(desk, ids(people))
    await until('a lost answer', () => desk.salesforce.requests.some((one) => one.fault !== undefined))
    await desk.restart()
    const { group: end, failed } = await through(desk, group.groupId)
    expect(failed).toEqual([])
    expect(end).toMatchObject({ done: 120, total: 120 })
    expect(leadCounts(desk, people)).toEqual(people.map(() => 1))
    // Looked up together, too: three bunches, six faults, two looks after each.
    expect(callsAbout(desk, people).length).toBeLessThan(60)
  })

  it('queued offline it goes out once; whoever is in Salesforce by then is asked about, not doubled', async () => {
    const people = (await begin()).slice(0, 20)
    const [overtaken, ...others] = people
    desk.salesforce.setNetworkDown(true)
    const owner_id = Number(desk.world.rep.adminId)
    const email = 'nobody-asked@about.example'
    const fresh = desk.intercom.control.createContact({ role: 'lead', name: 'Fresh', email, owner_id })
    await desk.run('sync.now', {})
    await until('the new person', async () => (await desk.core.run('people.get', { personId: fresh })).ok)
    const plan = await planOf(desk, [...ids(people), fresh])
    expect(plan.counts).toMatchObject({ create: 21, toLookUp: 1 })
    expect(plan.rows.at(-1)).toMatchObject({ verdict: 'create', toLookUp: true, reason: expect.any(String) })
    expect(await refused(desk.run('leads.lookUp', { personIds: [fresh] }))).toMatchObject({ code: 'offline' })
    const { group } = await createMany(desk, [...ids(people), fresh])
    desk.salesforce.control.create('Lead', { LastName: 'Colleague', Company: 'Co', Email: overtaken!.email! })
    await desk.restart()
    desk.salesforce.setNetworkDown(false)
    const { group: end, failed } = await through(desk, group.groupId)
    expect(end).toMatchObject({ done: 20, needsYou: 1, total: 21, canRetry: 0 })
    expect(failed).toMatchObject([{ code: 'duplicate', personId: overtaken!.id, canCreateAnyway: true }])
    expect(failed[0]!.duplicates).toMatchObject([{ object: 'Lead', name: expect.stringContaining('Colleague') }])
    expect(leadCounts(desk, others)).toEqual(others.map(() => 1))
    expect([leadsOf(desk, overtaken!.email!).length, leadsOf(desk, email).length]).toEqual([1, 1])
    const { id: itemId, duplicates } = failed[0]!
    const choice = { use: 'existing', recordId: duplicates[0]!.id } as const
    expect(await desk.run('outbox.resolveDuplicate', { itemId, choice })).toMatchObject({ state: 'done' })
    expect(leadsOf(desk, overtaken!.email!)).toHaveLength(1)
  })

  it('looks up in one call whom nobody asked about yet', async () => {
    await begin({ people: 60 })
    desk.salesforce.setNetworkDown(true)
    const owner_id = Number(desk.world.rep.adminId)
    const made = [1, 2, 3].map((n) =>
      desk.intercom.control.createContact({ role: 'lead', name: `N ${n}`, email: `n${n}@new.example`, owner_id }),
    )
    desk.salesforce.control.create('Lead', { LastName: 'There', Company: 'Co', Email: 'n2@new.example' })
    await desk.run('sync.now', {})
    for (const personId of made) {
      await until('the new people', async () => (await desk.core.run('people.get', { personId })).ok)
    }
    expect((await planOf(desk, made)).counts).toMatchObject({ create: 3, toLookUp: 3 })
    desk.salesforce.setNetworkDown(false)
    await desk.run('leads.lookUp', { personIds: made })
    expect((await planOf(desk, made)).rows.map((row) => [row.verdict, row.toLookUp])).toEqual([
      ['create', false],
      ['existing', false],
      ['create', false],
    ])
  })

  it('one value for all fills what this org needs; a validation rule refuses one of many', async () => {
    const people = (
      await begin({
        prepare() {
          desk.salesforce.settings.layouts = [{ object: 'Lead', required: ['Industry'] }]
        },
      })
    ).slice(0, 15)
    const missing = await planOf(desk, ids(people))
    expect(missing.counts).toMatchObject({ create: 0, missing: 15 })
    expect(missing.rows[0]!.reason).toBe('Industry is needed.')
    expect(missing.fields.find((field) => field.name === 'Industry')).toMatchObject({ missingFor: 15, required: true })
    const wrong = await planOf(desk, ids(people), { values: { Industry: 'Banking', Company: 'All the same' } })
    expect(Object.keys(wrong.problems)).toEqual(['Company'])

    const refusedName = leadName(people[7]!)
    desk.salesforce.control.addValidationRule({
      object: 'Lead',
      name: 'Nobody of this name',
      field: 'LastName',
      when: { field: 'LastName', is: refusedName },
      message: 'This name is not allowed',
    })
    const { group } = await createMany(desk, ids(people), { values: { Industry: 'Banking' } })
    const { group: end, failed } = await through(desk, group.groupId)
    const same = people.filter((one) => leadName(one) === refusedName)
    expect(end).toMatchObject({ done: 15 - same.length, needsYou: same.length, canRetry: same.length })
    expect(failed[0]).toMatchObject({ code: 'validation', fields: { LastName: 'This name is not allowed' } })
    // Tried again as it is, it fails again; corrected, it goes.
    await desk.run('leads.changeGroup', { groupId: group.groupId, change: 'retry' })
    expect((await through(desk, group.groupId)).group.needsYou).toBe(same.length)
    for (const { id: itemId, values } of failed) {
      await desk.run('outbox.edit', { itemId, values: { ...values, LastName: 'Allowed' } })
    }
    expect((await through(desk, group.groupId)).group).toMatchObject({ done: 15, needsYou: 0 })
    expect(leadCounts(desk, people)).toEqual(people.map(() => 1))
    expect(leadsOf(desk, people[0]!.email!)[0]).toMatchObject({ Industry: 'Banking' })
  })

  it('a duplicate rule’s refusal comes with the records, though a collection’s answer does not name them', async () => {
    const people = (await begin({ prepare: blocking })).slice(0, 10)
    function blocking(): void {
      desk.salesforce.settings.duplicateRules.Lead.onCreate = 'Block'
    }
    const isKnown = await known('lead')
    const contact = await known('contact')
    const both = [isKnown, contact]
    const before = leadCounts(desk, both)
    const { group } = await createMany(desk, ids([...both, ...people]), {
      choices: Object.fromEntries(both.map((one) => [one.id, true])),
    })
    const { group: end, failed } = await through(desk, group.groupId)
    expect(end).toMatchObject({ done: 10, needsYou: 2, canRetry: 0 })
    expect(failed.map((item) => [item.code, item.canCreateAnyway, item.duplicates.length > 0])).toEqual([
      ['duplicate', false, true],
      ['duplicate', false, true],
    ])
    expect(leadCounts(desk, both)).toEqual(before)
    expect(leadCounts(desk, people)).toEqual(people.map(() => 1))
  })

  it('queues 200 as one group that can be stopped until it leaves', async () => {
    const people = (await begin({ people: 900, undoSeconds: 60 })).slice(0, 200)
    expect(people).toHaveLength(200)
    await desk.run('sync.pause', {})
    cutNetwork(desk, true)
    const { group } = await createMany(desk, ids(people))
    expect(group).toMatchObject({ total: 200, canStop: 200 })
    expect(group.heldUntil).not.toBeNull()
  })

  it('takes at most 200, with a message that says so', async () => {
    await begin({ people: 40 })
    const many = Array.from({ length: 201 }, (_, at) => `p${at}`)
    expect(await refused(planOf(desk, many))).toMatchObject({
      code: 'validation',
      fields: { personIds: expect.stringContaining('At most 200 Leads') },
    })
  })
})

const leadName = (person: PersonRow): string => person.displayName.trim().split(/\s+/).at(-1) ?? ''
