import type { OutboxItem, Person, PersonField } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

type Json = Record<string, unknown>

/** A settled desk whose writes leave at once, and people of the rep whom Salesforce does not know. */
export async function peopleDesk(undoSeconds = 0): Promise<{ desk: Desk; people: string[] }> {
  const desk = await createDesk({ people: 100, bookShare: 0.7, speed: 30, undoSeconds })
  await settledDesk(desk)
  const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
  return { desk, people: rows.map((row) => row.id) }
}

/** A call of the API that another program makes. */
export async function api(desk: Desk, method: string, path: string, body?: unknown): Promise<Json> {
  const init = {
    method,
    headers: {
      authorization: `Bearer ${desk.intercom.token}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'intercom-version': '2.16',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  // Once more where a connection that was kept from before the network went turns out to be dead.
  const send = (): Promise<Response> => fetch(`${desk.intercom.baseUrl}${path}`, init)
  const response = await send().catch(send)
  return (await response.json()) as Json
}

export const shown = (desk: Desk, personId: string): Promise<Person> => desk.run('people.get', { personId })

/** One attribute as it is shown; fails where it is not. */
export async function field(desk: Desk, personId: string, name: string): Promise<PersonField> {
  const { contact, attributes } = await desk.run('people.fields', { personId })
  const found = [...contact, ...attributes].find((one) => one.name === name)
  if (!found) throw new Error(`No field ${name}`)
  return found
}

/** The item in one of these states. */
export const item = (desk: Desk, itemId: string, state: OutboxItem['state'] = 'done'): Promise<OutboxItem> =>
  until(
    `${itemId} ${state}`,
    async () => {
      const now = await desk.run('outbox.get', { itemId })
      return now.state === state && now
    },
    30_000,
  )

/** The bodies of one kind of write, in their order. */
export function writes(desk: Desk, method: string, path: RegExp): Json[] {
  return desk.intercom.requests
    .filter((request) => request.method === method && path.test(request.url))
    .map((request) => (request.body === '' ? {} : (JSON.parse(request.body) as Json)))
}
