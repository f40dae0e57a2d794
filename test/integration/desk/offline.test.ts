import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { createLead, leadsOf, outboxEmpty, partsAt, settledDesk, strangersToSalesforce } from '../../builders/work'

function cutNetwork(desk: Desk, down: boolean): void {
  desk.salesforce.setNetworkDown(down)
  desk.intercom.setNetworkDown(down)
  desk.network.set(!down)
}

/** Cut the network at any time: reading goes on, writing queues, and goes out once, in order, when it is back. */
describe('offline', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('queues a Lead, a reply and a note, survives a restart, and sends each once when the network is back', async () => {
    desk = await createDesk({ people: 150, undoSeconds: 0, speed: 20 })
    await settledDesk(desk)
    const person = (await strangersToSalesforce(desk))[0]!
    const id = desk.intercom.control.contactStarts({ contactId: person.id, body: 'Is the API plan included?' })
    await until('the conversation', async () =>
      (await desk.run('people.conversations', { personId: person.id })).rows.some((row) => row.id === id),
    )
    const before = await desk.run('book.list', { filter: {}, limit: 1000 })

    cutNetwork(desk, true)
    await desk.run('conversations.reply', { conversationId: id, text: 'Yes.' })
    await desk.run('conversations.note', { conversationId: id, text: 'Asked about the API plan.' })
    await desk.run('conversations.reply', { conversationId: id, text: 'On Growth and up.' })
    await createLead(desk, person.id)
    await until('offline', async () => (await desk.run('sync.status', {})).state === 'offline')

    const status = await desk.run('sync.status', {})
    expect(status).toMatchObject({ waitingToSend: 4, needsYou: 0 })
    expect(status.offlineSince).not.toBeNull()
    const last = async (): Promise<unknown[]> =>
      (await desk.run('conversations.get', { conversationId: id })).parts
        .slice(-3)
        .map((part) => [part.kind, part.bodyText, part.sending?.state])
    // The first may have been tried, and whether it arrived is then to be found out.
    await expect.poll(last, { timeout: 15_000 }).toEqual([
      ['message', 'Yes.', expect.stringMatching(/^(queued|unknown)$/u)],
      ['note', 'Asked about the API plan.', 'queued'],
      ['message', 'On Growth and up.', 'queued'],
    ])

    // Still without a network: a restart opens the same cache and the same outbox.
    await desk.restart()
    const after = await desk.run('book.list', { filter: {}, limit: 1000 })
    expect(after.rows.map((row) => row.id)).toEqual(before.rows.map((row) => row.id))
    expect(
      (await desk.run('search.query', { text: person.displayName })).hits.some(
        (hit) => hit.kind === 'person' && hit.id === person.id,
      ),
    ).toBe(true)
    expect((await desk.run('outbox.list', {})).unsent).toBe(4)
    expect(leadsOf(desk, person.email!)).toEqual([])

    cutNetwork(desk, false)
    await outboxEmpty(desk)
    expect(leadsOf(desk, person.email!)).toHaveLength(1)
    expect(partsAt(desk, id).map((part) => part.text)).toEqual([
      'Yes.',
      'Asked about the API plan.',
      'On Growth and up.',
    ])
    await until('reachable again', async () => (await desk.run('sync.status', {})).offlineSince === null)
  }, 60_000)

  it('announces what came while it was closed as one summary, and nothing twice', async () => {
    desk = await createDesk({ people: 150, undoSeconds: 0 })
    await settledDesk(desk)
    const [first, second, third] = (await desk.run('book.list', { filter: {}, limit: 3 })).rows
    desk.intercom.control.contactStarts({ contactId: first!.id, body: 'While open' })
    await until('one notification', () => desk.notifier.shown.length === 1)

    await desk.core.stop()
    // The services' clock moves on while Repdesk is closed; whole seconds count.
    desk.simClock.advance(60_000)
    desk.intercom.control.contactStarts({ contactId: second!.id, body: 'While closed' })
    desk.intercom.control.contactStarts({ contactId: third!.id, body: 'While closed, too' })
    desk.simClock.advance(60_000)
    await desk.restart()
    await until('the summary', () => desk.notifier.shown.length === 2)
    expect(desk.notifier.shown[1]).toMatchObject({ title: '2 new conversations', place: { kind: 'conversations' } })

    await desk.restart()
    const polls = (): number =>
      desk.intercom.requests.filter((one) => one.url === '/conversations/search' && one.body.includes('created_at'))
        .length
    const seen = polls()
    await until('two more polls', () => polls() >= seen + 2)
    expect(desk.notifier.shown).toHaveLength(2)
  }, 60_000)

  it('says "sign in again" for a revoked token, keeps cache and outbox, and resumes by itself', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 20 })
    await settledDesk(desk)
    const person = (await desk.run('book.list', { filter: {}, limit: 1 })).rows[0]!
    const id = desk.intercom.control.contactStarts({ contactId: person.id, body: 'Hello?' })
    await until('the conversation', async () =>
      (await desk.run('people.conversations', { personId: person.id })).rows.some((row) => row.id === id),
    )
    desk.intercom.control.setTokenRevoked(true)
    await desk.run('conversations.reply', { conversationId: id, text: 'Hello!' })
    await until('sign in again', async () => (await desk.run('account.get', {})).intercom?.state === 'sign_in_again')
    expect((await desk.run('sync.status', {})).state).toBe('sign_in_again')
    expect((await desk.run('outbox.list', {})).rows).toMatchObject([{ state: 'queued', summary: 'Hello!' }])
    expect((await desk.run('book.list', { filter: {}, limit: 10 })).total).toBeGreaterThan(0)

    desk.intercom.control.setTokenRevoked(false)
    await desk.connectIntercom()
    await outboxEmpty(desk)
    expect(partsAt(desk, id).map((part) => part.text)).toEqual(['Hello!'])
  }, 60_000)
})
