import { asFailure } from '../domain/failure'
import { startedByPersonAt } from '../domain/notifications/happened'
import { automaticActs } from '../domain/ownership/responsible'
import { automaticLogging, MATCH_WAIT_MS, type Automatic, type LoggedTask } from '../domain/tasks/automatic'
import { automaticReference } from '../domain/tasks/reference'
import { stateChanges } from '../domain/tasks/stateChanges'
import type { TaskTarget } from '../domain/tasks/target'
import type { Clock } from '../ports/clock'
import type { Ids } from '../ports/ids'
import type { Logger } from '../ports/logger'
import type { Settings } from '../../contract/models'
import type { CachedConversation } from '../store/types'
import { addChange, addTasks, type LoggingFacts } from './automaticItems'
import { noteLogging, readLogging } from './loggingState'
import { targetsOf, type Org } from './taskFacts'
import { closedAt } from './taskRecord'

export interface LoggingOptions {
  clock: Clock
  logger: Logger
  ids: Ids
  /** The rep's teammate id. */
  repId: string
  /** Null while nobody is signed in to Salesforce. */
  org(): Org | null
  settings(): Settings
  timeZone(): string
  /** A conversation's page in Intercom. */
  linkOf(conversationId: string): string
  /** Items were added: the window is told, and they go out. */
  added(conversationIds: string[]): void
}

export interface Logging {
  /** Looks at the conversations that logging may concern, or only at some; again at the end where it was asked for meanwhile. */
  look(only?: readonly string[]): Promise<void>
  /** Something in the cache has changed: everything is looked at soon. */
  noteChange(): void
  stop(): Promise<void>
}

/** What has waited for a match longer than it may is not looked at any more; a day more, for clocks that differ. */
const WAITING_MS = MATCH_WAIT_MS + 24 * 60 * 60_000
/** Matches and Tasks change without a poll of conversations. */
const LOOK_EVERY_MS = 20_000
/** Where nothing has changed, only time has: some wait for a match no longer than 30 days. */
const LOOK_ANYWAY_MS = 10 * 60_000
const TURN = 20

/**
 * Logs conversations as Tasks by itself (article "Salesforce app", section 4): a Task when one starts with a person the
 * rep owns, completed with the transcript when it closes, open again when it reopens. It only writes outbox items, each in
 * one transaction with the note that it did, so that it can end at any point; it never waits for the undo window, since
 * there is nobody to undo it.
 */
export function createLogging(options: LoggingOptions): Logging {
  const { clock, logger } = options
  /** What each conversation looked like when there was nothing to do. */
  const settled = new Map<string, string>()
  let running: Promise<void> | null = null
  /** What is to be looked at next: everything, or these. */
  let asked: 'all' | Set<string> = new Set()
  let isTouched = true
  let lookedAt = 0
  const ending = new AbortController()
  let cancel = clock.after(LOOK_EVERY_MS, lookAtAll)

  function lookAtAll(): void {
    const isDue = isTouched || clock.now() - lookedAt >= LOOK_ANYWAY_MS
    if (isDue) {
      isTouched = false
      lookedAt = clock.now()
    }
    void (isDue ? look() : Promise.resolve()).finally(() => {
      if (!ending.signal.aborted) cancel = clock.after(LOOK_EVERY_MS, lookAtAll)
    })
  }

  async function run(): Promise<void> {
    const which = asked
    asked = new Set()
    const org = options.org()
    const since = options.settings().logConversationsSince
    if (!org || since === null) return
    const only = which === 'all' ? undefined : [...which]
    const found = org.store.conversationTasks.candidates(org.orgKey, since, clock.now() - WAITING_MS, only)
    const added: string[] = []
    for (const [at, id] of found.entries()) {
      if (at % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve))
      if (ending.signal.aborted) return
      if (org.store.transaction(() => consider(org, since, id))) added.push(id)
    }
    if (added.length > 0) options.added(added)
    if (isAsked()) await run()
  }

  function isAsked(): boolean {
    return asked === 'all' || asked.size > 0
  }

  function look(only?: readonly string[]): Promise<void> {
    if (ending.signal.aborted) return Promise.resolve()
    if (!only) asked = 'all'
    else if (asked !== 'all') for (const id of only) asked.add(id)
    if (!isAsked()) return Promise.resolve()
    running ??= run()
      .catch((thrown: unknown) => {
        logger.warn('Logging conversations failed', { code: asFailure(thrown).code })
      })
      .finally(() => {
        running = null
        void look([])
      })
    return running
  }

  /** Does for one conversation what is to be done; true where it wrote an item. */
  function consider(org: Org, since: number, id: string): boolean {
    const { store, orgKey } = org
    const conversation = store.conversations.get(id)
    if (!conversation || !hasWords(conversation)) return false
    const { targets } = targetsOf(org, conversation.personId, options.settings().taskForSeveralLeads)
    const tasks = tasksOf(org, id, targets)
    const owner = store.people.ownerOf(conversation.personId) ?? null
    const { updatedAt, partsOf, state: stands } = conversation
    const whoIds = targets.map((one) => one.id)
    const seen = JSON.stringify([since, updatedAt, partsOf, stands, owner, whoIds, tasks])
    if (settled.get(id) === seen) return false
    const state = readLogging(store, orgKey, id)
    const act = automaticLogging({
      onSince: since,
      startedAt: startedByPersonAt(conversation),
      changes: stateChanges(store.conversations.parts(id), conversation.state, conversation.updatedAt),
      targets: targets.length,
      tasks,
      hasWaited: state.waited,
      isCreateOnRecord: state.created,
      written: state.written,
      isOwnedByRep: owner === options.repId,
      isResponsible: automaticActs({ intercomOwner: owner, salesforceOwner: null, rep: options.repId }) === 'all',
      now: clock.now(),
    })
    const wrote = perform(org, conversation, targets, act)
    if (!wrote) {
      settled.set(id, seen)
      if (act.do === 'nothing' && act.reason === 'in_step') inStep(org, conversation)
    }
    return wrote
  }

  function perform(
    org: Org,
    conversation: CachedConversation,
    targets: readonly TaskTarget[],
    act: Automatic,
  ): boolean {
    const { store, orgKey } = org
    if (act.do === 'nothing') return false
    if (act.do === 'wait') {
      if (!readLogging(store, orgKey, conversation.id).waited)
        noteLogging(store, orgKey, conversation.id, { waited: true })
      return false
    }
    const facts = factsOf(org, conversation.id)
    const isWritten =
      act.do === 'create'
        ? addTasks(facts, conversation, targets, act.status === 'open' ? 'open' : 'closed')
        : addChange(facts, conversation, act.taskId, act.stands)
    if (isWritten) noteLogging(store, orgKey, conversation.id, { created: true, written: act.stands })
    return isWritten
  }

  function factsOf(org: Org, conversationId: string): LoggingFacts {
    return {
      org,
      repId: options.repId,
      timeZone: options.timeZone(),
      link: options.linkOf(conversationId),
      now: clock.now(),
      newId: () => options.ids.next(),
    }
  }

  return {
    look,
    noteChange() {
      isTouched = true
    },
    async stop() {
      ending.abort()
      cancel()
      await running
    },
  }
}

/**
 * Whether the words of the conversation as it is are here: they come a moment after the header. What was read within its
 * own second may miss the last ones, and is read again (domain/sync/settled); a transcript waits for that.
 */
function hasWords({ state, partsOf, updatedAt }: CachedConversation): boolean {
  return partsOf !== null && partsOf >= (state === 'closed' ? updatedAt : updatedAt - 1)
}

/** The Tasks of automatic logging for a conversation: those made here, and those of other desktops that the cache has. */
function tasksOf({ store, orgKey }: Org, conversationId: string, targets: readonly TaskTarget[]): LoggedTask[] {
  const reference = automaticReference(conversationId)
  const known = new Map(
    store.conversationTasks
      .of(orgKey, conversationId)
      .filter((task) => task.isAutomatic)
      .map((task) => [task.taskId, task]),
  )
  const whoIds = targets.map((target) => target.id)
  const cached = [
    ...store.records.list(orgKey, { object: 'Task', ids: [...known.keys()] }),
    ...store.records.list(orgKey, { object: 'Task', whoIds }).filter((record) =>
      String(record.fields.Subject ?? record.name)
        .trimEnd()
        .endsWith(reference),
    ),
  ]
  const records = new Map(cached.map((record) => [record.id, record]))
  return [...new Set([...known.keys(), ...records.keys()])].map((id) => {
    const record = records.get(id)
    const firstClosedAt = known.get(id)?.firstClosedAt ?? null
    return {
      id,
      isClosed: record ? record.isClosed === true : firstClosedAt !== null,
      createdAt: record?.createdAt ?? known.get(id)?.createdAt ?? 0,
      closedFirstAt: firstClosedAt ?? (record ? closedAt(record) : null),
    }
  })
}

/** The conversation's Tasks account for it as it is: it need not be looked at again until it changes. */
function inStep({ store, orgKey }: Org, { id, partsOf }: CachedConversation): void {
  for (const task of store.conversationTasks.of(orgKey, id)) {
    if (!task.isAutomatic) continue
    const record = store.records.get(orgKey, 'Task', task.taskId)
    store.conversationTasks.save(orgKey, {
      ...task,
      firstClosedAt: task.firstClosedAt ?? (record ? closedAt(record) : null),
      // Not `updatedAt`: what was read within its own second may miss what came later in it (domain/sync/settled).
      transcriptOf: partsOf,
    })
  }
}
