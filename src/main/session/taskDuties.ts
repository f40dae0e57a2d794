import type { Settings } from '../../contract/models'
import type { Topic } from '../../contract/events'
import { createLogging } from '../outbox/automaticTasks'
import type { Org } from '../outbox/taskFacts'
import { createReminders } from '../outbox/taskReminders'
import type { SalesforceApi } from '../ports/salesforce'
import type { OutboxRow, Store } from '../store/types'
import { intercomPage } from './intercomUrl'
import type { CoreOptions } from './options'
import type { IntercomProfile } from './profile'

export interface TaskDutiesOptions {
  options: CoreOptions
  store: Store
  profile: IntercomProfile
  salesforce(): SalesforceApi | null
  orgKey(): string | null
  settings(): Settings
  timeZone(): string
  changed(topics: Topic[], ids?: string[]): void
  /** Sends what waits. */
  kick(): void
}

/** What goes on with Tasks by itself while a session is open: logging conversations, and reminding of what is due. */
export interface TaskDuties {
  /** Matches or Tasks may have changed, or these conversations. */
  look(conversationIds?: readonly string[]): void
  /** Something in the cache has changed; cheap. */
  noteChange(): void
  /** An outbox item changed. */
  itemChanged(item: OutboxRow): void
  stop(): Promise<void>
}

/** Starts with the session. */
export function taskDuties(duties: TaskDutiesOptions): TaskDuties {
  const { options, store, profile } = duties
  const { clock, logger, ids, notifier } = options
  const org = (): Org | null => {
    const api = duties.salesforce()
    const orgKey = duties.orgKey()
    return api && orgKey !== null
      ? { store, orgKey, user: { id: api.account.userId, name: api.account.userName } }
      : null
  }
  const logging = createLogging({
    clock,
    logger,
    ids,
    repId: profile.repId,
    org,
    settings: () => duties.settings(),
    timeZone: () => duties.timeZone(),
    linkOf: (id) => intercomPage(profile, `conversations/${encodeURIComponent(id)}`),
    added(conversationIds) {
      duties.changed(['outbox', 'conversations', 'salesforce'], conversationIds)
      duties.kick()
    },
  })
  const reminders = createReminders({
    clock,
    logger,
    notifier,
    org,
    choice: () => duties.settings().notify.reminder,
    timeZone: () => duties.timeZone(),
  })
  const look = (conversationIds?: readonly string[]): void => {
    void logging.look(conversationIds)
    if (!conversationIds) reminders.look()
  }
  return {
    look,
    noteChange: () => logging.noteChange(),
    itemChanged(item) {
      const isTask = item.kind === 'task.create' || item.kind === 'task.update'
      if (isTask && (item.state === 'done' || item.state === 'queued' || item.state === 'held')) look()
    },
    async stop() {
      reminders.stop()
      await logging.stop()
    },
  }
}
