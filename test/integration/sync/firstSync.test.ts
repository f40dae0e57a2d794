import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

describe('the first sync', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('goes on where it was over restarts, pause and resume: counts never fall, no page comes twice', async () => {
    desk = await createDesk({ people: 500, bookShare: 0.9, undoSeconds: 0, speed: 10 })
    for (const path of ['/contacts/search', '/conversations'])
      desk.intercom.faults.add({ path, times: -1, effect: { kind: 'latency', ms: 4 } })
    await desk.connectIntercom()
    let most = 0
    let restarts = 0
    const look = async (): Promise<string> => {
      const status = await desk.run('sync.status', {})
      if (status.state === 'idle') return 'idle'
      // A look during the start of a run may see it before its first row, never below what was reached.
      expect(status.done).toBeGreaterThanOrEqual(most)
      most = Math.max(most, status.done)
      return status.state
    }
    await until(
      'the end',
      async () => {
        const before = most
        const state = await look()
        if (state === 'idle') return true
        if (most > before + 60 && restarts < 4) {
          restarts += 1
          if (restarts === 2) {
            await desk.run('sync.pause', {})
            await until('paused', async () => (await desk.run('sync.status', {})).state === 'paused')
            await desk.run('sync.resume', {})
          } else await desk.restart()
        }
        return false
      },
      60_000,
    )
    expect(restarts).toBeGreaterThanOrEqual(2)
    const walk = desk.intercom.requests.filter(
      (one) => one.url === '/conversations/search' && one.body.includes('contact_ids'),
    )
    const again = walk.length - new Set(walk.map((one) => one.body)).size
    // One batch is three requests; only what was under way at a stop is asked for again.
    expect(again).toBeLessThanOrEqual(3 * (restarts + 1))
    expect((await desk.run('conversations.list', { view: 'unread' })).total).toBe(0)
  }, 90_000)

  it('takes long: what is deleted in the middle of it leaves the cache at its end', async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 20 })
    // Five have come whole, the others do not yet, so that the first sync goes on.
    const whole = /\/conversations\/([0-9]+)$/
    desk.intercom.faults.add({ path: whole.source, skip: 5, times: -1, effect: { kind: 'status', status: 500 } })
    await desk.connectIntercom()
    const asked = (): string[] => desk.intercom.requests.flatMap((one) => whole.exec(one.url)?.[1] ?? [])
    const cached = async (): Promise<string[]> =>
      (await desk.run('conversations.list', { view: 'all' })).rows.map((one) => one.id)
    await until('the sixth is asked for', () => asked().length > 5)
    const conversationId = asked()[0]!
    desk.intercom.control.deleteConversation({ conversationId })
    desk.simClock.advance(3_600_000)
    expect(await cached()).toContain(conversationId)
    desk.intercom.faults.clear()
    await until('it is gone', async () => !(await cached()).includes(conversationId), 20_000)
  }, 60_000)

  it('paces itself by the rate limit: hardly a 429, and it ends', async () => {
    desk = await createDesk({ people: 100, undoSeconds: 0, speed: 1 })
    desk.intercom.settings.rateLimitPer10s = 60
    await desk.connectIntercom()
    await until('the book', async () => (await desk.run('book.list', { filter: {} })).bookTotal > 0)
    await until('a full window', () => desk.intercom.requests.length >= 50)
    await until('the next window', () => desk.intercom.requests.length >= 75, 25_000)
    const refused = desk.log.filter((one) => one.message === 'Intercom asked to wait').length
    expect(refused).toBeLessThanOrEqual(3)
  }, 60_000)
})
