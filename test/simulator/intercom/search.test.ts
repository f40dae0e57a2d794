import { afterEach, describe, expect, test } from 'vitest'
import {
  ANNA,
  DAY,
  IDS,
  NOON,
  seed,
  seedContact,
  seedConversation,
  start,
  stopAll,
  type Client,
  textOf,
} from './fixture'

afterEach(stopAll)

const filter = (field: string, operator: string, value: unknown): Record<string, unknown> => ({
  field,
  operator,
  value,
})

async function found(client: Client, what: 'contacts' | 'conversations', query: unknown): Promise<string[] | number> {
  const { status, body } = await client.post(`/${what}/search`, { query })
  if (status !== 200) return status
  const rows = (what === 'contacts' ? body.data : body.conversations) as unknown as { id: string }[]
  return rows.map((row) => row.id).sort()
}

describe('contact search', () => {
  const cases: [string, string, unknown, string[] | number][] = [
    ['role', '=', 'lead', ['lea']],
    ['role', '!=', 'lead', ['joe', 'max']],
    ['email', '=', 'JOE@EXAMPLE.COM', ['joe']],
    ['email', '~', 'example', ['joe', 'lea', 'max']],
    ['email', '^', 'le', ['lea']],
    ['email', '$', '.org', []],
    ['name', '!~', 'user', ['lea']],
    ['email_domain', '=', 'example.com', ['joe', 'lea', 'max']],
    ['external_id', 'IN', ['u1', 'u2'], ['joe']],
    ['external_id', 'NIN', ['u1'], ['lea', 'max']],
    ['external_id', '=', null, ['lea', 'max']],
    ['owner_id', '=', ANNA, ['joe']],
    ['owner_id', '!=', ANNA, ['lea', 'max']],
    ['owner_id', '=', null, 400],
    ['tag_id', '=', '80', ['joe']],
    ['tag_id', '!=', '80', ['lea', 'max']],
    ['tag_id', 'IN', ['80'], 400],
    ['segment_id', '=', IDS.segment, ['joe']],
    ['unsubscribed_from_emails', '=', false, ['joe', 'lea', 'max']],
    ['unsubscribed_from_emails', '>', false, 400],
    ['custom_attributes.plan_level', '=', 'gold', ['joe']],
    ['custom_attributes.seats', '>=', 3, ['joe']],
    ['custom_attributes.nothing', '=', 'x', 400],
    ['utm_source', '=', 'google', 400],
    ['created_at', '=', 'foobar', 400],
    ['created_at', '>=', NOON, 400],
    ['created_at', '!=', NOON, 400],
    ['created_at', 'IN', [NOON], 400],
    ['name', '>', 'A', 400],
    ['name', 'IN', 'Joe User', 400],
    ['name', '=', ['Joe User'], 400],
    ['name', '=', 5, 400],
    ['name', 'LIKE', 'Joe', 400],
  ]

  test.each(cases)('%s %s %j', async (field, operator, value, expected) => {
    const client = await start()
    const wanted = Array.isArray(expected) ? expected.map((name) => IDS[name as 'joe']).sort() : expected
    expect(await found(client, 'contacts', filter(field, operator, value))).toEqual(wanted)
  })

  test('dates match by calendar day in the time zone of the workspace', async () => {
    // In New York, 5 March begins at 05:00 UTC.
    const midnight = NOON + 12 * 3600
    const contacts = [
      seedContact('a'.repeat(24), { updated_at: midnight - 1 }),
      seedContact('b'.repeat(24), { updated_at: midnight }),
      seedContact('c'.repeat(24), { updated_at: midnight + DAY }),
    ]
    const client = await start(seed({ contacts, conversations: [] }))
    const ask = async (operator: string, value: number): Promise<string> =>
      ((await found(client, 'contacts', filter('updated_at', operator, value))) as string[]).map((id) => id[0]).join('')
    expect(await ask('>', midnight - 1)).toBe('bc')
    expect(await ask('>', midnight - 12 * 3600)).toBe('bc')
    expect(await ask('>', midnight)).toBe('c')
    expect(await ask('<', midnight + 3600)).toBe('a')
    expect(await ask('=', midnight + 3600)).toBe('b')
  })

  test('a day can have 23 hours', async () => {
    // Daylight saving began on 8 March 2026 in New York: the day started at 05:00 UTC and the next at 04:00 UTC.
    const start8 = Date.UTC(2026, 2, 8, 5) / 1000
    const start9 = Date.UTC(2026, 2, 9, 4) / 1000
    const contacts = [
      seedContact('a'.repeat(24), { updated_at: start9 - 1 }),
      seedContact('b'.repeat(24), { updated_at: start9 }),
    ]
    const client = await start(seed({ contacts, conversations: [] }))
    expect(await found(client, 'contacts', filter('updated_at', '=', start8 + 10))).toEqual(['a'.repeat(24)])
    expect(await found(client, 'contacts', filter('updated_at', '>', start8))).toEqual(['b'.repeat(24)])
  })

  test('groups: at most 15 filters, nested at most twice', async () => {
    const client = await start()
    const one = filter('role', '=', 'user')
    const nested = { operator: 'AND', value: [{ operator: 'OR', value: [one, filter('role', '=', 'lead')] }, one] }
    expect(await found(client, 'contacts', nested)).toEqual([IDS.joe, IDS.max])
    expect(await found(client, 'contacts', { operator: 'AND', value: [nested] })).toBe(400)
    expect(await found(client, 'contacts', { operator: 'OR', value: Array(15).fill(one) })).toHaveLength(2)
    expect(await found(client, 'contacts', { operator: 'OR', value: Array(16).fill(one) })).toBe(400)
    expect(await found(client, 'contacts', { operator: 'OR', value: [] })).toBe(400)
    expect(await found(client, 'contacts', undefined)).toBe(400)
  })

  test('sorting, and paging from the body alone', async () => {
    const { post } = await start()
    const query = filter('email', '~', 'example')
    const sort = { field: 'updated_at', order: 'ascending' }
    const pagination = { per_page: 2 }
    const first = await post('/contacts/search?per_page=1&starting_after=x', { query, sort, pagination })
    expect(first.body.data).toMatchObject([{ id: IDS.joe }, { id: IDS.max }])
    const next = { ...pagination, starting_after: first.body.pages?.next?.starting_after }
    const second = await post('/contacts/search', { query, sort, pagination: next })
    expect(second.body.data).toMatchObject([{ id: IDS.lea }])
    const bad = { query, sort: { field: 'updated_at', order: 'desc' } }
    const refused = await post('/contacts/search', bad)
    expect(refused.body.errors).toMatchObject([
      { code: 'invalid_sort_order', message: "Invalid sort order 'desc'. Must be one of: ascending, descending" },
    ])
    expect((await post('/contacts/search', bad, { 'intercom-version': '2.15' })).status).toBe(200)
    expect((await post('/contacts/search', { query, pagination: { per_page: 151 } })).status).toBe(400)
    expect((await post('/contacts/search', { query, sort: { field: 'nope' } })).status).toBe(400)
  })

  test('a new contact is missing for the lag, though it can be read', async () => {
    const client = await start(undefined, { settings: { contactIndexLagSeconds: 60 } })
    const { body } = await client.post('/contacts', { email: 'new@example.com' })
    const query = filter('email', '=', 'new@example.com')
    expect((await client.get(`/contacts/${textOf(body.id)}`)).status).toBe(200)
    expect(await found(client, 'contacts', query)).toEqual([])
    const message = {
      message_type: 'in_app',
      from: { type: 'admin', id: ANNA },
      to: { type: 'user', id: body.id },
      body: 'Hi',
    }
    expect((await client.post('/messages', message)).status).toBe(404)
    client.clock.advance(60_000)
    expect(await found(client, 'contacts', query)).toEqual([body.id])
    expect((await client.post('/messages', message)).status).toBe(200)
  })
})

describe('conversation search', () => {
  const conversations = [
    seedConversation('1001', { created_at: NOON - 100, admin_assignee_id: ANNA, tagIds: ['80'] }),
    seedConversation('1002', { created_at: NOON - 50, contactId: IDS.lea, body: 'A question on pricing' }),
    seedConversation('1003', {
      created_at: NOON - 10,
      state: 'closed',
      deliveredAs: 'admin_initiated',
      admin_assignee_id: ANNA,
      parts: [{ at: NOON - 5, by: { type: 'admin', id: ANNA }, type: 'close', body: null }],
    }),
  ]

  const cases: [string, string, unknown, string[] | number][] = [
    ['created_at', '>', NOON - 50, ['1002', '1003']],
    ['created_at', '>', NOON - 49, ['1003']],
    ['created_at', '<', NOON - 50, ['1001', '1002']],
    ['created_at', '>', (NOON - 50) * 1000, []],
    ['updated_at', '>', String(NOON - 5), ['1003']],
    ['contact_ids', '=', IDS.lea, ['1002']],
    ['contact_ids', 'IN', [IDS.lea, IDS.joe], ['1001', '1002', '1003']],
    ['contact_ids', 'NIN', [IDS.joe], ['1002']],
    ['admin_assignee_id', '=', Number(ANNA), ['1001', '1003']],
    ['admin_assignee_id', '=', 0, ['1002']],
    ['state', '=', 'closed', ['1003']],
    ['open', '=', true, ['1001', '1002']],
    ['tag_ids', '=', '80', ['1001']],
    ['source.delivered_as', '=', 'customer_initiated', ['1001', '1002']],
    ['source.body', '=', 'pricing', ['1002']],
    ['source.body', '=', 'question on', []],
    ['source.author.email', '=', 'joe@example.com', ['1001']],
    ['statistics.last_close_at', '>', NOON - 10, ['1003']],
    ['teammate_ids', '=', ANNA, ['1003']],
    ['owner_id', '=', ANNA, 400],
    ['state', '>', 'open', 400],
    ['created_at', '=', 'foobar', 400],
    ['contact_ids', 'IN', Array(51).fill('x'), 400],
  ]

  test.each(cases)('%s %s %j', async (field, operator, value, expected) => {
    const client = await start(seed({ conversations }))
    expect(await found(client, 'conversations', filter(field, operator, value))).toEqual(expected)
  })

  test('the last updated comes first, and cursors keep their place when rows are added', async () => {
    const { post, standIn } = await start(seed({ conversations }))
    const query = filter('created_at', '>', 0)
    const first = await post('/conversations/search', { query, pagination: { per_page: 2 } })
    expect(first.body.conversations).toMatchObject([{ id: '1003' }, { id: '1002' }])
    standIn.control.contactStarts({ contactId: IDS.max, body: 'New' })
    const pagination = { per_page: 2, starting_after: first.body.pages?.next?.starting_after }
    const second = await post('/conversations/search', { query, pagination })
    expect(second.body.conversations).toMatchObject([{ id: '1001' }])
    expect(second.body.total_count).toBe(4)
  })

  test('tickets are mixed in unless their scope is off', async () => {
    const client = await start(seed({ conversations }))
    client.standIn.control.convertToTicket({ conversationId: '1001' })
    const query = filter('contact_ids', '=', IDS.joe)
    expect(await found(client, 'conversations', query)).toEqual(['1001', '1003'])
    expect((await client.get('/conversations/1001')).body.ticket).toMatchObject({
      type: 'ticket',
      admin_assignee_id: Number(ANNA),
    })
    client.standIn.control.setScope('read_tickets', false)
    expect(await found(client, 'conversations', query)).toEqual(['1003'])
    expect((await client.get('/conversations')).body.total_count).toBe(2)
  })
})
