import { join } from 'node:path'
import type { ReadyLine } from '../../src/simulator'
import { startChild } from './lib/child'
import type { BenchRow, Report } from './lib/rows'

/** The saving of rows (storeWrites.ts), in a process of its own. */
export async function measureWritesApart(
  report: Report,
  ready: ReadyLine,
  folder: string,
  conversations: number,
): Promise<void> {
  const child = startChild(join(import.meta.dirname, 'lib/writesProcess.ts'))
  const rows = await child.ask<BenchRow[]>({ folder, ready, conversations })
  await child.end()
  for (const row of rows) {
    if (row.ratioTo === null) report.add(row.name, row.unit, row.value)
    else report.add(row.name, row.unit, row.value, row.ratioTo)
  }
}
