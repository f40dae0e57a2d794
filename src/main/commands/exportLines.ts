import type { ExportColumn } from '../../contract/models'
import { Failure } from '../domain/failure'
import { csvLine } from '../domain/text/csv'
import type { PersonDetail } from '../store/types'
import { turnKeeper } from '../turns'
import { cellOf, headerOf, type CellContext } from './exportCells'

/** The mark by which spreadsheets, Excel above all, know UTF-8. */
const UTF8_MARK = '\uFEFF'
/** Rows in one piece of text: what is in memory at a time. */
const PER_PIECE = 100

export interface ExportLines extends CellContext {
  columns: readonly ExportColumn[]
  mark: boolean
  /** The people of the list when it begins, in their order. */
  ids(): Promise<readonly string[]>
  /** Null for somebody who has left the cache meanwhile: they are left out. */
  read(id: string): PersonDetail | null
  /** True where the rep has given it up. */
  isCancelled(): boolean
  /** Called now and then; `rows`: written so far. */
  reached(done: number, total: number, rows: number): void
}

/**
 * The rows as pieces of CSV, each read only when the one before has been taken, with turns for everything else in between.
 * Fails with `cancelled` where it was given up.
 */
export async function* exportLines(lines: ExportLines): AsyncGenerator<string> {
  const ids = await lines.ids()
  const { columns } = lines
  const breathing = turnKeeper()
  yield `${lines.mark ? UTF8_MARK : ''}${csvLine(columns.map(headerOf))}`
  let rows = 0
  lines.reached(0, ids.length, rows)
  for (let start = 0; start < ids.length; start += PER_PIECE) {
    const end = Math.min(start + PER_PIECE, ids.length)
    let piece = ''
    for (const id of ids.slice(start, end)) {
      if (lines.isCancelled()) throw new Failure('cancelled', 'You gave up the export.')
      const person = lines.read(id)
      if (person) {
        piece += csvLine(columns.map((column) => cellOf(column, person, lines)))
        rows += 1
      }
      await breathing()
    }
    lines.reached(end, ids.length, rows)
    if (piece !== '') yield piece
  }
}
