import { expect, it } from 'vitest'
import { findAlike } from '../../../src/main/commands/duplicates'
import { domainOf } from '../../../src/main/domain/merging/domainOf'
import type { LikePerson, Store } from '../../../src/main/store/types'

const FIRST = ['Ana', 'Bo', 'Cleo', 'Dmitri', 'Eva', 'Farid', 'Greta', 'Hiro', 'Ines', 'Jonas', 'Kira', 'Lev', 'Mara']
const LAST = ['Ruiz', 'Chen', 'Novak', 'Okafor', 'Santos', 'Walsh', 'Meyer', 'Tanaka', 'Bianchi', 'Petrov', 'Dubois']

/** A book as large as the largest: many share companies, domains and names, one in a hundred is there twice. */
function crowd(size: number): LikePerson[] {
  return Array.from({ length: size }, (_, at) => {
    const twin = at % 100 === 99 ? at - 1 : at
    const email = `person${twin}@company${twin % 2_000}.test`
    return {
      id: `p${at}`,
      role: at % 3 === 0 ? ('user' as const) : ('lead' as const),
      name: `${FIRST[at % FIRST.length]} ${LAST[at % LAST.length]} ${at % 7 === 0 ? 'Gil' : ''}`,
      email,
      phone: at % 2 === 0 ? `+49 30 ${1_000_000 + at}` : null,
      domain: domainOf(email),
      companyIds: [`c${at % 2_000}`],
      isMine: true,
    }
  })
}

it('20,000 people are compared in turns that leave the window its frames', async () => {
  const all = crowd(20_000)
  const merging = {
    everybody: (after: number, limit: number) => {
      const rows = all.slice(after, after + limit)
      return { rows, next: rows.length < limit ? null : after + limit }
    },
  } as unknown as Store['merging']
  let turns = 0
  let running = true
  const watch = (): void => {
    turns += 1
    if (running) setImmediate(watch)
  }
  setImmediate(watch)
  const found = await findAlike({ store: { merging } as Store })
  running = false
  expect(found.filter((one) => one.reasons.includes('email'))).toHaveLength(200)
  // Both the lead and the user of a pair are named in the same order each time.
  expect(found.slice(0, 3).every((one) => one.weight >= found[3]!.weight)).toBe(true)
  // Others ran in between, however fast the machine is.
  expect(turns).toBeGreaterThan(5)
})
