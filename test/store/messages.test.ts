import { beforeEach, describe, expect, test } from 'vitest'
import type { MessageContent } from '../../src/contract/models'
import type { KeptMessage, Store } from '../../src/main/store/types'
import { contact, item, ME, newFile, NOW, opened, ORG } from './builders'

let store: Store
const content: MessageContent = {
  channel: 'email',
  template: 'plain',
  subject: 'Hello',
  body: 'Hi {first_name|there}',
  mode: 'dynamic',
  audience: { by: 'filter', filter: { join: 'all', parts: [] } },
  quietDays: 0,
  asTask: false,
}
const message: KeptMessage = { id: 'm', state: 'running', content, createdAt: NOW, updatedAt: NOW, startedAt: NOW }
const row = (personId: string, itemId: string | null = `i-${personId}`) =>
  ({ messageId: 'm', personId, state: itemId === null ? 'before' : 'waiting', itemId, at: NOW }) as const
const sending = (personId: string) =>
  item({ id: `i-${personId}`, kind: 'message.send', service: 'intercom', orgKey: null, personId, state: 'queued' })
const states = (): Record<string, string> =>
  Object.fromEntries(store.messages.ledger('m', 0, 100).rows.map((one) => [one.personId, one.state]))

beforeEach(() => {
  store = opened(newFile()).store
  store.setScope({ repId: ME, orgKey: ORG })
  store.people.save(
    ['p1', 'p2', 'p3'].map((id) => contact({ id, email: `${id}@x.example`, ownerId: ME })),
    NOW,
  )
  store.messages.save(message)
})

describe('the ledger of a message', () => {
  test('has somebody once, ever; only what was left out gives way', () => {
    expect(store.messages.note(row('p1'))).toBe(true)
    store.outbox.insert(sending('p1'))
    expect(store.messages.note(row('p1', 'another'))).toBe(false)
    store.outbox.update('i-p1', { state: 'done', outcome: { skipped: 'No longer yours' } }, NOW + 1)
    expect(store.messages.ledger('m', 0, 9).rows[0]).toMatchObject({ state: 'skipped', reason: 'No longer yours' })
    expect(store.messages.note(row('p1', 'another'))).toBe(true)
    expect(states()).toEqual({ p1: 'waiting' })
  })

  test('follows its items whatever changes them, and outlives them', () => {
    for (const id of ['p1', 'p2', 'p3']) {
      store.messages.note(row(id))
      store.outbox.insert(sending(id))
    }
    store.outbox.update('i-p1', { state: 'done', doneAt: NOW, outcome: { id: 'c1', conversationId: 'c1' } }, NOW + 1)
    store.outbox.update('i-p2', { state: 'needs_attention', outcome: { unproved: true }, message: 'Why' }, NOW + 2)
    store.outbox.update('i-p3', { state: 'discarded' }, NOW + 3)
    expect(states()).toEqual({ p1: 'sent', p2: 'asked', p3: 'stopped' })
    store.outbox.prune(NOW + 1_000)
    const [first] = store.messages.ledger('m', 0, 9).rows
    // Who needs the rep comes first.
    expect(first).toMatchObject({ personId: 'p2', itemId: 'i-p2', reason: 'Why' })
    expect(store.messages.ledger('m', 0, 9).rows.find((one) => one.personId === 'p1')).toMatchObject({
      state: 'sent',
      itemId: null,
      conversationId: 'c1',
    })
    expect(store.messages.counts('m')).toMatchObject({ sent: 1, asked: 1, stopped: 1, waiting: 0 })
  })

  test('says who had it, also of whoever was merged into another; who was erased is in none', () => {
    store.messages.note(row('p1'))
    store.messages.note(row('p2', null))
    const had = (): (string | null)[] => store.messages.people({ ids: ['p1', 'p2', 'p3'] }, 'm').map((one) => one.had)
    expect(had()).toEqual(['waiting', 'before', null])
    store.merging.move('p1', 'p3', NOW)
    expect(states()).toEqual({ p3: 'waiting', p2: 'before' })
    store.people.erase(['p2'])
    expect(states()).toEqual({ p3: 'waiting' })
    store.messages.forgetBefore('m')
    store.messages.release(['i-p1'])
    expect(states()).toEqual({})
  })

  test('of a group that was not made to its end nothing is left: it is a draft again', () => {
    store.messages.save({ ...message, state: 'sent' })
    store.messages.note(row('p1'))
    store.outbox.insert({ ...sending('p1'), groupId: 'm' })
    store.outbox.dropGroup('m')
    expect(store.messages.get('m')?.state).toBe('draft')
    expect(states()).toEqual({})
  })
})

test('who was written to last counts from here at once, before Intercom says so; what was left out does not', () => {
  const of = (id: string) => store.messages.people({ ids: [id] }, null)[0]!
  expect(of('p1')).toMatchObject({ isMine: true, isMineThere: true, isWrittenTo: false, lastContactedAt: 0 })
  store.outbox.insert(sending('p1'))
  expect(of('p1').isWrittenTo).toBe(true)
  store.outbox.update('i-p1', { state: 'done', doneAt: NOW + 5, outcome: { conversationId: 'c' } }, NOW + 5)
  expect(of('p1')).toMatchObject({ isWrittenTo: false, lastContactedAt: NOW + 5 })
  store.outbox.insert(sending('p2'))
  store.outbox.update('i-p2', { state: 'done', doneAt: NOW + 5, outcome: { skipped: 'x' } }, NOW + 5)
  expect(of('p2').lastContactedAt).toBe(0)
  store.people.save(
    [contact({ id: 'p3', ownerId: ME, unsubscribed: true, emailTrouble: 'bounced', updatedAt: NOW })],
    NOW,
  )
  expect(of('p3')).toMatchObject({ isUnsubscribed: true, emailTrouble: 'bounced' })
})
