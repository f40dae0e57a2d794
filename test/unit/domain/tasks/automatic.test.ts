import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  automaticLogging,
  completedTask,
  MATCH_WAIT_MS,
  type Automatic,
  type AutomaticInput,
  type LoggedTask,
} from '../../../../src/main/domain/tasks/automatic'
import { stateChanges, type StateChange } from '../../../../src/main/domain/tasks/stateChanges'
import { runs } from '../../../builders/runs'

const ON = 1_000_000
const START = 2_000_000

function task(id: string, over: Partial<LoggedTask> = {}): LoggedTask {
  return { id, isClosed: false, createdAt: START + 10, closedFirstAt: null, ...over }
}

function decide(over: Partial<AutomaticInput> = {}): Automatic {
  return automaticLogging({
    onSince: ON,
    startedAt: START,
    changes: [],
    targets: 1,
    tasks: [],
    hasWaited: false,
    isCreateOnRecord: false,
    written: null,
    isOwnedByRep: true,
    isResponsible: true,
    now: START + 100,
    ...over,
  })
}

const closed = (at: number): StateChange => ({ at, to: 'closed' })
const open = (at: number): StateChange => ({ at, to: 'open' })

describe('automaticLogging: whether at all', () => {
  it.each<[string, Partial<AutomaticInput>, string]>([
    ['switched off', { onSince: null }, 'off'],
    ['an outbound message without an answer', { startedAt: null }, 'not_started'],
    ['started before it was switched on', { startedAt: ON - 1 }, 'before_logging'],
    ['a person of somebody else', { isOwnedByRep: false }, 'not_mine'],
    ['another desktop’s business', { isResponsible: false }, 'not_responsible'],
    ['a create on its way, or its Task deleted', { isCreateOnRecord: true }, 'on_its_way'],
  ])('does nothing: %s', (_case, over, reason) => {
    expect(decide(over)).toEqual({ do: 'nothing', reason })
    // Also where there is a Task to be closed; only what is on its way is then known to be done.
    if (reason !== 'on_its_way') {
      expect(decide({ tasks: [task('T')], changes: [closed(START + 50)], ...over })).toEqual({ do: 'nothing', reason })
    }
  })

  it('takes a conversation that starts in the very moment', () => {
    expect(decide({ startedAt: ON, now: ON }).do).toBe('create')
  })
})

describe('automaticLogging: beginning', () => {
  it('creates one in the open status, or completed where the conversation closed before', () => {
    expect(decide()).toEqual({ do: 'create', status: 'open', stands: open(START) })
    expect(decide({ changes: [closed(START + 5)] })).toEqual({
      do: 'create',
      status: 'completed',
      stands: closed(START + 5),
    })
    expect(decide({ changes: [closed(START + 5), open(START + 6)] })).toMatchObject({ do: 'create', status: 'open' })
  })

  it.each([
    [0, 0, true, 'wait'],
    [0, MATCH_WAIT_MS, true, 'wait'],
    [0, MATCH_WAIT_MS + 1, true, 'nothing'],
    [0, MATCH_WAIT_MS + 1, false, 'nothing'],
    [1, MATCH_WAIT_MS, true, 'create'],
    [1, MATCH_WAIT_MS + 1, true, 'nothing'],
    [2, MATCH_WAIT_MS + 1, false, 'create'],
  ] as const)(
    'with %i targets %i ms after the start, having waited: %s, it is %s',
    (targets, after, hasWaited, does) => {
      const decision = decide({ targets, hasWaited, now: START + after })
      expect(decision.do).toBe(does)
      if (decision.do === 'wait') expect(decision.until).toBe(START + MATCH_WAIT_MS)
      if (decision.do === 'nothing') expect(decision.reason).toBe('no_match_in_time')
    },
  )
})

describe('automaticLogging: following', () => {
  const T = START + 10
  const nothing = { do: 'nothing', reason: 'in_step' }
  it.each<[string, Partial<AutomaticInput>, Automatic | typeof nothing]>([
    ['open and written so', { written: open(START) }, nothing],
    ['closed', { written: open(START), changes: [closed(T)] }, { do: 'complete', taskId: 'T', stands: closed(T) }],
    ['closed and written so', { written: closed(T), changes: [closed(T)] }, nothing],
    [
      'reopened',
      { written: closed(T), changes: [closed(T), open(T + 1)] },
      { do: 'reopen', taskId: 'T', stands: open(T + 1) },
    ],
    [
      'reopened and closed again between two looks',
      { written: closed(T), changes: [closed(T), open(T + 1), closed(T + 2)] },
      { do: 'complete', taskId: 'T', stands: closed(T + 2) },
    ],
    ['closed and reopened between two looks', { written: open(START), changes: [closed(T), open(T + 1)] }, nothing],
    [
      'closed by hand while the conversation is open',
      { written: open(START), tasks: [task('T', { isClosed: true, closedFirstAt: T })] },
      nothing,
    ],
    [
      'opened by hand while the conversation is closed',
      { written: closed(T), changes: [closed(T)], tasks: [task('T', { closedFirstAt: T })] },
      nothing,
    ],
    [
      'without a match any more',
      { written: open(START), changes: [closed(T)], targets: 0 },
      { do: 'complete', taskId: 'T', stands: closed(T) },
    ],
  ])('%s', (_case, over, expected) => {
    expect(decide({ tasks: [task('T')], isCreateOnRecord: true, ...over })).toEqual(expected)
  })

  it.each<[string, Partial<AutomaticInput>, string]>([
    ['open, Task open', {}, 'nothing'],
    ['open, Task finished by hand', { tasks: [task('T', { isClosed: true, closedFirstAt: T })] }, 'nothing'],
    ['closed, Task open', { changes: [closed(T)] }, 'complete'],
    [
      'closed, Task closed since',
      { changes: [closed(T)], tasks: [task('T', { isClosed: true, closedFirstAt: T + 3 })] },
      'nothing',
    ],
    [
      'closed, Task closed before',
      { changes: [closed(T)], tasks: [task('T', { isClosed: true, closedFirstAt: T - 3 })] },
      'complete',
    ],
    [
      'reopened, Task closed for the close before',
      { changes: [closed(T), open(T + 5)], tasks: [task('T', { isClosed: true, closedFirstAt: T + 3 })] },
      'reopen',
    ],
    ['reopened, Task open', { changes: [closed(T), open(T + 5)] }, 'nothing'],
  ])('knows from the Task what another desktop did: %s', (_case, over, does) => {
    expect(decide({ tasks: [task('T')], ...over }).do).toBe(does)
  })
})

describe('completedTask', () => {
  it('is the one closed first, and the oldest while none was', () => {
    const old = task('B', { createdAt: 1 })
    const first = task('A', { createdAt: 2, closedFirstAt: 5, isClosed: false })
    const second = task('C', { createdAt: 0, closedFirstAt: 6, isClosed: true })
    expect(completedTask([old, second, first])?.id).toBe('A')
    expect(completedTask([task('D', { createdAt: 2 }), old])?.id).toBe('B')
    expect(completedTask([task('Z', { createdAt: 1 }), old])?.id).toBe('B')
    expect(completedTask([])).toBeNull()
  })

  it('gets the transcript, and the others stay', () => {
    const tasks = [task('A'), task('B', { isClosed: true, closedFirstAt: START + 20 })]
    const decision = decide({ tasks, written: open(START), changes: [closed(START + 30)] })
    expect(decision).toMatchObject({ do: 'complete', taskId: 'B' })
  })
})

describe('stateChanges', () => {
  const part = (partType: string, createdAt: number) => ({ partType, createdAt })
  it('reads closes and reopenings from the parts, each once', () => {
    const parts = ['comment', 'close', 'close', 'note', 'open', 'open', 'close', 'assign_and_reopen'].map(part)
    expect(stateChanges(parts, 'open', 100)).toEqual([closed(1), open(4), closed(6), open(7)])
    expect(stateChanges([part('unsnoozed', 1), part('open', 2)], 'snoozed', 100)).toEqual([])
  })

  it('believes the state now where the parts do not tell', () => {
    expect(stateChanges([], 'closed', 100)).toEqual([closed(100)])
    expect(stateChanges([part('close', 5)], 'snoozed', 100)).toEqual([closed(5), open(100)])
  })
})

/** What happens around one conversation; `poll` is this desktop looking, `sent` the outbox writing what was decided. */
const event = fc.constantFrom('close', 'reopen', 'match', 'lose match', 'poll', 'sent', 'restart', 'finish by hand')

/** Salesforce and one desktop, as far as logging one conversation goes. */
class Play {
  now = START
  isOpen = true
  changes: StateChange[] = []
  targets: number
  tasks: (LoggedTask & { transcriptOf: StateChange })[] = []
  creates = 0
  written: StateChange | null = null
  hasWaited = false
  handMade = false
  readonly #outbox: Automatic[] = []
  readonly #each: number

  constructor(each: number) {
    this.#each = each
    this.targets = each
  }

  run(what: typeof event extends fc.Arbitrary<infer E> ? E : never): void {
    this.now += 1_000
    if ((what === 'close' && this.isOpen) || (what === 'reopen' && !this.isOpen)) {
      this.isOpen = !this.isOpen
      this.changes = [...this.changes, { at: this.now, to: this.isOpen ? 'open' : 'closed' }]
    }
    if (what === 'match') this.targets = this.#each
    if (what === 'lose match') this.targets = 0
    if (what === 'poll') this.poll()
    if (what === 'sent') this.#send()
    // The file remembers, the process does not: nothing of the decision may live in memory.
    if (what === 'restart') this.poll()
    const last = this.tasks.at(-1)
    if (what === 'finish by hand' && last) {
      this.handMade = true
      last.isClosed = true
      last.closedFirstAt ??= this.now
    }
  }

  poll(): Automatic {
    const decision = decide({
      changes: this.changes,
      targets: this.targets,
      tasks: this.tasks,
      hasWaited: this.hasWaited,
      isCreateOnRecord: this.creates > 0,
      written: this.written,
      now: this.now,
    })
    if (decision.do === 'wait') this.hasWaited = true
    if (decision.do === 'create' || decision.do === 'complete' || decision.do === 'reopen') {
      if (decision.do === 'create') this.creates += 1
      this.written = decision.stands
      this.#outbox.push(decision)
    }
    return decision
  }

  #send(): void {
    const item = this.#outbox.shift()
    if (!item) return
    if (item.do === 'create') {
      for (let index = 0; index < this.#each; index += 1) {
        const isClosed = item.status === 'completed'
        const closedFirstAt = isClosed ? this.now : null
        this.tasks.push({
          ...task(`T${index}`, { isClosed, closedFirstAt, createdAt: this.now }),
          transcriptOf: item.stands,
        })
      }
    }
    if (item.do === 'complete' || item.do === 'reopen') {
      const one = this.tasks.find((found) => found.id === item.taskId)!
      one.isClosed = item.do === 'complete'
      if (one.isClosed) one.closedFirstAt ??= this.now
      one.transcriptOf = item.stands
    }
  }

  settle(): void {
    for (let index = 0; index < 10; index += 1) {
      this.run('poll')
      this.run('sent')
    }
  }
}

describe('automaticLogging, for any course of events', () => {
  it('creates at most once, and ends as the conversation did', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.constantFrom(1, 3), (events, each) => {
        const play = new Play(each)
        for (const one of events) play.run(one)
        play.run('match')
        play.settle()
        expect(play.creates).toBe(1)
        expect(play.tasks).toHaveLength(each)
        expect(play.poll()).toEqual({ do: 'nothing', reason: 'in_step' })
        const kept = completedTask(play.tasks) as (typeof play.tasks)[number]
        const last = play.changes.at(-1) ?? open(START)
        if (!play.handMade) expect(kept.isClosed).toBe(!play.isOpen)
        if (!play.isOpen && each === 1) {
          expect(kept.isClosed || play.handMade).toBe(true)
          expect(kept.transcriptOf).toEqual(last)
        }
      }),
      runs(2_000),
    )
  })

  it('never writes while it may not', () => {
    const facts = fc.record({
      onSince: fc.option(fc.constantFrom(ON, START + 1)),
      startedAt: fc.option(fc.constant(START)),
      isOwnedByRep: fc.boolean(),
      isResponsible: fc.boolean(),
      isCreateOnRecord: fc.boolean(),
      targets: fc.nat({ max: 2 }),
      changes: fc.constantFrom<StateChange[]>([], [closed(START + 5)], [closed(START + 5), open(START + 6)]),
      tasks: fc.constantFrom<LoggedTask[]>([], [task('T')], [task('T', { isClosed: true, closedFirstAt: START + 7 })]),
    })
    fc.assert(
      fc.property(facts, (over) => {
        const decision = decide(over)
        const may = over.onSince === ON && over.startedAt !== null && over.isOwnedByRep && over.isResponsible
        if (!may) expect(decision.do).toBe('nothing')
        if (decision.do === 'create') expect(over).toMatchObject({ isCreateOnRecord: false, tasks: [] })
        if (decision.do === 'create') expect(over.targets).toBeGreaterThan(0)
      }),
      runs(500),
    )
  })
})
