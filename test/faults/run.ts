import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { writeKinds } from './kinds'
import { buildDesk } from './lib/buildDesk'
import { createDeskHandle, type DeskHandle } from './lib/deskHandle'
import { safeguards, type Safeguard } from './lib/messages'
import { setScene, type Scene } from './lib/scene'
import type { Written } from './kinds/kind'
import { play, type Verdict } from './play'

/** How many of the core's seconds pass in a real one. */
const SPEED = 60
const DESKS = 2
/**
 * So many schedules follow each other on one scene: connecting and the first syncs cost as much as a schedule. Seeds 9 to 16
 * share theirs, so to repeat 12 alone, 9 to 11 are played before it.
 */
const A_SCENE = 8

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
const failingSeeds = new Set<number>()
const first = Number(values.first)
let nextScene = Math.floor((first - 1) / A_SCENE)

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
  if (!values.json && total.schedules % 50 === 0) console.error(`${total.schedules} schedules, ${total.writes} writes`)
}

function isBad({ lost, duplicated, misordered }: Verdict): boolean {
  return lost.length + duplicated.length + misordered.length > 0
}

async function worker(): Promise<void> {
  let desks: DeskHandle[] = []
  const endDesks = (): void => desks.forEach((desk) => desk.end())
  const freshDesks = (): void => {
    endDesks()
    desks = Array.from({ length: DESKS }, () => createDeskHandle(program, SPEED, without))
  }
  freshDesks()
  while (nextScene * A_SCENE < last) {
    const at = nextScene++ * A_SCENE
    let scene: Scene | null = null
    let written: Written[] = []
    for (let seed = at + 1; seed <= Math.min(at + A_SCENE, last); seed++) {
      try {
        scene ??= await setScene(at + 1, desks)
        const verdict = await play(seed, scene, writeKinds, written)
        if (seed >= first) settle(verdict)
        if (isBad(verdict)) throw new Error('it left the scene in another state than it should')
      } catch (error) {
        console.error(`seed ${seed} did not end well: ${error instanceof Error ? error.message : String(error)}`)
        if (seed >= first) failingSeeds.add(seed)
        // What is left of the scene would blame the seeds that follow.
        freshDesks()
        await scene?.stop()
        scene = null
        written = []
      }
    }
    await scene?.stop()
  }
  endDesks()
}

await Promise.all(Array.from({ length: jobs }, worker))
if (!values.json) {
  console.error([...kinds].map(([kind, times]) => `${kind} ${times}`).join(', '))
  for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.error(`asked ${times} times: ${reason}`)
}
const seconds = Math.round((performance.now() - started) / 1000)
console.log(JSON.stringify({ ...total, seconds, failingSeeds: [...failingSeeds].sort((a, b) => a - b) }))
process.exit(failingSeeds.size > 0 ? 1 : 0)
