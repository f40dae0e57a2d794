import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LiveConversationRow } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { tablesWith } from './room'

/** Issue "Owners, the book", section 2 and 3: the unassigned inbox, live, and taking a conversation out of it. */
describe('the unassigned inbox', { timeout: 60_000 }, () => {
  let desk: Desk
  const rep = (): string => desk.world.rep.adminId
  const mate = (): { id: string; name: string } => desk.world.intercom.admins.find((one) => one.id !== rep())!
  let count = 0
  /** A conversation of somebody whom the rep does not own, which nobody has. */
  const begun = (): { personId: string; conversationId: string } => {
    count += 1
    const personId = desk.intercom.control.createContact({
      role: 'lead',
      name: `Walk-in ${count}`,
      email: `walk-in-${count}@outside.example`,
      owner_id: mate().id,
    })
    const conversationId = desk.intercom.control.contactStarts({ contactId: personId, body: `Question ${count}` })
    return { personId, conversationId }
  }
  const listed = async (): Promise<LiveConversationRow[]> => {
    const rows: LiveConversationRow[] = []
    let cursor: string | null = null
    do {
      const page: { rows: LiveConversationRow[]; next: string | null } = await desk.run('live.unassigned', { cursor })
      rows.push(...page.rows)
      cursor = page.next
    } while (cursor !== null)
    return rows
  }
  const there = (id: string): Record<string, unknown> => desk.intercom.control.conversation(id)

  beforeAll(async () => {
    desk = await createDesk({ people: 120, bookShare: 0.3, speed: 30, undoSeconds: 2 })
    await settledDesk(desk)
  }, 90_000)
  afterAll(() => desk.stop())

  test('lists what is open and of nobody, with the name of whoever began it, and keeps none of it', async () => {
    const one = begun()
    const given = begun()
    const toTeam = begun()
    const closed = begun()
    const snoozed = begun()
    const { control } = desk.intercom
    control.adminAssigns({ conversationId: given.conversationId, adminId: mate().id, assigneeId: mate().id })
    const team = desk.world.intercom.teams[0]!
    control.adminAssigns({
      conversationId: toTeam.conversationId,
      adminId: mate().id,
      assigneeId: team.id,
      type: 'team',
    })
    control.adminCloses({ conversationId: closed.conversationId, adminId: mate().id })
    const until = Math.floor(desk.simClock.now() / 1000) + 86_400
    control.adminSnoozes({ conversationId: snoozed.conversationId, adminId: mate().id, until })
    const rows = await listed()
    expect(rows.find((row) => row.id === one.conversationId)).toMatchObject({
      personId: one.personId,
      personName: `Walk-in ${count - 4}`,
      snippet: `Question ${count - 4}`,
      state: 'open',
      isCached: false,
    })
    const ids = rows.map((row) => row.id)
    for (const other of [given, toTeam, closed, snoozed]) expect(ids).not.toContain(other.conversationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(there(id)).toMatchObject({ state: 'open' })
    const shown = await desk.run('live.conversation', { conversationId: one.conversationId })
    expect(shown).toMatchObject({ personId: one.personId, personName: `Walk-in ${count - 4}`, assigneeName: null })
    expect(shown.parts.map((part) => part.bodyText)).toEqual([`Question ${count - 4}`])
    expect(await tablesWith(desk, [one.personId, one.conversationId, `Question ${count - 4}`])).toEqual([])
  })

  test('a conversation that is taken is on this desk at once, with its person as a guest, and is assigned once', async () => {
    const { personId, conversationId } = begun()
    desk.intercom.clearRequests()
    const item = await desk.run('live.take', { conversationId })
    expect(item).toMatchObject({ kind: 'conversation.assign', state: 'held', personId, conversationId })
    const conversation = await desk.run('conversations.get', { conversationId })
    expect(conversation).toMatchObject({ assignedToMe: true, personId })
    expect(conversation.parts[0]?.bodyText).toBe(`Question ${count}`)
    expect(await desk.run('people.get', { personId })).toMatchObject({ isGuest: true, isMine: false })
    await outboxEmpty(desk)
    expect(String(there(conversationId).admin_assignee_id)).toBe(rep())
    const writes = desk.intercom.requests.filter(
      (request) => request.method === 'POST' && request.url === `/conversations/${conversationId}/parts`,
    )
    expect(writes).toHaveLength(1)
    // It stays through the cycles that tell guests from strays.
    await desk.run('sync.now', {})
    await until('synced', async () => (await desk.run('sync.status', {})).state === 'idle', 30_000)
    expect((await desk.run('conversations.get', { conversationId })).assignedToMe).toBe(true)
    expect((await listed()).map((row) => row.id)).not.toContain(conversationId)
  })

  test('what is taken back before it left leaves the desk again', async () => {
    const { personId, conversationId } = begun()
    const item = await desk.run('live.take', { conversationId })
    await desk.run('outbox.undo', { itemId: item.id })
    await until('gone', async () => !(await desk.core.run('people.get', { personId })).ok, 30_000)
    expect(there(conversationId)).toMatchObject({ admin_assignee_id: 0 })
    expect((await listed()).map((row) => row.id)).toContain(conversationId)
  })

  test('what somebody has by now is not taken from them', async () => {
    const { personId, conversationId } = begun()
    desk.intercom.control.adminAssigns({ conversationId, adminId: mate().id, assigneeId: mate().id })
    const failure = await refused(desk.run('live.take', { conversationId }))
    expect(failure).toMatchObject({ code: 'conflict', message: `${mate().name} has it by now.` })
    expect(await tablesWith(desk, [personId])).toEqual([])
  })
})
