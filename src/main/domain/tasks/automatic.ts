import type { StateChange } from './stateChanges'

/** A Task waits so long for somebody it can belong to (DESIGN.md section 13; issue "Salesforce, end to end", Tasks). */
export const MATCH_WAIT_MS = 30 * 24 * 60 * 60_000

/** A Task in Salesforce that stands for the whole conversation. All times in ms, UTC. */
export interface LoggedTask {
  id: string
  isClosed: boolean
  createdAt: number
  /** When it was first changed to closed, by whomever; null while it never was. */
  closedFirstAt: number | null
}

export interface AutomaticInput {
  /** Since when logging is on; null while it is off. Switched off and on again, it is the later time. */
  onSince: number | null
  /** When the conversation started; null while it has not (an outbound message that nobody answered). */
  startedAt: number | null
  /** From `stateChanges`: oldest first; empty while it has been open all along. */
  changes: readonly StateChange[]
  /** How many Leads or Contacts a Task could be for now (`taskTargets`): none while there is no match, or no single one. */
  targets: number
  /** The Tasks of automatic logging for this conversation (`automaticReference`), by any desktop; never follow-ups. */
  tasks: readonly LoggedTask[]
  /** This desktop has found nobody for it before: then its 30 days count. A desktop that was off all the time is late only. */
  hasWaited: boolean
  /** A create is on record: on its way, or done, also where the Task was deleted since. Never a second one. */
  isCreateOnRecord: boolean
  /** The state that this desktop last wrote, or has on its way, and the change it stands for; null where it knows none. */
  written: StateChange | null
  isOwnedByRep: boolean
  /** Whether this desktop is the one that writes for this person (DESIGN.md section 6, "Many desktops"). */
  isResponsible: boolean
  now: number
}

export type Automatic =
  /** One Task for each target, in this status. It is open unless the conversation closed before it could be made. */
  | { do: 'create'; status: 'open' | 'completed'; stands: StateChange }
  /** Transcript anew, status completed. */
  | { do: 'complete'; taskId: string; stands: StateChange }
  /** The same Task again in the first open status. */
  | { do: 'reopen'; taskId: string; stands: StateChange }
  | { do: 'wait'; until: number }
  | { do: 'nothing'; reason: NothingReason }

export type NothingReason =
  | 'off'
  | 'not_started'
  | 'before_logging'
  | 'not_mine'
  | 'not_responsible'
  | 'no_match_in_time'
  | 'on_its_way'
  | 'in_step'

/**
 * What automatic logging does for one conversation now (article "Salesforce app", section 4: a Task when it starts,
 * updated when it closes). Pure, so that it can be asked after every poll: what was done is in `tasks`, `written` and
 * `isCreateOnRecord`, and asking again then gives `in_step`. Changes that people make to the Task in Salesforce stay: it
 * follows the conversation's changes, not its own.
 */
export function automaticLogging(input: AutomaticInput): Automatic {
  const { onSince, startedAt } = input
  if (onSince === null) return nothing('off')
  if (startedAt === null) return nothing('not_started')
  if (startedAt < onSince) return nothing('before_logging')
  if (!input.isOwnedByRep) return nothing('not_mine')
  if (!input.isResponsible) return nothing('not_responsible')
  const current = input.changes.at(-1) ?? { at: startedAt, to: 'open' }
  const task = completedTask(input.tasks)
  return task ? follow(task, current, input) : begin(current, startedAt, input)
}

/**
 * The Task that takes the transcript where a conversation has several (several Leads: one each): the one closed first,
 * whoever closed it, and while none was, the oldest. The others stay as they are.
 */
export function completedTask(tasks: readonly LoggedTask[]): LoggedTask | null {
  const closedFirst = (task: LoggedTask): number => task.closedFirstAt ?? Number.POSITIVE_INFINITY
  const compare = (a: LoggedTask, b: LoggedTask): number => {
    // Two that were never closed are both infinite, and their difference is no number.
    if (closedFirst(a) !== closedFirst(b)) return closedFirst(a) < closedFirst(b) ? -1 : 1
    return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
  }
  return tasks.toSorted(compare)[0] ?? null
}

/** There is no Task that can be seen. */
function begin(current: StateChange, startedAt: number, input: AutomaticInput): Automatic {
  if (input.isCreateOnRecord) return nothing('on_its_way')
  const until = startedAt + MATCH_WAIT_MS
  const isTooLate = input.now > until
  if (input.targets > 0 && !(isTooLate && input.hasWaited)) {
    return { do: 'create', status: current.to === 'closed' ? 'completed' : 'open', stands: current }
  }
  return isTooLate ? nothing('no_match_in_time') : { do: 'wait', until }
}

/** There is one: it follows each change of the conversation once. */
function follow(task: LoggedTask, current: StateChange, input: AutomaticInput): Automatic {
  const written = input.written ?? writtenElsewhere(task, input.changes)
  if (current.to === 'closed') {
    return written.to === 'closed' && written.at >= current.at
      ? nothing('in_step')
      : { do: 'complete', taskId: task.id, stands: current }
  }
  return written.to === 'closed' ? { do: 'reopen', taskId: task.id, stands: current } : nothing('in_step')
}

/**
 * What must have been written by another desktop, as far as the Task shows it: closed after the conversation's last close
 * it stands for that one. Closed while the conversation never was, somebody finished it by hand, and that is no change of
 * the conversation.
 */
function writtenElsewhere(task: LoggedTask, changes: readonly StateChange[]): StateChange {
  const closedAt = task.isClosed ? task.closedFirstAt : null
  const closes = changes.filter((change) => change.to === 'closed' && closedAt !== null && change.at <= closedAt)
  const last = closes.at(-1)
  if (last) return last
  return { at: task.createdAt, to: 'open' }
}

function nothing(reason: NothingReason): Automatic {
  return { do: 'nothing', reason }
}
