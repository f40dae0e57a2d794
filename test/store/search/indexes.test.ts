import { copyFileSync, existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { updateToVersion } from '../../../src/main/store/migrate'
import { openDatabase } from '../../../src/main/store/openDatabase'
import { INDEXED } from '../../../src/main/store/search/triggers'
import type { Store } from '../../../src/main/store/types'
import { contact, conversation, KEY, ME, newFile, newStore, NOW, opened, ORG, part } from '../builders'

const LINKS = { ownerId: null, accountId: null, whoId: null, whatId: null, isClosed: false, due: null }
const TIMES = { createdAt: NOW, modifiedAt: NOW }

function filled(store: Store): Store {
  store.people.save([contact({ id: 'p1', name: '京都 Quixoticus' }), contact({ id: 'p2', name: 'Ann' })], NOW)
  store.conversations.save(
    [
      conversation({
        id: 'c1',
        title: 'Zebrafish 都庁 order',
        parts: [part({ id: 'a', bodyText: 'See you in 札幌 xylographer' })],
      }),
    ],
    NOW,
  )
  const fields = { Note__c: 'Bandersnatch 大阪', Email: 'x@y.example' }
  const note = { authorId: ME, authorName: null, html: '', createdAt: NOW }
  store.personNotes.replace('p2', [{ ...note, id: 'n1', text: 'Jabberwocky 名古屋' }])
  store.records.save(ORG, [{ object: 'Lead', id: 'L1', name: 'Lea Vorpal', ...LINKS, ...TIMES, fields }], NOW)
  return store
}

const kinds = (store: Store, text: string): string[] => store.search.query(text, 20).map((hit) => hit.kind)
const ASKED = {
  京: ['person'],
  札幌: ['message'],
  都庁: ['conversation'],
  大阪: ['record'],
  zebraf: ['conversation'],
  bandersn: ['record'],
  vorpla: ['record'],
  jabberw: ['note'],
  古屋: ['note'],
}

/** All pages of a store's file and log in the clear. */
function clearText(store: Store): string {
  const copy = newFile()
  copyFileSync(store.file, copy)
  if (existsSync(`${store.file}-wal`)) copyFileSync(`${store.file}-wal`, `${copy}-wal`)
  const { raw } = openDatabase(copy, KEY)
  const bytes = raw.serialize()
  raw.close()
  return bytes.toString('latin1').toLowerCase()
}

describe('the indexes of the search', () => {
  it('follow what is written, changed and removed', () => {
    const store = filled(newStore())
    for (const [text, found] of Object.entries(ASKED)) expect(kinds(store, text), text).toEqual(found)
    store.people.save([contact({ id: 'p1', name: '大津 Quixoticus', updatedAt: NOW })], NOW)
    expect(kinds(store, '京')).toEqual([])
    expect(kinds(store, '大津')).toEqual(['person'])
    store.conversations.save([conversation({ id: 'c1', title: 'Plain', updatedAt: NOW })], NOW)
    expect(kinds(store, '都庁')).toEqual([])
    store.records.patch(ORG, 'Lead', 'L1', { Note__c: '神戸' })
    expect([kinds(store, '大阪'), kinds(store, '神戸')]).toEqual([[], ['record']])
    store.records.remove(ORG, 'Lead', ['L1'])
    store.personNotes.replace('p2', [])
    store.people.remove(['p1'])
    for (const text of [...Object.keys(ASKED), '大津', '神戸']) expect(kinds(store, text), text).toEqual([])
  })

  it('take in a file from before them, a step at a time, while it is written to', () => {
    const file = newFile()
    const before = openDatabase(file, KEY)
    updateToVersion(before, 17)
    before.raw.close()
    const first = opened(file).store
    first.setScope({ repId: ME, orgKey: ORG })
    filled(first)
    first.close()
    // As an update leaves it: the rows are there, the indexes are empty.
    const database = openDatabase(file, KEY)
    for (const { index } of INDEXED) database.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
    database.run("DELETE FROM meta WHERE key = 'searchFill'")
    database.raw.close()

    const { store } = opened(file)
    expect(store.search.isFilling()).toBe(true)
    expect(kinds(store, '札幌')).toEqual([])
    store.tidy()
    store.people.save([contact({ id: 'p3', name: '京橋' })], NOW)
    store.records.remove(ORG, 'Lead', ['L1'])
    for (let steps = 0; store.tidy(); steps += 1) expect(steps).toBeLessThan(100)
    expect(store.search.isFilling()).toBe(false)
    expect(kinds(store, '京')).toEqual(['person', 'person'])
    expect(kinds(store, '札幌')).toEqual(['message'])
    expect(kinds(store, 'jabberw')).toEqual(['note'])
    expect(kinds(store, 'bandersn')).toEqual([])
    store.people.remove(['p1', 'p3'])
    expect(kinds(store, '京')).toEqual([])
  })

  it('have nothing to take in where a file is new', () => {
    expect(newStore().search.isFilling()).toBe(false)
  })

  it('give up the words of who is erased, with what was searched for', () => {
    const store = filled(newStore())
    store.search.remember('quixo')
    store.search.remember('somebody else')
    expect(kinds(store, 'quixotixus')).toEqual(['person'])
    // As the pairs of characters stand in the index, beside the words' ends.
    const words = ['ixoticus', 'brafish', 'lographer', Buffer.from('札幌').toString('latin1')]
    const before = clearText(store)
    for (const word of words) expect(before, word).toContain(word.toLowerCase())
    store.people.erase(['p1'])
    for (let steps = 0; store.tidy(); steps += 1) expect(steps).toBeLessThan(200)
    store.close()
    const after = clearText(store)
    for (const word of words) expect(after, word).not.toContain(word.toLowerCase())
    expect(after).not.toContain('quixo')
    expect(after).toContain('somebody else')
  })
})

describe('what was searched for', () => {
  it('is kept, the newest first, each once', () => {
    const store = newStore()
    for (const text of ['ana', ' is:lead ', '', 'ana']) store.search.remember(text)
    expect(store.search.recent()).toEqual(['ana', 'is:lead'])
    for (let at = 0; at < 20; at += 1) store.search.remember(`text ${at}`)
    expect(store.search.recent()).toHaveLength(8)
  })
})

describe('completing', () => {
  it('offers filter words from their first letters on, then values', () => {
    const store = filled(newStore())
    store.teammates.replaceTags([{ id: 't1', name: 'Big deal' }])
    const offered = (text: string): string[] => store.search.completions(text, text.length).map((one) => one.text)
    expect(offered('st')).toEqual(['status:', 'stage:'])
    expect(offered('ana -ta')).toEqual(['-tag:'])
    expect(offered('status:')).toEqual(['status:open ', 'status:closed ', 'status:snoozed '])
    expect(offered('owner:o')).toEqual(['owner:"Otto Other" '])
    expect(offered('owner:oth')).toEqual(['owner:"Otto Other" '])
    expect(offered('tag:"Big d')).toEqual(['tag:"Big deal" '])
    expect(offered('seen:<')).toEqual(['seen:<1d ', 'seen:<7d ', 'seen:<30d '])
    expect(offered('status:open')).toEqual([])
    expect(offered('st:')).toEqual([])
    expect(store.search.completions('st ana', 2)[0]).toEqual({
      from: 0,
      to: 2,
      text: 'status:',
      means: 'Conversations, Cases, Tasks and Opportunities',
    })
  })
})
