import { describe, expect, it } from 'vitest'
import { contact, conversation, newFile, newStore, NOW, opened } from './builders'

describe('transaction', () => {
  it('undoes everything that was written when the work throws, nested work too', () => {
    const store = newStore()
    const work = (): void => {
      store.people.save([contact({ id: 'p1' })], NOW)
      store.transaction(() => store.meta.set('a', '1'))
      throw new Error('stop')
    }
    expect(() => store.transaction(work)).toThrow('stop')
    expect(store.people.has('p1')).toBe(false)
    expect(store.meta.get('a')).toBeNull()
    expect(store.search.query('person', 5)).toEqual([])
  })

  it('undoes only nested work that throws and is caught', () => {
    const store = newStore()
    const value = store.transaction(() => {
      store.meta.set('kept', '1')
      expect(() =>
        store.transaction(() => {
          store.meta.set('gone', '1')
          throw new Error('inner')
        }),
      ).toThrow('inner')
      return 7
    })
    expect([value, store.meta.get('kept'), store.meta.get('gone')]).toEqual([7, '1', null])
  })
})

describe('settings', () => {
  it('remembers what was set and skips what this version does not understand', () => {
    const store = newStore()
    expect(store.settings.read()).toEqual({})
    store.settings.write({ theme: 'dark', undoSeconds: 5 })
    store.settings.write({ undoSeconds: 9 })
    expect(store.settings.read()).toEqual({ theme: 'dark', undoSeconds: 9 })
    store.settings.write({ theme: 'neon' as 'dark', leadSource: 'Web' })
    expect(store.settings.read()).toEqual({ undoSeconds: 9, leadSource: 'Web' })
  })
})

describe('streams', () => {
  it('keep their place over a restart and stop when the process ended', () => {
    const file = newFile()
    const { store } = opened(file)
    expect(store.streams.get('book')).toMatchObject({ name: 'book', state: 'never', done: 0, watermark: null })
    store.streams.save('book', { state: 'running', cursor: 'x', done: 200, total: 900, startedAt: NOW })
    store.streams.save('book', { done: 400, watermark: '17' })
    store.streams.save('book', {})
    store.close()
    const again = opened(file).store
    again.streams.stopRunning()
    expect(again.streams.list()).toEqual([
      {
        name: 'book',
        state: 'stopped',
        watermark: '17',
        cursor: 'x',
        done: 400,
        total: 900,
        startedAt: NOW,
        finishedAt: null,
        errorCode: null,
        errorMessage: null,
      },
    ])
  })
})

describe('teammates and sizes', () => {
  it('keeps the names of who has left', () => {
    const store = newStore()
    store.teammates.replace([{ id: '200', name: 'Otto New', email: 'o@example.com', teamIds: [] }], [])
    expect(store.teammates.list().map((mate) => [mate.name, mate.isActive])).toEqual([
      ['Otto New', true],
      ['Rae Rep', false],
    ])
    expect(store.teammates.teams()).toEqual([])
  })

  it('counts rows and bytes', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    store.conversations.save([conversation({ id: 'c1' })], NOW)
    const sizes = store.sizes()
    expect(sizes).toMatchObject({ people: 1, conversations: 1, parts: 1, leads: 0, contacts: 0 })
    expect(sizes.bytes).toBeGreaterThan(10_000)
  })
})
