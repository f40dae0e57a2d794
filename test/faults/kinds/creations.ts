import type { PersonRow } from '../../../src/contract/models'
import { rowsAt } from '../lib/lookAtServices'
import type { Scene } from '../lib/scene'
import type { WriteKind } from './kind'

const COMPOSITE = { service: 'salesforce', method: 'POST', path: '/composite$' } as const

function withEmail(scene: Scene, object: 'Lead' | 'Contact', { email }: PersonRow): number {
  const folded = email?.toLowerCase()
  return rowsAt(scene, object, (row) => String(row['Email']).toLowerCase() === folded).length
}

/** Somebody the org does not know becomes a Contact. */
const contactKind: WriteKind = {
  name: 'contact',
  weight: 2,
  requests: [COMPOSITE, { service: 'salesforce', method: 'POST', path: '/sobjects/Contact$' }],
  async make(scene, seat) {
    const person = seat.strangers.pop()
    if (!person) return null
    const form = await seat.desk.run('contacts.form', { personId: person.id, conversationId: null })
    if (!form.ok || form.value.blocked !== null) return null
    const values = Object.fromEntries(form.value.fields.map((field) => [field.name, field.value]))
    const input = { personId: person.id, conversationId: null, values, evenIfExisting: false }
    const item = await seat.desk.run('contacts.create', input)
    if (!item.ok) return null
    return {
      kind: 'contact',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => withEmail(scene, 'Contact', person),
      sequence: null,
    }
  },
}

/** An Opportunity of a Contact, with their role on it: one of each, or neither. */
const opportunityKind: WriteKind = {
  name: 'opportunity',
  weight: 2,
  requests: [COMPOSITE],
  async make(scene, seat, random, unique) {
    if (seat.contacts.length === 0) return null
    const about = { personId: random.pick(seat.contacts).id, conversationId: null }
    const form = await seat.desk.run('opportunities.form', about)
    if (!form.ok || form.value.blocked !== null) return null
    const name = `Deal ${unique}`
    const values = Object.fromEntries(form.value.fields.map((field) => [field.name, field.value]))
    const item = await seat.desk.run('opportunities.create', {
      ...about,
      values: { ...values, Name: name },
      evenIfExisting: true,
    })
    if (!item.ok) return null
    return {
      kind: 'opportunity',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => {
        const ids = rowsAt(scene, 'Opportunity', (row) => row['Name'] === name).map((row) => row['Id'])
        if (ids.length !== 1) return ids.length
        return rowsAt(scene, 'OpportunityContactRole', (row) => row['OpportunityId'] === ids[0]).length
      },
      sequence: null,
    }
  },
}

/** Contacts, and Opportunities with their role. */
export const creationKinds: readonly WriteKind[] = [contactKind, opportunityKind]
