import { expect, it } from 'vitest'
import type { Store } from '../../src/main/store/types'
import { contact, conversation, DAY, ME, newStore, NOW, ORG, part } from './builders'

const SINCE = NOW - 2 * DAY

/** Conversations of one of the rep's people, by id: when they started, and how. */
function storeWith(all: Parameters<typeof conversation>[0][]): Store {
  const store = newStore()
  store.setScope({ repId: ME, orgKey: ORG })
  store.people.save([contact({ id: 'p1' }), contact({ id: 'other', ownerId: 'somebody' })], NOW)
  store.conversations.save(
    all.map((one) => conversation({ personId: 'p1', parts: [part({ id: 'x' })], ...one })),
    NOW,
  )
  return store
}

const inbound = (id: string, createdAt: number) => ({ id, createdAt, updatedAt: createdAt })
const candidates = (store: Store, only?: string[]): string[] =>
  store.conversationTasks.candidates(ORG, SINCE, NOW - 31 * DAY, only)

it('are those that started since logging is on, however many there were before', () => {
  const before = Array.from({ length: 2_500 }, (_, n) => inbound(`old-${n}`, SINCE - 1 - n))
  const store = storeWith([...before, inbound('b', SINCE + 5), inbound('a', SINCE)])
  expect(candidates(store)).toEqual(['a', 'b'])
  expect(candidates(store, ['b', 'old-1'])).toEqual(['b'])
})

it('an outbound message counts from the first answer to it', () => {
  const source = {
    ...part({ id: 's', authorType: 'admin', authorId: ME }),
    deliveredAs: 'admin_initiated',
    subject: null,
  }
  const sent = { ...inbound('sent', SINCE - 20 * DAY), source }
  const store = storeWith([
    { ...sent, id: 'answered', firstContactReplyAt: SINCE + 9 },
    { ...sent, id: 'unanswered', firstContactReplyAt: null },
    { ...sent, id: 'answered-before', firstContactReplyAt: SINCE - 9 },
  ])
  expect(candidates(store)).toEqual(['answered'])
})

it('what is in step is left alone until it changes; without a Task it is looked at for 31 days', () => {
  const store = storeWith([inbound('a', SINCE), inbound('b', SINCE)])
  const task = { conversationId: 'a', taskId: '00T1', itemId: null, isAutomatic: true, createdAt: NOW }
  store.conversationTasks.save(ORG, { ...task, firstClosedAt: null, transcriptOf: SINCE })
  expect(candidates(store)).toEqual(['b'])
  expect(store.conversationTasks.candidates(ORG, SINCE, NOW + 1)).toEqual([])
  store.conversations.save(
    [conversation({ ...inbound('a', SINCE), updatedAt: SINCE + 1, personId: 'p1', parts: [part({ id: 'x' })] })],
    NOW,
  )
  expect(store.conversationTasks.candidates(ORG, SINCE, NOW + 1)).toEqual(['a'])
})
