import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { createJumpingClock } from '../../builders/jumpingClock'
import { inCache } from '../../builders/org'
import { companiesLookedUp, salesforceSettled } from '../../builders/salesforceSync'
import { until } from '../../builders/until'
import { settledDesk, strangersToSalesforce } from '../../builders/work'

describe('Salesforce on a whole desk', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const colleague = (): string => desk.world.salesforce.users.find((user) => !user.isRep && user.IsActive)!.Id
  const lead = (email: string, LastName: string): string =>
    desk.salesforce.control.create('Lead', { LastName, Company: 'Co', Email: email }, colleague())

  it('a double match is settled once, by panel, list and filter; a new double asks again', async () => {
    desk = await createDesk({ people: 80, undoSeconds: 0 })
    await settledDesk(desk)
    await salesforceSettled(desk)
    const person = (await strangersToSalesforce(desk))[0]!
    const [first, second] = [lead(person.email!, 'One'), lead(person.email!, 'Two')]
    const shown = await desk.run('salesforce.refresh', { personId: person.id })
    expect(shown).toMatchObject({ match: 'several', chosenId: null })
    expect(shown.records.map((record) => record.id).sort()).toEqual([first, second].sort())

    const wrong = await desk.core.run('salesforce.chooseMatch', { personId: person.id, recordId: '00Q000000000001AAA' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'not_found' } })
    const chosen = await desk.run('salesforce.chooseMatch', { personId: person.id, recordId: second })
    expect(chosen).toMatchObject({ match: 'lead', chosenId: second })
    const listed = async (): Promise<string> => {
      const { rows } = await desk.run('book.list', { filter: {}, limit: 1000 })
      return rows.find((row) => row.id === person.id)!.match
    }
    expect(await listed()).toBe('lead')
    await desk.restart()
    expect(await listed()).toBe('lead')

    lead(person.email!, 'Three')
    expect(await desk.run('salesforce.refresh', { personId: person.id })).toMatchObject({
      match: 'several',
      chosenId: null,
    })
    expect(await listed()).toBe('several')
    await desk.run('salesforce.chooseMatch', { personId: person.id, recordId: first })
    expect(await listed()).toBe('lead')
    await desk.run('salesforce.chooseMatch', { personId: person.id, recordId: null })
    expect(await listed()).toBe('several')
  }, 60_000)

  it('asks with the focus at most once a minute, and when the network is back', async () => {
    const clock = createJumpingClock(1)
    desk = await createDesk({ people: 60, undoSeconds: 0, clock })
    await settledDesk(desk)
    await salesforceSettled(desk)
    clock.jump(21_000)
    await companiesLookedUp(desk)
    const calls = (): number => desk.salesforce.apiCallsToday
    const before = calls()
    for (let at = 0; at < 5; at++) {
      desk.core.setFocused(false)
      desk.core.setFocused(true)
    }
    await salesforceSettled(desk)
    expect(calls()).toBe(before)
    clock.jump(61_000)
    desk.core.setFocused(true)
    await until('a cycle', () => calls() === before + 2)
    desk.core.setFocused(true)
    await salesforceSettled(desk)
    expect(calls()).toBe(before + 2)
    desk.network.set(false)
    desk.network.set(true)
    await until('another', () => calls() >= before + 4)
  }, 60_000)

  it('finds the people behind the rep’s own records in Intercom, and asks once', async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 20 })
    const rep = desk.world.rep
    const own = (email: string): string =>
      desk.salesforce.control.create('Lead', {
        LastName: 'Own',
        Company: 'Co',
        Email: email,
        OwnerId: rep.salesforceUserId,
      })
    const nobodys = desk.intercom.control.createContact({ role: 'user', email: 'nobodys@else.example', name: 'No' })
    own('nobodys@else.example')
    own('unheard@else.example')
    await settledDesk(desk)
    await salesforceSettled(desk)
    const asked = () =>
      desk.intercom.requests.filter((one) => one.url === '/contacts/search' && one.body.includes('@else.example'))
        .length
    await until('both were asked for', () => asked() >= 2)
    const found = await until('remembered', () =>
      inCache(desk, (store, orgKey) => {
        const rows = store.behind.found(orgKey, rep.salesforceUserId, 100)
        return rows.some((row) => row.email === 'nobodys@else.example') && rows
      }),
    )
    expect(found).toContainEqual(expect.objectContaining({ personId: nobodys, ownerId: null }))
    expect(found.map((row) => row.email)).not.toContain('unheard@else.example')
    const before = asked()
    await desk.run('sync.now', {})
    await salesforceSettled(desk)
    expect(asked()).toBe(before)
  }, 60_000)

  it('is held with the first sync, goes on after a restart, and tells its news', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0 })
    await desk.connectIntercom()
    await desk.run('sync.pause', {})
    await desk.connectSalesforce()
    await until('changes begin', async () => {
      const { streams } = await desk.run('sync.status', {})
      return streams.some((stream) => stream.name.endsWith('/records') && stream.state === 'done')
    })
    await desk.restart()
    const named = async (name: string) =>
      (await desk.run('sync.status', {})).streams.find((stream) => stream.name.endsWith(`/${name}`))
    expect((await named('owned'))?.lastFinishedAt ?? null).toBeNull()
    await desk.run('sync.resume', {})
    await salesforceSettled(desk)
    const related = await named('related')
    expect(related).toMatchObject({ label: 'Salesforce relations', done: related!.total })
    expect(related!.total).toBeGreaterThan(0)

    expect(await desk.run('news.list', {})).toEqual({ rows: [], total: 0, unseen: 0 })
    const { rows } = await desk.run('book.list', { filter: { match: ['lead'] }, limit: 200 })
    const mine = desk.salesforce.control
      .list('Lead')
      .find(
        (row) => row['OwnerId'] === desk.world.rep.salesforceUserId && rows.some((one) => one.email === row['Email']),
      )!
    desk.salesforce.control.update('Lead', String(mine['Id']), { OwnerId: colleague() }, colleague())
    await desk.run('sync.now', {})
    const feed = await until('the news', async () => {
      const list = await desk.run('news.list', {})
      return list.total > 0 && list
    })
    expect(feed.rows[0]).toMatchObject({ kind: 'lost', object: 'Lead', recordId: mine['Id'], seen: false })
    expect(feed.rows[0]!.text).toMatch(/ is no longer yours: reassigned to /)
    expect(rows.map((row) => row.id)).toContain(feed.rows[0]!.personId)
    expect(await desk.run('news.seen', { ids: [feed.rows[0]!.id] })).toEqual({ unseen: feed.unseen - 1 })
  }, 60_000)
})
