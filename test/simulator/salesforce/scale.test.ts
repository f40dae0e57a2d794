import { afterAll, beforeAll, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { COLLEAGUE, openOrg, REP, START, type Json, text, type TestOrg } from './support'

/** A large org answers what clients ask most by index, without looking at every row. */
const COUNT = 100_000
const id = (n: number): string => toId18(`00Q5g0000L${n.toString(36).toUpperCase().padStart(5, '0')}`)
let org: TestOrg
let looked = 0

beforeAll(async () => {
  org = await openOrg({
    Lead: Array.from({ length: COUNT }, (_, n) => ({
      Id: id(n),
      LastName: `Lead ${n}`,
      Company: 'Big',
      Email: `p${n}@big.example`,
      OwnerId: n % 50 === 0 ? REP : COLLEAGUE,
      createdAt: START - (COUNT - n) * 60_000,
    })),
  })
  // The first question about times puts all of them in order, once.
  await org.query(`SELECT Id FROM Lead WHERE SystemModstamp > ${new Date(START).toISOString()}`)
  const { rows } = org.standIn.org.store.table('Lead')
  const get = rows.get.bind(rows)
  Object.assign(rows, {
    get(key: string) {
      looked += 1
      return get(key)
    },
  })
})
afterAll(() => org.close())

/** Asks, and counts how often a Lead was looked at for it. */
async function counted(soql: string): Promise<{ looked: number; total: unknown }> {
  const before = looked
  const reply = await org.query(soql)
  if (reply.status !== 200) throw new Error(reply.text)
  return { looked: looked - before, total: reply.json['totalSize'] }
}

const some = Array.from({ length: 400 }, (_, n) => n * 7)

test.each<[string, string, number]>([
  ['400 emails', `Email IN (${some.map((n) => `'P${n}@big.example'`).join(',')})`, 400],
  ['400 ids', `Id IN (${some.map((n) => `'${id(n)}'`).join(',')})`, 400],
  ['what changed', `SystemModstamp >= ${new Date(START - 500 * 60_000).toISOString()}`, 500],
  [
    'a keyset page',
    `(SystemModstamp > ${new Date(START - 500 * 60_000).toISOString()} OR (SystemModstamp = ${new Date(START - 500 * 60_000).toISOString()} AND Id > '${id(0)}')) AND IsConverted = false`,
    500,
  ],
])('finds %s by index among 100,000', async (_name, where, total) => {
  const indexed = await counted(`SELECT Id, Name, Email FROM Lead WHERE ${where} ORDER BY SystemModstamp, Id`)
  const whole = await counted("SELECT Id FROM Lead WHERE Company LIKE '%nobody%'")
  expect([indexed.total, whole.total]).toEqual([total, 0])
  expect(whole.looked).toBeGreaterThanOrEqual(COUNT)
  expect(indexed.looked).toBeLessThan(COUNT / 20)
})

test('an owner’s records come page by page, each once, as the ids were at the start', async () => {
  const first = await counted(`SELECT Id FROM Lead WHERE OwnerId = '${REP}'`)
  expect(first.total).toBe(2_000)
  expect(first.looked).toBeLessThan(COUNT / 20)
  const ids = new Set<unknown>()
  let reply = (
    await org.api(
      'GET',
      `/query?q=${encodeURIComponent("SELECT Id FROM Lead WHERE Company = 'big' LIMIT 4500")}`,
      undefined,
      { 'Sforce-Query-Options': 'batchSize=2000' },
    )
  ).json
  const sizes: number[] = []
  for (;;) {
    const rows = reply['records'] as unknown as Json[]
    sizes.push(rows.length)
    for (const row of rows) ids.add(row['Id'])
    expect(reply['totalSize']).toBe(4_500)
    if (text(reply['done']) === 'true') break
    const url = text(reply['nextRecordsUrl'])
    expect(url).toMatch(/^\/services\/data\/v62\.0\/query\/0r8\w{15}-\d+$/)
    await org.create('Lead', { LastName: 'Newcomer', Company: 'Big' })
    reply = (await org.api('GET', url.replace('/services/data/v62.0', ''))).json
  }
  expect([sizes, ids.size]).toEqual([[2_000, 2_000, 500], 4_500])
  const bad = await org.api('GET', '/query/0r8000000000000AAA-2000')
  expect([bad.status, bad.json[0]?.['errorCode']]).toEqual([400, 'INVALID_QUERY_LOCATOR'])
})

test('a client may ask for smaller pages', async () => {
  const reply = await org.api('GET', `/query?q=${encodeURIComponent('SELECT Id FROM Lead LIMIT 300')}`, undefined, {
    'Sforce-Query-Options': 'batchSize=50',
  })
  expect((reply.json['records'] as unknown as Json[]).length).toBe(200)
})
