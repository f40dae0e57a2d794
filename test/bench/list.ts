import type { ElectronApp } from './lib/electronApp'
import { call } from './lib/devtools'
import { listPainted, scrollThrough, takeKeys, watchKeys, type Scrolled } from './lib/inPage'
import { pressKey } from './lib/keys'
import type { Report } from './lib/rows'
import { quantile } from './lib/stats'

const PRESSES = 150
/** As a held key repeats. */
const EVERY_MS = 33

interface Keys {
  times: number[]
  slow: number[]
  presses: number
}

/** Moving through My book by keys, alone and with a person open beside it, and scrolling through all of it. */
export async function measureList(report: Report, { page }: ElectronApp): Promise<void> {
  await page.evaluate(call(listPainted))
  await page.evaluate(call(watchKeys))
  for (const key of ['ArrowDown', 'j'] as const) {
    await press(page, key)
    addKeys(report, `key ${key === 'j' ? 'J' : 'Down'} to paint`, await page.evaluate<Keys>(call(takeKeys)))
  }
  const scrolled = await page.evaluate<Scrolled>(call(scrollThrough))
  if (scrolled.rowsSeen < scrolled.total)
    throw new Error(`Scrolling showed ${scrolled.rowsSeen} of ${scrolled.total} rows`)
  report.add('rows scrolled through', 'rows', scrolled.total)
  report.add('DOM rows while scrolling, most', 'rows', scrolled.mostRows)
  report.add('DOM elements while scrolling, most', 'elements', scrolled.mostElements)
  report.add('frame while scrolling, p95', 'ms', quantile(scrolled.frames, 0.95))
  report.add('frame while scrolling, longest', 'ms', quantile(scrolled.frames, 1))
  report.add('frames with a row still loading', '%', (100 * scrolled.withLoading) / scrolled.frames.length)
  // Back to the first row: a short list would end under way.
  await pressKey(page, 'Home')
  await pressKey(page, 'Enter')
  await new Promise((resolve) => setTimeout(resolve, 500))
  await page.evaluate(call(takeKeys))
  await press(page, 'j')
  addKeys(report, 'key J to paint with a person open', await page.evaluate<Keys>(call(takeKeys)))
}

async function press(page: ElectronApp['page'], key: 'ArrowDown' | 'j'): Promise<void> {
  for (let count = 0; count < PRESSES; count++) {
    await pressKey(page, key)
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
}

function addKeys(report: Report, name: string, { times, slow, presses }: Keys): void {
  if (times.length < presses * 0.9) throw new Error(`${name}: ${times.length} of ${presses} presses moved the cursor`)
  report.add(`${name}, p50`, 'ms', quantile(times, 0.5))
  report.add(`${name}, p95`, 'ms', quantile(times, 0.95))
  // The browser tells of none below 16 ms, so those count as the 8 ms they are at most rounded to.
  const told = [...slow, ...Array.from({ length: Math.max(0, presses - slow.length) }, () => 8)]
  report.add(`${name}, p95 by Event Timing`, 'ms', quantile(told, 0.95))
}
