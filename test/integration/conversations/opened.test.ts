import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { shown } from './room'

/** New messages appear while a conversation is open (issue 4, section 3): in real time, with a look every 150 ms here. */
describe('the conversation that is open', { timeout: 60_000 }, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await createDesk({ people: 40, bookShare: 0.7, speed: 1 })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  }, 90_000)
  afterAll(() => desk.stop())

  test('shows what comes in within a look, long before the poll of everything that changed', async () => {
    // One from before: what is new is looked at all the time.
    const { rows } = await desk.run('conversations.list', { view: 'people', limit: 1000 })
    const conversationId = rows.at(-1)!.id
    await desk.run('app.setFront', { conversationId })
    desk.intercom.control.contactReplies({ conversationId, body: 'One more thing' })
    await until(
      'the new words',
      async () => (await shown(desk, conversationId)).parts.some((part) => part.bodyText === 'One more thing'),
      5_000,
    )
    // Nobody looks at it any more: it is not asked for again and again.
    await desk.run('app.setFront', { conversationId: null })
    const asked = (): number =>
      desk.intercom.requests.filter(({ method, url }) => method === 'GET' && url === `/conversations/${conversationId}`)
        .length
    const polls = (): number =>
      desk.intercom.requests.filter(({ url }) => url.startsWith('/conversations/search')).length
    const morePolls = async (some: number): Promise<void> => {
      const from = polls()
      await until('some polls more', () => polls() > from + some)
    }
    await morePolls(5)
    const before = asked()
    await morePolls(8)
    expect(asked() - before).toBe(0)
  })
})
