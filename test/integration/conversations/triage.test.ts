import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../src/contract/commands'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { done, newConversation, partTypes, shown, there, writesTo } from './room'

/** Triage (issue “Owners, the book, conversations and merging”, section 3; API description 2.16 "manage a conversation" and tags of a conversation). */
describe('where a conversation stands', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const rep = (): string => desk.world.rep.adminId
  const team = (): string => desk.world.intercom.teams[0]!.id
  const other = (): { id: string; name: string } => desk.world.intercom.admins.find((one) => one.id !== rep())!
  const talk = (): Promise<string> => newConversation(desk, people.shift()!)
  const hour = (hours: number): number => Math.floor(desk.simClock.now() / 1000) * 1000 + hours * 3_600_000

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
})
