import { describe, expect, it } from 'vitest'
import type { ConversationView } from '../../src/contract/commands'
import { book, contact, conversation, DAY, item, ME, newStore, NOW, OTHER, part } from './builders'

const mine = { authorType: 'admin', authorId: ME } as const

describe('conversations.save', () => {
  it('keeps parts when only a header comes, and asks for newer ones', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const header = conversation({ id: 'c1' })
    expect(store.conversations.save([header], NOW)).toEqual(['c1'])
    expect(store.conversations.needingParts(9)).toEqual(['c1'])
    expect(store.conversations.parts('c1').map((entry) => entry.id)).toEqual(['source'])

    const whole = { ...header, parts: [part({ id: 'a' }), part({ id: 'b', ...mine, createdAt: NOW })], partsTotal: 2 }
    expect(store.conversations.save([whole], NOW)).toEqual(['c1'])
    expect(store.conversations.save([whole], NOW)).toEqual([])
    expect(store.conversations.countNeedingParts()).toBe(0)
    expect(store.conversations.get('c1')).toMatchObject({ partsOf: header.updatedAt, partsTotal: 2 })

    expect(store.conversations.save([{ ...header, updatedAt: NOW, state: 'closed' }], NOW)).toEqual(['c1'])
    expect(store.conversations.parts('c1').map((entry) => entry.id)).toEqual(['source', 'a', 'b'])
    expect(store.conversations.needingParts(9)).toEqual(['c1'])
  })

  it('replaces parts as a whole, in order, and never by older ones', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const parts = ['a', 'b', 'c'].map((id, index) => part({ id, createdAt: NOW - DAY + index }))
    store.conversations.save([conversation({ id: 'c1', updatedAt: NOW, parts })], NOW)
    const redacted = [part({ id: 'c', bodyText: 'Mended' }), part({ id: 'd', attachments: [] })]
    expect(store.conversations.save([conversation({ id: 'c1', updatedAt: NOW + 1, parts: redacted })], NOW)).toEqual([
      'c1',
    ])
    expect(store.conversations.parts('c1').map((entry) => `${entry.seq}${entry.id}`)).toEqual(['0source', '1c', '2d'])
    expect(store.search.query('mended', 9)).toHaveLength(1)
    expect(store.conversations.save([conversation({ id: 'c1', updatedAt: NOW, parts })], NOW)).toEqual([])
    expect(store.conversations.parts('c1')).toHaveLength(3)
    expect(store.conversations.get('c1')?.updatedAt).toBe(NOW + 1)
  })

  it('takes the same conversation twice in one batch, newest last or first', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const older = conversation({ id: 'c1', updatedAt: NOW - 5, title: 'Old' })
    const newer = conversation({ id: 'c1', updatedAt: NOW, title: 'New' })
    store.conversations.save([older, newer], NOW)
    store.conversations.save([newer, older], NOW)
    expect(store.conversations.row('c1')?.title).toBe('New')
  })

  it('numbers parts of the same second apart', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const parts = Array.from({ length: 400 }, (_, index) => part({ id: `x${index}`, createdAt: NOW }))
    store.conversations.save([conversation({ id: 'c1', parts })], NOW)
    expect(store.conversations.parts('c1')).toHaveLength(401)
  })

  it('shows a conversation once its person is there, under the cached contact', () => {
    const store = newStore()
    store.conversations.save([conversation({ id: 'c1', contactIds: ['p1', 'p2'] })], NOW)
    expect(store.conversations.list('all', 0, 9).total).toBe(0)
    expect(store.conversations.row('c1')).toBeNull()
    store.people.save([contact({ id: 'p2' })], NOW)
    store.conversations.save([conversation({ id: 'c1', contactIds: ['p1', 'p2'], updatedAt: NOW })], NOW)
    expect(store.conversations.row('c1')).toMatchObject({ personId: 'p2', personName: 'Person p2', personIsMine: true })
    store.conversations.save([conversation({ id: 'c2', personId: 'p3' })], NOW)
    expect(store.people.save([contact({ id: 'p3' })], NOW)).toEqual(['p3'])
    expect(store.conversations.counts().all).toBe(2)
    expect(book(store, { unreadOnly: true }).total).toBe(2)
  })
})

describe('last words', () => {
  it('are the newest message, not a note nor an event, on one line', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const parts = [
      part({ id: 'a', ...mine, bodyText: `Dear\n\nPat, ${'word '.repeat(60)}`, createdAt: NOW - 30 }),
      part({ id: 'b', ...mine, partType: 'note', bodyText: 'Secret', createdAt: NOW - 20 }),
      part({ id: 'c', ...mine, partType: 'close', bodyText: '', createdAt: NOW - 10 }),
    ]
    store.conversations.save([conversation({ id: 'c1', parts })], NOW)
    const row = book(store).rows[0]!
    expect(row.lastWords).toMatch(/^Dear Pat, word .*…$/)
    expect(row.lastWords).toHaveLength(160)
    expect(row).toMatchObject({ lastWordsBy: 'me', lastActivityAt: NOW - 30 })
    const closing = part({
      id: 'd',
      authorType: 'admin',
      authorId: OTHER,
      partType: 'close',
      bodyText: 'Bye',
      createdAt: NOW,
    })
    const file = { name: 'plan.pdf', contentType: null, size: 1, url: 'https://example.com/plan.pdf' }
    store.conversations.save([conversation({ id: 'c1', updatedAt: NOW, parts: [...parts, closing] })], NOW)
    expect(book(store).rows[0]).toMatchObject({ lastWords: 'Bye', lastWordsBy: 'teammate' })
    const sent = part({ id: 'e', authorType: 'bot', bodyText: '', attachments: [file], createdAt: NOW + 1 })
    store.conversations.save([conversation({ id: 'c1', updatedAt: NOW + 1, parts: [...parts, closing, sent] })], NOW)
    expect(book(store).rows[0]).toMatchObject({ lastWords: 'plan.pdf', lastWordsBy: 'bot' })
  })
})

describe('views and read marks', () => {
  it('lists and counts each view, newest first', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' }), contact({ id: 'g', ownerId: OTHER })], NOW)
    store.conversations.save(
      [
        conversation({ id: 'open', updatedAt: NOW - 3 }),
        conversation({ id: 'mine', updatedAt: NOW - 1, assigneeId: ME, personId: 'g' }),
        conversation({ id: 'other', updatedAt: NOW - 2, assigneeId: OTHER, personId: 'g' }),
        conversation({ id: 'snoozed', state: 'snoozed', assigneeId: '900' }),
        conversation({ id: 'closed', state: 'closed' }),
        conversation({ id: 'hidden', personId: 'nobody' }),
      ],
      NOW,
    )
    const ids = (view: ConversationView) => store.conversations.list(view, 0, 9).rows.map((row) => row.id)
    expect(ids('all')).toEqual(['mine', 'other', 'open', 'snoozed'])
    expect(ids('mine')).toEqual(['mine'])
    expect(ids('people')).toEqual(['open'])
    expect(ids('unassigned')).toEqual(['open'])
    expect(ids('unread').sort()).toEqual(['closed', 'mine', 'open', 'snoozed'])
    expect(ids('snoozed')).toEqual(['snoozed'])
    expect(ids('closed')).toEqual(['closed'])
    expect(store.conversations.counts()).toEqual({
      all: 4,
      mine: 1,
      people: 1,
      unassigned: 1,
      unread: 4,
      snoozed: 1,
      closed: 1,
    })
    expect(store.conversations.row('snoozed')?.assigneeName).toBe('Support')
    expect(store.conversations.list('all', 1, 2)).toMatchObject({ total: 4, rows: [{ id: 'other' }, { id: 'open' }] })
  })

  it('counts the person’s messages after the mark, and one again when marked unread', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const parts = [
      part({ id: 'a', createdAt: NOW - 20 }),
      part({ id: 'b', ...mine, createdAt: NOW - 10 }),
      part({ id: 'c', createdAt: NOW }),
    ]
    store.conversations.save([conversation({ id: 'c1', updatedAt: NOW, parts })], NOW)
    expect(book(store).rows[0]?.unread).toBe(3)
    store.conversations.markRead('c1', NOW - 10)
    expect(book(store).rows[0]?.unread).toBe(1)
    store.conversations.markRead('c1', NOW)
    expect(store.conversations.unreadTotal()).toBe(0)
    store.conversations.markRead('c1', null)
    expect(book(store).rows[0]?.unread).toBe(1)
    expect(store.conversations.row('c1')?.unread).toBe(true)
    store.conversations.markAllRead()
    expect(book(store).rows[0]?.unread).toBe(0)
    store.conversations.remove(['c1'])
    expect(book(store).rows[0]).toMatchObject({ openConversations: 0, lastWords: null })
  })

  it('shows what the outbox holds for it', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    store.conversations.save([conversation({ id: 'c1' })], NOW)
    store.outbox.insert(item({ id: 'i1' }))
    store.outbox.insert(item({ id: 'i2' }))
    store.outbox.update('i2', { state: 'needs_attention', code: 'validation' }, NOW)
    expect(store.conversations.row('c1')).toMatchObject({ pending: 2, needsYou: 1 })
    expect(book(store).rows[0]).toMatchObject({ pending: 2, needsYou: 1 })
    store.outbox.update('i2', { state: 'discarded' }, NOW)
    expect(store.conversations.ofPerson('p1')).toMatchObject([{ pending: 1, needsYou: 0 }])
  })
})
