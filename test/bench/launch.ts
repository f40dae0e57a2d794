import { join } from 'node:path'
import { startElectron } from './lib/electronApp'
import { call } from './lib/devtools'
import { cursorMoved, listPainted, painted } from './lib/inPage'
import { pressKey } from './lib/keys'
import type { Report } from './lib/rows'
import { median } from './lib/stats'

export interface Desktop {
  /** Electron's binary. */
  binary: string
  /** The project's folder, built. */
  app: string
  /** With a cache in it, and its key in the keychain. */
  dataFolder: string
}

const EMPTY = 'launch of an empty Electron window'
const RUNS = 5

/**
 * From the start of the process to a list that answers: rows of My book painted from an existing cache, and moved in by
 * a key. Beside it, in turns, an Electron window with nothing in it, to its first paint.
 */
export async function measureLaunch(report: Report, desktop: Desktop): Promise<void> {
  const empty: number[] = []
  const rows: number[] = []
  const interactive: number[] = []
  // The first start of each is not counted: it reads the programs from disk.
  for (let run = 0; run <= RUNS; run++) {
    const emptyMs = await launchEmpty(desktop)
    const list = await launchList(desktop)
    if (run === 0) continue
    empty.push(emptyMs)
    rows.push(list.rows)
    interactive.push(list.interactive)
  }
  const afterKill = await launchAfterKill(desktop)
  report.add(EMPTY, 'ms', median(empty))
  report.add('launch to rows painted', 'ms', median(rows), EMPTY)
  report.add('launch to an interactive list', 'ms', median(interactive), EMPTY)
  report.add('launch to an interactive list after a kill', 'ms', afterKill, EMPTY)
}

async function launchEmpty({ binary }: Desktop): Promise<number> {
  const app = await startElectron({ binary, app: join(import.meta.dirname, 'lib/emptyWindow.cjs') })
  try {
    return (await app.page.evaluate<number>(call(painted))) - app.startedAt
  } finally {
    await app.end()
  }
}

async function launchList(
  desktop: Desktop,
  how: 'quit' | 'kill' = 'quit',
): Promise<{ rows: number; interactive: number }> {
  const app = await startElectron(desktop)
  try {
    const rowsAt = await app.page.evaluate<number>(call(listPainted))
    const moved = app.page.evaluate<number>(call(cursorMoved))
    await pressKey(app.page, 'ArrowDown')
    return { rows: rowsAt - app.startedAt, interactive: (await moved) - app.startedAt }
  } finally {
    await app.end(how)
  }
}

/** The cache was not closed, so it is checked page by page before it is used. */
async function launchAfterKill(desktop: Desktop): Promise<number> {
  await launchList(desktop, 'kill')
  return (await launchList(desktop)).interactive
}
