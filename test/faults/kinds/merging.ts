import type { WriteKind } from './kind'

/**
 * A person whom the org does not know turns out to be there twice: the lead of the two goes into the user. Merged is merged;
 * only a lost one, or one into somebody else, would show.
 */
const mergeKind: WriteKind = {
  name: 'merge',
  weight: 2,
  requests: [
    { service: 'intercom', method: 'POST', path: '/contacts/merge$' },
    { service: 'intercom', method: 'GET', path: '/contacts/[^/?]+$' },
  ],
  async make(scene, seat) {
    const person = seat.strangers.pop()
    if (!person?.email) return null
    const { control } = scene.intercom
    const isLead = person.role === 'lead'
    const otherId = control.createContact({
      role: isLead ? 'user' : 'lead',
      name: `${person.displayName} again`,
      email: person.email,
      owner_id: seat.adminId,
    })
    const item = await seat.desk.run('merge.start', { personId: person.id, otherId, evenIfDifferent: false })
    if (!item.ok) return null
    const [lead, user] = isLead ? [person.id, otherId] : [otherId, person.id]
    return {
      kind: 'merge',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => Number(control.contact(lead)['id'] === user),
      sequence: null,
    }
  },
}

/** A row of a file: one lead with this email, however often the answer is lost. */
const importKind: WriteKind = {
  name: 'imported lead',
  weight: 2,
  requests: [
    { service: 'intercom', method: 'POST', path: '/contacts$' },
    { service: 'intercom', method: 'POST', path: '/contacts/search$' },
  ],
  async make(scene, seat, _random, unique) {
    const email = `import-${unique}@faults.test`
    const text = `Email,Name\n${email},Import ${unique}\n`
    const made = await seat.desk.run('imports.start', { text, targets: ['email', 'name'], mine: false })
    if (!made.ok) return null
    const { rows } = await seat.desk.must('outbox.list', { limit: 1000 })
    const item = rows.find((row) => row.kind === 'person.create' && row.values.email === email)
    return {
      kind: 'imported lead',
      seat,
      itemIds: item ? [item.id] : [made.value.group.groupId],
      wanted: true,
      found: () => scene.intercom.control.contactsWithEmail(email).length,
      sequence: null,
    }
  },
}

/** Merging, and leads from a file. */
export const mergeKinds: readonly WriteKind[] = [mergeKind, importKind]
