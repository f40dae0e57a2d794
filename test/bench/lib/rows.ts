/** One figure. `ratio` is `value` by the value of the row that `ratioTo` names, both taken in this run. */
export interface BenchRow {
  name: string
  unit: string
  value: number
  ratioTo: string | null
  ratio: number | null
}

/** What a figure should be, where the project has an aim for it. */
export interface Aim {
  /** Begins the name of the rows it is for. */
  name: string
  atMost: number
  unit: string
}

/** Collects the rows of a run. */
export interface Report {
  readonly rows: readonly BenchRow[]
  /** Adds a figure; with `to`, the name of an earlier row, as a ratio to it. */
  add(name: string, unit: string, value: number, to?: string): void
  /** Adds two figures taken in turns: the raw one and ours, as a ratio to it. */
  compare(name: string, ours: number, rawName: string, raw: number, unit: string): void
}

export function createReport(): Report {
  const rows: BenchRow[] = []
  const report: Report = {
    rows,
    add(name, unit, value, to) {
      const base = to === undefined ? undefined : rows.find((row) => row.name === to)
      if (to !== undefined && base === undefined) throw new Error(`No row is named "${to}"`)
      rows.push({
        name,
        unit,
        value: rounded(value),
        ratioTo: base?.name ?? null,
        ratio: base ? rounded(value / base.value) : null,
      })
    },
    compare(name, ours, rawName, raw, unit) {
      report.add(rawName, unit, raw)
      rows.push({ name, unit, value: rounded(ours), ratioTo: rawName, ratio: rounded(ours / raw) })
    },
  }
  return report
}

/** Three digits that count, as JSON numbers. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

/** The rows as an aligned table, with the aims that were missed marked. */
export function table(rows: readonly BenchRow[], aims: readonly Aim[]): string {
  const lines = rows.map((row) => [
    row.name,
    shown(row.value),
    row.unit,
    row.ratio === null ? '' : `${row.ratio.toFixed(2)} x`,
    row.ratioTo ?? '',
    verdict(row, aims),
  ])
  const head = ['figure', 'value', 'unit', 'ratio', 'to', 'aim']
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]!.length)))
  const right = new Set([1, 3])
  const format = (line: string[]): string =>
    line
      .map((cell, column) => (right.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd()
  return [format(head), format(widths.map((width) => '-'.repeat(width))), ...lines.map(format)].join('\n')
}

function verdict(row: BenchRow, aims: readonly Aim[]): string {
  const aim = aims.find((one) => row.name === one.name && row.unit === one.unit)
  if (!aim) return ''
  return `${row.value <= aim.atMost ? 'met' : 'MISSED'} (at most ${aim.atMost})`
}

function shown(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0)
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3)
}
