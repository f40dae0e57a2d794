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
import { quantile } from './stats'
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

/** Fills a cache with a made-up world, then asks the store, MiniSearch and a plain scan the same, in turns. */
answerAs(async ({ folder, size }: { folder: string; size: WorldSize }): Promise<BenchRow[]> => {
  const file = join(folder, 'search.db')
  fill(file, size)
  const database = openDatabase(file, KEY)
  const store = createStore(database)
  const others: Other[] = [createMiniSearch(database), createScan(database)]
  // Names are read, and messages sampled, the first time: once in the life of the app.
  const first = await ask(store, 'mraia')
  const texts = textQuestions()
  const ours: Taken[] = []
  const theirs = others.map((): number[] => [])
  for (let turn = 0; turn < 2; turn += 1) {
    for (const text of texts) {
      ours.push(await ask(store, text))
      for (const [at, other] of others.entries()) {
        const began = performance.now()
        other.ask(text, LIMIT)
        theirs[at]!.push(performance.now() - began)
      }
    }
  }
  const filtered: Taken[] = []
  for (const text of filterQuestions()) filtered.push(await ask(store, text))
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
    for (const [at, other] of others.entries()) {
      const to = `${other.name}, ${where}, ${label}`
      report.add(to, 'ms', quantile(theirs[at]!, share))
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
  for (const other of others) report.add(`${other.name}: making it ready`, 's', other.seconds)
  return [...report.rows]
})

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
