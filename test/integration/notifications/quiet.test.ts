import { describe, expect, it } from 'vitest'
import { ME } from '../../store/builders'
import { focusOf } from '../../../src/main/domain/notifications/focus'
import { choose, createAnnouncerDesk, focus, HOUR, SECOND, type AnnouncerDesk } from './lib'

const MINUTE = 60 * SECOND
const ZONE = 'Europe/Madrid'
const night = { on: true, days: Array.from({ length: 7 }, () => ({ on: true, from: '22:00', to: '07:00' })) }

function quietDesk(at: string): AnnouncerDesk {
  const desk = createAnnouncerDesk(Date.parse(at))
  desk.settings.quietHours = night
  return desk
}

describe('quiet hours', () => {
  it('hold everything back, on record, and one summary comes when they end, of what is still unread', async () => {
    const desk = quietDesk('2026-06-10T23:00:00+02:00')
    await desk.starts('read', 'p1')
    await desk.starts('unread', 'p2')
    await desk.starts('unread too', 'p3')
    await desk.clock.advance(SECOND)
    desk.announcer.gained([{ n: 1, personId: 'p4', personName: 'Person p4' }])
    await desk.clock.advance(HOUR)
    expect(desk.notifier.shown).toEqual([])
    expect(desk.log()).toEqual({
      read: 'suppressed: quiet_hours',
      unread: 'suppressed: quiet_hours',
      'unread too': 'suppressed: quiet_hours',
      'gained:1': 'suppressed: quiet_hours',
    })
    desk.store.conversations.markRead('read', desk.clock.now())
    await desk.clock.advance(7 * HOUR - SECOND - 1)
    expect(desk.notifier.shown).toEqual([])
    await desk.clock.advance(1)
    expect(desk.notifier.shown).toMatchObject([
      {
        title: 'While it was quiet: 2 new conversations, 1 new in your book',
        body: 'Person p2, Person p3, Person p4',
        silent: false,
      },
    ])
    const named = desk.store.notifications.recent(0, 9).filter((row) => row.summarisedAt !== null)
    expect(named.map((row) => row.id).sort()).toEqual(['gained:1', 'unread', 'unread too'])
    await desk.clock.advance(48 * HOUR)
    expect(desk.notifier.shown).toHaveLength(1)
    expect(desk.clock.pending()).toBe(0)
  })

  it.each([
    ['spring, an hour shorter', '2026-03-28T23:00:00+01:00', 7],
    ['autumn, an hour longer', '2026-10-24T23:00:00+02:00', 9],
  ])('end at 07:00 by the wall in the night on which the clocks change: %s', async (_night, at, hours) => {
    const desk = quietDesk(at)
    await desk.starts('c1')
    await desk.clock.advance(hours * HOUR - 1)
    expect(desk.notifier.shown).toEqual([])
    await desk.clock.advance(1)
    expect(desk.titles()).toEqual(['Person p1'])
  })

  it('tell nothing where everything was read, or the person was muted since, and tell it never again', async () => {
    const desk = quietDesk('2026-06-11T06:00:00+02:00')
    await desk.starts('read', 'p1')
    await desk.starts('muted', 'p2')
    desk.store.conversations.markRead('read', desk.clock.now())
    desk.store.notifications.mute('p2', desk.clock.now())
    await desk.clock.advance(3 * HOUR)
    expect(desk.notifier.shown).toEqual([])
    expect(desk.store.notifications.countHeld()).toBe(0)
  })

  it('are kept over a restart, also one after they have ended', async () => {
    const desk = quietDesk('2026-06-11T06:00:00+02:00')
    await desk.starts('c1', 'p1')
    desk.restart()
    await desk.clock.advance(59 * MINUTE)
    expect(desk.notifier.shown).toEqual([])
    desk.announcer.stop()
    await desk.clock.advance(HOUR)
    expect(desk.notifier.shown).toEqual([])
    desk.restart()
    await desk.clock.advance(0)
    expect(desk.titles()).toEqual(['Person p1'])
  })

  it('do not bring back what the rep would not have heard of anyhow', async () => {
    const desk = quietDesk('2026-06-11T06:00:00+02:00')
    choose(desk, 'newConversation', { on: false })
    await desk.starts('c1')
    choose(desk, 'newConversation', { on: true })
    await desk.clock.advance(3 * HOUR)
    expect(desk.notifier.shown).toEqual([])
    expect(desk.log()).toEqual({ c1: 'suppressed: off' })
  })
})

describe('focus mode', () => {
  it('holds back for an hour, and sums up when it is over', async () => {
    const desk = createAnnouncerDesk()
    focus(desk, focusOf('hour', desk.clock.now(), ZONE))
    await desk.starts('c1', 'p1')
    await desk.starts('c2', 'p2')
    await desk.clock.advance(HOUR - 1)
    expect(desk.notifier.shown).toEqual([])
    expect(desk.log()).toEqual({ c1: 'suppressed: focus', c2: 'suppressed: focus' })
    await desk.clock.advance(1)
    expect(desk.titles()).toEqual(['While it was quiet: 2 new conversations'])
  })

  it('until it is switched off, which sums up at once; until then no timer runs for it', async () => {
    const desk = createAnnouncerDesk()
    focus(desk, { mode: 'on' })
    await desk.starts('c1', 'p1')
    expect(desk.clock.pending()).toBe(0)
    await desk.clock.advance(72 * HOUR)
    expect(desk.notifier.shown).toEqual([])
    focus(desk, { mode: 'off' })
    await desk.clock.advance(0)
    expect(desk.titles()).toEqual(['Person p1'])
  })

  it('that ends in quiet hours leaves it to their end', async () => {
    const desk = quietDesk('2026-06-10T21:30:00+02:00')
    focus(desk, focusOf('hour', desk.clock.now(), ZONE))
    await desk.starts('c1', 'p1')
    await desk.clock.advance(2 * HOUR)
    expect(desk.notifier.shown).toEqual([])
    await desk.clock.advance(8 * HOUR)
    expect(desk.titles()).toEqual(['Person p1'])
  })

  it('an assignment that was held back is told while it still holds, read or not', async () => {
    const desk = createAnnouncerDesk()
    focus(desk, { mode: 'on' })
    const assignment = { id: 'a1', partType: 'assignment', authorType: 'admin', authorId: 'x', bodyText: '' } as const
    for (const id of ['mine', 'gone']) {
      await desk.gets(id, { id, personId: 'p1', assigneeId: ME }, [{ ...assignment, assignedToId: ME }])
      desk.store.conversations.markRead(id, desk.clock.now())
    }
    desk.has('gone', { id: 'gone', personId: 'p1', assigneeId: 'x' }, [])
    focus(desk, { mode: 'off' })
    await desk.clock.advance(0)
    expect(desk.notifier.shown.map((one) => one.place)).toEqual([{ kind: 'conversation', id: 'mine' }])
  })
})
