import { expect, test } from 'vitest'
import { createIntercomStandIn } from '../../../src/simulator/intercom'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { ANNA, BEN, NOON, seed, seedContact, seedConversation, textOf, type Loose } from './fixture'

const PEOPLE = 100_000
const CONVERSATIONS = 200_000

test('a world of 100,000 people and 200,000 conversations answers page after page without sorting it again', async () => {
  const id = (i: number): string => i.toString(16).padStart(24, '0')
  const contacts = Array.from({ length: PEOPLE }, (_, i) =>
    seedContact(id(i), {
      email: `p${i}@example.com`,
      owner_id: i % 10 === 0 ? ANNA : BEN,
      updated_at: NOON - ((i * 7919) % 9_000_000),
    }),
  )
  const conversations = Array.from({ length: CONVERSATIONS }, (_, i) =>
    seedConversation(String(1_000_000 + i), {
      contactId: id(i % PEOPLE),
      created_at: NOON - ((i * 104729) % 9_000_000),
      tagIds: [],
    }),
  )
  const standIn = createIntercomStandIn({
    clock: createSimClock(NOON * 1000),
    seed: seed({ contacts, conversations, segments: [] }),
    settings: { rateLimitPer10s: 100_000 },
  })
  await standIn.listen()
  const sorted = countSorting()
  const ask = async (path: string, body?: unknown): Promise<Loose> => {
    const response = await fetch(standIn.baseUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${standIn.token}`,
        'intercom-version': '2.16',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const parsed = (await response.json()) as Loose
    expect(response.status).toBe(200)
    return parsed
  }
  /** How many rows were sorted for 20 pages of a search, with a write before each where `busy`. */
  const walk = async (path: string, query: unknown, busy: boolean): Promise<number> => {
    const before = sorted.rows
    const sort = { field: 'updated_at', order: 'descending' }
    let after: string | undefined
    for (let page = 0; page < 20; page++) {
      if (busy) standIn.control.contactStarts({ contactId: id(page), body: 'Hello' })
      const pagination = { per_page: 150, ...(after === undefined ? {} : { starting_after: after }) }
      const answer = await ask(path, { query, sort, pagination })
      after = answer.pages?.next ? textOf(answer.pages.next.starting_after) : undefined
    }
    return sorted.rows - before
  }
  const owner = { field: 'owner_id', operator: '=', value: ANNA }
  const recent = { field: 'updated_at', operator: '>', value: NOON - 100_000 }
  const results: Record<string, number> = {}
  for (const busy of [false, true]) {
    const kind = busy ? 'busy' : 'quiet'
    results[`book, ${kind}`] = await walk('/contacts/search', owner, busy)
    results[`recent, ${kind}`] = await walk('/conversations/search', recent, busy)
    results[`one person's, ${kind}`] = await walk(
      '/conversations/search',
      { field: 'contact_ids', operator: '=', value: id(5) },
      busy,
    )
  }
  sorted.stop()
  await standIn.close()
  // Sorting everything for each page would be 20 times all people, or all conversations.
  for (const [name, rows] of Object.entries(results)) expect(rows, name).toBeLessThan(2 * PEOPLE + CONVERSATIONS / 2)
}, 120_000)

/** Counts the rows of every array that is sorted from here on. */
function countSorting(): { rows: number; stop(): void } {
  const { sort, toSorted } = Array.prototype
  const counted = {
    rows: 0,
    stop() {
      Object.assign(Array.prototype, { sort, toSorted })
    },
  }
  const counting = (original: typeof sort) =>
    function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
      counted.rows += this.length
      return original.call(this, compare)
    }
  Object.assign(Array.prototype, { sort: counting(sort), toSorted: counting(toSorted) })
  return counted
}
