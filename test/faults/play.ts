import { createRandom } from '../../src/simulator/shared/random'
import type { OutboxItem } from '../../src/contract/models'
import { wordsAt } from './lib/lookAtServices'
import { begin, signInAgain, type Scene, type Seat } from './lib/scene'
import { makeSchedule, type Act } from './lib/schedule'
import type { WriteKind, Written } from './kinds/kind'

/** What became of the writes of one schedule. */
export interface Verdict {
  seed: number
  writes: number
  /** Writes by kind. */
  kinds: string[]
  lost: string[]
  duplicated: string[]
  misordered: string[]
  /** Items about which the rep had to be asked, with the reason's code. */
  asked: string[]
}

const FINISH_MS = 60_000

/**
 * Plays the schedule of a seed to its end and counts at the services. `before` is what earlier schedules of the same scene
 * wrote: it must still stand there once. What is written now is added to it.
 */
export async function play(
  seed: number,
  scene: Scene,
  kinds: readonly WriteKind[],
  before: Written[],
): Promise<Verdict> {
  const random = createRandom(seed)
  const written: Written[] = []
  await begin(scene)
  const weights = kinds.map((kind) => kind.weight)
  for (const [at, act] of makeSchedule(random.fork('acts'), weights, scene.seats.length).entries()) {
    await perform(scene, act, kinds, written, random, `${seed}-${at}`)
  }
  const asked = await finish(scene, written)
  before.push(...written)
  return { ...count(scene, before), seed, writes: written.length, kinds: written.map((one) => one.kind), asked }
}

async function perform(
  scene: Scene,
  act: Act,
  kinds: readonly WriteKind[],
  written: Written[],
  random: ReturnType<typeof createRandom>,
  unique: string,
): Promise<void> {
  switch (act.do) {
    case 'write': {
      const made = await kinds[act.kind]!.make(scene, scene.seats[act.seat]!, random, unique)
      if (made) written.push(made)
      return
    }
    case 'fault': {
      const { service, method, path } = random.pick(kinds[act.kind]!.requests)
      return scene[service].faults.add({ method, path, effect: act.effect })
    }
    case 'faultAnywhere':
      return scene[act.service].faults.add({ effect: act.effect })
    case 'kill':
      return scene.seats[act.seat]!.desk.kill()
    case 'cut': {
      const { desk } = scene.seats[act.seat]!
      await desk.network(false)
      await pause(act.ms)
      return desk.network(true)
    }
    case 'expire':
      return scene.salesforce.control.expireAccessTokens()
    case 'discard': {
      const chosen = written[act.which % Math.max(1, written.length)]
      if (!chosen?.wanted || chosen.itemIds.length !== 1) return
      const result = await chosen.seat.desk.run('outbox.discard', { itemId: chosen.itemIds[0]! })
      if (result.ok) chosen.wanted = false
      return
    }
    case 'clock':
      return scene.clock.advance(act.ms)
    case 'pause':
      return pause(act.ms)
  }
}

/** The rep comes back to what needs them, until nothing waits any more. Answers what was asked of them. */
async function finish(scene: Scene, written: readonly Written[]): Promise<string[]> {
  scene.intercom.faults.clear()
  scene.salesforce.faults.clear()
  const asked = new Map<string, string>()
  const end = Date.now() + FINISH_MS
  for (const seat of scene.seats) {
    for (;;) {
      const { rows, unsent } = await seat.desk.must('outbox.list', { limit: 200 })
      if (unsent === 0) break
      await signInAgain(seat)
      for (const row of rows) {
        // What a search may not know of yet is looked for until it must: the services' clock goes on meanwhile.
        if (row.kind === 'person.create' && row.state === 'unknown') scene.clock.advance(60_000)
        // "Try now": the services' own waits of minutes would only make the schedule long.
        if (row.canRetry && row.state !== 'needs_attention') await seat.desk.run('outbox.retry', { itemId: row.id })
        if (row.state !== 'needs_attention') continue
        if (row.asksIfArrived) {
          asked.set(row.id, `${row.kind}: arrived?`)
          const arrived = wasFound(scene, written, row) > 0
          await seat.desk.run('outbox.settleUnknown', { itemId: row.id, arrived })
        } else if (row.canRetry) {
          asked.set(row.id, `${row.kind}: ${row.code}`)
          if (row.canCreateAnyway) await createAnyway(seat, row.id)
          else await seat.desk.run('outbox.retry', { itemId: row.id })
        }
      }
      if (Date.now() > end) {
        const { intercom, salesforce } = await seat.desk.must('account.get', {})
        const states = [intercom?.state, salesforce?.state, (await seat.desk.must('sync.status', {})).state]
        const items = rows.map((row) => [row.kind, row.state, row.attempts, row.nextAt, row.code, row.message])
        throw new Error(`Still unsent: ${JSON.stringify(items)}; ${states.join(', ')}`)
      }
      await pause(20)
    }
  }
  await comeByThemselves(scene, written, end, asked)
  return [...asked.values()]
}

/** How often an item about which the rep is asked stands at the service, as they would find by looking there. */
function wasFound(scene: Scene, written: readonly Written[], row: OutboxItem): number {
  const one = written.find(({ itemIds }) => itemIds.includes(row.id))
  if (one) return one.foundOf?.(row.id) ?? one.found()
  // Nobody clicked it: a dynamic message.
  const { subject } = row.values
  return scene.intercom.control
    .messages()
    .filter((sent) => sent.subject === subject && sent.contactIds.includes(row.personId ?? '')).length
}

/** What nobody clicked has until the end of the time to arrive; then everything once more, so that a double would show. */
async function comeByThemselves(
  scene: Scene,
  written: readonly Written[],
  end: number,
  asked: Map<string, string>,
): Promise<void> {
  const awaited = written.filter((one) => one.comesByItself)
  if (awaited.length === 0) return
  const isSent = async (): Promise<boolean> => {
    const unsent = await Promise.all(scene.seats.map((seat) => seat.desk.must('outbox.list', {})))
    return unsent.every((list) => list.unsent === 0)
  }
  // "Refresh now": the cycle would come within five of its minutes.
  for (const { desk } of scene.seats) await desk.must('sync.now', {})
  while (Date.now() < end && !(awaited.every((one) => one.found() > 0) && (await isSent()))) {
    for (const seat of scene.seats) {
      await signInAgain(seat)
      await switchOnAgain(seat, asked)
    }
    await pause(50)
  }
  for (const { desk } of scene.seats) await desk.must('sync.now', {})
  for (const { desk } of scene.seats) {
    while (Date.now() < end && (await desk.must('sync.status', {})).state !== 'idle') await pause(20)
  }
  while (Date.now() < end && !(await isSent())) await pause(20)
}

/** Salesforce thinks that there is one like it: the rep means another, as the schedule wants it. */
async function createAnyway(seat: Seat, itemId: string): Promise<void> {
  await seat.desk.run('outbox.resolveDuplicate', { itemId, choice: { use: 'create' } })
}

/** A refusal switches a kind off, with its reason; the rep has it mended and switches it on. */
async function switchOnAgain({ desk, adminId }: Seat, asked: Map<string, string>): Promise<void> {
  const { kinds } = await desk.must('automations.list', {})
  for (const { kind, on, refusal } of kinds) {
    if (on || refusal === null) continue
    asked.set(`${adminId}/${kind}`, `${kind}: switched off by a refusal`)
    await desk.must('automations.set', { kind, on: true })
  }
}

function count(scene: Scene, written: readonly Written[]): Pick<Verdict, 'lost' | 'duplicated' | 'misordered'> {
  const lost: string[] = []
  const duplicated: string[] = []
  for (const one of written) {
    const found = one.found()
    const name = `${one.kind} (${one.itemIds.join(', ')})`
    if (one.wanted && found === 0) lost.push(name)
    if (found > 1 || (!one.wanted && found > 0)) duplicated.push(name)
  }
  return { lost, duplicated, misordered: misordered(scene, written) }
}

/** Sequences whose writes of one desk stand in another order than they were made in. */
function misordered(scene: Scene, written: readonly Written[]): string[] {
  const sequences = new Map<string, string[]>()
  for (const { sequence, wanted } of written) {
    if (sequence && wanted) sequences.set(sequence.key, [...(sequences.get(sequence.key) ?? []), sequence.mark])
  }
  return [...sequences].flatMap(([key, marks]) => {
    const there = wordsAt(scene, key)
    const places = marks.map((mark) => there.indexOf(mark)).filter((place) => place >= 0)
    return places.every((place, at) => at === 0 || place > places[at - 1]!) ? [] : [key]
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
