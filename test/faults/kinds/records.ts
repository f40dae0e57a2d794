import { rowsAt, wordsAt } from '../lib/lookAtServices'
import type { WriteKind } from './kind'

const COMPOSITE = { service: 'salesforce', method: 'POST', path: '/composite$' } as const

/** A Case from a conversation, with the note that follows it: one of each. */
export const caseKind: WriteKind = {
  name: 'case',
  weight: 2,
  requests: [COMPOSITE, { service: 'intercom', method: 'POST', path: '/reply$' }],
  async make(scene, seat, random, unique) {
    if (seat.talks.length === 0) return null
    const { personId, conversationId } = random.pick(seat.talks)
    const form = await seat.desk.run('cases.form', { personId, conversationId })
    if (!form.ok || form.value.blocked !== null) return null
    const subject = `Case ${unique}`
    const values = Object.fromEntries(form.value.fields.map((field) => [field.name, field.value]))
    const item = await seat.desk.run('cases.create', {
      personId,
      conversationId,
      values: { ...values, Subject: subject },
    })
    if (!item.ok) return null
    return {
      kind: 'case',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => {
        const cases = rowsAt(scene, 'Case', (row) => String(row['Subject']).startsWith(`${subject} `))
        const [only] = cases
        if (cases.length !== 1 || !only) return cases.length
        return wordsAt(scene, conversationId).filter((words) => words.includes(String(only['Id']))).length
      },
      sequence: null,
    }
  },
}

/** A field of a Contact gets a value of its own; each Contact once. */
export const editKind: WriteKind = {
  name: 'edit',
  weight: 3,
  requests: [COMPOSITE, { service: 'salesforce', method: 'GET', path: '/queryAll' }],
  async make(scene, seat, _random, unique) {
    const person = seat.contacts.find((one) => !seat.edited.has(one.id))
    if (!person) return null
    seat.edited.add(person.id)
    const panel = await seat.desk.run('people.salesforce', { personId: person.id })
    if (!panel.ok || panel.value.person?.object !== 'Contact') return null
    const recordId = panel.value.person.id
    const title = `Title ${unique}`
    const item = await seat.desk.run('records.update', {
      personId: person.id,
      object: 'Contact',
      recordId,
      values: { Title: title },
    })
    if (!item.ok) return null
    return {
      kind: 'edit',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => rowsAt(scene, 'Contact', (row) => row['Id'] === recordId && row['Title'] === title).length,
      sequence: null,
    }
  },
}

/** A Lead is converted; each once. */
export const convertKind: WriteKind = {
  name: 'convert',
  weight: 1,
  requests: [{ service: 'salesforce', method: 'POST', path: '/services/Soap/' }],
  async make(scene, seat) {
    const person = seat.leads.find((one) => !seat.edited.has(one.id))
    if (!person) return null
    seat.edited.add(person.id)
    const panel = await seat.desk.run('people.salesforce', { personId: person.id })
    if (!panel.ok || panel.value.person?.object !== 'Lead') return null
    const leadId = panel.value.person.id
    const form = await seat.desk.run('leads.convertForm', { personId: person.id, leadId })
    if (!form.ok || form.value.blocked !== null) return null
    const rest = { accountId: null, contactId: null, opportunityName: null }
    const item = await seat.desk.run('leads.convert', {
      personId: person.id,
      leadId,
      status: form.value.status,
      ...rest,
    })
    if (!item.ok) return null
    const email = person.email?.toLowerCase()
    return {
      kind: 'convert',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => {
        const isConverted =
          rowsAt(scene, 'Lead', (row) => row['Id'] === leadId && row['IsConverted'] === true).length > 0
        return isConverted ? rowsAt(scene, 'Contact', (row) => String(row['Email']).toLowerCase() === email).length : 0
      },
      sequence: null,
    }
  },
}
