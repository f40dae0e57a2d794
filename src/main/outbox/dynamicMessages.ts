import type { Topic } from '../../contract/events'
import type { Clock } from '../ports/clock'
import type { Ids } from '../ports/ids'
import type { KeptMessage, Store } from '../store/types'
import { turnKeeper } from '../turns'
import { judgedAudience } from './messageAudience'
import { messageItem } from './messageItems'

export interface DynamicOptions {
  store: Store
  clock: Clock
  ids: Ids
  repId: string
  timeZone(): string
  /** A filter is by segments of Intercom's own, which are kept right while they are in use. */
  wantSegments(message: KeptMessage): void
  /** Items were added: the window is told, and they go out. */
  added(personIds: string[]): void
}

export interface DynamicMessages {
  noteChange(topics: readonly Topic[]): void
  /** Whether somebody may have come to match. */
  isDue(): boolean
  run(signal: AbortSignal): Promise<void>
}

/** What comes true by the clock alone ("silent for 30 days") is looked at so often. */
const ANYWAY_MS = 5 * 60_000
/** No more than this many of one message wait at a time. */
const MOST_WAITING = 200

const MOVING: ReadonlySet<Topic> = new Set(['people', 'conversations', 'salesforce', 'messages', 'settings'])

/**
 * Sends dynamic messages: whoever comes to match one that is running gets it, once, ever (article "owners": introduce
 * yourself to every new lead). The row of its ledger and the outbox item are one transaction, so that a kill in between
 * neither loses nor doubles it. It reads the cache alone; the items wait for the network.
 */
export function createDynamicMessages(options: DynamicOptions): DynamicMessages {
  const { store, clock } = options
  let isDirty = true
  let lookedAt = 0
  const running = (): KeptMessage[] => store.messages.list().filter((one) => one.state === 'running')

  async function look(message: KeptMessage, signal: AbortSignal): Promise<string[]> {
    options.wantSegments(message)
    const { repId } = options
    const now = clock.now()
    const source = { store, repId, now, timeZone: options.timeZone() }
    const { judged } = await judgedAudience(source, message.content, message.id, () => !signal.aborted)
    const due = judged.filter(({ exclusion, person }) => exclusion === null && person.isMineThere)
    let room = MOST_WAITING - store.messages.counts(message.id).waiting
    const added: string[] = []
    const breathing = turnKeeper()
    for (const one of due) {
      if (signal.aborted || room <= 0) break
      if (store.transaction(() => put(message, one))) {
        added.push(one.person.id)
        room -= 1
      }
      await breathing()
    }
    if (room <= 0) isDirty = true
    return added
  }

  /** Looks once more, in the transaction: it may have been paused or changed, and they may have got it, since. */
  function put(message: KeptMessage, one: Parameters<typeof messageItem>[3]): boolean {
    const now = clock.now()
    const current = store.messages.get(message.id)
    if (current?.state !== 'running' || current.updatedAt !== message.updatedAt) return false
    const id = options.ids.next()
    const row = { messageId: message.id, personId: one.person.id, state: 'waiting', itemId: id, at: now } as const
    if (!store.messages.note(row)) return false
    const item = messageItem(id, message.id, message.content, one)
    store.outbox.insert({ ...item, groupId: message.id, state: 'queued', nextAt: null, createdAt: now })
    return true
  }

  return {
    noteChange(topics) {
      if (topics.some((topic) => MOVING.has(topic))) isDirty = true
    },
    isDue: () => (isDirty || clock.now() - lookedAt >= ANYWAY_MS) && running().length > 0,
    async run(signal) {
      isDirty = false
      lookedAt = clock.now()
      const added: string[] = []
      for (const message of running()) added.push(...(await look(message, signal)))
      if (added.length > 0) options.added(added)
    },
  }
}
