import type { MappingEntry, PersonRow } from '../../../src/contract/models'
import { createDesk, type Desk, type DeskOptions } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

export type Row = Record<string, unknown>

/** A settled desk with these mappings; automatic writes are still off. */
export async function mappedDesk(entries: readonly MappingEntry[], options: DeskOptions = {}): Promise<Desk> {
  const desk = await createDesk({ people: 120, bookShare: 0.6, speed: 30, undoSeconds: 0, ...options })
  await settledDesk(desk)
  await desk.run('mapping.get', {})
  await desk.run('mapping.save', { entries: [...entries] })
  return desk
}

/** Switches a kind on and waits for what follows at once. */
export async function switchOn(desk: Desk, kind: 'mapping' | 'attributes' | 'owners'): Promise<void> {
  await desk.run('automations.set', { kind, on: true })
  await looked(desk)
}

/** Waits until nothing is left to be written by itself, and what was has gone out. */
export async function looked(desk: Desk): Promise<void> {
  let left = ''
  await until(
    'nothing left to write',
    async () => {
      const { kinds } = await desk.run('automations.list', {})
      const { unsent, rows } = await desk.run('outbox.list', {})
      const due = kinds.filter((kind) => kind.on && kind.count > 0)
      left = JSON.stringify([due, rows.slice(0, 3)])
      return unsent === 0 && due.length === 0
    },
    20_000,
  ).catch((thrown: unknown) => {
    throw new Error(`Left: ${left.slice(0, 2_000)}`, { cause: thrown })
  })
}

/** People of the book who are one Lead that the rep owns, with it; each with an email of their own. */
export async function peopleWithLeads(desk: Desk): Promise<{ person: PersonRow; leadId: string }[]> {
  const { rows } = await desk.run('book.list', { filter: { match: ['lead'] }, limit: 1000, sort: 'created' })
  const found: { person: PersonRow; leadId: string }[] = []
  for (const person of rows) {
    const { records } = await desk.run('people.salesforce', { personId: person.id })
    const shared = rows.filter((one) => one.email?.toLowerCase() === person.email?.toLowerCase()).length > 1
    if (!shared && records[0]?.ownerIsMe) found.push({ person, leadId: records[0].id })
  }
  return found
}

export function lead(desk: Desk, id: string): Row {
  return desk.salesforce.control.get('Lead', id) ?? {}
}

export function contact(desk: Desk, id: string): Row & { custom_attributes: Row } {
  return desk.intercom.control.contact(id) as Row & { custom_attributes: Row }
}

/** The bodies of writes to one record of Salesforce, alone or in a composite. */
export function writesTo(desk: Pick<Desk, 'salesforce'>, recordId: string): Row[] {
  // Only the head of a long body is kept, and the write is at the head.
  const write = new RegExp(`"method":"PATCH","url":"[^"]*${recordId}".*?"body":(\\{[^{}]*\\})`, 's')
  return desk.salesforce.requests.flatMap((request): Row[] => {
    if (request.method === 'PATCH' && request.url.includes(recordId)) return [JSON.parse(request.body) as Row]
    const found = request.url.endsWith('/composite') ? write.exec(request.body)?.[1] : undefined
    return found === undefined ? [] : [JSON.parse(found) as Row]
  })
}

/** The bodies of writes to one contact of Intercom. */
export function putsTo(desk: Pick<Desk, 'intercom'>, contactId: string): Row[] {
  return desk.intercom.requests
    .filter((request) => request.method === 'PUT' && request.url === `/contacts/${contactId}`)
    .map((request) => JSON.parse(request.body) as Row)
}

/** Events sent for one contact, as often as they were sent. */
export function eventsSent(desk: Pick<Desk, 'intercom'>, contactId: string): Row[] {
  return desk.intercom.requests
    .filter((request) => request.method === 'POST' && request.url === '/events')
    .map((request) => JSON.parse(request.body) as Row)
    .filter((body) => body.id === contactId)
}

/** A teammate or a colleague changes the person in Intercom, and this desktop reads it. */
export async function edited(desk: Desk, personId: string, change: Row): Promise<void> {
  desk.intercom.control.updateContact({ contactId: personId, ...change })
  await desk.run('people.refresh', { personId })
}

/** Somebody changes a record in Salesforce, and this desktop reads it. */
export async function changedThere(
  desk: Desk,
  personId: string,
  object: string,
  id: string,
  values: Row,
): Promise<void> {
  desk.salesforce.control.update(object, id, values)
  await desk.run('salesforce.refresh', { personId })
}
