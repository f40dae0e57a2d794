import { afterEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/simulator/shared/random'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { createDesk, type Desk } from '../../builders/desk'
import { createLead, leadsOf, outboxEmpty, partsAt, settledDesk, strangersToSalesforce } from '../../builders/work'

const CREATE_LEAD = { method: 'POST', path: '/composite$' }

/** Neither API has idempotency keys: whatever happens to the answer, a write is made once (DESIGN.md section 6). */
describe('exactly once', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('leaves one Lead after 200 lost answers with different timings', async () => {
    desk = await createDesk({ people: 1_200, bookShare: 0.7, seed: 11, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
    const people = (await strangersToSalesforce(desk)).slice(0, 200)
    expect(people).toHaveLength(200)
    const before = new Map(people.map((person) => [person.id, leadsOf(desk, person.email!).length]))
    const random = createRandom(99)
    for (const [index, person] of people.entries()) {
      desk.salesforce.faults.add({
        ...CREATE_LEAD,
        body: `/sobjects/Lead"[^]*${escapeRegExp(person.email!)}`,
        effect: lostAnswer(random.int(0, 3), random),
      })
      await createLead(desk, person.id)
      // Now and then the app is quit in the middle of it and started again.
      if (index % 40 === 20) await desk.restart()
    }
    await outboxEmpty(desk, 60_000)
    const created = people.map((person) => leadsOf(desk, person.email!).length - before.get(person.id)!)
    expect(created.filter((count) => count !== 1)).toEqual([])
    expect(desk.salesforce.requests.filter((one) => one.fault !== undefined).length).toBeGreaterThanOrEqual(200)
    const { rows } = await desk.run('outbox.list', { show: 'sent', limit: 1000 })
    expect(rows.every((row) => row.state === 'done' && row.resultUrl !== null)).toBe(true)
  }, 120_000)

  it('sends a reply and a note once, in order, when their answers are lost', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
    const person = (await desk.run('book.list', { filter: {}, limit: 1 })).rows[0]!
    const id = desk.intercom.control.contactStarts({ contactId: person.id, body: 'Hello' })
    await desk.run('people.refresh', { personId: person.id })
    await desk.core.run('sync.now', {})
    await expect
      .poll(() => desk.core.run('conversations.get', { conversationId: id }), { timeout: 10_000 })
      .toMatchObject({ ok: true })
    for (const effect of [
      { kind: 'cut-after' },
      { kind: 'cut-body' },
      { kind: 'cut-before' },
      { kind: 'status-after', status: 502 },
    ] as const) {
      desk.intercom.faults.add({ method: 'POST', path: `/conversations/${id}/reply`, effect })
    }
    await desk.run('conversations.reply', { conversationId: id, text: 'First' })
    await desk.run('conversations.note', { conversationId: id, text: 'Between us' })
    // The same words twice are two replies, and stay two.
    await desk.run('conversations.reply', { conversationId: id, text: 'Again' })
    await desk.run('conversations.reply', { conversationId: id, text: 'Again' })
    await outboxEmpty(desk)
    expect(partsAt(desk, id).map((part) => [part.type, part.text])).toEqual([
      ['comment', 'First'],
      ['note', 'Between us'],
      ['comment', 'Again'],
      ['comment', 'Again'],
    ])
  }, 60_000)
})

function lostAnswer(kind: number, random: { int(min: number, max: number): number }): FaultEffect {
  if (kind === 0) return { kind: 'cut-after' }
  if (kind === 1) return { kind: 'cut-after', ms: random.int(1, 60) }
  if (kind === 2) return { kind: 'cut-body' }
  return { kind: 'status-after', status: 503 }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
