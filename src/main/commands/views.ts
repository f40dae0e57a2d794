import { z } from 'zod'
import type { Conversation, DuplicateChoice, OutboxItem, Part, SalesforceRecord, Sending } from '../../contract/models'
import { markedHtml } from '../../contract/marks'
import { isStandingKind } from '../domain/conversations/standing'
import { allowed } from '../domain/outbox/policy'
import { partEvent } from '../domain/conversations/partEvent'
import { partFiles } from '../domain/files/partFiles'
import { partWords } from '../outbox/partWords'
import type { DuplicateReport, SalesforceApi } from '../ports/salesforce'
import { searchUrl } from '../salesforce/searchUrl'
import { intercomPage } from '../session/intercomUrl'
import type { Session } from '../session/sessionParts'
import { editableValues } from './editableValues'
import { kindWords } from './kinds'
import { takenView } from './takenView'
import type { CachedPart, CachedSalesforceRecord, OutboxRow } from '../store/types'

/** Changed where they are chosen, not in the outbox. */
const NOT_EDITED: ReadonlySet<OutboxItem['kind']> = new Set([
  'person.owner',
  'person.company',
  'person.merge',
  'person.create',
  'person.archive',
  'person.tags',
])

/** An outbox item as the window shows it. */
export function outboxItem(session: Session, row: OutboxRow, now: number): OutboxItem {
  const values = valuesOf(row)
  const report = duplicateReport(row)
  const unproved = row.outcome?.unproved === true
  const taken = takenView(session, row)
  return {
    id: row.id,
    kind: row.kind,
    service: row.service,
    state: row.state,
    title: kindWords[row.kind].title,
    personId: row.personId,
    personName: personName(session, row),
    conversationId: row.conversationId,
    summary: kindWords[row.kind].summary(values, row),
    code: row.code,
    message: row.message,
    fields: row.fields,
    attempts: row.attempts,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    nextAt: row.nextAt,
    doneAt: row.doneAt,
    resultUrl: typeof row.outcome?.url === 'string' ? row.outcome.url : null,
    duplicates: report ? choices(report, session.salesforce()) : [],
    canCreateAnyway: report?.allowSave ?? false,
    values,
    ...rowEdited(row),
    asksIfArrived: row.state === 'needs_attention' && unproved,
    ...allowed(row.state, row.nextAt, now),
    // What may have arrived is never sent again before the rep has said whether it did.
    ...(unproved ? { canRetry: false, canEdit: false } : {}),
    // An owner is chosen where the person is shown; where a conversation stands, where that is.
    ...(NOT_EDITED.has(row.kind) || isStandingKind(row.kind) ? { canEdit: false } : {}),
    ...(taken === null ? {} : { taken }),
  }
}

/** A Case or Task stands in no card of the panel, so an edit of one says which. */
function rowEdited({ kind, payload }: OutboxRow): Pick<OutboxItem, 'record'> {
  const { object, recordId: id } = payload
  if (kind !== 'record.update' || typeof id !== 'string') return {}
  return object === 'Case' || object === 'Task' ? { record: { object, id } } : {}
}

function personName(session: Session, row: OutboxRow): string {
  const cached = row.personId ? session.store.people.get(row.personId) : null
  if (cached) return cached.displayName
  const { personName: kept } = row.payload
  return typeof kept === 'string' ? kept : 'Unknown person'
}

/** The editable values of an item: the reply's text, the Lead's fields, the person's attributes. */
export function valuesOf({ payload }: OutboxRow): Record<string, string> {
  return editableValues(payload)
}

/** The records that Salesforce named for an item that waits for the rep's answer; null for any other item. */
export function duplicateReport(row: OutboxRow): DuplicateReport | null {
  if (row.state !== 'needs_attention' || row.code !== 'duplicate') return null
  const answer = row.outcome?.answer as DuplicateReport | undefined
  return answer && Array.isArray(answer.matches) ? answer : null
}

function choices(report: DuplicateReport, api: SalesforceApi | null): DuplicateChoice[] {
  return report.matches.map(({ object, id, row }) => ({
    object,
    id,
    name: textOf(row.Name) || `${object} ${id}`,
    detail: [
      object,
      textOf(row.Status),
      textOf(row.Company) || textOf(nested(row.Account).Name),
      textOf(row.Email),
      textOf(row.OwnerId) === api?.account.userId ? 'yours' : ownedBy(textOf(nested(row.Owner).Name)),
    ]
      .filter(Boolean)
      .join(' · '),
    url: api?.recordUrl(object, id) ?? '',
  }))
}

function ownedBy(name: string): string {
  return name === '' ? '' : `owned by ${name}`
}

function nested(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Where an item stands, for its own place in a conversation or a panel. */
export function sendingOf(row: OutboxRow): Sending {
  return {
    itemId: row.id,
    state: row.state,
    code: row.code,
    message: row.message,
    heldUntil: row.state === 'held' ? row.nextAt : null,
  }
}

/** A Lead or Contact as the panel shows it. */
export function salesforceRecord(record: CachedSalesforceRecord, api: SalesforceApi): SalesforceRecord {
  return { ...record, ownerIsMe: record.ownerId === api.account.userId, url: api.recordUrl(record.object, record.id) }
}

/** Salesforce's own search page for an email or a name. */
export function salesforceSearch(api: SalesforceApi, text: string): string {
  return searchUrl(api.account.instanceUrl, text)
}

/** One cached part of a conversation. `names`: teammates by id. `mayFetch`: which addresses its files may be fetched from. */
export function partView(
  part: Omit<CachedPart, 'seq'>,
  repId: string,
  personName: string,
  names: ReadonlyMap<string, string>,
  mayFetch: (url: string) => boolean = () => false,
): Part {
  const own = part.authorType === 'admin' && part.authorId === repId
  const hasWords = part.bodyText.trim() !== '' || part.attachments.length > 0
  const author =
    part.authorType === 'person'
      ? (part.authorName ?? personName)
      : (part.authorName ?? names.get(part.authorId ?? '') ?? (part.authorType === 'bot' ? 'Bot' : 'A teammate'))
  return {
    id: part.id,
    kind: part.partType === 'note' ? 'note' : hasWords ? 'message' : 'event',
    authorType: part.authorType === 'person' ? 'person' : part.authorType === 'bot' ? 'bot' : own ? 'me' : 'teammate',
    authorName: own ? 'You' : author,
    bodyHtml: part.bodyHtml,
    bodyText: part.bodyText,
    eventText: hasWords
      ? null
      : partEvent(
          part.partType,
          own ? 'You' : author,
          part.assignedToId === repId ? (own ? 'yourself' : 'you') : (names.get(part.assignedToId ?? '') ?? null),
        ),
    createdAt: part.createdAt,
    // Where it is to be fetched from stays in main.
    attachments: partFiles(part, mayFetch).map(({ url: _url, ...file }) => file),
    sending: null,
  }
}

/** A reply or note that the service has not confirmed, at its place in the conversation. */
export function pendingPart(row: OutboxRow): Part {
  const text = valuesOf(row).text ?? ''
  return {
    id: `outbox:${row.id}`,
    kind: row.kind === 'conversation.note' ? 'note' : 'message',
    authorType: 'me',
    authorName: 'You',
    bodyHtml: markedHtml(text),
    bodyText: partWords(text),
    eventText: null,
    createdAt: row.createdAt,
    attachments: filesOf(row).map((file) => ({ ...file, id: null, kind: 'other', inline: false })),
    sending: sendingOf(row),
  }
}

const sentFiles = z.array(z.object({ name: z.string(), contentType: z.string(), size: z.number() })).catch([])

/** What goes with a reply or a note. */
export function filesOf({ payload }: OutboxRow): z.infer<typeof sentFiles> {
  return sentFiles.parse(payload.files)
}

/** A change of where a conversation stands that the service has not confirmed. */
export function changeView(row: OutboxRow): Conversation['changes'][number] {
  return { ...sendingOf(row), kind: row.kind, title: kindWords[row.kind].title }
}

/** A page of the session's workspace in Intercom's inbox. */
export function intercomUrl(session: Session, path: string): string {
  return intercomPage(session.profile, path)
}
