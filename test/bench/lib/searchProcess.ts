import { join } from 'node:path'
import { createStore } from '../../../src/main/store/createStore'
import { updateToVersion } from '../../../src/main/store/migrate'
import { openDatabase } from '../../../src/main/store/openDatabase'
import { readQuestion } from '../../../src/main/domain/search/question'
import type { Store } from '../../../src/main/store/types'
import { turnKeeper } from '../../../src/main/turns'
import { answerAs } from './child'
import { createReport, type BenchRow } from './rows'
import { createMiniSearch, createScan, type Other } from './searchOthers'
import { filterQuestions, textQuestions } from './searchQuestions'
import { quantile, time } from './stats'
import { fillStore, type WorldSize } from './searchWorld'

const KEY = Buffer.alloc(32, 7)
const LIMIT = 30
const CLOCK = { now: Date.UTC(2026, 4, 4, 12), timeZone: 'UTC' }

interface Taken {
  /** Milliseconds until the answer, and of its longest step, by the clock and by the thread's own work. */
  ms: number
  longest: number
  own: number
}

/**
 * Fills a cache with a made-up world; or, in a process of its own so that its heap is clean, asks the store, then MiniSearch
 * and a plain scan the same.
 */
answerAs(async ({ folder, size, part }: { folder: string; size: WorldSize; part: 'fill' | 'ask' }) => {
  const file = join(folder, 'search.db')
  if (part === 'ask') return measure(file, size)
  fill(file, size)
  return []
})

async function measure(file: string, size: WorldSize): Promise<BenchRow[]> {
  const database = openDatabase(file, KEY)
  const store = createStore(database)
  // Names are read, and messages sampled, the first time: once in the life of the app.
  const first = await ask(store, 'mraia')
  const texts = [...textQuestions(), ...textQuestions()]
  const ours: Taken[] = []
  for (const text of texts) ours.push(await ask(store, text))
  const filtered: Taken[] = []
  for (const text of filterQuestions()) filtered.push(await ask(store, text))
  const others: { other: Other; ms: number[] }[] = []
  for (const make of [createScan, createMiniSearch]) {
    const other = make(database)
    others.push({ other, ms: texts.map((text) => time(() => void other.ask(text, LIMIT))) })
  }
  store.close()

  const report = createReport()
  const where = `${size.people.toLocaleString('en')} people and ${size.parts.toLocaleString('en')} parts`
  for (const [label, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const own = quantile(
      ours.map((one) => one.ms),
      share,
    )
    for (const { other, ms } of others) {
      const to = `${other.name}, ${where}, ${label}`
      report.add(to, 'ms', quantile(ms, share))
      report.add(`search to ${other.name}, ${where}, ${label}`, 'ms', own, to)
    }
    report.add(
      `search with filter words, ${where}, ${label}`,
      'ms',
      quantile(
        filtered.map((one) => one.ms),
        share,
      ),
    )
  }
  const all = [...ours, ...filtered]
  report.add(`first search, ${where}`, 'ms', first.ms)
  report.add('longest main-thread block of a search', 'ms', Math.max(...all.map((one) => one.longest), first.longest))
  report.add('longest main-thread block of a search, own work', 'ms', Math.max(...all.map((one) => one.own), first.own))
  report.add(
    'main-thread block of a search, p99',
    'ms',
    quantile(
      all.map((one) => one.longest),
      0.99,
    ),
  )
  for (const { other } of others) report.add(`${other.name}: making it ready`, 's', other.seconds)
  return [...report.rows]
}

function fill(file: string, size: WorldSize): void {
  const database = openDatabase(file, KEY)
  updateToVersion(database)
  // What is measured is reading: the disk is not waited for while it is written.
  database.raw.pragma('synchronous = OFF')
  const store = createStore(database)
  fillStore(store, size)
  while (store.tidy());
  store.close()
}

async function ask(store: Store, text: string): Promise<Taken> {
  const cpu = (): number => (process.threadCpuUsage().user + process.threadCpuUsage().system) / 1000
  const began = performance.now()
  const turn = turnKeeper()
  const steps = store.search.steps(readQuestion(text), CLOCK, LIMIT)
  const taken: Taken = { ms: 0, longest: 0, own: 0 }
  for (;;) {
    const [at, own] = [performance.now(), cpu()]
    const step = steps.next()
    taken.longest = Math.max(taken.longest, performance.now() - at)
    taken.own = Math.max(taken.own, cpu() - own)
    if (step.done) break
    await turn()
  }
  taken.ms = performance.now() - began
  if (taken.own > 12) console.error(`      ${taken.own.toFixed(1)} ms of own work in a step: ${text}`)
  return taken
}
