import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork } from '../../builders/panels'
import { runs } from '../../builders/runs'
import { until } from '../../builders/until'
import { theirsStays } from '../../builders/work'
import { contact, putsTo } from '../mapping/desks'
import { api, shown } from './room'

const ATTRIBUTES = ['name', 'phone', 'custom.Nickname', 'custom.Seats'] as const
const step = fc.record({
  what: fc.constantFrom(
    'edit',
    'edit',
    'edit',
    'there',
    'there',
    'undo',
    'discard',
    'retry',
    'change',
    'join',
    'cut',
    'look',
    'company',
  ),
  who: fc.nat(2),
  which: fc.nat(3),
  value: fc.nat(4),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/**
 * Issue 4, "done when" 3: for any sequence of edits on both sides, on and off the network, the cache ends equal to Intercom,
 * and nothing is written there that the rep did not say.
 */
describe('attributes changed on both sides', () => {
  test('the cache ends as Intercom is', { timeout: 400_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const desk = await createDesk({ people: 40, bookShare: 0.5, speed: 60, undoSeconds: 2 })
        try {
          for (const [name, data_type] of [
            ['Nickname', 'string'],
            ['Seats', 'integer'],
          ]) {
            await api(desk, 'POST', '/data_attributes', { name, model: 'contact', data_type })
          }
          await desk.connectIntercom()
          await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
          const { rows } = await desk.run('book.list', { filter: {}, limit: 3, sort: 'created' })
          const people = rows.map((row) => row.id)
          await desk.run('people.fields', { personId: people[0]! })
          const { choices } = await desk.run('companies.find', { text: '' })
          const companies = choices.slice(0, 3).map((one) => one.id)
          const said = new Set<string>()
          for (const one of steps) await perform(desk, people, companies, said, one)
          cutNetwork(desk, false)
          await theirsStays(desk)
          for (const id of people) {
            await desk.run('people.refresh', { personId: id })
            expect(await mine(desk, id)).toEqual(theirs(desk, id))
            for (const put of putsTo(desk, id)) for (const one of flat(put)) expect(said).toContain(`${id} ${one}`)
          }
        } finally {
          await desk.stop()
        }
      }),
      { ...runs(4), endOnFailure: true, timeout: 90_000 },
    )
  })
})

async function perform(
  desk: Desk,
  people: readonly string[],
  companies: readonly string[],
  said: Set<string>,
  { what, who, which, value }: Step,
): Promise<void> {
  const personId = people[who]!
  const name = ATTRIBUTES[which]!
  const text = name === 'custom.Seats' ? String(value) : value === 0 ? '' : `Value ${value}`
  const unsent = (await desk.run('outbox.list', { limit: 1000 })).rows
  const item = unsent.find((row) => row.personId === personId)
  switch (what) {
    case 'edit':
      said.add(`${personId} ${name}=${text}`)
      await desk.core.run('people.update', { personId, values: { [name]: text } })
      return
    case 'change':
      if (item?.kind !== 'person.update') return
      for (const key of Object.keys(item.values)) said.add(`${personId} ${key}=${value}`)
      await desk.core.run('outbox.edit', {
        itemId: item.id,
        values: Object.fromEntries(Object.keys(item.values).map((key) => [key, String(value)])),
      })
      return
    case 'company': {
      const companyId = companies[which % companies.length]!
      const isIn = (await shown(desk, personId)).companies.some((one) => one.id === companyId)
      if (isIn) await desk.core.run('people.removeCompany', { personId, companyId })
      else await desk.core.run('people.addCompany', { personId, company: { id: companyId } })
      return
    }
    case 'there': {
      const own = name.startsWith('custom.') ? name.slice('custom.'.length) : null
      const there = name === 'custom.Seats' ? value + 10 : `Theirs ${value}`
      desk.intercom.control.updateContact({
        contactId: personId,
        ...(own === null ? { [name]: there } : { custom_attributes: { [own]: there } }),
      })
      return
    }
    case 'undo':
    case 'discard':
    case 'retry':
      if (item) await desk.core.run(`outbox.${what}`, { itemId: item.id })
      return
    case 'cut':
    case 'join':
      cutNetwork(desk, what === 'cut')
      return
    case 'look':
      await desk.core.run('people.refresh', { personId })
  }
}

async function mine(desk: Desk, id: string): Promise<unknown> {
  const { name, email, phone, customAttributes, companies } = await shown(desk, id)
  const { Nickname = null, Seats = null } = customAttributes
  return { name, email, phone, Nickname, Seats, companies: companies.map((one) => one.id).toSorted() }
}

function theirs(desk: Desk, id: string): unknown {
  const { name, email, phone, custom_attributes: own, companies } = contact(desk, id)
  const { Nickname = null, Seats = null } = own
  const ids = (companies as { data: { id: string }[] }).data.map((one) => one.id)
  return { name, email, phone, Nickname, Seats, companies: ids.toSorted() }
}

/** The values of one write, as the rep would have said them. */
function flat({ custom_attributes: own = {}, ...rest }: Record<string, unknown>): string[] {
  return [
    ...Object.entries(rest).map(([key, value]) => `${key}=${textOf(value)}`),
    ...Object.entries(own as Record<string, unknown>).map(([key, value]) => `custom.${key}=${textOf(value)}`),
  ]
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
