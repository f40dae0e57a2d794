import { rowsAt } from '../lib/lookAtServices'
import type { WriteKind } from './kind'

/** So many are made at once: enough to share calls. */
const MANY = 5

/** Leads of several people at once, which share their calls. */
export const bulkKind: WriteKind = {
  name: 'leads',
  weight: 2,
  requests: [{ service: 'salesforce', method: 'POST', path: '/composite$' }],
  async make(scene, seat) {
    if (seat.strangers.length < MANY) return null
    const people = seat.strangers.splice(-MANY)
    const personIds = people.map((person) => person.id)
    const made = await seat.desk.run('leads.createMany', { personIds, values: {}, choices: {} })
    if (!made.ok) return null
    const { groupId, total } = made.value.group
    if (total !== MANY) return null
    const { rows } = await seat.desk.must('outbox.list', { limit: 1000 })
    const found = (email: string | null): number =>
      rowsAt(scene, 'Lead', (row) => String(row['Email']).toLowerCase() === email?.toLowerCase()).length
    return {
      kind: 'leads',
      seat,
      itemIds: rows
        .filter((row) => personIds.includes(row.personId ?? ''))
        .map((row) => row.id)
        .concat(groupId),
      wanted: true,
      // Once is each of them once.
      found: () => {
        const counts = people.map((person) => found(person.email))
        return Math.max(...counts) > 1 ? 2 : Math.min(...counts)
      },
      sequence: null,
    }
  },
}
