import { afterEach, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { begin, book, ledgerOf, LEADS, newLead, onDesk, reachable, sentTo, through, written } from './lib'

/** Whoever comes to match gets it once, ever (article "owners": introduce yourself to every new lead you own). */
describe('a dynamic message', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function start(people = 60): Promise<void> {
    desk = await createDesk({ people, bookShare: 0.4, speed: 60, undoSeconds: 0 })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  }
  const got = (personId: string): Promise<string[]> =>
    until('the message', () => sentTo(desk, personId).length > 0 && sentTo(desk, personId), 30_000)
  const intro = written({ audience: LEADS })

  test('only people from now on: each new lead gets it once, whatever else becomes of them', async () => {
    await start()
    const message = await begin(desk, intro, 'now')
    expect(message).toMatchObject({ state: 'running', counts: { waiting: 0, sent: 0 } })
    expect(message.counts.before).toBeGreaterThan(5)
    const ana = await newLead(desk, 'Ana Ruiz')
    expect(await got(ana)).toEqual(['Hi Ana,\n\nI look after you from now on.'])
    // Users do not match, nor do leads without an address; one who gets an address does.
    const user = await newLead(desk, 'Uma User', { role: 'user' })
    const bare = await newLead(desk, 'Bo Bare', { email: undefined })
    await onDesk(desk, bare)
    desk.intercom.control.updateContact({ contactId: bare, email: 'bo@new.example' })
    await desk.run('sync.now', {})
    expect(await got(bare)).toEqual(['Hi Bo,\n\nI look after you from now on.'])
    // Somebody else's, back again, renamed: once, ever.
    const other = desk.world.intercom.admins[1]!.id
    desk.intercom.control.reassignOwner({ contactId: ana, ownerId: other })
    await desk.run('sync.now', {})
    await until('gone', async () => !(await book(desk)).some((row) => row.id === ana), 30_000)
    desk.intercom.control.reassignOwner({ contactId: ana, ownerId: desk.world.rep.adminId })
    desk.intercom.control.updateContact({ contactId: ana, name: 'Anna Maria' })
    await desk.run('sync.now', {})
    await until('back', async () => (await book(desk)).some((row) => row.id === ana), 30_000)
    await desk.restart()
    const last = await newLead(desk, 'Last One')
    await got(last)
    await through(desk, message.id, 3)
    expect([ana, bare, last].map((id) => sentTo(desk, id).length)).toEqual([1, 1, 1])
    expect(sentTo(desk, user)).toEqual([])
    const ledger = (await ledgerOf(desk, message.id)).filter((row) => row.state === 'sent')
    expect(ledger.map((row) => row.personId).sort()).toEqual([ana, bare, last].sort())
    expect(ledger.every((row) => row.at > 0 && row.conversationId !== null)).toBe(true)
    // Nobody of before.
    expect(desk.intercom.control.messages()).toHaveLength(3)
  })

  test('everybody who matches gets it, and who comes later; paused nobody does, and resumed those do', async () => {
    await start()
    const leads = (await reachable(desk)).filter((row) => row.role === 'lead')
    cutNetwork(desk, true)
    const message = await begin(desk, intro)
    await until(
      'all are waiting',
      async () => (await desk.run('messages.get', { messageId: message.id })).counts.waiting === leads.length,
    )
    // What has not left comes back.
    const paused = await desk.run('messages.pause', { messageId: message.id })
    expect(paused).toMatchObject({ state: 'paused', counts: { stopped: 0 } })
    cutNetwork(desk, false)
    // Those that were just being tried, too.
    await through(desk, message.id)
    const late = await newLead(desk, 'Late One')
    await onDesk(desk, late)
    expect(desk.intercom.control.messages()).toEqual([])
    const odd = (await ledgerOf(desk, message.id)).filter((row) => row.state !== 'skipped')
    expect(odd).toEqual([])
    const plan = await desk.run('messages.plan', { messageId: message.id, content: intro })
    expect(plan).toMatchObject({ receive: leads.length + 1, had: 0 })
    await desk.run('messages.start', { messageId: message.id, from: 'everybody' })
    await through(desk, message.id, leads.length + 1)
    expect([...leads.map((one) => one.id), late].map((id) => sentTo(desk, id).length)).toEqual([
      ...leads.map(() => 1),
      1,
    ])
    // Resumed for people from then on, whoever came meanwhile is not written to.
    await desk.run('messages.pause', { messageId: message.id })
    const between = await newLead(desk, 'Bea Tween')
    await onDesk(desk, between)
    await desk.run('messages.start', { messageId: message.id, from: 'now' })
    const after = await newLead(desk, 'Al Fter')
    await got(after)
    expect(sentTo(desk, between)).toEqual([])
    expect(await refused(desk.run('messages.start', { messageId: message.id, from: 'now' }))).toMatchObject({
      code: 'conflict',
    })
  })

  test('a kill between two steps loses and doubles nobody', async () => {
    await start(90)
    const leads = (await reachable(desk)).filter((row) => row.role === 'lead')
    const { id } = await begin(desk, intro)
    for (let round = 0; round < 3; round++) {
      await until('some have left', () => desk.intercom.control.messages().length > round * 2)
      await desk.restart()
    }
    await until(
      'all',
      async () => {
        const { counts } = await desk.run('messages.get', { messageId: id })
        // What was on its way when the process ended and is not found is asked about, never sent again.
        for (const row of await ledgerOf(desk, id)) {
          if (row.state !== 'asked') continue
          await desk.run('outbox.settleUnknown', {
            itemId: row.itemId!,
            arrived: sentTo(desk, row.personId).length > 0,
          })
        }
        return counts.waiting === 0 && counts.sent + counts.elsewhere === leads.length
      },
      60_000,
    )
    expect(leads.map((one) => sentTo(desk, one.id).length)).toEqual(leads.map(() => 1))
  })

  test('nothing is started before those who match are known: they would all seem to come', async () => {
    desk = await createDesk({ people: 40, bookShare: 0.4, speed: 60, undoSeconds: 0 })
    desk.intercom.faults.add({
      method: 'POST',
      path: '/contacts/search',
      times: -1,
      effect: { kind: 'status', status: 500 },
    })
    await desk.connectIntercom()
    expect((await refused(begin(desk, intro))).message).toContain('still being read')
    desk.intercom.faults.clear()
    await desk.run('sync.now', {})
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    const [segment] = (await desk.run('segments.fields', {})).intercomSegments
    const value = segment?.id ?? 'nobody-knows'
    const inSegment = {
      join: 'all' as const,
      parts: [{ field: 'segment' as const, test: { op: 'is' as const, value } }],
    }
    const bySegment = written({ audience: { by: 'filter', filter: inSegment } })
    if (segment) expect((await refused(begin(desk, bySegment))).message).toContain('being read')
    expect((await begin(desk, intro, 'now')).state).toBe('running')
  })

  test('changing the words while it is paused changes what comes after; while it runs they stay', async () => {
    await start()
    const message = await begin(desk, intro, 'now')
    const content = { ...intro, mode: 'dynamic' as const, body: 'Welcome, {first_name|you}. I am here for you.' }
    expect(await refused(desk.run('messages.save', { messageId: message.id, content }))).toMatchObject({
      code: 'conflict',
    })
    await desk.run('messages.pause', { messageId: message.id })
    await desk.run('messages.save', { messageId: message.id, content })
    await desk.run('messages.start', { messageId: message.id, from: 'now' })
    expect(await got(await newLead(desk, 'Cy New'))).toEqual(['Welcome, Cy. I am here for you.'])
    expect((await book(desk)).length).toBeGreaterThan(0)
  })
})
