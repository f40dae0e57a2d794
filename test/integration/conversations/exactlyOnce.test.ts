import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OutboxItem } from '../../../src/contract/models'
import { anotherDesk } from '../../builders/anotherDesk'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { attention, done, newConversation, partTypes, shown, there, writesTo } from './room'

/** Exactly once, and what both sides change (DESIGN: writes; the API has neither idempotency keys nor compare-and-set). */
describe(
  'a change of where a conversation stands, when something is lost or somebody else is there',
  { timeout: 60_000 },
  () => {
    let desk: Desk
    let people: string[]
    const rep = (): string => desk.world.rep.adminId
    const other = (): { id: string; name: string } => desk.world.intercom.admins.find((one) => one.id !== rep())!
    const talk = (): Promise<string> => newConversation(desk, people.shift()!)
    const hour = (hours: number): number => Math.floor(desk.simClock.now() / 1000) * 1000 + hours * 3_600_000
    const tagId = async (conversationId: string): Promise<string> =>
      (await desk.run('conversations.choices', { conversationId })).tags[0]!.id

    beforeAll(async () => {
      desk = await createDesk({ people: 120, bookShare: 0.7, speed: 30, undoSeconds: 0 })
      await settledDesk(desk)
      const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
      people = rows.map((row) => row.id)
    }, 90_000)
    afterEach(() => {
      cutNetwork(desk, false)
      desk.intercom.faults.clear()
    })
    afterAll(() => desk.stop())

    test.each(['cut-after', 'cut-before', 'truncated-json', 'status-after'] as const)(
      'an answer lost by %s: each change stands once all the same',
      async (kind) => {
        const conversationId = await talk()
        const tag = await tagId(conversationId)
        const ways: [string, string, () => Promise<OutboxItem>][] = [
          ['POST', '/parts$', () => desk.run('conversations.snooze', { conversationId, until: { at: hour(30) } })],
          ['POST', '/parts$', () => desk.run('conversations.open', { conversationId })],
          ['POST', '/parts$', () => desk.run('conversations.close', { conversationId })],
          [
            'POST',
            '/parts$',
            () => desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: rep() } }),
          ],
          ['POST', '/tags$', () => desk.run('conversations.tag', { conversationId, tagId: tag, on: true })],
          ['DELETE', '/tags/', () => desk.run('conversations.tag', { conversationId, tagId: tag, on: false })],
        ]
        for (const [method, path, make] of ways) {
          const effect = kind === 'status-after' ? { kind, status: 502 } : { kind }
          desk.intercom.faults.add({ method, path, effect })
          const item = await make()
          await until(
            'done',
            async () => {
              const now = await desk.run('outbox.get', { itemId: item.id })
              if (now.canRetry) await desk.core.run('outbox.retry', { itemId: item.id })
              return now.state === 'done'
            },
            30_000,
          )
        }
        expect(partTypes(desk, conversationId)).toEqual(['snoozed', 'unsnoozed', 'close', 'assign_and_reopen'])
        expect(there(desk, conversationId)).toMatchObject({ state: 'open', tags: { tags: [] } })
      },
    )

    test('a lost answer is told from what somebody else did afterwards: it is not written again', async () => {
      const conversationId = await talk()
      desk.intercom.faults.add({ method: 'POST', path: '/parts$', effect: { kind: 'cut-after' } })
      const item = await desk.run('conversations.close', { conversationId })
      await until('lost', async () => (await desk.run('outbox.get', { itemId: item.id })).state === 'unknown')
      desk.intercom.control.adminOpens({ conversationId, adminId: other().id })
      await done(desk, item.id)
      expect(partTypes(desk, conversationId)).toEqual(['close', 'open'])
      expect(await shown(desk, conversationId)).toMatchObject({ state: 'open' })
    })

    test('a tag that somebody takes off just before is off', async () => {
      const conversationId = await talk()
      const tag = await tagId(conversationId)
      await desk.run('conversations.tag', { conversationId, tagId: tag, on: true })
      await outboxEmpty(desk)
      desk.intercom.faults.add({
        method: 'DELETE',
        path: '/tags/',
        effect: {
          kind: 'status-after',
          status: 404,
          body: { type: 'error.list', errors: [{ code: 'tag_not_found', message: 'Tag not found' }] },
        },
      })
      const item = await desk.run('conversations.tag', { conversationId, tagId: tag, on: false })
      await done(desk, item.id)
      expect((await shown(desk, conversationId)).tags).toEqual([])
    })

    test('what is so already is not written', async () => {
      const conversationId = await talk()
      cutNetwork(desk, true)
      const item = await desk.run('conversations.close', { conversationId })
      desk.intercom.control.adminCloses({ conversationId, adminId: other().id })
      cutNetwork(desk, false)
      await done(desk, item.id)
      expect(writesTo(desk, conversationId)).toEqual([])
      expect(partTypes(desk, conversationId)).toEqual(['close'])
    })

    test('somebody else has assigned it meanwhile: asked, and either answer holds', async () => {
      for (const keep of [true, false]) {
        const conversationId = await talk()
        cutNetwork(desk, true)
        const item = await desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: rep() } })
        desk.intercom.control.adminAssigns({ conversationId, adminId: other().id, assigneeId: other().id })
        cutNetwork(desk, false)
        const asked = await attention(desk, item.id)
        expect(asked).toMatchObject({ code: 'conflict', canRetry: true })
        expect(asked.message).toContain(`given to ${other().name}`)
        await desk.run(keep ? 'outbox.discard' : 'outbox.retry', { itemId: item.id })
        await outboxEmpty(desk)
        expect(String(there(desk, conversationId).admin_assignee_id)).toBe(keep ? other().id : rep())
        expect((await shown(desk, conversationId)).assigneeId).toBe(keep ? other().id : rep())
      }
    })

    test('closed or snoozed by somebody else, or new words of the person: asked before they are hidden', async () => {
      const snoozed = await talk()
      const written = await talk()
      cutNetwork(desk, true)
      const first = await desk.run('conversations.snooze', { conversationId: snoozed, until: { at: hour(40) } })
      const second = await desk.run('conversations.close', { conversationId: written })
      desk.intercom.control.adminCloses({ conversationId: snoozed, adminId: other().id })
      desk.intercom.control.contactReplies({ conversationId: written, body: 'Wait, another question' })
      cutNetwork(desk, false)
      expect((await attention(desk, first.id)).message).toContain(`${other().name} closed it meanwhile`)
      const asked = await attention(desk, second.id)
      expect(asked.message).toContain('has written since: “Wait, another question”')
      // Sent again, it is meant.
      await desk.run('outbox.discard', { itemId: first.id })
      await desk.run('outbox.retry', { itemId: second.id })
      await outboxEmpty(desk)
      expect(there(desk, snoozed).state).toBe('closed')
      expect(there(desk, written).state).toBe('closed')
    })

    test('two desktops close at once: it is closed, on both', async () => {
      const second = await anotherDesk(desk)
      try {
        const conversationId = await talk()
        await until(
          'on the other desk',
          async () => (await second.core.run('conversations.get', { conversationId })).ok,
          30_000,
        )
        await second.run('settings.update', { undoSeconds: 0 })
        await Promise.all([
          desk.run('conversations.close', { conversationId }),
          second.run('conversations.close', { conversationId }),
        ])
        await outboxEmpty(desk)
        await until('theirs is sent', async () => (await second.run('outbox.list', {})).unsent === 0)
        expect(there(desk, conversationId).state).toBe('closed')
        expect(await second.run('conversations.get', { conversationId })).toMatchObject({
          state: 'closed',
          changes: [],
        })
        expect(await shown(desk, conversationId)).toMatchObject({ state: 'closed', changes: [] })
      } finally {
        await second.stop()
      }
    })
  },
)
