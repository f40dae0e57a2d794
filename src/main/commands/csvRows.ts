import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { Failure } from '../domain/failure'
import { turnKeeper } from '../turns'

/** One line of a file; `line` is where it begins, counted from 1 with the header, as a spreadsheet counts. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** So much text is parsed in one turn. */
const PIECE = 32_768
const SEPARATORS = [',', ';', '\t'] as const

/**
 * Reads a CSV text (RFC 4180; separated by commas, semicolons or tabs, as its first row is; with or without a byte order
 * mark), in turns. Rows without any words are left out. Fails with `validation` where it cannot be read, and where it has
 * more than `most` rows.
 */
export async function csvRows(text: string, most: number): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  const parser = parse({ bom: true, delimiter: separatorOf(text), info: true, relaxColumnCount: true })
  const breathing = turnKeeper()
  try {
    for await (const { record, info } of Readable.from(pieces(text)).pipe(parser) as AsyncIterable<Parsed>) {
      if (record.some((cell) => cell.trim() !== '')) rows.push({ line: info.lines, cells: record })
      if (rows.length > most + 1) break
      await breathing()
    }
  } catch (thrown) {
    throw new Failure('validation', `The file cannot be read as CSV. ${sentence(thrown)}`)
  }
  if (rows.length <= most + 1) return rows
  throw new Failure('validation', `The file has more than ${most} rows. Split it into smaller ones.`)
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE)
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** What separates the cells of the first row most often. */
function separatorOf(text: string): string {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)
  const bare = first.replace(/"(?:[^"]|"")*"/g, '')
  const counts = SEPARATORS.map((one) => bare.split(one).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

function sentence(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return message.endsWith('.') ? message : `${message}.`
}
