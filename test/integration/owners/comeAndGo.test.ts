import { afterEach, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, partsAt } from '../../builders/work'

/** Owners changed elsewhere, through Intercom's own pages or its API (issue "Owners": "API", "Gained and lost"). */
describe('owners changed elsewhere', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** Intercom alone: who owns a person has nothing to do with Salesforce here. */
  async function connected(): Promise<void> {
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  }
  const rep = (): string => desk.world.rep.adminId
  const other = (): { id: string; name: string } => desk.world.intercom.admins.find((one) => one.id !== rep())!
  const isHere = async (personId: string): Promise<boolean> => (await desk.core.run('people.get', { personId })).ok
  const give = (contactId: string, ownerId: string | null): void =>
    desk.intercom.control.reassignOwner({ contactId, ownerId })
  const newsOf = async (personId: string): Promise<string[]> =>
    (await desk.run('news.list', {})).rows.filter((row) => row.personId === personId).map((row) => row.text)
  /** Somebody who has a conversation that is assigned to nobody. */
  function someone(name: string, owner_id: string): { id: string; conversationId: string } {
    const id = desk.intercom.control.createContact({ role: 'lead', name, owner_id })
    return { id, conversationId: desk.intercom.control.contactStarts({ contactId: id, body: `Hello from ${name}` }) }
  }

  test.each([true, false])('within a cycle, whether updated_at moves (%s)', async (moves) => {
    desk = await createDesk({ people: 100, bookShare: 0.5, speed: 120, undoSeconds: 0 })
    desk.intercom.settings.ownerChangeMovesUpdatedAt = moves
    const { id, conversationId } = someone('Come Along', other().id)
    const lost = someone('Go Away', rep())
    const left = someone('Leave Too', rep())
    await connected()
    expect(await isHere(id)).toBe(false)

    // One comes: the count differs. Nobody asks for it.
    give(id, rep())
    await until('gained', () => isHere(id), 30_000)
    await until(
      'with the conversation',
      async () => (await desk.core.run('conversations.get', { conversationId })).ok,
      30_000,
    )
    expect(await newsOf(id)).toEqual(['Come Along is yours now: the owner was changed in Intercom.'])
    expect((await desk.run('people.get', { personId: id })).ownership).toMatchObject({ how: 'intercom' })

    // One leaves: they go, with their conversations, and the rep is told by name.
    give(lost.id, other().id)
    await until('lost', async () => !(await isHere(lost.id)), 30_000)
    expect(await newsOf(lost.id)).toEqual([`Go Away is no longer yours: in Intercom ${other().name} is the owner now.`])
    expect((await desk.core.run('conversations.get', { conversationId: lost.conversationId })).ok).toBe(false)

    // One comes and another leaves: the count is the same, so the ids are gone through.
    give(left.id, null)
    give(lost.id, rep())
    await until('back again', () => isHere(lost.id), 60_000)
    await until('gone', async () => !(await isHere(left.id)), 60_000)
    expect(await newsOf(left.id)).toEqual([`Leave Too is no longer yours: in Intercom nobody is the owner now.`])
  })

  test('who is lost stays while something unsent depends on them; many at once share a line', async () => {
    desk = await createDesk({ people: 100, bookShare: 0.5, speed: 60, undoSeconds: 0 })
    await connected()
    const { rows } = await desk.run('conversations.list', { view: 'all', limit: 200 })
    const talk = rows.find((row) => !row.assignedToMe)!
    cutNetwork(desk, true)
    await desk.run('conversations.note', { conversationId: talk.id, text: 'Said before it went' })
    desk.intercom.faults.add({ method: 'POST', path: '/reply$', effect: { kind: 'status', status: 503 }, times: 3 })
    give(talk.personId, other().id)
    const others = (await desk.run('book.list', { filter: {}, limit: 1000 })).rows.filter(
      (row) => row.id !== talk.personId,
    )
    for (const row of others.slice(0, 8)) give(row.id, other().id)
    cutNetwork(desk, false)
    await desk.run('sync.now', {})
    await until(
      'told',
      async () => (await newsOf(talk.personId)).length > 0 || hasLine(/are no longer yours in Intercom/u),
    )
    await outboxEmpty(desk, 60_000)
    expect(partsAt(desk, talk.id).filter((part) => part.text === 'Said before it went')).toHaveLength(1)
    await until(
      'gone once it was sent',
      async () => {
        await desk.run('sync.now', {})
        return !(await isHere(talk.personId))
      },
      60_000,
    )
    expect((await desk.core.run('conversations.get', { conversationId: talk.id })).ok).toBe(false)
  })

  async function hasLine(words: RegExp): Promise<boolean> {
    return (await desk.run('news.list', {})).rows.some((row) => words.test(row.text))
  }
})
