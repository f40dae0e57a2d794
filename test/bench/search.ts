import { join } from 'node:path'
import { startChild } from './lib/child'
import type { BenchRow, Report } from './lib/rows'
import type { WorldSize } from './lib/searchWorld'

/** Megabytes of heap for the child: MiniSearch keeps everything in memory. */
const HEAP_MB = 14_000

/** Search at full size (lib/searchProcess.ts), in processes of their own with a cache of their own. */
export async function measureSearch(report: Report, folder: string, size: WorldSize): Promise<void> {
  await inChild(folder, size, 'fill')
  for (const row of await inChild(folder, size, 'ask')) {
    if (row.ratioTo === null) report.add(row.name, row.unit, row.value)
    else report.add(row.name, row.unit, row.value, row.ratioTo)
  }
}

async function inChild(folder: string, size: WorldSize, part: 'fill' | 'ask'): Promise<BenchRow[]> {
  const child = startChild(join(import.meta.dirname, 'lib/searchProcess.ts'), [`--max-old-space-size=${HEAP_MB}`])
  const rows = await child.ask<BenchRow[]>({ folder, size, part })
  await child.end()
  return rows
}
