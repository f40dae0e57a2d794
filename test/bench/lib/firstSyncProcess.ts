import type { ReadyLine } from '../../../src/simulator'
import { answerAs } from './child'
import { watchLoop, type LoopBlocks } from './loopBlocks'
import { createNodeDesk } from './nodeDesk'

export interface FirstSyncResult {
  seconds: number
  blocks: LoopBlocks
  /** What was under way during the longest blocks, by their times. */
  during: { at: number; streams: string[] }[]
  memoryMb: number
  /** Names and values for the keychain. */
  secrets: [string, string][]
  troubles: string[]
}

const LOOK_MS = 500

/** A first sync by the real core, from signing in until everything is cached and matched. */
answerAs(async ({ dataFolder, ready }: { dataFolder: string; ready: ReadyLine }): Promise<FirstSyncResult> => {
  const desk = createNodeDesk(dataFolder)
  await desk.core.start()
  const start = performance.now()
  const loop = watchLoop()
  const during: FirstSyncResult['during'] = []
  await desk.connect(ready)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const status = await desk.run('sync.status', {})
    during.push({
      at: Math.round(performance.now() - start),
      streams: status.streams.filter((one) => one.state === 'running').map((one) => one.name),
    })
    if (status.state !== 'idle') continue
    const { rows } = await desk.run('book.list', { filter: { match: ['unknown'] }, limit: 1 })
    if (rows.length === 0) break
  }
  const seconds = (performance.now() - start) / 1000
  const blocks = loop.stop()
  const memoryMb = process.memoryUsage.rss() / 2 ** 20
  await desk.core.stop()
  return { seconds, blocks, during, memoryMb, secrets: [...desk.secrets], troubles: desk.troubles }
})
