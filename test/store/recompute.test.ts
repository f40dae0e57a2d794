import { expect, it } from 'vitest'
import { openDatabase } from '../../src/main/store/openDatabase'
import { keepTidy } from '../../src/main/session/tidying'
import { createManualClock } from '../builders/manualClock'
import { contact, KEY, leadRow, ME, newFile, NOW, opened, ORG } from './builders'

/** A file of a build that computed less of people: `record_id` came later. */
function oldFile(people: number): string {
  const file = newFile()
  const { store } = opened(file)
  store.setScope({ repId: ME, orgKey: ORG })
  const rows = Array.from({ length: people }, (_, at) => contact({ id: `p${String(at).padStart(3, '0')}` }))
  store.people.save(rows, NOW)
  const leads = rows.map((one, at) => leadRow({ id: `00Q${String(at).padStart(12, '0')}AAA`, email: one.email! }))
  store.salesforce.saveLeads(ORG, leads, NOW)
  store.salesforce.markLookedUp(
    ORG,
    rows.map((one) => one.email!),
    NOW,
  )
  store.close()
  const database = openDatabase(file, KEY)
  database.run('UPDATE people SET record_id = NULL')
  database.run(`UPDATE meta SET value = 'less' WHERE key = 'computed'`)
  database.raw.close()
  return file
}

function computed(file: string): number {
  const database = openDatabase(file, KEY)
  try {
    return database.count('SELECT count(*) FROM people WHERE record_id IS NOT NULL')
  } finally {
    database.raw.close()
  }
}

it('a file from before is computed anew in turns of a hundred people, goes on after a restart, and is told of once', async () => {
  const file = oldFile(250)
  const first = opened(file).store
  first.setScope({ repId: ME, orgKey: ORG })
  expect(computed(file)).toBe(0)
  expect(first.recompute()).toBe(true)
  expect(computed(file)).toBe(100)
  first.close()
  const { store } = opened(file)
  store.setScope({ repId: ME, orgKey: ORG })
  const clock = createManualClock(NOW)
  let told = 0
  const end = keepTidy(clock, store, () => (told += 1))
  await clock.advance(0)
  expect(computed(file)).toBe(200)
  expect(told).toBe(0)
  await clock.advance(1_000)
  expect(computed(file)).toBe(250)
  expect(told).toBe(1)
  expect(store.recompute()).toBe(false)
  end()
  store.close()
  const quiet = opened(file).store
  const endQuiet = keepTidy(clock, quiet, () => (told += 1))
  await clock.advance(1_000)
  expect(told).toBe(1)
  endQuiet()
})
