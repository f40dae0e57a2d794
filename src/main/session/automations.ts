import type { Topic } from '../../contract/events'
import type { Settings } from '../../contract/models'
import type { IntercomApi } from '../ports/intercom'
import type { OutboxRow, Store } from '../store/types'
import { MAPPED_COMPANIES_EVERY_MS, pullDefinitions, pullMappedCompanies } from '../sync/attributesPull'
import type { SalesforceSyncContext, SyncContext } from '../sync/context'
import { createFlow, type Flow } from '../sync/flow'
import type { FlowContext } from '../sync/flowContext'
import { createGate, type Gate } from '../sync/gate'
import type { Job, JobRunner } from '../sync/job'
import { gainOwned } from '../sync/ownersFromSalesforceGain'
import { dynamicMessages } from './dynamicMessages'
import type { CoreOptions } from './options'

const SECOND = 1_000
const MINUTE = 60 * SECOND

export interface AutomationsParts {
  options: Pick<CoreOptions, 'clock' | 'ids' | 'logger'>
  store: Store
  repId: string
  /** IANA name of the workspace's zone. */
  workspaceZone: string
  intercom: IntercomApi
  gate: Gate
  readonly settings: () => Settings
  /** The rep's own zone. */
  readonly timeZone: () => string
  readonly changed: (topics: Topic[], ids?: string[]) => void
  readonly kick: () => void
}

/** What is written without asking: mapping, SALESFORCE_* attributes, owners from Salesforce. */
export interface Automations {
  /** Starts anew for an org and user, or ends with null. */
  use(jobs: JobRunner, orgKey: string | null): Promise<void>
  noteChange(topics: readonly Topic[], ids?: readonly string[]): void
  itemChanged(item: OutboxRow): void
  /** Sends dynamic messages to whoever has come to match. */
  readonly messagesJob: Job
  /** Takes to the rep whom Salesforce says they own, also those who are on no desk here. */
  gainJob(sync: SyncContext, salesforce: SalesforceSyncContext): Job
  /** What the looks work with; null while nobody is signed in to Salesforce. */
  context(): FlowContext | null
}

/** Automatic writing of a session. It reads the cache and adds outbox items, so it works offline, too. */
export function automationsOf(parts: AutomationsParts): Automations {
  const { store, settings } = parts
  const { clock } = parts.options
  const messages = dynamicMessages(parts)
  let flow: Flow | null = null
  let context: FlowContext | null = null

  return {
    context: () => context,
    gainJob: (sync, salesforce) => ({
      name: `${salesforce.orgKey}/gained`,
      lane: 'intercom.behind',
      gate: parts.gate,
      everyMs: MINUTE,
      backgroundMs: 5 * MINUTE,
      due: () => flow !== null && settings().automaticWrites.owners,
      run: (signal) => (flow ? gainOwned(sync, salesforce, flow, signal) : Promise.resolve()),
    }),
    messagesJob: messages.job,
    noteChange(topics, ids) {
      flow?.noteChange(topics, ids)
      messages.noteChange(topics)
    },
    itemChanged(item) {
      if (item.kind === 'message.send') messages.noteChange(['messages'])
      // What was under way has ended: whoever waited for it is looked at again.
      if (item.personId !== null && (item.state === 'done' || item.state === 'discarded')) {
        flow?.noteChange(['people'], [item.personId])
      }
    },
    async use(jobs, orgKey) {
      await Promise.all([jobs.removeLane('automations'), jobs.removeLane('intercom.attributes')])
      const { options, repId, workspaceZone: timeZone, changed, kick } = parts
      context = orgKey === null ? null : { ...options, store, repId, orgKey, timeZone, settings, changed, kick }
      flow = context && createFlow(context)
      const current = flow
      if (!current) return
      jobs.add({
        name: 'automations',
        lane: 'automations',
        // It talks to nobody, so no service's silence stops it and it says nothing of one.
        gate: createGate(clock, () => undefined),
        everyMs: 5 * SECOND,
        backgroundMs: 10 * SECOND,
        due: () => current.isDue(),
        run: (signal) => current.run(signal),
      })
      const isMapped = (): boolean => settings().automaticWrites.mapping && settings().mappings.length > 0
      const pulls = { store, clock, intercom: parts.intercom, changed }
      const lane = 'intercom.attributes'
      jobs.add({
        name: 'attributes',
        lane,
        gate: parts.gate,
        everyMs: 6 * 60 * MINUTE,
        backgroundMs: 12 * 60 * MINUTE,
        isSweep: true,
        due: isMapped,
        run: () => pullDefinitions(pulls),
      })
      jobs.add({
        name: 'companies.mapped',
        lane,
        gate: parts.gate,
        everyMs: MAPPED_COMPANIES_EVERY_MS,
        backgroundMs: 3 * MAPPED_COMPANIES_EVERY_MS,
        due: () => isMapped() && settings().mappings.some((one) => one.attribute.startsWith('company.')),
        run: (signal) => pullMappedCompanies(pulls, signal),
      })
    },
  }
}
