import type { Settings } from '../../contract/models'
import type { Topic } from '../../contract/events'
import { chosenFields } from '../domain/mapping/readFields'
import { defaultSettings } from '../domain/settings'
import { createOutboxRunner } from '../outbox/runner'
import type { IntercomApi } from '../ports/intercom'
import type { SalesforceApi } from '../ports/salesforce'
import type { Store } from '../store/types'
import type { SyncContext } from '../sync/context'
import { createGate } from '../sync/gate'
import { createJobRunner } from '../sync/job'
import { announcingOf } from './announcing'
import { automationsOf } from './automations'
import { createFirstSyncEnd } from './firstSyncEnd'
import { createSegmentCounts } from './segmentCounts'
import { senders } from './senders'
import { intercomJobs } from './jobs'
import type { CoreOptions } from './options'
import { createPacing } from './pacing'
import { topicsOf, type Session, type SessionHooks } from './sessionParts'
import { taskDuties } from './taskDuties'
import { peopleBehindJob, salesforceJobs } from './salesforceJobs'
import { afterLastRun, keepTidy } from './tidying'
import type { IntercomProfile } from './profile'

/** With the focus Salesforce is asked at most so often. */
const FOCUS_MS = 60_000

/** Puts a session together on an open store and starts nothing yet but the jobs' timers. */
export function createSession(
  options: CoreOptions,
  hooks: SessionHooks,
  store: Store,
  profile: IntercomProfile,
  intercom: IntercomApi,
  lastOrgKey: string | null,
): Session {
  const { clock, logger } = options
  const gates = {
    intercom: createGate(clock, () => hooks.statusChanged()),
    salesforce: createGate(clock, () => hooks.statusChanged()),
  }
  let salesforce: SalesforceApi | null = null
  /** Who is about to be signed in to the session: jobs begin before. */
  let expectedOrg = lastOrgKey
  /** When the focus last made Salesforce be asked. */
  let askedAt = 0
  let isFocused = true
  const pacing = createPacing({
    apiUse: () => salesforce?.apiUsage() ?? null,
    now: () => clock.now(),
    isFocused: () => isFocused,
  })
  const orgKey = (): string | null => (salesforce ? `${salesforce.account.orgId}:${salesforce.account.userId}` : null)
  const settings = (): Settings => ({ ...defaultSettings, ...store.settings.read() })

  // The org of the last run at once: a change of scope computes every row of the book anew.
  store.setScope({ repId: profile.repId, orgKey: lastOrgKey })
  afterLastRun(store, clock.now())

  const timeZone = (): string => options.timeZone?.() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const announcer = announcingOf({ options, hooks, store, repId: profile.repId, settings, timeZone })

  const changed = (topics: Topic[], ids?: string[]): void => {
    hooks.changed(topics, ids)
    automations.noteChange(topics, ids)
    tasks.noteChange()
    if (topics.includes('conversations')) announcer.updateUnread()
  }

  const sync: SyncContext = {
    store,
    intercom,
    clock,
    logger,
    repId: profile.repId,
    firstSyncMonths: () => settings().firstSyncMonths,
    changed,
    opened: () => hooks.opened(),
    async considered(ids) {
      await announcer.consider(ids)
      tasks.look(ids)
    },
    gained: (people) => announcer.gained(people),
  }

  const outbox = createOutboxRunner({
    store,
    clock,
    logger,
    senders,
    context: () => ({ store, repId: profile.repId, intercom, salesforce, now: () => clock.now() }),
    orgKey,
    opensAt: (service) => (service === 'salesforce' && !salesforce ? null : gates[service].tryAt()),
    onPause(service, why, failure) {
      const gate = gates[service]
      if (why === 'offline') gate.offline(failure.message)
      else gate.signIn(failure.message)
    },
    onReached: (service) => gates[service].reached(),
    onChange(item) {
      hooks.outboxChanged(item)
      tasks.itemChanged(item)
      announcer.itemChanged(item)
      automations.itemChanged(item)
      hooks.changed(topicsOf(item))
      hooks.statusChanged()
    },
  })

  const tasks = taskDuties({
    options,
    store,
    profile,
    salesforce: () => salesforce,
    orgKey,
    settings,
    timeZone,
    changed,
    kick: () => outbox.kick(),
  })

  const automations = automationsOf({
    options,
    store,
    repId: profile.repId,
    workspaceZone: profile.timezone,
    intercom,
    gate: gates.intercom,
    settings,
    timeZone,
    changed: (topics, ids) => hooks.changed(topics, ids),
    kick: () => outbox.kick(),
  })

  const jobs = createJobRunner({
    store,
    clock,
    logger,
    onChange() {
      firstSyncEnd.look()
      hooks.statusChanged()
      // A service that answers again takes what waits for it.
      outbox.kick()
    },
  })

  const firstSyncEnd = createFirstSyncEnd({
    core: options,
    store,
    gates,
    orgKey: () => orgKey() ?? expectedOrg,
    isInFront: () => hooks.isInFront(),
    changed: () => hooks.statusChanged(),
  })
  firstSyncEnd.begin()

  const endTidying = keepTidy(clock, store, () => changed(['people']))
  const segmentCounts = createSegmentCounts({
    store,
    clock,
    logger,
    timeZone,
    changed: () => hooks.changed(['segments']),
  })
  const offNetwork = options.network.onChange((online) => {
    if (online) retryAll()
    else for (const gate of [gates.intercom, gates.salesforce]) gate.offline('This computer has no network connection.')
    hooks.statusChanged()
  })

  function retryAll(): void {
    gates.intercom.probeNow()
    gates.salesforce.probeNow()
    jobs.now()
    outbox.kick()
  }

  const session: Session = {
    store,
    profile,
    intercom,
    sync,
    jobs,
    outbox,
    announcer,
    automations,
    gates,
    pacing,
    segmentCounts,
    salesforce: () => salesforce,
    orgKey,
    settings,
    timeZone,
    async useSalesforce(api) {
      await jobs.removeLane('salesforce')
      await jobs.removeLane('intercom.behind')
      salesforce = api
      expectedOrg = null
      store.setScope({ repId: profile.repId, orgKey: orgKey() })
      gates.salesforce.open()
      firstSyncEnd.begin()
      hooks.changed(['account', 'salesforce', 'people', 'outbox'])
      const key = orgKey()
      if (api && key) {
        const panelFields = (): Settings['panelFields'] => chosenFields(settings())
        const context = { store, salesforce: api, clock, logger, orgKey: key, panelFields, changed }
        for (const job of pacing.paced(salesforceJobs(context, gates.salesforce))) jobs.add(job)
        jobs.add(peopleBehindJob(sync, context, gates.intercom))
        jobs.add(automations.gainJob(sync, context))
      }
      await automations.use(jobs, key)
      outbox.kick()
      tasks.look()
    },
    pause() {
      store.meta.set('firstSync.paused', '1')
      jobs.stopLane('intercom.bulk')
      jobs.stopLane('salesforce')
      hooks.statusChanged()
    },
    resume() {
      store.meta.set('firstSync.paused', null)
      retryAll()
    },
    setFocused(focused) {
      isFocused = focused
      jobs.setFocused(focused)
      if (!focused) return
      jobs.now(['conversations.new', 'conversations.updated'])
      const changes = `${orgKey() ?? ''}/records`
      // Coming back again and again must not use up the org's calls.
      if (clock.now() - Math.max(askedAt, store.streams.get(changes).finishedAt ?? 0) < FOCUS_MS) return
      askedAt = clock.now()
      jobs.now([changes])
    },
    async stop() {
      offNetwork()
      endTidying()
      announcer.stop()
      segmentCounts.stop()
      await Promise.all([jobs.stop(), outbox.stop(), tasks.stop()])
      store.close()
    },
  }
  for (const job of [...intercomJobs(sync, gates.intercom, options.pollMs), automations.messagesJob]) jobs.add(job)
  outbox.kick()
  return session
}
