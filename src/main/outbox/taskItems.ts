import type { NewOutboxRow } from '../store/types'
import type { TaskCreatePayload, TaskUpdatePayload } from './taskPayload'

/** What a new item of a Task needs to know besides what is written. */
export interface ItemFacts {
  id: string
  orgKey: string
  personId: string | null
  conversationId: string | null
  now: number
  /** During which the rep can undo it; 0 sends it at once. */
  holdMs: number
}

/** One Task to be made; `blockedOn` is the item of its Lead, while that is itself on its way. */
export function newTask(facts: ItemFacts, payload: TaskCreatePayload, blockedOn: string | null = null): NewOutboxRow {
  // Tasks do not wait for one another: each has a lane of its own.
  const row = item(facts, 'task.create', `task:${facts.id}`, payload)
  return blockedOn === null ? row : { ...row, state: 'blocked', blockedOn }
}

/** One change of a Task; changes of one Task go out in their order. */
export function taskChange(facts: ItemFacts, payload: TaskUpdatePayload): NewOutboxRow {
  return item(facts, 'task.update', `task:${payload.taskId}`, payload)
}

function item(
  { id, orgKey, personId, conversationId, now, holdMs }: ItemFacts,
  kind: 'task.create' | 'task.update',
  lane: string,
  payload: TaskCreatePayload | TaskUpdatePayload,
): NewOutboxRow {
  return {
    id,
    kind,
    service: 'salesforce',
    orgKey,
    lane,
    state: holdMs > 0 ? 'held' : 'queued',
    personId,
    conversationId,
    payload: { ...payload },
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    nextAt: holdMs > 0 ? now + holdMs : null,
    blockedOn: null,
    createdAt: now,
    doneAt: null,
  }
}
