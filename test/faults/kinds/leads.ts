import type { WriteKind } from './kind'
import { rowsAt } from '../lib/lookAtServices'

/** One Lead for a person whom the org does not know. */
export const leadKind: WriteKind = {
  name: 'lead',
  weight: 4,
  requests: [{ service: 'salesforce', method: 'POST', path: '/composite$' }],
  async make(scene, seat) {
    const person = seat.strangers.pop()
    if (!person?.email) return null
    const email = person.email.toLowerCase()
    const form = await seat.desk.run('leads.form', { personId: person.id, conversationId: null })
    if (!form.ok) return null
    const values = Object.fromEntries(form.value.fields.map((field) => [field.name, field.value]))
    const item = await seat.desk.run('leads.create', {
      personId: person.id,
      conversationId: null,
      values,
      saveToPerson: false,
      evenIfExisting: false,
    })
    if (!item.ok) return null
    return {
      kind: 'lead',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => rowsAt(scene, 'Lead', (row) => String(row['Email']).toLowerCase() === email).length,
      sequence: null,
    }
  },
}
