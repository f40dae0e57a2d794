import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PersonRow } from '../../../src/contract/models'
import { anotherDesk, type AnotherDesk } from '../../builders/anotherDesk'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { attention, done } from '../conversations/room'
import { begin, book, ledgerOf, LEADS, newLead, people, reachable, send, sentTo, through, written } from './lib'

/** Never twice: a message cannot be taken back, so what cannot be proved sent is asked about, not sent again. */
let desk: Desk

async function start(): Promise<PersonRow[]> {
  desk = await createDesk({ people: 60, bookShare: 0.4, speed: 60, undoSeconds: 0 })
  await desk.connectIntercom()
  await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  return reachable(desk)
}

/** Never twice: a message cannot be taken back, so what cannot be proved sent is asked about, not sent again. */
describe('a message is never sent twice', { timeout: 120_000 }, () => {
  let all: PersonRow[]
  beforeAll(async () => {
    all = await start()
  }, 120_000)
  afterAll(() => desk.stop())
  afterEach(() => {
    desk.intercom.faults.clear()
    Object.assign(desk.intercom.settings, { conversationIndexLagSeconds: 0, contactIndexLagSeconds: 0 })
  })
  /** Somebody whom no other test writes to. */
  const next = (): PersonRow => all.shift()!
  const MESSAGES = { method: 'POST', path: '/messages$' }
  const itemOf = async (messageId: string): Promise<string> => (await ledgerOf(desk, messageId))[0]!.itemId!

  test('it arrived, the answer did not: it is found', async () => {
    for (const kind of ['cut-after', 'cut-body', 'truncated-json'] as const) {
      const person = next()
      desk.intercom.faults.add({ ...MESSAGES, effect: { kind } })
      const { id } = await send(desk, written({ audience: people(person), channel: 'in_app' }))
      expect((await through(desk, id, 1)).counts).toMatchObject({ sent: 1 })
      expect((await ledgerOf(desk, id))[0]!.conversationId).not.toBeNull()
      expect(sentTo(desk, person.id)).toHaveLength(1)
    }
  })

  test('it did not arrive and that cannot be proved: the rep is asked, and says so', async () => {
    const [first, other] = [next(), next()]
    const before = desk.intercom.control.messages().length
    desk.intercom.faults.add({ ...MESSAGES, times: 2, effect: { kind: 'cut-before' } })
    const { id } = await send(desk, written({ audience: people(first, other) }))
    expect((await through(desk, id, 2)).counts).toMatchObject({ asked: 2, sent: 0 })
    expect(desk.intercom.control.messages()).toHaveLength(before)
    const items = (await ledgerOf(desk, id)).map((row) => row.itemId!)
    expect(await desk.run('outbox.get', { itemId: items[0]! })).toMatchObject({ asksIfArrived: true, canRetry: false })
    // Trying all again does not touch what may have arrived.
    await desk.run('messages.change', { messageId: id, change: 'retry' })
    expect((await desk.run('messages.get', { messageId: id })).counts).toMatchObject({ asked: 2 })
    await desk.run('outbox.settleUnknown', { itemId: items[0]!, arrived: false })
    await desk.run('outbox.settleUnknown', { itemId: items[1]!, arrived: true })
    expect((await through(desk, id, 2)).counts).toMatchObject({ asked: 0, sent: 2 })
    expect(desk.intercom.control.messages()).toHaveLength(before + 1)
  })

  test('it arrived, and search does not know it yet: asked, not sent again', async () => {
    const person = next()
    desk.intercom.settings.conversationIndexLagSeconds = 600
    desk.intercom.faults.add({ ...MESSAGES, effect: { kind: 'cut-after' } })
    const { id } = await send(desk, written({ audience: people(person) }))
    expect(await attention(desk, await itemOf(id))).toMatchObject({ asksIfArrived: true })
    expect(sentTo(desk, person.id)).toHaveLength(1)
  })

  test('the same words sent twice on purpose are two, each with its own conversation', async () => {
    const person = next()
    const one = await send(desk, written({ audience: people(person) }))
    await through(desk, one.id, 1)
    desk.intercom.faults.add({ ...MESSAGES, effect: { kind: 'cut-after' } })
    const two = await send(desk, written({ audience: people(person) }))
    await through(desk, two.id, 1)
    const conversations = [
      (await ledgerOf(desk, one.id))[0]!.conversationId,
      (await ledgerOf(desk, two.id))[0]!.conversationId,
    ]
    expect(new Set(conversations).size).toBe(2)
    expect(sentTo(desk, person.id)).toHaveLength(2)
  })

  test('a test goes to the contact with the rep’s own email, who is made once where there is none', async () => {
    const { email, contact } = await desk.run('messages.testContact', {})
    expect(contact).toBeNull()
    const content = written({ audience: LEADS })
    const input = { content, personId: null, create: false }
    expect(await attention(desk, (await desk.run('messages.test', input)).id)).toMatchObject({ code: 'not_found' })
    desk.intercom.settings.contactIndexLagSeconds = 1
    desk.intercom.faults.add({ method: 'POST', path: '/contacts$', effect: { kind: 'cut-after' } })
    const item = await desk.run('messages.test', { ...input, create: true })
    await done(desk, item.id)
    const { contact: made } = await desk.run('messages.testContact', {})
    expect(made).not.toBeNull()
    expect(email).not.toBe('')
    expect(sentTo(desk, made!.id)).toHaveLength(1)
    expect(desk.intercom.requests.filter((one) => one.method === 'POST' && one.url === '/contacts')).not.toHaveLength(0)
  })
})

/** The same words by another computer, or by an earlier life of this one. */
describe('a dynamic message goes out once, whoever sends it', { timeout: 120_000 }, () => {
  let second: AnotherDesk | null = null
  afterEach(async () => {
    await second?.stop()
    second = null
    await desk.stop()
  })

  test('two computers of the rep with the same introduction: each person gets one', async () => {
    const leads = (await start()).filter((row) => row.role === 'lead')
    second = await anotherDesk(desk)
    const other = second
    await other.run('settings.update', { undoSeconds: 0 })
    await until('its first sync', async () => (await other.run('sync.status', {})).state === 'idle', 60_000)
    await until('the same book', async () => (await book(other)).length === (await book(desk)).length, 60_000)
    const content = written({ audience: LEADS })
    const [mine, theirs] = await Promise.all([begin(desk, content), begin(other, content)])
    const fresh = await newLead(desk, 'Ana Ruiz')
    await other.run('sync.now', {})
    const all = [...leads.map((one) => one.id), fresh]
    await Promise.all([through(desk, mine.id, all.length), through(other, theirs.id, all.length)])
    expect(all.map((id) => sentTo(desk, id).length).filter((count) => count > 1)).toEqual([])
    // Who met the other one's claim, or its message, says so; where neither went on, both ask.
    const [here, there] = await Promise.all([ledgerOf(desk, mine.id), ledgerOf(other, theirs.id)])
    for (const id of all) {
      const states = [here, there].map((rows) => rows.find((row) => row.personId === id)!.state)
      if (sentTo(desk, id).length === 0) expect(states).toEqual(['asked', 'asked'])
      else expect(states.some((state) => state === 'sent')).toBe(true)
    }
  })

  test('an event that Intercom has not taken in is no claim yet: it is sent when it is', async () => {
    await start()
    desk.intercom.settings.eventLagSeconds = 1
    const { id } = await begin(desk, written({ audience: LEADS }), 'now')
    const ana = await newLead(desk, 'Ana Ruiz')
    await through(desk, id, 1)
    expect(sentTo(desk, ana)).toHaveLength(1)
    const events = desk.intercom.control.events(ana)
    expect(events.length).toBeGreaterThan(0)
  })

  test('an earlier life of this computer has sent it: who has it is found, whatever they are called now', async () => {
    const [person] = (await start()).filter((row) => row.role === 'lead')
    const earlier = await send(desk, written({ audience: people(person!) }))
    await through(desk, earlier.id, 1)
    desk.intercom.control.updateContact({ contactId: person!.id, name: 'Somebody Else' })
    const { id } = await begin(desk, written({ audience: LEADS }))
    await through(desk, id, 1)
    const row = (await ledgerOf(desk, id)).find((one) => one.personId === person!.id)
    expect(row?.state).toBe('elsewhere')
    expect(sentTo(desk, person!.id)).toHaveLength(1)
  })
})
