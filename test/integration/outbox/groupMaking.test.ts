import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeGroup, type GroupItem } from '../../../src/main/outbox/groupMaking'
import { afterLastRun } from '../../../src/main/session/tidying'
import { openStore } from '../../../src/main/store/openStore'
import type { Store } from '../../../src/main/store/types'
import { breathe } from '../../../src/main/turns'
import { contact } from '../../store/builders'
import { quiet } from '../salesforce/signedIn'

const ORG = '00D000000000001AAA:005000000000001AAA'
const KEY = Buffer.alloc(32, 3)
const NOW = 1_795_000_000_000

let folder: string
let store: Store
let now = NOW
const clock = { now: () => now, after: () => () => undefined }
const people = Array.from({ length: 200 }, (_, at) => `p${at}`)

const open = (name: string): Store => {
  mkdirSync(join(folder, name), { recursive: true })
  const opened = openStore({ file: join(folder, name, 'a.db'), key: KEY, logger: quiet, now: clock.now }).store
  opened.setScope({ repId: '1', orgKey: ORG })
  return opened
}

beforeEach(() => {
  now = NOW
  folder = mkdtempSync(join(tmpdir(), 'group-'))
  store = open('first')
  store.people.save(
    people.map((id) => contact({ id, email: `${id}@x.example`, ownerId: '1' })),
    now,
  )
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const item = (id: string): GroupItem => ({
  id: `i-${id}`,
  kind: 'lead.create',
  service: 'salesforce',
  orgKey: ORG,
  lane: `lead:${id}`,
  personId: id,
  conversationId: null,
  payload: { values: { LastName: 'x'.repeat(400) } },
  outcome: null,
  code: null,
  message: null,
  fields: {},
  attempts: 0,
  attemptServerTime: null,
  blockedOn: null,
  doneAt: null,
})
const make = (holdMs: number, also?: (id: string) => void) =>
  makeGroup({ store, clock }, 'g', holdMs, people, item, also)

it('nothing of a group may leave before all of it is in; then all of it leaves at one time', async () => {
  const counts: number[] = []
  const making = make(0)
  for (let at = 0; counts.at(-1) !== people.length && at < 1_000; at++) {
    counts.push(store.outbox.ofGroup('g').length)
    if (counts.at(-1)! < people.length) expect(store.outbox.ready(now + 60_000, ORG)).toEqual([])
    await breathe()
  }
  await making
  // In turns: others ran in between, and at most fifty came in at a time.
  const turns = counts.slice(1).map((count, at) => count - counts[at]!)
  expect(Math.max(...turns)).toBeLessThanOrEqual(50)
  expect(store.outbox.ready(now, ORG)).toHaveLength(people.length)
})

it('with undo seconds all are held until one time', async () => {
  await make(5_000)
  expect(new Set(store.outbox.ofGroup('g').map((one) => `${one.state} ${one.nextAt}`))).toEqual(
    new Set([`held ${NOW + 5_000}`]),
  )
})

it('a kill in between leaves nothing of it, and what was whole before stays', async () => {
  await makeGroup({ store, clock }, 'before', 5_000, people.slice(0, 3), (id) => ({ ...item(id), id: `b-${id}` }))
  const making = make(0)
  for (let at = 0; store.outbox.ofGroup('g').length === 0 && at < 100; at++) await breathe()
  const half = store.outbox.ofGroup('g').length
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(people.length)
  // What a process that ends here leaves on the disk.
  cpSync(join(folder, 'first'), join(folder, 'second'), { recursive: true })
  await making
  const next = open('second')
  try {
    expect(next.outbox.ofGroup('g')).toHaveLength(half)
    afterLastRun(next, now + 2 * 60 * 60_000)
    expect(next.outbox.ofGroup('g')).toEqual([])
    expect(next.outbox.unsentOf({ personId: 'p5' })).toEqual([])
    expect(next.outbox.ofGroup('before')).toHaveLength(3)
  } finally {
    next.close()
  }
  // Made to its end, it outlives a start.
  afterLastRun(store, now)
  expect(store.outbox.ofGroup('g')).toHaveLength(people.length)
})

it('where one cannot be made none is', async () => {
  const failing = make(0, (id) => {
    if (id === 'p90') throw new Error('the disk is full')
  })
  await expect(failing).rejects.toThrow('the disk is full')
  expect(store.outbox.ofGroup('g')).toEqual([])
  expect(store.outbox.counts().unsent).toBe(0)
})
