import type { WriteKind } from './kind'

const PUT = { service: 'intercom', method: 'PUT', path: '/contacts/' } as const

/**
 * A person of the rep who is in no org is nobody's from now on, by hand; each once. Set twice it stands once: only a lost or
 * another owner would show.
 */
const ownerByHandKind: WriteKind = {
  name: 'owner by hand',
  weight: 2,
  requests: [PUT, { service: 'intercom', method: 'GET', path: '/contacts/[^/?]+$' }],
  async make(scene, seat, random) {
    // From the front: the last one has a conversation that others write in.
    const person = seat.strangers.shift()
    if (!person) return null
    const ownerId = random.next() < 0.5 ? null : scene.colleague.adminId
    const item = await seat.desk.run('owners.assign', { personId: person.id, ownerId })
    if (!item.ok) return null
    return {
      kind: 'owner by hand',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => Number(ownerAt(scene, person.id) === ownerId),
      sequence: null,
    }
  },
}

/** So many are given away at once. */
const MANY = 3

/** Several people get another owner at once. */
const ownersByHandKind: WriteKind = {
  name: 'owners by hand',
  weight: 1,
  requests: [PUT],
  async make(scene, seat) {
    if (seat.strangers.length < MANY) return null
    const people = seat.strangers.splice(0, MANY)
    const ownerId = scene.colleague.adminId
    const personIds = people.map((person) => person.id)
    const made = await seat.desk.run('owners.assignMany', { personIds, ownerId })
    if (!made.ok || made.value.group.total !== MANY) return null
    const { rows } = await seat.desk.must('outbox.list', { limit: 1000 })
    const items = rows.filter((row) => row.kind === 'person.owner' && personIds.includes(row.personId ?? ''))
    return {
      kind: 'owners by hand',
      seat,
      itemIds: items.map((item) => item.id).concat(made.value.group.groupId),
      wanted: true,
      found: () => Number(personIds.every((id) => ownerAt(scene, id) === ownerId)),
      sequence: null,
    }
  },
}

function ownerAt({ intercom }: Parameters<WriteKind['make']>[0], id: string): string | null {
  const { owner_id: owner } = intercom.control.contact(id)
  return typeof owner === 'string' || typeof owner === 'number' ? String(owner) : null
}

/** Owners that the rep sets, of one person and of several. */
export const ownerKinds: readonly WriteKind[] = [ownerByHandKind, ownersByHandKind]
