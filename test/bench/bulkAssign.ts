import { watchLoop } from './lib/loopBlocks'
import { createNodeDesk } from './lib/nodeDesk'
import type { Report } from './lib/rows'
import { startStandIns } from './lib/standIns'

const PEOPLE = 1_000
const WORLD = { people: 4_000, book: 1_200 }

/**
 * Another owner for 1,000 people at once, by the real core: from the command to its answer, by when each is an outbox item
 * and shown. They are held for the undo seconds, so nothing leaves meanwhile; the polls go on.
 */
export async function measureBulkAssign(report: Report, dataFolder: string): Promise<void> {
  const standIns = await startStandIns(WORLD.people, WORLD.book)
  const desk = createNodeDesk(dataFolder)
  await desk.core.start()
  try {
    await desk.connect(standIns.ready)
    const end = Date.now() + 300_000
    while ((await desk.run('sync.status', {})).state !== 'idle') {
      if (Date.now() > end) throw new Error('No first sync within five minutes')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await desk.run('settings.update', { undoSeconds: 30 })
    const { rows } = await desk.run('book.list', { filter: {}, limit: PEOPLE })
    const { teammates } = await desk.run('owners.choices', {})
    const other = teammates.find(({ isMe }) => !isMe)
    if (!other) throw new Error('There is no other teammate')
    const input = { personIds: rows.map((row) => row.id), ownerId: other.id }
    const loop = watchLoop()
    const began = performance.now()
    const { group } = await desk.run('owners.assignMany', input)
    const ms = performance.now() - began
    const blocks = loop.stop()
    if (group.total < PEOPLE * 0.9) throw new Error(`Only ${group.total} owners were queued`)
    report.add('bulk assign of 1,000: time to queue', 'ms', ms)
    report.add('bulk assign of 1,000: longest main-thread block', 'ms', blocks.longest)
    if (blocks.longestCpu !== null) {
      report.add('bulk assign of 1,000: longest main-thread block, own work', 'ms', blocks.longestCpu)
    }
  } finally {
    await desk.core.stop()
    await standIns.end()
  }
}
