import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findElectron, hasDisplay } from '../../scripts/lib/electronBinary.mjs'
import { measureBulkAssign } from './bulkAssign'
import { measureDay } from './day'
import { measureDesktop } from './desktop'
import { measureFirstSync } from './firstSync'
import { createReport, table, type Aim, type Report } from './lib/rows'
import { startStandIns } from './lib/standIns'
import { measureNotificationLatency } from './notificationLatency'
import { measureSearch } from './search'
import { measureReads } from './storeReads'
import { measureWritesApart } from './writesApart'

const root = resolve(import.meta.dirname, '../..')

/** Figures that the project has an aim for. They are printed beside it; none of them makes a run fail. */
const AIMS: Aim[] = [
  ...['Node', 'Node, own work', 'Electron', 'Electron, own work'].flatMap((where) => [
    { name: `longest main-thread block in first sync, ${where}`, unit: 'ms', atMost: 50 },
    { name: `main-thread block in first sync, ${where}, p99`, unit: 'ms', atMost: 16 },
  ]),
  ...['key Down to paint', 'key J to paint', 'key J to paint with a person open'].map((name) => ({
    name: `${name}, p95`,
    unit: 'ms',
    atMost: 60,
  })),
  { name: 'Salesforce calls of a day', unit: 'calls', atMost: 400 },
  { name: 'notification latency, longest', unit: 'ms', atMost: 12_500 },
  ...['longest main-thread block of a search', 'longest main-thread block of a search, own work'].map((name) => ({
    name,
    unit: 'ms',
    atMost: 16,
  })),
  { name: 'bulk assign of 1,000: longest main-thread block', unit: 'ms', atMost: 50 },
  { name: 'DOM rows while scrolling, most', unit: 'rows', atMost: 99 },
]

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    book: { type: 'string' },
    conversations: { type: 'string' },
    quick: { type: 'boolean', default: false },
    'no-electron': { type: 'boolean', default: false },
    'no-day': { type: 'boolean', default: false },
    profile: { type: 'string' },
    out: { type: 'string', default: 'bench-results.json' },
  },
})
const people = Number(values.people ?? (values.quick ? 2_000 : 100_000))
const book = Number(values.book ?? people / 5)
const conversations = Number(values.conversations ?? Math.min(6_000, book))

async function bench(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'repdesk-bench-'))
  const began = Date.now()
  const say = (text: string): void =>
    console.error(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`)
  say(`a world of ${people} people, ${book} in the book`)
  const standIns = await startStandIns(people, book)
  try {
    say('first sync in Node')
    const nodeFolder = join(folder, 'node')
    const { cache, rows } = await measureFirstSync(report, standIns.ready, nodeFolder, values.profile)
    say('reading: first pages and search')
    measureReads(report, cache)
    say('writing: people and conversations')
    await measureWritesApart(report, standIns.ready, folder, conversations)
    say('searching, beside MiniSearch and a plain scan')
    await measureSearch(
      report,
      folder,
      values.quick ? { people: 2_000, parts: 20_000 } : { people: 100_000, parts: 1_000_000 },
    )
    say('owners for 1,000 people at once')
    await measureBulkAssign(report, join(folder, 'owners'))
    say('notifications: from Intercom to the port')
    await measureNotificationLatency(report, join(folder, 'notifications'), values.quick ? 4 : 20)
    if (!values['no-day']) {
      say('a day of one rep, by the calls to Salesforce')
      await measureDay(report, Math.min(10_200, Math.max(300, Math.round(people / 9.8))))
    }
    const binary = values['no-electron'] ? null : findElectron(root)
    if (binary === null || !hasDisplay()) say('no Electron or no display here: launch, list and memory are left out')
    else {
      say('Electron: first sync, launch, list, memory')
      const dataFolder = join(folder, 'electron')
      mkdirSync(dataFolder, { mode: 0o700 })
      const done = await measureDesktop(report, { binary, app: root, dataFolder }, standIns.ready, rows, values.profile)
      if (!done) say('no keychain here: launch, list and memory are left out')
    }
  } finally {
    await standIns.end()
    rmSync(folder, { recursive: true, force: true })
    say('done')
  }
}

function machine(): Record<string, string | number> {
  const [first] = cpus()
  return {
    platform: `${process.platform} ${process.arch}`,
    processors: cpus().length,
    model: first?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    people,
    book,
    // What else the machine was doing: above the number of processors, times are longer than they need be.
    load: Math.round(loadavg()[0]! * 10) / 10,
  }
}

const report = createReport()
// What was measured before something failed is still worth having.
const failure = await bench(report).then(
  () => null,
  (error: unknown) => error,
)
writeFileSync(resolve(root, values.out), `${JSON.stringify({ machine: machine(), rows: report.rows }, null, 2)}\n`)
console.log(table(report.rows, AIMS))
console.log(`\nwritten to ${values.out}`)
if (failure !== null) console.error(failure)
process.exit(failure === null ? 0 : 1)
