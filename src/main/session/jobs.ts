import type { Gate } from '../sync/gate'
import type { Job } from '../sync/job'
import type { SyncContext } from '../sync/context'
import { pullBookChanges, sweepBook } from '../sync/pullBook'
import { pullCompanies } from '../sync/pullCompanies'
import { backfillBook, backfillGained, pollConversations, pullAssigned, pullDeleted } from '../sync/pullConversations'
import { pollOpened } from '../sync/pollOpened'
import { pullMacros } from '../sync/pullMacros'
import { pullNotes } from '../sync/pullNotes'
import { pullMissingParts } from '../sync/pullParts'
import { hasSegmentWork, pullSegments, SEGMENTS_EVERY_MS } from '../sync/pullSegments'
import { pullTeammates } from '../sync/pullTeammates'
import { refusedPeople } from '../sync/refusedPeople'
import { readGained } from '../store/gained'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
/**
 * The book is gone through by ids at least so often: an owner set through the API may move neither `updated_at` (not
 * documented) nor, where one came and another left, the count that each cycle compares.
 */
const SWEEP_MS = 30 * MINUTE

/**
 * The streams from Intercom (intercom-api.md section 8). Polls have lanes of their own, so that a long first sync never
 * delays the announcing of a new conversation. The order of the bulk lane is the order of the first sync.
 */
export function intercomJobs(context: SyncContext, gate: Gate, pollMs = 12_000): Job[] {
  const { store, clock } = context
  const finished = (name: string): boolean => store.streams.get(name).finishedAt !== null
  const paused = (): boolean => store.meta.get('firstSync.paused') !== null
  /** Until it is known what is news, everything that comes in would count as unread. */
  const began = (): boolean => store.meta.get('notify.since') !== null
  const bulk = { lane: 'intercom.bulk', gate }
  return [
    {
      name: 'conversations.new',
      lane: 'intercom.new',
      gate,
      everyMs: pollMs,
      backgroundMs: pollMs,
      run: async (signal) => {
        await beginSession(context)
        await pollConversations(context, 'createdAt', signal)
      },
    },
    {
      name: 'conversations.updated',
      lane: 'intercom.updated',
      gate,
      everyMs: Math.max(pollMs, 30 * SECOND),
      backgroundMs: Math.max(pollMs, 60 * SECOND),
      due: () => store.meta.get('session.startedAt') !== null,
      run: (signal) => pollConversations(context, 'updatedAt', signal),
    },
    {
      name: 'conversations.opened',
      lane: 'intercom.opened',
      gate,
      everyMs: pollMs,
      backgroundMs: Math.max(pollMs, 60 * SECOND),
      due: () => began() && context.opened() !== null,
      run: (signal) => pollOpened(context, signal),
    },
    {
      ...bulk,
      name: 'teammates',
      everyMs: 30 * MINUTE,
      backgroundMs: 60 * MINUTE,
      due: () => !paused(),
      run: (signal) => pullTeammates(context, signal),
    },
    {
      ...bulk,
      name: 'macros',
      everyMs: 30 * MINUTE,
      backgroundMs: 60 * MINUTE,
      due: () => !paused() && finished('parts'),
      run: (signal) => pullMacros(context, signal),
    },
    {
      ...bulk,
      name: 'book',
      everyMs: 5 * MINUTE,
      backgroundMs: 10 * MINUTE,
      due: () => !paused() && began(),
      run: async (signal) => {
        const stream = store.streams.get('book')
        const sweptAt = Number(store.meta.get('book.sweptAt') ?? '0')
        if (stream.cursor === null && stream.watermark !== null && clock.now() - sweptAt < SWEEP_MS) {
          await pullBookChanges(context, signal)
          return
        }
        await sweepBook(context, signal)
        store.meta.set('book.sweptAt', String(clock.now()))
      },
    },
    {
      ...bulk,
      name: 'assigned',
      everyMs: 10 * MINUTE,
      backgroundMs: 20 * MINUTE,
      due: () => !paused() && finished('book'),
      run: (signal) => pullAssigned(context, signal),
    },
    {
      ...bulk,
      name: 'conversations',
      everyMs: DAY,
      backgroundMs: DAY,
      isSweep: true,
      due: () => !paused() && finished('book'),
      run: (signal) => backfillBook(context, signal),
    },
    {
      ...bulk,
      name: 'conversations.gained',
      everyMs: 20 * SECOND,
      backgroundMs: MINUTE,
      hasWork: () => readGained(store).length > 0,
      due: () => !paused() && finished('conversations'),
      run: (signal) => backfillGained(context, signal),
    },
    {
      ...bulk,
      name: 'companies',
      everyMs: 10 * MINUTE,
      backgroundMs: 20 * MINUTE,
      due: () => !paused() && finished('conversations'),
      run: (signal) => pullCompanies(context, signal),
    },
    {
      name: 'people.gone',
      lane: 'intercom.gone',
      gate,
      everyMs: 5 * SECOND,
      backgroundMs: 20 * SECOND,
      ...refusedPeople(context),
    },
    {
      name: 'segments',
      lane: 'intercom.segments',
      gate,
      everyMs: SEGMENTS_EVERY_MS,
      backgroundMs: 2 * SEGMENTS_EVERY_MS,
      isSweep: true,
      due: () => !paused() && finished('book'),
      hasWork: () => hasSegmentWork(store, clock.now()),
      run: (signal) => pullSegments(context, signal),
    },
    {
      ...bulk,
      name: 'parts',
      everyMs: MINUTE,
      backgroundMs: 2 * MINUTE,
      due: () => !paused() && finished('conversations'),
      run: async (signal) => {
        await pullMissingParts(context, signal)
        if (store.meta.get('firstSync.done') === null) store.meta.set('firstSync.done', String(clock.now()))
      },
    },
    {
      ...bulk,
      name: 'notes',
      everyMs: MINUTE,
      backgroundMs: 2 * MINUTE,
      hasWork: () => store.personNotes.toRead(1).length > 0,
      due: () => !paused() && finished('parts'),
      run: (signal) => pullNotes(context, signal),
    },
    {
      ...bulk,
      name: 'conversations.deleted',
      everyMs: DAY,
      backgroundMs: DAY,
      due: () => !paused() && finished('parts'),
      run: () => pullDeleted(context),
    },
  ]
}

/** Writes down the service's time at which this run, and on the very first run this desktop's news, begin. */
async function beginSession(context: SyncContext): Promise<void> {
  const { store, intercom } = context
  if (store.meta.get('session.startedAt') !== null) return
  await intercom.me()
  // The service's clock has whole seconds; what was created within this one counts as new.
  const at = Math.floor((intercom.serverTime() ?? context.clock.now()) / 1000) * 1000
  store.transaction(() => {
    store.meta.set('session.startedAt', String(at))
    if (store.meta.get('notify.since') === null) store.meta.set('notify.since', String(at))
  })
}

/** The streams in the rep's words, in the order Health shows them. */
const STREAM_LABELS: readonly (readonly [name: string, label: string])[] = [
  ['teammates', 'Teammates'],
  ['book', 'My book'],
  ['companies', 'Companies'],
  ['conversations', 'Conversations of my people'],
  ['assigned', 'Conversations assigned to me'],
  ['parts', 'Messages'],
  ['conversations.new', 'New conversations'],
  ['conversations.updated', 'Changed conversations'],
  ['conversations.deleted', 'Deleted conversations'],
  ['setup', 'Salesforce set-up'],
  ['match', 'Salesforce matches'],
  ['owned', 'My Salesforce records'],
  ['related', 'Salesforce relations'],
  ['records', 'Salesforce changes'],
  ['sweep', 'Salesforce access'],
]

/** A stream in the rep's words and its place in Health; null for one that is not shown. */
export function streamLabel(name: string): { label: string; place: number } | null {
  const place = STREAM_LABELS.findIndex(([one]) => one === name.slice(name.indexOf('/') + 1))
  const label = STREAM_LABELS[place]?.[1]
  return label === undefined ? null : { label, place }
}
