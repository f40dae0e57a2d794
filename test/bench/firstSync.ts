import { join } from 'node:path'
import type { ReadyLine } from '../../src/simulator'
import { createStore } from '../../src/main/store/createStore'
import { openDatabase } from '../../src/main/store/openDatabase'
import { cacheMb, findCache, type CacheFile } from './lib/cacheFile'
import { startChild } from './lib/child'
import type { FirstSyncResult } from './lib/firstSyncProcess'
import type { LoopBlocks } from './lib/loopBlocks'
import type { Report } from './lib/rows'

export interface FirstSync {
  cache: CacheFile
  /** How many rows it brought. */
  rows: number
}

/**
 * A first sync by the real core in a Node process of its own, the stand-ins in another: how long, how many rows a
 * second, and how long its main thread was blocked. With `profileFolder` it leaves a processor profile there.
 */
export async function measureFirstSync(
  report: Report,
  ready: ReadyLine,
  dataFolder: string,
  profileFolder: string | undefined,
): Promise<FirstSync> {
  const profile =
    profileFolder === undefined ? [] : ['--cpu-prof', '--cpu-prof-interval', '500', `--cpu-prof-dir=${profileFolder}`]
  const child = startChild(join(import.meta.dirname, 'lib/firstSyncProcess.ts'), profile)
  const result = await child.ask<FirstSyncResult>({ dataFolder, ready })
  await child.end()
  for (const trouble of result.troubles.slice(0, 5)) console.error(`first sync: ${trouble}`)
  const cache = findCache(dataFolder, new Map(result.secrets))
  const rows = rowsIn(report, cache)
  addSync(report, 'Node', result.seconds, rows, result.blocks)
  report.add('memory of the core after first sync, Node', 'MB', result.memoryMb)
  printWorst(result.blocks, (at) => result.during.find((look) => look.at >= at)?.streams ?? [])
  return { cache, rows }
}

/** The figures of a first sync, wherever it ran. */
export function addSync(report: Report, where: string, seconds: number, rows: number, blocks: LoopBlocks): void {
  const block = `main-thread block in first sync, ${where}`
  report.add(`first sync, ${where}`, 's', seconds)
  report.add(`first sync: rows a second, ${where}`, 'rows/s', rows / seconds)
  report.add(`longest ${block}`, 'ms', blocks.longest)
  if (blocks.longestCpu !== null) report.add(`longest ${block}, own work`, 'ms', blocks.longestCpu)
  report.add(`${block}, p99`, 'ms', blocks.p99)
  if (blocks.p99Cpu !== null) report.add(`${block}, own work, p99`, 'ms', blocks.p99Cpu)
  report.add(`${block}: over 16 ms`, '%', (100 * blocks.over16) / blocks.ticks)
  report.add(`${block}: over 50 ms`, '%', (100 * blocks.over50) / blocks.ticks)
}

function rowsIn(report: Report, cache: CacheFile): number {
  const store = createStore(openDatabase(cache.file, cache.key))
  const sizes = store.sizes()
  store.close()
  const kinds = ['people', 'companies', 'conversations', 'parts', 'leads', 'contacts']
  for (const kind of kinds) report.add(`${kind} in the cache`, 'rows', sizes[kind] ?? 0)
  report.add('size of the cache', 'MB', cacheMb(cache))
  return kinds.reduce((sum, kind) => sum + (sizes[kind] ?? 0), 0)
}

/** Where the longest blocks were, for whoever looks for their causes. `during`: what was under way then. */
export function printWorst(blocks: LoopBlocks, during: (at: number) => readonly string[] = () => []): void {
  console.error('longest blocks: after ms, blocked ms, own work ms, what was under way')
  for (const { at, ms, cpu } of blocks.worst.slice(0, 6)) {
    const own = cpu === null ? '-' : cpu.toFixed(0)
    console.error(
      `  ${String(at).padStart(7)} ${ms.toFixed(0).padStart(5)} ${own.padStart(5)}  ${during(at).join(', ')}`,
    )
  }
}
