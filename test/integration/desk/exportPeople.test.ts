import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../src/contract/commands'
import { exportLines, type ExportLines } from '../../../src/main/commands/exportLines'
import type { PersonDetail } from '../../../src/main/store/types'
import { writeWhole } from '../../../src/main/system/writeWhole'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { contact, newStore, NOW } from '../../store/builders'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Reads a file back with a reader that is not ours. */
async function readBack(path: string): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of createReadStream(path).pipe(parse({ bom: true }))) rows.push(row as string[])
  return rows
}

function onePerson(values: Parameters<typeof contact>[0]): PersonDetail {
  const store = newStore()
  store.people.save([contact(values)], NOW)
  return store.people.get(values.id)!
}

const lines = (values: Partial<ExportLines>): ExportLines => ({
  columns: ['name', 'email'],
  mark: true,
  ids: () => Promise.resolve([]),
  read: () => null,
  linkOf: (id) => `https://app.intercom.com/${id}`,
  isCancelled: () => false,
  reached: () => undefined,
  ...values,
})

describe('the lines of an export', () => {
  it('hold the chosen columns in their order, formulas without effect, in UTF-8, marked or not', async () => {
    const person = onePerson({
      id: 'p1',
      name: '=HYPERLINK("http://x","y")',
      email: 'añá@example.com',
      city: 'Zürich, "old town"\nsecond line',
      customAttributes: { seats: 40, plan: '@pro', gone: null },
    })
    const columns: ExportLines['columns'] = [
      'email',
      'name',
      'city',
      'attribute:seats',
      'attribute:plan',
      'attribute:gone',
      'link',
    ]
    const given = { columns, ids: () => Promise.resolve(['p1']), read: () => person }
    const path = join(folder, 'a.csv')
    await writeWhole(path, exportLines(lines(given)))
    expect(readFileSync(path).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(await readBack(path)).toEqual([
      ['Email', 'Name', 'City', 'seats', 'plan', 'gone', 'Link'],
      [
        'añá@example.com',
        `'=HYPERLINK("http://x","y")`,
        'Zürich, "old town"\nsecond line',
        '40',
        "'@pro",
        '',
        'https://app.intercom.com/p1',
      ],
    ])
    await writeWhole(path, exportLines(lines({ ...given, mark: false })))
    expect(readFileSync(path, 'utf8').startsWith('Email,Name')).toBe(true)
    expect(readFileSync(path, 'utf8').replaceAll('\r\n', '')).not.toContain('\r')
  })

  it('100,000 rows are read as they are written, never more than a piece ahead, with turns for others', async () => {
    const MANY = 100_000
    const person = onePerson({ id: 'p1', name: 'Ana Ruiz' })
    const ids = Array.from({ length: MANY }, (_, index) => `p${index}`)
    let read = 0
    let taken = 0
    let mostAhead = 0
    let turns = 0
    let longestPiece = 0
    const told: number[] = []
    let ended = false
    const others = (): void => {
      turns += 1
      if (!ended) setImmediate(others)
    }
    setImmediate(others)
    const source = exportLines(
      lines({
        ids: () => Promise.resolve(ids),
        read: (id) => {
          read += 1
          mostAhead = Math.max(mostAhead, read - taken)
          return { ...person, id, displayName: `Person ${id}` }
        },
        reached: (done) => told.push(done),
      }),
    )
    async function* counted(): AsyncGenerator<string> {
      for await (const piece of source) {
        longestPiece = Math.max(longestPiece, piece.length)
        yield piece
        taken = read
      }
    }
    const path = join(folder, 'many.csv')
    await writeWhole(path, counted())
    ended = true
    expect(mostAhead).toBeLessThanOrEqual(100)
    expect(longestPiece).toBeLessThan(10_000)
    expect(turns).toBeGreaterThan(10)
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(MANY)
    const rows = await readBack(path)
    expect(rows).toHaveLength(MANY + 1)
    expect(rows.at(-1)).toEqual([`Person p${MANY - 1}`, 'p1@example.com'])
  }, 60_000)

  it('given up, nothing is left: neither the file nor its beginning, and what was there stays', async () => {
    const path = join(folder, 'a.csv')
    const person = onePerson({ id: 'p1' })
    const ids = Array.from({ length: 1_000 }, (_, index) => `p${index}`)
    let read = 0
    const given = { ids: () => Promise.resolve(ids), read: () => ((read += 1), person) }
    await expect(writeWhole(path, exportLines(lines({ ...given, isCancelled: () => read >= 350 })))).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
    await writeWhole(path, exportLines(lines({ ids: () => Promise.resolve(['p1']), read: () => person })))
    const before = readFileSync(path, 'utf8')
    read = 0
    await expect(writeWhole(path, exportLines(lines({ ...given, isCancelled: () => read >= 350 })))).rejects.toThrow()
    expect(readFileSync(path, 'utf8')).toBe(before)
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })
})

describe('exporting a desk', { timeout: 60_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('writes any list: the book as it is filtered and sorted, a company’s people, those selected', async () => {
    const path = (): string => join(folder, 'people.csv')
    desk = await createDesk({
      people: 120,
      bookShare: 0.8,
      speed: 20,
      files: { save: async (_file, pieces) => (await writeWhole(path(), pieces), true) },
    })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    const list = { sort: 'name', descending: false } as const
    const filter = { role: 'lead' } as const
    const { rows, total } = await desk.run('book.list', { filter, ...list, limit: 1_000 })
    const saved = await desk.run('people.export', {
      exportId: 'e1',
      from: { list: 'book', filter, segment: null, ...list },
      columns: ['id', 'name', 'role'],
      mark: true,
    })
    expect(saved).toMatchObject({ outcome: 'saved', rows: total })
    expect(saved.name).toMatch(/^repdesk-people-\d{4}-\d{2}-\d{2}\.csv$/)
    const [header, ...lead] = await readBack(path())
    expect(header).toEqual(['Intercom ID', 'Name', 'Role'])
    expect(lead.map(([id]) => id)).toEqual(rows.map((row) => row.id))
    expect(new Set(lead.map((row) => row[2]))).toEqual(new Set(['lead']))

    const isUser = { field: 'role', test: { op: 'is', value: 'user' } } as const
    const segment = { join: 'all' as const, parts: [isUser] }
    const byKind = async (from: CommandInput<'people.export'>['from']): Promise<string[]> => {
      await desk.run('people.export', { exportId: 'e2', from, columns: ['id'], mark: false })
      return (await readBack(path())).slice(1).map(([id]) => id!)
    }
    const users = await desk.run('book.list', { filter: { role: 'user' }, ...list, limit: 1_000 })
    expect(users.total).toBeGreaterThan(5)
    expect(await byKind({ list: 'book', filter: {}, segment, ...list })).toEqual(users.rows.map((row) => row.id))
    const withCompany = await until('a company', async () => {
      const details = await Promise.all(rows.map((row) => desk.run('people.get', { personId: row.id })))
      return details.find((person) => person.companies.length > 0)?.companies[0]
    })
    const company = await desk.run('company.get', { companyId: withCompany.id })
    expect(company.total).toBeGreaterThan(0)
    expect(await byKind({ list: 'company', companyId: withCompany.id })).toEqual(company.rows.map((row) => row.id))
    const some = rows.slice(0, 3).map((row) => row.id)
    expect(await byKind({ list: 'people', personIds: [...some, 'nobody'] })).toEqual(some)
    expect(existsSync(path())).toBe(true)
  })

  it('is given up by its id, tells how far it is, and says so', async () => {
    let gate = Promise.withResolvers<void>()
    desk = await createDesk({
      people: 400,
      bookShare: 0.9,
      speed: 20,
      files: {
        async save(_file, pieces) {
          for await (const _piece of pieces) {
            await gate.promise
            gate = Promise.withResolvers<void>()
          }
          return true
        },
      },
    })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    const from = { list: 'book', filter: {}, segment: null, sort: 'name', descending: false } as const
    const exporting = desk.run('people.export', { exportId: 'e1', from, columns: ['id'], mark: true })
    const state = async () => (await desk.run('people.exportState', { exportId: 'e1' })).progress
    gate.resolve()
    const reached = await until('some', async () => {
      const now = await state()
      return now && now.done >= 100 ? now : null
    })
    expect(reached.total).toBe((await desk.run('book.list', { filter: {}, limit: 1 })).total)
    await desk.run('people.exportCancel', { exportId: 'e1' })
    gate.resolve()
    expect(await exporting).toMatchObject({ outcome: 'cancelled', rows: 0 })
    expect(await state()).toBeNull()
  })
})
