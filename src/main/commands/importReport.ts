import type { SavedFile } from '../../contract/models'
import { Failure } from '../domain/failure'
import { csvLine } from '../domain/text/csv'
import { didOf } from '../outbox/leadPersonSender'
import type { OutboxRow, Store } from '../store/types'
import { turnKeeper } from '../turns'
import type { CommandContext } from './context'
import { saveFile } from './saveFile'

/** A row that was not imported, as it was when the import began. */
export interface LeftOut {
  line: number
  email: string
  reason: string
}

const KEY = 'imports.leftOut'
/** As long as done items are kept, whose lines stand beside these in the report. */
const KEPT_MS = 90 * 86_400_000
type Kept = Record<string, { at: number; rows: LeftOut[] }>

/** Remembers what was left out of an import, for its report; what is older than done items goes. */
export function keepLeftOut(store: Pick<Store, 'meta'>, groupId: string, rows: readonly LeftOut[], now: number): void {
  const kept = Object.entries(read(store)).filter(([, one]) => one.at > now - KEPT_MS)
  store.meta.set(KEY, JSON.stringify({ ...Object.fromEntries(kept), [groupId]: { at: now, rows } }))
}

function read(store: Pick<Store, 'meta'>): Kept {
  return JSON.parse(store.meta.get(KEY) ?? '{}') as Kept
}

/** What became of each line of an import, in the file's order, as a CSV file. */
export async function importReport(context: CommandContext, groupId: string): Promise<SavedFile> {
  const { store } = context.session()
  const items = store.outbox.ofGroup(groupId)
  if (items.length === 0) throw new Failure('not_found', 'This import is no longer in the outbox.')
  const lines = [
    ...items.map((item) => ({ line: Number(item.payload.line), cells: cellsOf(item) })),
    ...(read(store)[groupId]?.rows ?? []).map(({ line, email, reason }) => ({
      line,
      cells: [String(line), email, 'Left out', reason, ''],
    })),
  ].sort((a, b) => a.line - b.line)
  const day = new Date(context.options.clock.now()).toISOString().slice(0, 10)
  const file = { name: `repdesk-import-${day}.csv`, kind: 'Comma-separated values' }
  return saveFile(context, file, pieces(lines.map((one) => one.cells)))
}

async function* pieces(rows: readonly string[][]): AsyncGenerator<string> {
  const breathing = turnKeeper()
  yield csvLine(['Line', 'Email', 'What', 'Why', 'Intercom id'])
  for (const cells of rows) {
    await breathing()
    yield csvLine(cells)
  }
}

function cellsOf(item: OutboxRow): string[] {
  const { line, email } = item.payload
  const id = typeof item.outcome?.id === 'string' ? item.outcome.id : ''
  return [
    String(line),
    typeof email === 'string' ? email : '',
    wordOf(item),
    item.state === 'done' ? '' : (item.message ?? ''),
    id,
  ]
}

const DID = { made: 'Lead made', filled: 'Filled in what was missing', nothing: 'Was there already' }

function wordOf(item: OutboxRow): string {
  const did = didOf(item)
  if (item.state === 'done') return did === null ? 'Done' : DID[did]
  if (item.state === 'discarded') return 'Stopped'
  return item.state === 'needs_attention' ? 'Failed' : 'Waiting to be sent'
}
