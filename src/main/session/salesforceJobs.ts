import type { SalesforceSyncContext, SyncContext } from '../sync/context'
import { createGate, type Gate } from '../sync/gate'
import type { Job } from '../sync/job'
import { relatedIsNeeded } from '../sync/salesforce/keepRecords'
import { EMAILS_A_CALL, lookUp, lookUpIsDue, lookUpsLeft, readOwned } from '../sync/salesforce/lookUps'
import { followMatchKeys, rulesAreOld } from '../sync/salesforce/matchKeys'
import { pullSetup } from '../sync/salesforce/orgSetup'
import { pullChanges } from '../sync/salesforce/pullChanges'
import { findPeopleBehind } from '../sync/salesforce/peopleBehind'
import { pullRelated } from '../sync/salesforce/pullRelated'
import { mayBeSwept, sweepIsDue, sweepSalesforce } from '../sync/salesforce/sweep'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/**
 * The streams from Salesforce. First what the org is like and where changes begin; then the book's emails, the rep's own
 * records, and what hangs on them; from then on changes alone, two calls a cycle, and a sweep a day. While the rep holds
 * the first sync, only changes of what is there already come in.
 */
export function salesforceJobs(context: SalesforceSyncContext, gate: Gate): Job[] {
  const { store, orgKey } = context
  const base = { lane: 'salesforce', gate }
  const paused = (): boolean => store.meta.get('firstSync.paused') !== null
  const finished = (name: string): boolean => store.streams.get(`${orgKey}/${name}`).finishedAt !== null
  const isLookedUp = (): boolean => {
    const { emails, keys } = lookUpsLeft(context)
    return emails + keys === 0
  }
  /** While the book still comes in, emails and relations are asked for by the full call. */
  const atLeast = (): number => (store.streams.get('book').finishedAt === null ? EMAILS_A_CALL : 1)
  return [
    {
      ...base,
      name: `${orgKey}/setup`,
      everyMs: DAY,
      backgroundMs: DAY,
      isSweep: true,
      run: (signal) => pullSetup(context, signal),
    },
    {
      ...base,
      name: `${orgKey}/compare`,
      // It talks to nobody: what people are matched by can be changed offline.
      gate: createGate(context.clock, () => undefined),
      everyMs: SECOND,
      backgroundMs: SECOND,
      hasWork: () => rulesAreOld(context),
      run: (signal) => followMatchKeys(context, signal),
    },
    {
      ...base,
      name: `${orgKey}/records`,
      everyMs: 5 * MINUTE,
      backgroundMs: 15 * MINUTE,
      run: (signal) => pullChanges(context, signal),
    },
    {
      ...base,
      name: `${orgKey}/match`,
      everyMs: 20 * SECOND,
      backgroundMs: 60 * SECOND,
      // A cycle of changes looks up in its free places what is waiting here.
      hasWork: () => lookUpIsDue(context, 1),
      due: () => !paused() && finished('records') && lookUpIsDue(context, atLeast()),
      run: (signal) => lookUp(context, signal, atLeast()),
    },
    {
      ...base,
      name: `${orgKey}/owned`,
      everyMs: DAY,
      backgroundMs: DAY,
      isSweep: true,
      due: () => !paused() && finished('records') && !finished('owned'),
      run: async (signal) => void (await readOwned(context, signal)),
    },
    {
      ...base,
      name: `${orgKey}/related`,
      everyMs: SECOND,
      backgroundMs: 10 * SECOND,
      hasWork: () => relatedIsNeeded(context),
      due: () => !paused() && finished('owned') && atLeast() === 1 && isLookedUp(),
      run: (signal) => pullRelated(context, signal),
    },
    {
      ...base,
      name: `${orgKey}/sweep`,
      everyMs: MINUTE,
      backgroundMs: 5 * MINUTE,
      due: () => !paused() && sweepIsDue(context) && mayBeSwept(context),
      run: (signal) => sweepSalesforce(context, signal),
    },
  ]
}

/** Looks behind the rep's own records in Intercom; ends with the session of Salesforce, by its lane. */
export function peopleBehindJob(sync: SyncContext, context: SalesforceSyncContext, gate: Gate): Job {
  const { store, orgKey } = context
  const ready = (): boolean => [`${orgKey}/owned`, 'book'].every((name) => store.streams.get(name).finishedAt !== null)
  return {
    lane: 'intercom.behind',
    gate,
    name: `${orgKey}/behind`,
    everyMs: 5 * MINUTE,
    backgroundMs: 15 * MINUTE,
    due: () => store.meta.get('firstSync.paused') === null && ready(),
    run: (signal) => findPeopleBehind(sync, context, signal),
  }
}
