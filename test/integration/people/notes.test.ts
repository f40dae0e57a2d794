import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { api, item, peopleDesk } from './room'

/** Notes on people (issue 4, section 3): listed, added, and exactly once by looking them up. */
describe('notes on a person', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const someone = (): string => people.shift()!
  const there = async (personId: string): Promise<string[]> => {
    const { data } = (await api(desk, 'GET', `/contacts/${personId}/notes`)) as { data: { body: string }[] }
    return data.map((note) => note.body.replace(/<[^>]+>/g, ''))
  }
  const rows = async (personId: string) => (await desk.run('people.notes', { personId })).rows
  const add = (personId: string, text: string) => desk.run('people.addNote', { personId, text })

  beforeAll(async () => {
    ;({ desk, people } = await peopleDesk())
  }, 90_000)
  afterEach(() => {
    cutNetwork(desk, false)
    desk.intercom.faults.clear()
  })
  afterAll(() => desk.stop())

  test('are read when the person is looked at, with author and time, and stay offline', async () => {
    const id = someone()
    const colleague = desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!
    await api(desk, 'POST', `/contacts/${id}/notes`, {
      body: 'Wants <b>seats</b><script>x()</script>',
      admin_id: colleague.id,
    })
    const found = await until('the note', async () => (await rows(id))[0])
    expect(found).toMatchObject({ authorName: colleague.name, byMe: false, sending: null })
    expect(found.bodyHtml).toContain('seats')
    expect(found.bodyHtml).not.toContain('script')
    expect(Math.abs(found.createdAt - desk.simClock.now())).toBeLessThan(3_600_000)
    await desk.restart()
    cutNetwork(desk, true)
    expect(await rows(id)).toHaveLength(1)
  })

  test('are read for the search though nobody looks at the person: of those who have any, once', async () => {
    const id = someone()
    await api(desk, 'POST', `/contacts/${id}/notes`, { body: 'Prefers zebrafish', admin_id: desk.world.rep.adminId })
    desk.intercom.control.updateContact({ contactId: id, phone: '+49 88' })
    const asked = (): string[] =>
      desk.intercom.requests
        .filter(({ method, url }) => method === 'GET' && url.includes('/notes?'))
        .map(({ url }) => url.split('/')[2]!)
    const before = asked().length
    const found = async (): Promise<boolean> =>
      (await desk.run('search.query', { text: 'zebrafish' })).hits.some((hit) => hit.kind === 'note')
    await until('found', async () => (await desk.run('sync.now', {}), found()), 60_000)
    // A second look at the same count asks nobody again.
    await desk.run('people.refresh', { personId: id })
    await desk.run('sync.now', {})
    await until('settled', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    expect(asked().slice(before)).toEqual([id])
  })

  test('one that is added is shown at once, in order, and written as the rep', async () => {
    const id = someone()
    cutNetwork(desk, true)
    const first = await add(id, 'First & <only>\n\nBudget: 3')
    const second = await add(id, 'Second')
    expect((await rows(id)).map((row) => row.sending?.itemId)).toEqual([second.id, first.id])
    cutNetwork(desk, false)
    await item(desk, second.id)
    expect(await there(id)).toEqual(['Second', 'First &amp; &lt;only&gt;Budget: 3'])
    const shown = await rows(id)
    expect(shown.map((row) => [row.authorName, row.byMe, row.sending])).toEqual([
      ['You', true, null],
      ['You', true, null],
    ])
    expect((await refused(add(id, '  '))).code).toBe('validation')
  })

  test.each(['cut-after', 'cut-before', 'truncated-json', 'status-after'] as const)(
    'an answer lost by %s: the note stands once, and the same words twice stand twice',
    async (kind) => {
      const id = someone()
      const effect = kind === 'status-after' ? { kind, status: 502 } : { kind }
      desk.intercom.faults.add({ method: 'POST', path: '/notes$', effect })
      const made = await add(id, 'Same words')
      const again = await add(id, 'Same words')
      await item(desk, made.id)
      await item(desk, again.id)
      expect(await there(id)).toEqual(['Same words', 'Same words'])
    },
  )

  test('one that is held is taken back, and goes with its person', async () => {
    const id = someone()
    await desk.run('settings.update', { undoSeconds: 60 })
    const made = await add(id, 'Never mind')
    await desk.run('outbox.undo', { itemId: made.id })
    await desk.run('settings.update', { undoSeconds: 0 })
    expect(await rows(id)).toEqual([])
    expect(await there(id)).toEqual([])
  })
})
