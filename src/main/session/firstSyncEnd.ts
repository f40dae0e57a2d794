import { arrivedSchema, type Arrived } from '../../contract/models'
import { asFailure } from '../domain/failure'
import { arrivedWords, type FirstSyncCounts } from '../domain/sync/arrivedWords'
import type { Store } from '../store/types'
import type { Gate } from '../sync/gate'
import { relatedIsNeeded } from '../sync/salesforce/keepRecords'
import { lookUpsLeft } from '../sync/salesforce/lookUps'
import { breathe } from '../turns'
import type { CoreOptions } from './options'

/** Services whose first sync this desktop has seen begin and not yet told the end of: `intercom` or an org's key. */
const OPEN = 'firstSync.open'
/** How long they were at work so far (ms), without pauses and the time Repdesk was closed. */
const WORKED = 'firstSync.worked'
/** What is to be said in the window, until it has been shown. */
const ARRIVED = 'firstSync.arrived'
const INTERCOM = 'intercom'

/** Between two looks of a desk at work there is a poll of new conversations; a longer gap was not work. */
const GAP_MS = 60_000
const SAVE_MS = 10_000

/** What goes away by itself. */
const PASSING: ReadonlySet<string> = new Set(['offline', 'timeout', 'server', 'rate_limited'])

export interface FirstSyncEnd {
  /** To be called when the org of the session changes. */
  begin(): void
  /** Looks whether a first sync has ended; cheap once all have. */
  look(): void
}

export interface FirstSyncEndOptions {
  /** Of the core; the demo's people are nobody's news. */
  core: Pick<CoreOptions, 'clock' | 'logger' | 'notifier' | 'isDemo'>
  store: Store
  gates: { intercom: Gate; salesforce: Gate }
  orgKey(): string | null
  /** True where a window of Repdesk has the focus. */
  isInFront(): boolean
  changed(): void
}

/**
 * Says once what a first sync brought, when all that run have ended: in the window, whenever it is there, and by the
 * operating system where the window is not in front. It is on record before it is shown: a crash in between costs the
 * notification, and can never show one twice. A cache whose first sync ended before is not told of.
 */
export function createFirstSyncEnd(options: FirstSyncEndOptions): FirstSyncEnd {
  const { store, gates } = options
  const { clock, logger, notifier, isDemo } = options.core
  let lookedAt = clock.now()
  let worked = Number(store.meta.get(WORKED) ?? '0')
  let savedAt = lookedAt
  let isTelling = false
  let open = new Set(JSON.parse(store.meta.get(OPEN) ?? '[]') as string[])

  function save(next: ReadonlySet<string>): void {
    open = new Set(next)
    store.meta.set(OPEN, open.size > 0 ? JSON.stringify([...open]) : null)
  }

  function countTime(): void {
    const now = clock.now()
    const gap = now - lookedAt
    lookedAt = now
    if (gap <= GAP_MS && store.meta.get('firstSync.paused') === null) worked += gap
    if (now - savedAt < SAVE_MS) return
    savedAt = now
    store.meta.set(WORKED, String(worked))
  }

  function hasEnded(service: string): boolean {
    if (service === INTERCOM) return store.meta.get('firstSync.done') !== null
    const finished = (name: string): boolean => store.streams.get(name).finishedAt !== null
    if (!finished('book') || !finished(`${service}/owned`)) return false
    const { emails, keys } = lookUpsLeft({ store, orgKey: service })
    return !relatedIsNeeded({ store, orgKey: service }) && emails === 0 && keys === 0
  }

  /** A service that needs the rep first is not waited for: what the other brought is told. */
  function isStuck(service: string): boolean {
    const gate = service === INTERCOM ? gates.intercom : gates.salesforce
    if (gate.state === 'sign_in' || gate.state === 'restricted') return true
    if (service === INTERCOM) return false
    return ['setup', 'records', 'owned', 'match', 'related'].some((name) => {
      const { state, errorCode } = store.streams.get(`${service}/${name}`)
      return state === 'failed' && errorCode !== null && !PASSING.has(errorCode)
    })
  }

  /** Each count in a turn of its own: together they kept the window waiting for 60 ms in a book of 20,000. */
  async function counts(ended: readonly string[]): Promise<FirstSyncCounts> {
    const orgKey = options.orgKey()
    const org = orgKey !== null && ended.includes(orgKey) ? orgKey : null
    const tookMs = worked
    const people = store.people.bookTotal()
    await breathe()
    const conversations = store.conversations.counts().all
    await breathe()
    return {
      intercom: ended.includes(INTERCOM),
      people,
      conversations,
      salesforce: org === null ? null : await salesforceCounts(store, org, clock.now()),
      isSalesforceConnected: orgKey !== null,
      tookMs,
    }
  }

  async function tell(ended: readonly string[]): Promise<void> {
    const words = arrivedWords(await counts(ended))
    store.transaction(() => {
      save(new Set([...open].filter((service) => !ended.includes(service))))
      worked = 0
      store.meta.set(WORKED, null)
      store.meta.set(ARRIVED, JSON.stringify(words))
    })
    options.changed()
    if (options.isInFront()) return
    void notifier.show({ key: 'firstSync', title: words.title, body: words.text, place: { kind: 'book' } })
  }

  return {
    begin() {
      if (isDemo) return
      const next = new Set(open)
      if (store.meta.get('firstSync.done') === null) next.add(INTERCOM)
      const orgKey = options.orgKey()
      if (orgKey !== null && store.streams.get(`${orgKey}/owned`).finishedAt === null) next.add(orgKey)
      if (next.size > open.size) save(next)
      lookedAt = clock.now()
    },
    look() {
      if (open.size === 0 || isTelling) return
      countTime()
      const here = [...open].filter((service) => service === INTERCOM || service === options.orgKey())
      const ended = here.filter(hasEnded)
      if (ended.length === 0 || here.some((service) => !ended.includes(service) && !isStuck(service))) return
      isTelling = true
      // What fails is told at the next look, or, where the session has ended meanwhile, at the next start.
      tell(ended)
        .catch((error: unknown) =>
          logger.warn('The end of the first sync could not be told', { code: asFailure(error).code }),
        )
        .finally(() => (isTelling = false))
    },
  }
}

/** What the window still has to show; null once it has. */
export function readArrived(store: Store): Arrived | null {
  const text = store.meta.get(ARRIVED)
  return text === null ? null : arrivedSchema.parse(JSON.parse(text))
}

/** The window has shown it. */
export function settleArrived(store: Store): void {
  store.meta.set(ARRIVED, null)
}

async function salesforceCounts(store: Store, orgKey: string, now: number): Promise<FirstSyncCounts['salesforce']> {
  const of = async (object: Parameters<Store['records']['count']>[1]['object']): Promise<number> => {
    await breathe()
    return store.records.count(orgKey, { object })
  }
  const filter = {
    role: null,
    match: ['several' as const],
    unreadOnly: false,
    openOnly: false,
    silentDays: null,
    text: '',
  }
  const several = store.people.list({ filter, sort: 'name', descending: false, offset: 0, limit: 1, now })
  return {
    leads: await of('Lead'),
    contacts: await of('Contact'),
    accounts: await of('Account'),
    opportunities: await of('Opportunity'),
    cases: await of('Case'),
    tasks: await of('Task'),
    several: several.total,
  }
}
