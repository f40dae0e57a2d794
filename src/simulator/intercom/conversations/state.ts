import type { AttachmentRow, AuthorRef, ConversationRow, PartRow } from '../store/rows'
import type { World } from '../store/world'

/** A part to append. Times are unix seconds; `state` is taken from the conversation after the change. */
export interface NewPart {
  part_type: string
  author: AuthorRef
  body?: string | null
  at?: number
  assignedTo?: PartRow['assignedTo']
  attachments?: AttachmentRow[]
  metadata?: Record<string, unknown>
  eventDetails?: Record<string, unknown>
  /** Set for what came through the API. */
  appPackageCode?: string
}

/** Appends a part, moves `updated_at`, and lets the indexes follow. Change the row's state before calling this. */
export function appendPart(world: World, row: ConversationRow, part: NewPart): PartRow {
  const at = part.at ?? world.now()
  const made: PartRow = {
    id: world.ids.next('part'),
    part_type: part.part_type,
    body: part.body ?? null,
    created_at: at,
    author: part.author,
    state: row.state,
  }
  if (part.assignedTo) made.assignedTo = part.assignedTo
  if (part.attachments?.length) made.attachments = part.attachments
  if (part.metadata) made.metadata = part.metadata
  if (part.eventDetails) made.eventDetails = part.eventDetails
  if (part.appPackageCode) made.appPackageCode = part.appPackageCode
  row.parts.push(made)
  row.updated_at = Math.max(row.updated_at, at)
  world.conversations.touch(row)
  return made
}

/** Sets the state and keeps `snoozed_until` and the list of sleepers in step. */
export function setState(world: World, row: ConversationRow, state: 'open' | 'closed'): void
export function setState(world: World, row: ConversationRow, state: 'snoozed', until: number): void
export function setState(world: World, row: ConversationRow, state: ConversationRow['state'], until?: number): void {
  row.state = state
  row.snoozed_until = state === 'snoozed' ? (until ?? null) : null
  if (state === 'snoozed') world.snoozed.add(row)
  else world.snoozed.delete(row)
  if (state === 'closed') row.waiting_since = null
}

/**
 * Wakes the conversations whose snooze has run out: the part is `timer_unsnooze` by the bot, at the time it was due.
 * Called before every request, so no timer runs.
 */
export function wakeSnoozed(world: World): void {
  const now = world.now()
  for (const row of world.snoozed) {
    const until = row.snoozed_until
    if (until === null || until > now) continue
    setState(world, row, 'open')
    appendPart(world, row, { part_type: 'timer_unsnooze', author: { type: 'bot', id: world.app.id_code }, at: until })
  }
}
