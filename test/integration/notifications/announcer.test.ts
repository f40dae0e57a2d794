import { describe, expect, it } from 'vitest'
import { contact, item, ME, OTHER } from '../../store/builders'
import { choose, createAnnouncerDesk, SECOND, type AnnouncerDesk } from './lib'

const assigned = { assigneeId: ME } as const
const words = (id: string, bodyText: string) => ({ id, bodyText })

/** A conversation of somebody else's person that a teammate assigns to the rep. */
async function handOver(desk: AnnouncerDesk, id: string): Promise<void> {
  desk.store.people.save([contact({ id: 'guest', name: 'Gus Guest', ownerId: OTHER })], desk.clock.now())
  await desk.gets(id, { id, personId: 'guest', ...assigned }, [
    { id: 'a1', partType: 'assignment', authorType: 'admin', authorId: OTHER, bodyText: '', assignedToId: ME },
  ])
}

describe('what is announced', () => {
  it('a new conversation of a person the rep owns, at once, with a sound and what can be done', async () => {
    const desk = createAnnouncerDesk()
    await desk.starts('c1')
    expect(desk.notifier.shown).toEqual([
      {
        key: 'conversation:c1',
        title: 'Person p1',
        body: 'Hello from c1',
        place: { kind: 'conversation', id: 'c1' },
        actions: ['reply', 'snooze', 'createLead'],
        partId: 'source',
        silent: false,
      },
    ])
    expect(desk.log()).toEqual({ c1: 'shown' })
  })

  it('an assignment by somebody else, then replies in it, and neither to anybody else’s', async () => {
    const desk = createAnnouncerDesk()
    await handOver(desk, 'c1')
    expect(desk.titles()).toEqual(['Assigned to you: Gus Guest'])
    await desk.clock.advance(20 * SECOND)
    const assignment = { id: 'a1', partType: 'assignment', authorType: 'admin', authorId: OTHER } as const
    const parts = [{ ...assignment, bodyText: '', assignedToId: ME, createdAt: desk.clock.now() - 20 * SECOND }]
    await desk.gets('c1', { id: 'c1', personId: 'guest', ...assigned }, [...parts, words('r1', 'And the invoice?')])
    expect(desk.notifier.shown.at(-1)).toMatchObject({ title: 'Gus Guest', body: 'And the invoice?' })
    await desk.clock.advance(20 * SECOND)
    await desk.gets('c1', { id: 'c1', personId: 'guest', assigneeId: OTHER }, [...parts, words('r2', 'Hello?')])
    expect(desk.notifier.shown).toHaveLength(2)
    expect(desk.log()).toEqual({ 'assigned:c1:a1': 'shown', 'reply:c1:r1': 'shown' })
  })

  it('people who became the rep’s, and what was not sent unless the window is in front', async () => {
    const desk = createAnnouncerDesk()
    desk.announcer.gained([{ n: 7, personId: 'p2', personName: 'Person p2' }])
    await desk.clock.advance(0)
    const stuck = {
      ...item({ id: 'i1' }),
      state: 'needs_attention',
      message: 'Salesforce said no.',
      attempts: 2,
    } as const
    desk.store.outbox.insert(stuck)
    desk.announcer.itemChanged({ ...desk.store.outbox.get('i1')!, payload: { personName: 'Ana Ruiz' } })
    await desk.clock.advance(0)
    desk.front.isInFront = true
    desk.announcer.itemChanged({ ...desk.store.outbox.get('i1')!, attempts: 3 })
    await desk.clock.advance(0)
    expect(desk.notifier.shown).toMatchObject([
      { title: 'New in your book: Person p2', place: { kind: 'person', id: 'p2' }, silent: true },
      { title: 'Not sent: Ana Ruiz', body: 'Salesforce said no.', place: { kind: 'outbox', id: 'i1' }, silent: false },
    ])
    expect(desk.log()).toEqual({
      'gained:7': 'shown',
      'failed:i1:2': 'shown',
      'failed:i1:3': 'suppressed: in_front',
    })
  })

  it('nothing that is off, muted, in front, or from before the first sync; the log says why', async () => {
    const desk = createAnnouncerDesk()
    desk.store.notifications.mute('p2', desk.clock.now())
    await desk.starts('muted', 'p2')
    desk.front.conversationId = 'front'
    await desk.starts('front', 'p3')
    choose(desk, 'newConversation', { on: false })
    await desk.starts('off', 'p4')
    choose(desk, 'newConversation', { on: true })
    desk.store.meta.set('notify.since', String(desk.clock.now() + 1))
    await desk.starts('old', 'p5')
    expect(desk.notifier.shown).toEqual([])
    expect(desk.log()).toEqual({
      muted: 'suppressed: muted',
      front: 'suppressed: in_front',
      off: 'suppressed: off',
      old: 'suppressed: old',
    })
  })

  it('without a sound, without names and words, where the rep chose that for the kind', async () => {
    const desk = createAnnouncerDesk()
    choose(desk, 'newConversation', { sound: false, hideContent: true })
    await desk.starts('c1')
    const [shown] = desk.notifier.shown
    expect(shown).toMatchObject({ title: 'New conversation', silent: true, actions: ['snooze'] })
    expect(JSON.stringify(shown)).not.toMatch(/Person p1|Hello from/)
  })

  it('says in the log what the operating system refused', async () => {
    const desk = createAnnouncerDesk()
    desk.notifier.show = () => Promise.resolve({ shown: false, reason: 'refused' })
    await desk.starts('c1')
    expect(desk.log()).toEqual({ c1: 'failed: refused' })
  })
})

describe('coalescing', () => {
  it('what follows in a conversation changes its notification after ten seconds, silently, and is not stacked', async () => {
    const desk = createAnnouncerDesk()
    await desk.starts('c1')
    const own = { id: 'c1', personId: 'p1', ...assigned }
    await desk.clock.advance(2 * SECOND)
    await desk.gets('c1', own, [words('r1', 'Also this')])
    await desk.clock.advance(3 * SECOND)
    await desk.gets('c1', own, [words('r1', 'Also this'), words('r2', 'And that')])
    expect(desk.titles()).toEqual(['Person p1'])
    expect(desk.log()).toEqual({ c1: 'shown', 'reply:c1:r1': 'updated', 'reply:c1:r2': 'updated' })
    await desk.clock.advance(5 * SECOND - 1)
    expect(desk.titles()).toHaveLength(1)
    await desk.clock.advance(1)
    expect(desk.notifier.shown[1]).toMatchObject({
      key: 'conversation:c1',
      title: 'Person p1 (3)',
      body: 'And that',
      silent: true,
    })
    await desk.clock.advance(60 * SECOND)
    expect(desk.notifier.shown).toHaveLength(2)
    expect(desk.clock.pending()).toBe(0)
  })

  it('being assigned a conversation that was just announced does not bring its notification up again', async () => {
    const desk = createAnnouncerDesk()
    await desk.starts('c1')
    await desk.gets('c1', { id: 'c1', personId: 'p1', ...assigned }, [
      { id: 'a1', partType: 'default_assignment', authorType: 'bot', authorId: 'b', bodyText: '', assignedToId: ME },
    ])
    await desk.clock.advance(60 * SECOND)
    expect(desk.titles()).toEqual(['Person p1'])
    expect(desk.log()).toEqual({ c1: 'shown', 'assigned:c1:a1': 'updated' })
  })

  it('what the rep has opened meanwhile is not shown again', async () => {
    const desk = createAnnouncerDesk()
    await desk.starts('c1')
    await desk.gets('c1', { id: 'c1', personId: 'p1', ...assigned }, [words('r1', 'Also this')])
    desk.front.conversationId = 'c1'
    await desk.clock.advance(20 * SECOND)
    expect(desk.titles()).toHaveLength(1)
    expect(desk.log()['reply:c1:r1']).toBe('suppressed: in_front')
  })

  it('six within ten seconds are five and a summary, which then grows', async () => {
    const desk = createAnnouncerDesk()
    for (const id of ['1', '2', '3', '4', '5', '6']) await desk.starts(id, `p${id}`)
    expect(desk.titles()).toEqual(['1', '2', '3', '4', '5', '6'].map((id) => `Person p${id}`))
    expect(desk.log()['6']).toBe('summarised')
    await desk.starts('7', 'p7')
    await desk.clock.advance(10 * SECOND)
    expect(desk.notifier.shown[6]).toMatchObject({ title: '2 new conversations', body: 'Person p6, Person p7' })
    expect(desk.notifier.shown[6]!.key).toBe(desk.notifier.shown[5]!.key)
  })

  it('six in one poll are one summary', async () => {
    const desk = createAnnouncerDesk()
    const ids = ['1', '2', '3', '4', '5', '6']
    for (const id of ids) desk.has(id, { id, personId: `p${id}` }, [])
    await desk.announcer.consider(ids)
    expect(desk.notifier.shown).toMatchObject([
      { title: '6 new conversations', body: 'Person p1, Person p2, Person p3 and 3 more', actions: [] },
    ])
    expect(new Set(Object.values(desk.log()))).toEqual(new Set(['summarised']))
  })
})

describe('the log', () => {
  it('is kept for 14 days, and nothing is announced again when it is gone', async () => {
    const desk = createAnnouncerDesk()
    const own = { id: 'c1', personId: 'p1', ...assigned }
    await desk.starts('c1')
    await desk.clock.advance(20 * SECOND)
    const replies = [{ ...words('r1', 'Also this'), createdAt: desk.clock.now() }]
    await desk.gets('c1', own, replies)
    expect(Object.keys(desk.log())).toEqual(['reply:c1:r1', 'c1'])
    await desk.clock.advance(15 * 24 * 3_600 * SECOND)
    await desk.gets('c1', own, replies)
    await desk.starts('c2', 'p2')
    await desk.clock.advance(60 * SECOND)
    expect(desk.titles()).toEqual(['Person p1', 'Person p1', 'Person p2'])
    expect(desk.log()).toEqual({ c1: 'shown', c2: 'shown' })
  })
})

describe('over a restart', () => {
  it('announces nothing twice: what was shown, what was gathered, what was left out', async () => {
    const desk = createAnnouncerDesk()
    await desk.starts('c1')
    await desk.gets('c1', { id: 'c1', personId: 'p1', ...assigned }, [words('r1', 'Also this')])
    choose(desk, 'newConversation', { on: false })
    await desk.starts('c2', 'p2')
    choose(desk, 'newConversation', { on: true })
    const before = desk.notifier.shown.length
    desk.restart()
    await desk.announcer.consider(['c1', 'c2'])
    await desk.clock.advance(60 * SECOND)
    expect(desk.notifier.shown).toHaveLength(before)
  })

  it('a crash between the record and the notification costs that one, and shows none twice', async () => {
    const desk = createAnnouncerDesk()
    desk.notifier.show = () => new Promise(() => undefined)
    void desk.starts('c1')
    await desk.clock.advance(0)
    expect(desk.log()).toEqual({ c1: 'shown' })
    desk.restart()
    await desk.announcer.consider(['c1'])
    expect(desk.notifier.shown).toEqual([])
  })

  it('sums up what came while Repdesk was closed', async () => {
    const desk = createAnnouncerDesk()
    for (const id of ['1', '2']) desk.has(id, { id, personId: `p${id}` }, [])
    await desk.clock.advance(60 * SECOND)
    desk.restart()
    await desk.announcer.consider(['1', '2'])
    expect(desk.titles()).toEqual(['2 new conversations'])
  })
})
