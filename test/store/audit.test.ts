import { beforeEach, describe, expect, it } from 'vitest'
import type { OutboxRow, Store } from '../../src/main/store/types'
import { item, newStore } from './builders'

describe('the trail of what was written', () => {
  let store: Store
  beforeEach(() => {
    store = newStore()
  })
  let made = 0

  function done(change: Partial<OutboxRow> = {}): string {
    made += 1
    const id = `item-${made}`
    const base = { kind: 'task.create', service: 'salesforce', orgKey: 'org:user', lane: id, state: 'done' } as const
    store.outbox.insert(
      item({
        id,
        ...base,
        personId: null,
        conversationId: null,
        payload: {},
        createdAt: made,
        doneAt: made,
        ...change,
      }),
    )
    return id
  }
  const ids = (query: Parameters<Store['audit']['list']>[0] = {}): string[] =>
    store.audit.list(query, { limit: 100 }).map((row) => row.id)

  it('has what went, newest first, page by page without a gap where times are equal', () => {
    for (let n = 0; n < 23; n++) done({ doneAt: 1_000 + Math.floor(n / 5) })
    done({ state: 'discarded' })
    done({ state: 'queued', doneAt: null })
    const seen: string[] = []
    let before: { at: number; seq: number } | null = null
    for (;;) {
      const rows: OutboxRow[] = store.audit.list({}, { limit: 4, before })
      seen.push(...rows.map((row) => row.id))
      const last = rows.at(-1)
      if (!last) break
      before = { at: last.doneAt ?? 0, seq: last.seq }
    }
    expect(seen).toEqual(ids())
    expect(new Set(seen).size).toBe(23)
    expect(store.audit.count({})).toBe(23)
  })

  it('tells by itself from by hand, however it was written down', () => {
    const hand = [done(), done({ payload: { isAutomatic: false } }), done({ payload: { origin: { by: 'undo' } } })]
    const auto = [
      done({ payload: { isAutomatic: true } }),
      done({ kind: 'task.update', payload: { automatic: { reference: 'x' } } }),
      done({ kind: 'record.update', payload: { origin: { by: 'automatic', setting: 'mapping' } } }),
      done({ kind: 'person.update', payload: { origin: 'owners' } }),
    ]
    expect(ids({ why: 'automatic' }).sort()).toEqual(auto.sort())
    expect(ids({ why: 'hand' }).sort()).toEqual(hand.sort())
  })

  it('finds words in names, values and ids, in any capitals and accents, not in long transcripts', () => {
    const one = done({ payload: { personName: 'Élodie Marchand', values: { Subject: 'Renewal 100%' } } })
    const two = done({
      payload: { values: { Subject: 'x', Description: 'needle '.repeat(1_000) } },
      outcome: { id: '00Q1' },
    })
    expect(ids({ text: 'elodie' })).toEqual([one])
    expect(ids({ text: '100%' })).toEqual([one])
    expect(ids({ text: '00q1' })).toEqual([two])
    expect(ids({ text: 'needle' })).toEqual([])
    expect(ids({ recordId: '00Q1' })).toEqual([two])
  })

  it('counts what waits for each org and user, and the codes', () => {
    done({ state: 'queued', doneAt: null, orgKey: 'a:1' })
    done({ state: 'needs_attention', doneAt: null, orgKey: 'a:1', code: 'validation' })
    done({ state: 'queued', doneAt: null, service: 'intercom', orgKey: null })
    expect(store.audit.waitingByOrg()).toEqual([{ orgKey: 'a:1', waiting: 2 }])
    expect(store.audit.codes()).toContainEqual({
      kind: 'task.create',
      state: 'needs_attention',
      code: 'validation',
      items: 1,
    })
  })
})
