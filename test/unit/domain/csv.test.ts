import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../src/main/domain/text/csv'

/** RFC 4180 read back: quotes, doubled quotes, CRLF. */
function readLine(line: string): string[] {
  const cells: string[] = []
  let at = 0
  while (at <= line.length - 2) {
    let cell = ''
    if (line[at] === '"') {
      for (at += 1; !(line[at] === '"' && line[at + 1] !== '"'); at += 1) {
        cell += line[at]
        if (line[at] === '"') at += 1
      }
      at += 1
    } else {
      while (at < line.length - 2 && line[at] !== ',') cell += line[at++]
    }
    cells.push(cell)
    at += 1
  }
  return cells
}

describe('a line of CSV', () => {
  it('quotes what needs it and ends in CRLF', () => {
    expect(csvLine(['a', 'b c', '1'])).toBe('a,b c,1\r\n')
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', ''])).toBe('"a,b","say ""hi""","two\nlines",\r\n')
  })

  it('takes formulas their effect, whatever stands before or around them', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', "=cmd|' /C calc'!A0"]
    for (const one of formulas) {
      const [read] = readLine(csvLine([one]))
      expect(read).toBe(`'${one}`)
    }
    expect(csvLine(['a=1', 'x+y', "it's"])).toBe("a=1,x+y,it's\r\n")
  })

  it('reads back as it was, formulas apart', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (cells) => {
        const read = readLine(csvLine(cells))
        expect(read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1)))).toEqual(cells)
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@]/)
      }),
    )
  })
})
