import type { AuditEntry, OutboxKind } from '../../contract/models'
import { originOf } from '../domain/outbox/origin'
import { ownerByHandOf, type OwnerChangeByHand } from '../outbox/ownerByHand'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'

/** What Repdesk makes in Salesforce, and can take to the recycle bin. */
export type CreatedObject = 'Lead' | 'Contact' | 'Opportunity' | 'Task' | 'Case'

/** What taking a write back would mean; `how` is null where it cannot be done (any more). */
export interface Undoing {
  how: { remove: CreatedObject; id: string } | { restore: Record<string, string> } | { owner: OwnerChangeByHand } | null
  state: AuditEntry['undo']['state']
  words: string
}

const CREATED: Partial<Record<OutboxKind, CreatedObject>> = {
  'lead.create': 'Lead',
  'contact.create': 'Contact',
  'opportunity.create': 'Opportunity',
  'task.create': 'Task',
  'case.create': 'Case',
}

const not = (words: string): Undoing => ({ how: null, state: 'impossible', words })

/**
 * Whether and how a done write can be taken back: a created record goes to the recycle bin, an edit goes back
 * to what the fields said before. Whether anybody has touched it since is looked at when it is done.
 */
export function howToUndo(session: Session, row: OutboxRow): Undoing {
  const before = undoneBefore(session, row)
  if (before) return before
  if (row.kind === 'conversation.reply') return not('Intercom does not take a sent reply back.')
  if (row.kind === 'message.send') return not('Intercom does not take a sent message back.')
  if (row.kind === 'conversation.note') return not('Intercom does not take a note back.')
  if (row.service === 'salesforce' && row.orgKey !== session.orgKey()) {
    return not('It was written as another Salesforce user or in another org. Sign in there to undo it.')
  }
  if (row.kind === 'person.owner') return undoOwner(row)
  const object = CREATED[row.kind]
  if (object) return undoCreation(row, object)
  if (row.kind === 'task.update' || row.kind === 'record.update' || ATTRIBUTES.has(row.kind)) return undoEdit(row)
  return not('Repdesk cannot take this back.')
}

function undoneBefore(session: Session, row: OutboxRow): Undoing | null {
  if (typeof row.outcome?.undone === 'object') {
    return { how: null, state: 'done', words: 'Taken back: it is in Salesforce’s recycle bin.' }
  }
  const { undoItem } = row.outcome ?? {}
  const item = typeof undoItem === 'string' ? session.store.outbox.get(undoItem) : null
  if (!item || item.state === 'discarded') return null
  if (item.state === 'done') return { how: null, state: 'done', words: 'Taken back.' }
  const words =
    item.state === 'needs_attention' ? 'Taking it back needs you: see the Outbox.' : 'Taking it back waits to be sent.'
  return { how: null, state: 'underWay', words }
}

function undoCreation(row: OutboxRow, object: CreatedObject): Undoing {
  const { id, used } = row.outcome ?? {}
  if (typeof used === 'string') return not('Nothing was created: you chose a record that was there.')
  if (typeof id !== 'string') return not('Repdesk does not know which record this became.')
  const bin = `Moves the ${object} to Salesforce’s recycle bin, if nobody has changed it since.`
  const note =
    object === 'Case'
      ? ' The note in the conversation stays.'
      : object === 'Opportunity'
        ? ' The Contact’s role goes with it.'
        : ''
  return { how: { remove: object, id }, state: 'possible', words: bin + note }
}

function undoOwner(row: OutboxRow): Undoing {
  if (row.payload.origin !== undefined) return not('This owner follows Salesforce: change it there.')
  if (row.outcome?.skipped !== undefined) return not('It changed nothing: this was the owner already.')
  const { personId, personName, ownerId, base } = ownerByHandOf(row)
  return {
    how: { owner: { personId, personName, ownerId: base, base: ownerId } },
    state: 'possible',
    words: 'Gives the person back to who was the owner before, if nobody has changed that since.',
  }
}

function undoEdit(row: OutboxRow): Undoing {
  if (row.kind === 'task.update' && originOf(row.kind, row.payload).by === 'automatic') {
    return not('The Task follows its conversation by itself.')
  }
  const { base, values } = row.payload
  if (!isRecord(base) || !isRecord(values)) return not('Repdesk does not know what was there before.')
  const written = Array.isArray(row.outcome?.written) ? new Set<unknown>(row.outcome.written) : null
  const names = Object.keys(values).filter((name) => written === null || written.has(name))
  if (names.length === 0) return not('It changed nothing: the values were there already.')
  const restore = Object.fromEntries(names.map((name) => [name, text(base[name])]))
  if (ATTRIBUTES.has(row.kind) && cannotBeEmpty(row, restore)) {
    return not('There was no value before, and Intercom does not take an empty one.')
  }
  return {
    how: { restore },
    state: 'possible',
    words: 'Puts back what was there before, if nobody has changed it since.',
  }
}

const ATTRIBUTES: ReadonlySet<OutboxKind> = new Set(['person.update', 'company.update'])

/** The API has no way to take these away: strings that are not nullable there (domain/people/editable.ts). */
function cannotBeEmpty({ kind }: OutboxRow, restore: Record<string, string>): boolean {
  return Object.entries(restore).some(
    ([key, value]) =>
      value === '' &&
      !key.startsWith('custom.') &&
      (kind === 'company.update' || ['email', 'externalId'].includes(key)),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
