import { afterEach, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** Merging a lead into a user from here (article "How do I merge a lead with a user?", API 2.16 "merge"). */
describe('a lead is merged into a user', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  interface Pair {
    lead: string
    user: string
    conversationId: string
  }
  /** A lead with a conversation and the user whom they are; `email` both have. */
  async function pair(options: { email?: string; userEmail?: string; undoSeconds?: number } = {}): Promise<Pair> {
    const { email = 'lea@acme.test', userEmail = email, undoSeconds = 0 } = options
    desk = await createDesk({ people: 40, bookShare: 0.5, speed: 40, undoSeconds })
    const { control } = desk.intercom
    const owner_id = desk.world.rep.adminId
    const lead = control.createContact({ role: 'lead', name: 'Lea Lead', email, phone: '+49 30 1234567', owner_id })
    const user = control.createContact({ role: 'user', name: 'Lea User', email: userEmail, owner_id })
    const conversationId = control.contactStarts({ contactId: lead, body: 'Hello there' })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    await until('there', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    return { lead, user, conversationId }
  }
  const merge = (input: { lead: string; user: string; even?: boolean }) =>
    desk.run('merge.start', { personId: input.user, otherId: input.lead, evenIfDifferent: input.even ?? false })
  const sent = (itemId: string) =>
    until('sent', async () => (await desk.run('outbox.get', { itemId })).state === 'done', 60_000)
  /** How many have become this user, as Intercom's own history has it. */
  async function mergesAt(user: string): Promise<number> {
    const headers = {
      authorization: `Bearer ${desk.intercom.token}`,
      accept: 'application/json',
      'intercom-version': '2.16',
    }
    const answer = await fetch(`${desk.intercom.baseUrl}/contacts/${user}/merge_history`, { headers })
    return ((await answer.json()) as { data: unknown[] }).data.length
  }
  const requestsOf = (end: string): number =>
    desk.intercom.requests.filter(({ method, url }) => method === 'POST' && url.endsWith(end)).length

  test('side by side first; then once, and everything follows while the conversation is open', async () => {
    const { lead, user, conversationId } = await pair()
    await desk.run('app.setFront', { conversationId })
    await desk.run('drafts.save', { conversationId, mode: 'reply', reply: 'Dear Lea', note: '' })
    const plan = await desk.run('merge.plan', { personId: user, otherId: lead })
    expect(plan).toMatchObject({
      from: { personId: lead, role: 'lead', conversations: 1 },
      into: { personId: user, role: 'user' },
      canMerge: true,
      agree: 'email',
    })
    expect(plan.lines.find((line) => line.label === 'Name')).toMatchObject({ after: 'Lea User', lost: true })
    expect(plan.lines.find((line) => line.label === 'Phone')).toMatchObject({ after: '+49 30 1234567', lost: false })
    const item = await merge({ lead, user })
    await sent(item.id)
    expect(await mergesAt(user)).toBe(1)
    // The old name still leads there, and the conversation goes on with its draft.
    expect(await desk.run('people.get', { personId: lead })).toMatchObject({ id: user, phone: '+49 30 1234567' })
    expect((await desk.run('conversations.get', { conversationId })).personId).toBe(user)
    expect((await desk.run('drafts.get', { conversationId })).reply).toBe('Dear Lea')
    const { rows } = await desk.run('news.list', {})
    expect(rows.filter((row) => row.kind === 'merged')).toEqual([])
    const reply = await desk.run('conversations.reply', { conversationId, text: 'Welcome' })
    await sent(reply.id)
    expect(reply.personId).toBe(user)
  })

  test('a lost answer is looked up, by the Link or by the history of the user, and nothing is sent twice', async () => {
    const { lead, user } = await pair()
    desk.intercom.settings.mergedIsGone = false
    desk.intercom.faults.add({ method: 'POST', path: '/contacts/merge$', effect: { kind: 'cut-after' } })
    const item = await merge({ lead, user })
    await sent(item.id)
    expect(await mergesAt(user)).toBe(1)
    expect(requestsOf('/contacts/merge')).toBe(1)
    expect((await desk.run('people.get', { personId: lead })).id).toBe(user)
  })

  test('offline it waits, can be taken back, and says so', async () => {
    const { lead, user } = await pair({ undoSeconds: 60 })
    desk.network.set(false)
    const item = await merge({ lead, user })
    expect(item).toMatchObject({ state: 'held', canUndo: true, canEdit: false })
    await expect(merge({ lead, user })).rejects.toThrow('on its way already')
    expect((await desk.run('merge.plan', { personId: lead, otherId: user })).underWay?.id).toBe(item.id)
    await desk.run('outbox.undo', { itemId: item.id })
    desk.network.set(true)
    expect((await desk.run('people.get', { personId: lead })).id).toBe(lead)
    expect(await mergesAt(user)).toBe(0)
  })

  test('Intercom’s own check stands until the rep says that they are the same', async () => {
    const { lead, user } = await pair({ userEmail: 'lea@home.test' })
    expect((await desk.run('merge.plan', { personId: lead, otherId: user })).agree).toBeNull()
    await expect(merge({ lead, user })).rejects.toThrow('Neither email nor phone agree')
    const item = await merge({ lead, user, even: true })
    await sent(item.id)
    expect(await mergesAt(user)).toBe(1)
  })

  test('what Intercom does not merge is explained, and notes, tags and archiving are there instead', async () => {
    const { lead, user } = await pair()
    const other = desk.intercom.control.createContact({
      role: 'lead',
      name: 'Lea Again',
      email: 'lea@acme.test',
      owner_id: desk.world.rep.adminId,
    })
    await desk.run('sync.now', {})
    await until('there', async () => (await desk.core.run('people.get', { personId: other })).ok, 60_000)
    const plan = await desk.run('merge.plan', { personId: other, otherId: lead })
    expect(plan).toMatchObject({ canMerge: false, agree: null, moves: [] })
    expect(plan.why).toContain('does not merge two leads')
    await expect(merge({ lead, user: other })).rejects.toThrow('does not merge two leads')
    const note = await desk.run('people.addNote', { personId: other, text: 'Likes tea' })
    await sent(note.id)
    const { items } = await desk.run('merge.copy', { personId: other, otherId: user, what: 'notes' })
    expect(items).toHaveLength(1)
    await sent(items[0]!.id)
    await until('copied', async () => {
      const { rows } = await desk.run('people.notes', { personId: user })
      return rows.some((row) => row.bodyHtml.includes('Likes tea') && row.bodyHtml.includes('Copied from Lea Again'))
    })
    await expect(desk.run('merge.copy', { personId: other, otherId: user, what: 'notes' })).rejects.toThrow('no note')
    const archived = await desk.run('people.archive', { personId: other })
    await sent(archived.id)
    expect((await desk.core.run('people.get', { personId: other })).ok).toBe(false)
    expect(requestsOf(`/contacts/${other}/archive`)).toBe(1)
  })
})
