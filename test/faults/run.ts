import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { writeKinds } from './kinds'
import { buildDesk } from './lib/buildDesk'
import { createDeskHandle, type DeskHandle } from './lib/deskHandle'
import { safeguards, type Safeguard } from './lib/messages'
import { play, type Verdict } from './play'

/** How many of the core's seconds pass in a real one. */
const SPEED = 60
const DESKS = 2

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    first: { type: 'string', default: '1' },
    jobs: { type: 'string' },
    without: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const without = values.without.split(',').filter((name): name is Safeguard => safeguards.includes(name as Safeguard))
const last = Number(values.first) + Number(values.seeds) - 1
const jobs = Math.max(1, Math.min(Number(values.jobs ?? availableParallelism()), Number(values.seeds)))
const program = await buildDesk()
const started = performance.now()
const total = { schedules: 0, writes: 0, lost: 0, duplicated: 0, misordered: 0, asked: 0 }
const reasons = new Map<string, number>()
const kinds = new Map<string, number>()
const failingSeeds: number[] = []
let next = Number(values.first)

function settle(verdict: Verdict): void {
  total.schedules += 1
  total.writes += verdict.writes
  for (const what of ['lost', 'duplicated', 'misordered'] as const) {
    total[what] += verdict[what].length
    for (const name of verdict[what]) console.error(`seed ${verdict.seed}: ${what} ${name}`)
  }
  total.asked += verdict.asked.length
  for (const kind of verdict.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  for (const reason of verdict.asked) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  if (verdict.lost.length + verdict.duplicated.length + verdict.misordered.length > 0) failingSeeds.push(verdict.seed)
  if (!values.json && total.schedules % 50 === 0) console.error(`${total.schedules} schedules, ${total.writes} writes`)
}

async function worker(): Promise<void> {
  let desks: DeskHandle[] = []
  const fresh = (): void => {
    for (const desk of desks) desk.end()
    desks = Array.from({ length: DESKS }, () => createDeskHandle(program, SPEED, without))
  }
  fresh()
  while (next <= last) {
    const seed = next++
    try {
      settle(await play(seed, desks, writeKinds))
    } catch (error) {
      console.error(`seed ${seed} did not end: ${error instanceof Error ? error.message : String(error)}`)
      failingSeeds.push(seed)
      fresh()
    }
  }
  for (const desk of desks) desk.end()
}

await Promise.all(Array.from({ length: jobs }, worker))
if (!values.json) {
  console.error([...kinds].map(([kind, times]) => `${kind} ${times}`).join(', '))
  for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.error(`asked ${times} times: ${reason}`)
}
const seconds = Math.round((performance.now() - started) / 1000)
console.log(JSON.stringify({ ...total, seconds, failingSeeds: failingSeeds.sort((a, b) => a - b) }))
process.exit(failingSeeds.length > 0 ? 1 : 0)
