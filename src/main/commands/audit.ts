import type { AuditFilter } from '../../contract/models'
import { Failure } from '../domain/failure'
import { csvLine } from '../domain/text/csv'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { auditEntry, auditQuery } from './auditEntries'
import { undoWrite } from './auditUndo'
import type { CommandContext, Handlers } from './context'
import { saveFile } from './saveFile'

type Family = Pick<Handlers, 'audit.list' | 'audit.get' | 'audit.export' | 'audit.undo'>

/** Everything this desktop wrote in the last 90 days: to which record, when and why; as a file; and taken back. */
export const auditCommands: Family = {
  'audit.list'(input, context) {
    const session = context.session()
    const query = auditQuery(input.filter)
    const now = context.options.clock.now()
    const rows = session.store.audit.list(query, { offset: input.offset, limit: input.limit })
    return { rows: rows.map((row) => auditEntry(session, row, now)), total: session.store.audit.count(query) }
  },
  'audit.get': (input, context) =>
    auditEntry(context.session(), sentItem(context, input.itemId), context.options.clock.now()),
  async 'audit.export'(input, context) {
    let rows = 0
    const lines = csvOf(context.session(), input.filter, context.options.clock.now(), () => {
      rows += 1
    })
    const day = new Date(context.options.clock.now()).toISOString().slice(0, 10)
    const name = `repdesk-sent-${day}.csv`
    const saved = await saveFile(context, { name, kind: 'Comma-separated values' }, lines)
    return { ...saved, rows }
  },
  async 'audit.undo'(input, context) {
    await undoWrite(context, sentItem(context, input.itemId))
    return auditEntry(context.session(), sentItem(context, input.itemId), context.options.clock.now())
  },
}

function sentItem(context: CommandContext, itemId: string): OutboxRow {
  const row = context.session().store.outbox.get(itemId)
  if (!row || row.state !== 'done')
    throw new Failure('not_found', 'This is not among what was sent in the last 90 days.')
  return row
}

const HEADER = [
  'Sent at (UTC)',
  'Service',
  'What',
  'Person',
  'Why',
  'Summary',
  'Changes',
  'Record',
  'Link',
  'Conversation',
  'Taken back',
  'Item',
]
const BATCH = 200

/**
 * The rows as lines of CSV, a batch at a time with a turn for everything else between two. It begins with the mark by
 * which spreadsheets know UTF-8.
 */
async function* csvOf(session: Session, filter: AuditFilter, now: number, counted: () => void): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(HEADER)}`
  const query = auditQuery(filter)
  let before: { at: number; seq: number } | null = null
  for (;;) {
    const rows: OutboxRow[] = session.store.audit.list(query, { limit: BATCH, before })
    if (rows.length > 0) yield rows.map((row) => csvLine(cells(session, row, now))).join('')
    for (let n = 0; n < rows.length; n++) counted()
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    before = { at: last.doneAt ?? last.updatedAt, seq: last.seq }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function cells(session: Session, row: OutboxRow, now: number): string[] {
  const entry = auditEntry(session, row, now)
  return [
    new Date(entry.at).toISOString(),
    entry.service === 'salesforce' ? 'Salesforce' : 'Intercom',
    entry.title,
    entry.personName,
    entry.whyText,
    entry.summary,
    entry.changes.map(({ field, before, after }) => `${field}: “${before}” → “${after}”`).join('; '),
    entry.recordId ?? '',
    entry.url ?? '',
    entry.conversationId ?? '',
    entry.undo.state === 'done' ? 'yes' : '',
    entry.itemId,
  ]
}
