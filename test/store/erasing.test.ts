import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/main/store/openDatabase'
import { INTERCOM_NEWS } from '../../src/main/store/keptRooms'
import type { Store } from '../../src/main/store/types'
import { contact, conversation, item, KEY, ME, newFile, NOW, opened, ORG, leadRow, part } from './builders'

/** The ends of words, since the index stores a word as what differs from the one before. */
const WORDS = ['rafish', 'ixotic', 'bediah', 'hidden', 'racorp', 'brapicture', 'braletter']

/** All pages of a store's file and log in the clear, free ones and free space too. */
function clearBytes(store: Store): Buffer {
  const copy = newFile()
  copyFileSync(store.file, copy)
  if (existsSync(`${store.file}-wal`)) copyFileSync(`${store.file}-wal`, `${copy}-wal`)
  const { raw } = openDatabase(copy, KEY)
  const bytes = raw.serialize()
  raw.close()
  return bytes
}

function found(bytes: Buffer): string[] {
  const text = bytes.toString('latin1').toLowerCase()
  return WORDS.filter((word) => text.includes(word))
}

function filled(): Store {
  const { store } = opened(newFile())
  store.setScope({ repId: ME, orgKey: ORG })
  const others = Array.from({ length: 60 }, (_, index) => contact({ id: `p${index}` }))
  store.people.save([...others, contact({ id: 'z', name: 'Zebediah Long', email: 'zeb@hidden.example' })], NOW)
  store.conversations.save(
    others.map((person) => conversation({ id: `c-${person.id}`, personId: person.id, parts: [part({ id: 'a' })] })),
    NOW,
  )
  const parts = [part({ id: 'z1', bodyText: `A quixotic ${'filler '.repeat(900)} zebrafish` })]
  store.conversations.save([conversation({ id: 'cz', personId: 'z', parts })], NOW)
  store.salesforce.markLookedUp(ORG, ['zeb@hidden.example'], NOW)
  store.salesforce.saveLeads(ORG, [leadRow({ id: 'L1', email: 'Zeb@hidden.example', company: 'Zebracorp' })], NOW)
  store.outbox.insert(
    item({ id: 'i1', personId: 'z', conversationId: 'cz', state: 'done', payload: { text: 'Dear zebrafish' } }),
  )
  // Larger than a page, so that they stand on pages of their own.
  store.files.putPiece('f1', 0, Buffer.from('zebrapicture '.repeat(2_000)))
  const key = { conversationId: 'cz', partId: 'z1', ref: 'i0', source: 'https://files.example/z.png' }
  store.files.keep('f1', key, 26_000, 1_000_000, NOW)
  store.files.putPiece('f2', 0, Buffer.from('zebraletter '.repeat(2_000)))
  store.files.attach('cz', 'reply', { id: 'f2', name: 'zebraletter.txt', contentType: 'text/plain', size: 24_000 })
  return store
}

/** In the steps that a desk takes while it is idle. */
function tidied(store: Store): void {
  for (let steps = 0; store.tidy(); steps += 1) expect(steps).toBeLessThan(100)
}

describe('erasing a person', () => {
  it('leaves no trace in file, log, indexes and copies', () => {
    const store = filled()
    const copies = [`${store.file}.backup-2026-01-01-v1`, `${store.file}.corrupt-2026-01-01`]
    for (const copy of copies) writeFileSync(copy, 'x')
    expect(found(clearBytes(store))).toEqual(WORDS)
    store.outbox.insert(
      item({ id: 'i2', kind: 'lead.create', lane: 'lead:zeb@hidden.example', personId: 'z', state: 'discarded' }),
    )
    store.drafts.save('cz', { mode: 'note', reply: '', note: 'Draft about zebrafish' }, NOW)
    store.news.add(INTERCOM_NEWS, [
      { at: NOW, kind: 'gained', personId: 'z', object: null, recordId: '', text: 'Zebediah Long is yours.' },
      {
        at: NOW,
        kind: 'gained',
        personId: null,
        object: null,
        recordId: '',
        text: '6 became yours: Zebediah Long, Bo.',
      },
    ])
    expect(store.people.erase(['z'])).toEqual(['z'])
    tidied(store)
    expect(found(clearBytes(store))).toEqual([])
    expect(store.news.list(null, 0, 9).rows.map((row) => row.text)).toEqual(['6 became yours: somebody deleted, Bo.'])
    expect(readFileSync(`${store.file}-wal`)).toHaveLength(0)
    expect(copies.filter((copy) => existsSync(copy))).toEqual([])
    expect(store.outbox.get('i1')).toMatchObject({ state: 'done', payload: {}, personId: 'z' })
    expect(store.search.query('zebrafish', 5)).toEqual([])
    expect(store.people.bookTotal()).toBe(60)
  })

  it('leaves no trace either when the person merely left, once the index is tidied', () => {
    const store = filled()
    store.outbox.update('i1', { payload: {} }, NOW)
    expect(store.tidy()).toBe(false)
    expect(store.people.remove(['z'])).toEqual(['z'])
    expect(store.search.query('zebrafish', 5)).toEqual([])
    tidied(store)
    expect(store.tidy()).toBe(false)
    expect(store.search.query('words', 50).filter((hit) => hit.kind === 'message')).toHaveLength(50)
    store.close()
    expect(found(clearBytes(store))).toEqual([])
  })

  it('finds what came after a removal, before and while tidying', () => {
    const store = filled()
    store.people.remove(['p58', 'p59'])
    store.people.save([contact({ id: 'p58', name: 'Zebulon' })], NOW)
    expect(store.search.query('zebulon', 5)).toHaveLength(1)
    store.tidy()
    store.conversations.save([conversation({ id: 'c-p58', personId: 'p58', parts: [part({ id: 'a' })] })], NOW)
    while (store.tidy());
    expect(store.search.query('zebulon', 5)).toHaveLength(1)
    expect(store.search.query('hello from p58', 5)).toHaveLength(1)
    expect(store.search.query('hello from p59', 5).filter((hit) => hit.title === 'Person p59')).toEqual([])
  })

  it('keeps who has unsent items', () => {
    const store = filled()
    store.outbox.update('i1', { state: 'waiting' }, NOW)
    expect(store.people.erase(['z'])).toEqual([])
    expect(store.outbox.get('i1')?.payload).toEqual({ text: 'Dear zebrafish' })
  })

  it('leaves the indexes whole', () => {
    const store = filled()
    store.people.erase(['z', 'p3'])
    store.close()
    const database = openDatabase(store.file, KEY)
    for (const table of ['people', 'companies', 'parts']) {
      expect(() =>
        database.run(`INSERT INTO ${table}_fts (${table}_fts, rank) VALUES ('integrity-check', 1)`),
      ).not.toThrow()
    }
    expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    database.raw.close()
  })
})
