import { describe, expect, it } from 'vitest'
import type { ReceivedKey } from '../../src/main/store/filesRoom'
import type { Store } from '../../src/main/store/types'
import { contact, conversation, item, newStore, NOW, part } from './builders'

const BUDGET = 1_000
const PDF = { name: 'a.pdf', contentType: 'application/pdf', size: 3, url: 'https://files.example/a.pdf' }

function filled(): Store {
  const store = newStore()
  store.people.save([contact({ id: 'p1' })], NOW)
  const parts = ['x', 'y', 'z'].map((id) => part({ id, attachments: [PDF, PDF] }))
  store.conversations.save([conversation({ id: 'c1', parts })], NOW)
  return store
}

const key = (partId: string, more: Partial<ReceivedKey> = {}): ReceivedKey => ({
  conversationId: 'c1',
  partId,
  ref: 'a0',
  source: 'https://files.example/a.pdf',
  ...more,
})

function keep(store: Store, id: string, of: ReceivedKey, size: number, at: number): boolean {
  const half = Math.ceil(size / 2)
  store.files.putPiece(id, 0, Buffer.alloc(half, id))
  store.files.putPiece(id, 1, Buffer.alloc(size - half, id))
  return store.files.keep(id, of, size, BUDGET, at)
}

function attached(store: Store, id: string, mode: 'reply' | 'note' = 'reply'): void {
  store.files.putPiece(id, 0, Buffer.from(id))
  store.files.attach('c1', mode, { id, name: `${id}.txt`, contentType: 'text/plain', size: id.length })
}

describe('received files', () => {
  it('are whole again, and only the same file from the same place counts', () => {
    const store = filled()
    expect(keep(store, 'f1', key('x'), 301, NOW)).toBe(true)
    const whole = Buffer.concat([Buffer.alloc(151, 'f1'), Buffer.alloc(150, 'f1')])
    expect(Buffer.from(store.files.received(key('x'), NOW)!)).toEqual(whole)
    expect(store.files.received(key('x', { ref: 'a1' }), NOW)).toBeNull()
    expect(store.files.received(key('x', { source: 'https://files.example/other.pdf' }), NOW)).toBeNull()
    expect(store.files.received(key('y'), NOW)).toBeNull()
  })

  it('give way to the newer ones: what was not used for longest goes first', () => {
    const store = filled()
    keep(store, 'f1', key('x'), 400, NOW)
    keep(store, 'f2', key('y'), 400, NOW + 1)
    store.files.received(key('x'), NOW + 2)
    keep(store, 'f3', key('z'), 400, NOW + 3)
    expect(store.files.received(key('y'), NOW)).toBeNull()
    expect(store.files.received(key('x'), NOW)?.length).toBe(400)
    expect(store.files.received(key('z'), NOW)?.length).toBe(400)
    expect(store.files.receivedBytes()).toBe(800)
    expect(store.files.bytes('f2')).toBeNull()
  })

  it('are replaced by what came anew, and not kept for a message that has gone', () => {
    const store = filled()
    keep(store, 'f1', key('x'), 300, NOW)
    keep(store, 'f2', key('x', { source: 'https://files.example/b.pdf' }), 200, NOW)
    expect(store.files.receivedBytes()).toBe(200)
    expect(store.files.bytes('f1')).toBeNull()
    expect(keep(store, 'f3', key('gone'), 100, NOW)).toBe(false)
    expect(store.files.bytes('f3')).toBeNull()
  })

  it('go when Intercom redacts the message, and with their conversation', () => {
    const store = filled()
    keep(store, 'f1', key('x'), 300, NOW)
    keep(store, 'f2', key('y'), 300, NOW)
    const parts = [part({ id: 'x', attachments: [] }), part({ id: 'y', attachments: [PDF, PDF] })]
    store.conversations.save([conversation({ id: 'c1', parts, updatedAt: NOW + 1 })], NOW)
    expect(store.files.bytes('f1')).toBeNull()
    expect(store.files.bytes('f2')).not.toBeNull()
    store.conversations.remove(['c1'])
    expect(store.files.bytes('f2')).toBeNull()
  })
})

describe('files to be sent', () => {
  it('stay with the draft in their order, go to the item, come back, and end with it', () => {
    const store = filled()
    for (const id of ['one', 'two', 'three']) attached(store, id)
    attached(store, 'noted', 'note')
    expect(store.files.ofDraft('c1').map((file) => file.id)).toEqual(['one', 'two', 'three', 'noted'])
    expect(store.files.detach('c1', 'two')).toBe(true)
    expect(store.files.bytes('two')).toBeNull()
    // All or none: what is not there, or belongs to the note, is not handed over.
    expect(store.files.hand('c1', 'reply', ['one', 'noted'], 'i1')).toBe(false)
    expect(store.files.hand('c1', 'reply', ['one', 'three'], 'i1')).toBe(true)
    expect(store.files.ofDraft('c1').map((file) => file.id)).toEqual(['noted'])
    expect(store.files.ofItem('i1').map((file) => file.name)).toEqual(['one.txt', 'three.txt'])
    // Not the draft's any more: no second item gets it.
    expect(store.files.hand('c1', 'reply', ['one'], 'i2')).toBe(false)
    expect(store.files.detach('c1', 'one')).toBe(false)
    store.files.giveBack('i1')
    expect(store.files.ofDraft('c1')).toHaveLength(3)
    expect(store.files.hand('c1', 'reply', ['one', 'three'], 'i1')).toBe(true)
    store.outbox.insert(item({ id: 'i1', conversationId: 'c1', state: 'queued' }))
    store.outbox.update('i1', { state: 'sending' }, NOW)
    expect(Buffer.from(store.files.bytes('one')!).toString()).toBe('one')
    store.outbox.update('i1', { state: 'done' }, NOW)
    expect(store.files.ofItem('i1')).toEqual([])
    expect(store.files.bytes('one')).toBeNull()
  })

  it.each(['discarded', 'pruned'])('go when their item is %s', (how) => {
    const store = filled()
    attached(store, 'one')
    store.files.hand('c1', 'reply', ['one'], 'i1')
    store.outbox.insert(item({ id: 'i1', conversationId: 'c1', state: how === 'pruned' ? 'done' : 'queued' }))
    if (how === 'pruned') store.outbox.prune(NOW + 1_000_000_000)
    else store.outbox.update('i1', { state: 'discarded' }, NOW)
    expect(store.files.bytes('one')).toBeNull()
  })

  it('leave nothing behind that was never attached', () => {
    const store = filled()
    attached(store, 'one')
    store.files.putPiece('half', 0, Buffer.from('half'))
    expect(store.files.dropLoosePieces()).toBe(1)
    expect(store.files.bytes('half')).toBeNull()
    expect(store.files.bytes('one')).not.toBeNull()
  })
})

it('the choice to see pictures is the conversation’s own', () => {
  const store = filled()
  expect(store.files.loadsImages('c1')).toBe(false)
  store.files.setLoadsImages('c1', true)
  store.files.setLoadsImages('unknown', true)
  expect([store.files.loadsImages('c1'), store.files.loadsImages('unknown')]).toEqual([true, false])
  store.files.setLoadsImages('c1', false)
  expect(store.files.loadsImages('c1')).toBe(false)
})
