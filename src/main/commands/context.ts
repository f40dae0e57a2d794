import type { CommandName, CommandOutput, ParsedInput } from '../../contract/commands'
import type { Topic } from '../../contract/events'
import type { Settings } from '../../contract/models'
import type { NewOutboxRow, OutboxRow } from '../store/types'
import type { Accounts } from '../session/accounts'
import type { Checks } from '../session/checks'
import type { CoreOptions } from '../session/options'
import type { Session } from '../session/sessionParts'
import { dropFormDraft } from './sentForms'

/** What a command works with. */
export interface CommandContext {
  options: CoreOptions
  accounts: Accounts
  /** What the signed-in Salesforce user may do. */
  checks: Checks
  /** The session; fails with `auth_expired` while Intercom is not connected. */
  session(): Session
  changed(topics: Topic[], ids?: string[]): void
  settings: { read(): Settings; write(values: Partial<Settings>): void }
  setFront(conversationId: string | null): void
}

/** A handler of each command: parsed input in, output out; failures are thrown as `Failure`. */
export type Handlers = {
  [N in CommandName]: (input: ParsedInput<N>, context: CommandContext) => CommandOutput<N> | Promise<CommandOutput<N>>
}

export const done = { done: true } as const

/** A new outbox item, less what inserting fills in. */
export type NewItem = Pick<OutboxRow, 'kind' | 'service' | 'lane' | 'personId' | 'conversationId' | 'payload'> & {
  groupId?: string
}

/**
 * Commits one intended write; it may be undone for as long as the settings say, then goes out by itself. `now`: one time
 * for all of a group, which then goes out together.
 */
export function enqueue(
  context: CommandContext,
  item: NewItem,
  holdSeconds?: number,
  now = context.options.clock.now(),
): OutboxRow {
  const session = context.session()
  const hold = holdSeconds ?? session.settings().undoSeconds
  dropFormDraft(session, item)
  return session.store.outbox.insert({
    ...newItem(context.options.ids.next(), session.orgKey(), item),
    state: hold > 0 ? 'held' : 'queued',
    nextAt: hold > 0 ? now + hold * 1_000 : null,
    createdAt: now,
  })
}

/** A new item as it is kept, less when it leaves. `orgKey`: of the signed-in Salesforce user. */
export function newItem(
  id: string,
  orgKey: string | null,
  item: NewItem,
): Omit<NewOutboxRow, 'state' | 'nextAt' | 'createdAt'> {
  return {
    ...item,
    id,
    orgKey: item.service === 'salesforce' ? orgKey : null,
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    blockedOn: null,
    doneAt: null,
  }
}

/** After a transaction that wrote to the outbox: tells the window, and sends what may go. */
export function released(context: CommandContext, ids: string[] = []): void {
  context.changed(['outbox', 'people', 'conversations', 'salesforce'], ids)
  context.session().outbox.kick()
}
