import type { PersonRow } from '../../../src/contract/models'
import type { Scene, Seat } from '../lib/scene'
import type { WriteKind } from './kind'

/*
 * What a rep edits of people by hand. Each person's phone and each company's plan is written once and by nobody else, so
 * that the value must be there; notes and new companies have words of their own and are counted.
 */

const LOOK = { service: 'intercom', method: 'GET', path: '/contacts/[^/?]+$' } as const

/** Companies whose plan was edited: both desks have people in the same ones. */
const editedCompanies = new WeakMap<Scene, Set<string>>()

/** Somebody for whom this was not done yet. */
function someone(seat: Seat, what: string): PersonRow | null {
  const person = seat.contacts.find((one) => !seat.edited.has(`${what} ${one.id}`))
  if (!person) return null
  seat.edited.add(`${what} ${person.id}`)
  return person
}

/** A person's phone gets a value of its own. Written twice it stands once: only a lost or another value would show. */
const personEditKind: WriteKind = {
  name: 'person edit',
  weight: 2,
  requests: [{ service: 'intercom', method: 'PUT', path: '/contacts/' }, LOOK],
  async make(scene, seat, _random, unique) {
    const person = someone(seat, 'phone')
    if (!person) return null
    const phone = `+44 ${unique}`
    const item = await seat.desk.run('people.update', { personId: person.id, values: { phone } })
    if (!item.ok) return null
    return {
      kind: 'person edit',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => Number(scene.intercom.control.contact(person.id)['phone'] === phone),
      sequence: null,
    }
  },
}

/** The plan of a company that no other write has edited. */
const companyEditKind: WriteKind = {
  name: 'company edit',
  weight: 1,
  requests: [
    { service: 'intercom', method: 'PUT', path: '/companies/' },
    { service: 'intercom', method: 'GET', path: '/companies/[^/?]+$' },
  ],
  async make(scene, seat, _random, unique) {
    const edited = editedCompanies.get(scene) ?? new Set<string>()
    editedCompanies.set(scene, edited)
    for (const { id: personId } of seat.contacts) {
      const person = await seat.desk.run('people.get', { personId })
      const company = person.ok ? person.value.companies.find((one) => !edited.has(one.id)) : undefined
      if (!company || company.id.startsWith('new:')) continue
      edited.add(company.id)
      const plan = `Plan ${unique}`
      const item = await seat.desk.run('companies.update', { companyId: company.id, personId, values: { plan } })
      if (!item.ok) return null
      return {
        kind: 'company edit',
        seat,
        itemIds: [item.value.id],
        wanted: true,
        found: () => {
          const rows = scene.intercom.control.companiesCalled(company.name).filter((row) => row['id'] === company.id)
          return rows.filter((row) => (row['plan'] as { name?: string }).name === plan).length
        },
        sequence: null,
      }
    }
    return null
  },
}

/** A new company with a person in it: one company, and the person once. */
const companyCreateKind: WriteKind = {
  name: 'new company',
  weight: 2,
  requests: [{ service: 'intercom', method: 'POST', path: '/companies$' }, LOOK],
  async make(scene, seat, _random, unique) {
    const person = someone(seat, 'company')
    if (!person) return null
    const name = `Company ${unique}`
    const item = await seat.desk.run('people.addCompany', { personId: person.id, company: { name } })
    if (!item.ok) return null
    return {
      kind: 'new company',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => {
        const made = scene.intercom.control.companiesCalled(name)
        if (made.length !== 1) return made.length
        const { data } = scene.intercom.control.contact(person.id)['companies'] as { data: { id: string }[] }
        return data.filter((one) => one.id === made[0]!['id']).length
      },
      sequence: null,
    }
  },
}

/** Notes on people, each with words of its own, in the order of their person. */
const personNoteKind: WriteKind = {
  name: 'note on a person',
  weight: 2,
  requests: [
    { service: 'intercom', method: 'POST', path: '/notes$' },
    { service: 'intercom', method: 'GET', path: '/notes' },
  ],
  async make(scene, seat, random, unique) {
    if (seat.contacts.length === 0) return null
    const { id: personId } = random.pick(seat.contacts)
    const text = `noted ${unique}`
    const item = await seat.desk.run('people.addNote', { personId, text })
    if (!item.ok) return null
    const words = (): string[] =>
      scene.intercom.control.notes(personId).map((note) => String(note['body']).replace(/<[^>]+>/g, ''))
    return {
      kind: 'note on a person',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => words().filter((one) => one === text).length,
      sequence: null,
    }
  },
}

/** Edits of people and companies, and notes on people. */
export const peopleKinds: readonly WriteKind[] = [personEditKind, companyEditKind, companyCreateKind, personNoteKind]
