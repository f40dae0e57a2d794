import { afterEach, describe, expect, it } from 'vitest'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { createRandom } from '../../../src/simulator/shared/random'
import { createDesk, type Desk } from '../../builders/desk'
import { makeTasks, tasksAt } from '../../builders/tasks'
import { outboxEmpty, settledDesk } from '../../builders/work'

/** Tasks are made with their reading in one composite; whatever happens to its answer, there is one of each. */
describe('Tasks, exactly once', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('leaves one Task each after 40 lost answers at different points', async () => {
    desk = await createDesk({ people: 300, bookShare: 0.9, seed: 5, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['lead', 'contact'] }, limit: 40 })
    expect(rows).toHaveLength(40)
    const random = createRandom(7)
    for (const [index, person] of rows.entries()) {
      const subject = `Task number ${index} of this test`
      desk.salesforce.faults.add({
        method: 'POST',
        path: '/composite$',
        body: `${subject} `,
        times: random.int(1, 2),
        effect: lostAnswer(random.int(0, 5), random),
      })
      // The look-up that follows meets trouble of its own, now and then.
      if (index % 7 === 3)
        desk.salesforce.faults.add({ path: 'Subject%20LIKE', effect: { kind: 'status', status: 503 } })
      await makeTasks(desk, person.id, { purpose: 'followUp', change: () => ({ subject }) })
      // Now and then the app is quit in the middle of it and started again.
      if (index % 10 === 5) await desk.restart()
    }
    await outboxEmpty(desk, 60_000)
    const counts = rows.map((_row, index) => tasksAt(desk, `Task number ${index} of this test `).length)
    expect(counts.filter((count) => count !== 1)).toEqual([])
    expect(desk.salesforce.requests.filter((one) => one.fault !== undefined).length).toBeGreaterThanOrEqual(40)
    const sent = await desk.run('outbox.list', { show: 'sent', limit: 1000 })
    expect(sent.rows.filter((row) => row.kind === 'task.create' && row.resultUrl !== null)).toHaveLength(40)
  }, 120_000)
})

function lostAnswer(kind: number, random: { int(min: number, max: number): number }): FaultEffect {
  switch (kind) {
    case 0:
      return { kind: 'cut-after' }
    case 1:
      return { kind: 'cut-after', ms: random.int(1, 60) }
    case 2:
      return { kind: 'cut-body' }
    case 3:
      return { kind: 'truncated-json' }
    case 4:
      return { kind: 'cut-before' }
    default:
      return { kind: 'status-after', status: 503 }
  }
}
