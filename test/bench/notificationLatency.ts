import type { ReadyLine } from '../../src/simulator'
import { createRandom } from '../../src/simulator/shared/random'
import { createNodeDesk, type NodeDesk } from './lib/nodeDesk'
import type { Report } from './lib/rows'
import { startStandIns } from './lib/standIns'
import { quantile } from './lib/stats'

/** As the app polls. */
const POLL_MS = 12_000
/** So far apart that never more than five come within ten seconds, which would make a summary of them. */
const APART_MS = [2_600, 4_200] as const
const WORLD = { people: 2_000, book: 400 }

/**
 * From the moment a conversation is made in Intercom (the stand-in is asked to make it) to the notifier port being asked to
 * show it: people of the book start conversations at random times while the real core polls every 12 seconds, as in the app.
 * Wall time, the stand-ins in a process of their own. What the operating system takes to paint it is not in it.
 */
export async function measureNotificationLatency(report: Report, dataFolder: string, samples: number): Promise<void> {
  const standIns = await startStandIns(WORLD.people, WORLD.book)
  const shownAt = new Map<string, number>()
  const desk = createNodeDesk(dataFolder, ({ place }) => {
    if (place.kind === 'conversation' && !shownAt.has(place.id)) shownAt.set(place.id, performance.now())
  })
  await desk.core.start()
  try {
    await desk.connect(standIns.ready)
    await until('the first sync', async () => (await desk.run('sync.status', {})).state === 'idle')
    const waits = await play(desk, standIns.ready, samples, shownAt)
    report.add('notification latency: poll interval', 'ms', POLL_MS)
    report.add('notification latency, p50', 'ms', quantile(waits, 0.5), 'notification latency: poll interval')
    report.add('notification latency, longest', 'ms', Math.max(...waits), 'notification latency: poll interval')
  } finally {
    await desk.core.stop()
    await standIns.end()
  }
}

/** Answers how long each one took, in ms. */
async function play(
  desk: NodeDesk,
  { intercom }: ReadyLine,
  samples: number,
  shownAt: ReadonlyMap<string, number>,
): Promise<number[]> {
  const { rows } = await desk.run('book.list', { filter: {}, limit: samples, sort: 'created' })
  const random = createRandom(3)
  const startedAt = new Map<string, number>()
  for (const { id: contactId } of rows) {
    await pause(random.int(...APART_MS))
    const at = performance.now()
    const made = await fetch(`${intercom.baseUrl}/_sim/contact-starts`, {
      method: 'POST',
      body: JSON.stringify({ contactId, body: 'Is the API plan included?' }),
    })
    const { id } = (await made.json()) as { id: string }
    startedAt.set(id, at)
  }
  await until('every notification', () => [...startedAt.keys()].every((id) => shownAt.has(id)))
  return [...startedAt].map(([id, at]) => shownAt.get(id)! - at)
}

async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 300_000
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`Not within five minutes: ${what}`)
    await pause(100)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
