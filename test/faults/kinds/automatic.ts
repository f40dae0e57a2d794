import { automaticReference } from '../../../src/main/domain/tasks/reference'
import { rowsAt } from '../lib/lookAtServices'
import type { Scene, Seat } from '../lib/scene'
import type { WriteKind, Written } from './kind'

/*
 * What Repdesk writes by itself: somebody else does something at one of the services, and what follows from it must stand
 * at the other one once. There is no click and no item to begin with.
 */

type Contact = Record<string, unknown> & { custom_attributes: Record<string, unknown> }

const contactAt = (scene: Scene, id: string): Contact => scene.intercom.control.contact(id) as Contact

function byItself(seat: Seat, kind: string, found: () => number): Written {
  return { kind, seat, itemIds: [], wanted: true, comesByItself: true, found, sequence: null }
}

/** A conversation of a Contact starts, and ends in half of the cases: one Task, which is completed then. */
const logKind: WriteKind = {
  name: 'automatic Task',
  weight: 2,
  requests: [{ service: 'salesforce', method: 'POST', path: '/composite$' }],
  make(scene, seat, random, unique) {
    const person = seat.contacts.length > 0 ? random.pick(seat.contacts) : null
    if (!person) return Promise.resolve(null)
    const { control } = scene.intercom
    const conversationId = control.contactStarts({ contactId: person.id, body: `Question ${unique}` })
    const closes = random.next() < 0.5
    if (closes) control.adminCloses({ conversationId, adminId: seat.adminId })
    const reference = automaticReference(conversationId)
    const tasks = (): Record<string, unknown>[] =>
      rowsAt(scene, 'Task', (row) => String(row['Subject']).trimEnd().endsWith(reference))
    const isInStep = (task: Record<string, unknown>): boolean => !closes || task['IsClosed'] === true
    return Promise.resolve(byItself(seat, 'automatic Task', () => (tasks().every(isInStep) ? tasks().length : 0)))
  },
}

/** An admin changes the status of a Lead: the attribute follows, and one event tells of it. Each Lead once. */
const statusKind: WriteKind = {
  name: 'automatic attribute and event',
  weight: 2,
  requests: [
    { service: 'intercom', method: 'PUT', path: '/contacts/' },
    { service: 'intercom', method: 'POST', path: '/events$' },
  ],
  make(scene, seat) {
    const person = seat.leads.find((one) => !seat.edited.has(one.id))
    const leads = person ? leadsOf(scene, person.email) : []
    const [lead] = leads
    const status = 'Nurturing'
    if (!person || !lead || leads.length > 1 || lead['Status'] === status) return Promise.resolve(null)
    seat.edited.add(person.id)
    scene.salesforce.control.update('Lead', String(lead['Id']), { Status: status })
    return Promise.resolve(
      byItself(seat, 'automatic attribute and event', () => {
        if (contactAt(scene, person.id).custom_attributes['SALESFORCE_STATUS'] !== status) return 0
        const events = scene.intercom.control.events(person.id)
        return events.filter((event) => event['event_name'] === 'SALESFORCE_CHANGE_STATUS').length
      }),
    )
  },
}

/** An admin gives a Lead to a colleague who has no desk open: the person is the colleague's in Intercom, too. */
const ownerKind: WriteKind = {
  name: 'automatic owner',
  weight: 1,
  requests: [{ service: 'intercom', method: 'PUT', path: '/contacts/' }],
  make(scene, seat) {
    const person = seat.leads.findLast((one) => !seat.edited.has(one.id))
    const leads = person ? leadsOf(scene, person.email) : []
    const colleague = scene.colleague
    if (!person || leads.length !== 1) return Promise.resolve(null)
    seat.edited.add(person.id)
    // What comes later is written about people whom the seat still has.
    seat.leads = seat.leads.filter((one) => one !== person)
    scene.salesforce.control.update('Lead', String(leads[0]!['Id']), { OwnerId: colleague.userId })
    return Promise.resolve(
      byItself(seat, 'automatic owner', () =>
        // Set twice it stands once: only a lost or another owner would show.
        String(contactAt(scene, person.id)['owner_id']) === colleague.adminId ? 1 : 0,
      ),
    )
  },
}

function leadsOf(scene: Scene, email: string | null): Record<string, unknown>[] {
  const folded = email?.toLowerCase()
  return rowsAt(scene, 'Lead', (row) => String(row['Email']).toLowerCase() === folded && row['IsConverted'] !== true)
}

/** Logging, attributes with events, owners. */
export const automaticKinds: readonly WriteKind[] = [logKind, statusKind, ownerKind]
