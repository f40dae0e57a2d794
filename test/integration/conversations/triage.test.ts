import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../src/contract/commands'
import type { OutboxItem } from '../../../src/contract/models'
import { anotherDesk } from '../../builders/anotherDesk'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { attention, done, newConversation, partTypes, shown, there, writesTo } from './room'

/** Triage (issue 4, section 3; API description 2.16 "manage a conversation" and tags of a conversation). */
describe('where a conversation stands', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const rep = (): string => desk.world.rep.adminId
  const team = (): string => desk.world.intercom.teams[0]!.id
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
    desk.intercom.settings.adminReplyOpensClosed = false
  })
  afterAll(() => desk.stop())

  test('each change is shown at once and written once, as the teammate', async () => {
    const conversationId = await talk()
    cutNetwork(desk, true)
    const closed = await desk.run('conversations.close', { conversationId })
    expect(closed).toMatchObject({ kind: 'conversation.close', title: 'Close conversation', canEdit: false })
    expect(await shown(desk, conversationId)).toMatchObject({
      state: 'closed',
      pending: 1,
      changes: [{ itemId: closed.id, kind: 'conversation.close' }],
    })
    expect((await refused(desk.run('conversations.close', { conversationId }))).message).toContain('closed already')
    cutNetwork(desk, false)
    await outboxEmpty(desk)
    const until = hour(5)
    await desk.run('conversations.open', { conversationId })
    await desk.run('conversations.snooze', { conversationId, until: { at: until } })
    await desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: rep() } })
    await desk.run('conversations.assign', { conversationId, to: { type: 'team', id: team() } })
    await outboxEmpty(desk)
    await desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: null } })
    await outboxEmpty(desk)
    expect(writesTo(desk, conversationId)).toEqual([
      { path: 'POST parts', body: { message_type: 'close', type: 'admin', admin_id: rep() } },
      { path: 'POST parts', body: { message_type: 'open', admin_id: rep() } },
      { path: 'POST parts', body: { message_type: 'snoozed', snoozed_until: until / 1000, admin_id: rep() } },
      { path: 'POST parts', body: { message_type: 'assignment', type: 'admin', assignee_id: rep(), admin_id: rep() } },
      { path: 'POST parts', body: { message_type: 'assignment', type: 'team', assignee_id: team(), admin_id: rep() } },
      { path: 'POST parts', body: { message_type: 'assignment', type: 'admin', assignee_id: '0', admin_id: rep() } },
    ])
    expect(await shown(desk, conversationId)).toMatchObject({
      state: 'open',
      assigneeId: null,
      teamId: team(),
      changes: [],
    })
  })

  test('tags go on and off, and stand beside those of others', async () => {
    const conversationId = await talk()
    const [first, second] = (await desk.run('conversations.choices', { conversationId })).tags
    await desk.run('conversations.tag', { conversationId, tagId: first!.id, on: true })
    expect((await shown(desk, conversationId)).tags).toEqual([first])
    desk.intercom.control.tag({ conversationId, tagId: second!.id, adminId: other().id })
    await outboxEmpty(desk)
    await until('both', async () => (await shown(desk, conversationId)).tags.length === 2)
    await desk.run('conversations.tag', { conversationId, tagId: first!.id, on: false })
    expect((await shown(desk, conversationId)).tags).toEqual([second])
    await outboxEmpty(desk)
    expect(there(desk, conversationId).tags.tags.map((tag) => tag.id)).toEqual([second!.id])
    expect(writesTo(desk, conversationId).map((write) => write.path)).toEqual(['POST tags', `DELETE tags/${first!.id}`])
  })

  test('is taken back within the undo time; another assignee replaces one that has not left', async () => {
    const conversationId = await talk()
    await desk.run('settings.update', { undoSeconds: 60 })
    const item = await desk.run('conversations.close', { conversationId })
    expect(item.canUndo).toBe(true)
    await desk.run('outbox.undo', { itemId: item.id })
    expect(await shown(desk, conversationId)).toMatchObject({ state: 'open', pending: 0, changes: [] })
    const first = await desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: other().id } })
    await desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: rep() } })
    expect(await desk.run('outbox.get', { itemId: first.id })).toMatchObject({ state: 'discarded' })
    expect(await shown(desk, conversationId)).toMatchObject({ assignedToMe: true, pending: 1 })
    const back = await desk.run('conversations.assign', { conversationId, to: { type: 'admin', id: null } })
    expect(back.state).toBe('discarded')
    expect(await shown(desk, conversationId)).toMatchObject({ assigneeId: null, pending: 0 })
    await desk.run('settings.update', { undoSeconds: 0 })
    expect(writesTo(desk, conversationId)).toEqual([])
  })

  test('offline, a note, a close and a reopening go out in that order; polls meanwhile take nothing back', async () => {
    const conversationId = await talk()
    cutNetwork(desk, true)
    await desk.run('conversations.note', { conversationId, text: 'Called, no answer' })
    await desk.run('conversations.close', { conversationId })
    await desk.run('conversations.open', { conversationId })
    await desk.run('conversations.reply', { conversationId, text: 'One more thing' })
    expect(await shown(desk, conversationId)).toMatchObject({ state: 'open', pending: 4 })
    cutNetwork(desk, false)
    await outboxEmpty(desk)
    expect(partTypes(desk, conversationId)).toEqual(['note', 'close', 'open', 'comment'])
  })

  test('what a poll brings does not undo what is not sent', async () => {
    const conversationId = await talk()
    desk.intercom.faults.add({ method: 'POST', path: '/parts$', times: -1, effect: { kind: 'status', status: 503 } })
    const item = await desk.run('conversations.close', { conversationId })
    await until('a try', async () => (await desk.run('outbox.get', { itemId: item.id })).attempts > 0)
    desk.intercom.control.adminReplies({ conversationId, adminId: other().id, body: 'For the team', note: true })
    await until('the note', async () => (await shown(desk, conversationId)).parts.some((part) => part.kind === 'note'))
    expect(await shown(desk, conversationId)).toMatchObject({ state: 'closed', pending: 1 })
    desk.intercom.faults.clear()
    await until('tried again', async () => {
      await desk.core.run('outbox.retry', { itemId: item.id })
      return (await desk.run('outbox.list', {})).unsent === 0
    })
    expect(partTypes(desk, conversationId)).toEqual(['note', 'close'])
  })

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

  test('a snooze whose time came before it was sent writes nothing, and the conversation is open', async () => {
    const conversationId = await talk()
    cutNetwork(desk, true)
    const item = await desk.run('conversations.snooze', { conversationId, until: { at: hour(1) } })
    expect(await shown(desk, conversationId)).toMatchObject({ state: 'snoozed' })
    desk.simClock.advance(2 * 3_600_000)
    cutNetwork(desk, false)
    await done(desk, item.id)
    expect(writesTo(desk, conversationId)).toEqual([])
    expect(await shown(desk, conversationId)).toMatchObject({ state: 'open' })
  })

  test('a snooze into the past and an unknown assignee are refused before anything is written', async () => {
    const conversationId = await talk()
    const past: CommandInput<'conversations.snooze'> = { conversationId, until: { date: '2020-01-01', time: '09:00' } }
    expect((await refused(desk.run('conversations.snooze', past))).message).toContain('still to come')
    const unknown = desk.run('conversations.assign', { conversationId, to: { type: 'team', id: 'nobody' } })
    expect((await refused(unknown)).code).toBe('validation')
    expect((await desk.run('outbox.list', {})).unsent).toBe(0)
  })

  test.each([true, false])('a reply to a closed conversation: it stands as Intercom says (%s)', async (opens) => {
    desk.intercom.settings.adminReplyOpensClosed = opens
    const conversationId = await talk()
    await desk.run('conversations.close', { conversationId })
    await desk.run('conversations.reply', { conversationId, text: 'One more thing' })
    await outboxEmpty(desk)
    expect(partTypes(desk, conversationId)).toEqual(['close', 'comment'])
    expect((await shown(desk, conversationId)).state).toBe(opens ? 'open' : 'closed')
    // Closing again works either way.
    if (opens) await desk.run('conversations.close', { conversationId })
    await outboxEmpty(desk)
    expect(there(desk, conversationId).state).toBe('closed')
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
      expect(await second.run('conversations.get', { conversationId })).toMatchObject({ state: 'closed', changes: [] })
      expect(await shown(desk, conversationId)).toMatchObject({ state: 'closed', changes: [] })
    } finally {
      await second.stop()
    }
  })
})
