import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { salesforceSettled } from '../../builders/salesforceSync'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

describe('the notice at the end of the first sync', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const arrived = async () => (await desk.run('sync.status', {})).arrived
  const told = () => desk.notifier.shown.filter((one) => one.key === 'firstSync')
  const comes = () => until('the notice', async () => (await arrived()) !== null, 60_000)

  it('says once what both services brought, in the window alone while that is in front', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    await salesforceSettled(desk)
    await comes()
    const notice = await arrived()
    const { bookTotal } = await desk.run('book.list', { filter: {}, limit: 1 })
    expect(notice?.title).toMatch(/^First sync finished in /)
    expect(notice?.text).toContain(`${bookTotal} people`)
    for (const kind of ['conversations', 'Lead', 'Contact', 'Account', 'Task']) expect(notice?.text).toContain(kind)
    const several = await desk.run('book.list', { filter: { match: ['several'] }, limit: 1 })
    expect(notice?.next).toBe(several.total > 0 ? 'chooseMatches' : 'openBook')
    expect(told()).toEqual([])

    await desk.run('sync.arrivedSeen', {})
    expect(await arrived()).toBeNull()
    await desk.restart()
    await desk.run('sync.now', {})
    await salesforceSettled(desk)
    expect(await arrived()).toBeNull()
    expect(told()).toEqual([])
  }, 90_000)

  it('is an OS notification where the window is not in front, and waits for the window over a restart', async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 10 })
    desk.core.setFocused(false)
    await desk.connectIntercom()
    await comes()
    expect(told()).toHaveLength(1)
    expect(told()[0]).toMatchObject({ place: { kind: 'book' } })
    expect(told()[0]?.body).toContain('Connect Salesforce')
    const before = await arrived()

    await desk.restart()
    expect(await arrived()).toEqual(before)
    await desk.run('sync.arrivedSeen', {})

    // Salesforce, connected later, has an end of its own.
    await desk.connectSalesforce()
    await comes()
    expect((await arrived())?.title).toMatch(/^First sync of Salesforce finished/)
    expect(told()).toHaveLength(1)
  }, 90_000)

  it('waits for Salesforce over a restart in the middle, and tells the whole of it', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 10 })
    desk.salesforce.faults.add({ path: '/query', times: -1, effect: { kind: 'status', status: 503 } })
    desk.salesforce.faults.add({ path: '/composite', times: -1, effect: { kind: 'status', status: 503 } })
    await desk.connectSalesforce()
    await desk.connectIntercom()
    await until('Intercom first', async () => (await desk.run('sync.status', {})).state !== 'first_sync', 60_000)
    expect(await arrived()).toBeNull()
    await desk.restart()
    expect(await arrived()).toBeNull()
    desk.salesforce.faults.clear()
    await desk.run('sync.now', {})
    await comes()
    expect((await arrived())?.text).toMatch(/people, .* Lead/)
  }, 90_000)
})
