import { afterEach, describe, expect, test } from 'vitest'
import { ANNA, DAY, IDS, NOON, start, stopAll, textOf } from './fixture'

afterEach(stopAll)

describe('companies', () => {
  test('are made and changed by company_id, and hidden in lists without contacts', async () => {
    const { get, post, send } = await start()
    const made = await post('/companies', { company_id: 'c2', name: 'Two' })
    const again = await post('/companies', { company_id: 'c2', name: 'Two Ltd', plan: 'Pro', website: 'two.example' })
    expect(again.body).toMatchObject({
      id: made.body.id,
      name: 'Two Ltd',
      plan: { name: 'Pro' },
      website: 'two.example',
    })
    expect((await get('/companies')).body).toMatchObject({
      total_count: 1,
      data: [{ company_id: 'acme', user_count: 1 }],
    })
    expect((await get('/companies?company_id=c2')).body.name).toBe('Two Ltd')
    expect((await get('/companies?name=Nobody')).status).toBe(404)
    const id = textOf(made.body.id)
    expect((await post(`/contacts/${IDS.lea}/companies`, {})).body.errors?.[0]?.message).toBe('company not specified')
    await post(`/contacts/${IDS.lea}/companies`, { id })
    expect((await post('/companies/list')).body.total_count).toBe(2)
    expect((await get(`/companies/${id}/contacts`)).body.data).toMatchObject([{ id: IDS.lea }])
    expect((await send('DELETE', `/companies/${id}`)).body).toEqual({ id, object: 'company', deleted: true })
    expect((await get(`/contacts/${IDS.lea}/companies`)).body.data).toEqual([])
  })

  test('pages have a URL to the next one', async () => {
    const { get, standIn, post } = await start()
    for (let i = 0; i < 3; i++) {
      const { body } = await post('/companies', { company_id: `n${i}`, name: `N${i}` })
      standIn.control.createContact({ email: `n${i}@example.com`, companyIds: [textOf(body.id)] })
    }
    const first = await get('/companies?per_page=3')
    const next = new URL(textOf(first.body.pages?.next))
    expect((await get(next.pathname + next.search)).body).toMatchObject({ data: [{}], pages: { page: 2, next: null } })
  })

  test('one scroll at a time, for a minute', async () => {
    const { get, clock } = await start()
    const first = await get('/companies/scroll')
    expect(first.body).toMatchObject({ data: [{ id: IDS.acme }], pages: null, total_count: null })
    expect((await get('/companies/scroll')).status).toBe(400)
    const param = textOf(first.body.scroll_param)
    expect((await get(`/companies/scroll?scroll_param=${param}`)).body.data).toEqual([])
    const second = await get('/companies/scroll')
    clock.advance(61_000)
    expect((await get(`/companies/scroll?scroll_param=${textOf(second.body.scroll_param)}`)).status).toBe(404)
  })
})

describe('notes', () => {
  test('newest first, with their author', async () => {
    const { get, post, clock } = await start()
    await post(`/contacts/${IDS.joe}/notes`, { body: 'First', admin_id: ANNA })
    clock.advance(1000)
    const second = await post(`/contacts/${IDS.joe}/notes`, { body: 'Second' })
    expect(second.body).toMatchObject({ type: 'note', body: '<p>Second</p>', author: null, contact: { id: IDS.joe } })
    const list = await get(`/contacts/${IDS.joe}/notes`)
    expect(list.body).toMatchObject({ total_count: 2, data: [{ body: '<p>Second</p>' }, { author: { id: ANNA } }] })
    expect((await post(`/contacts/${IDS.joe}/notes`, { body: 'x', admin_id: '1' })).body.errors?.[0]?.message).toBe(
      'Resource Not Found',
    )
    expect((await post(`/contacts/${IDS.joe}/notes`, {})).status).toBe(400)
  })
})

describe('tags', () => {
  test('names are found without regard to case; ids rename', async () => {
    const { get, post } = await start()
    expect((await post('/tags', { name: 'vip' })).body).toMatchObject({ id: '80', name: 'VIP' })
    expect((await post('/tags', { id: '80', name: 'Top' })).body.name).toBe('Top')
    expect((await get('/tags')).body.data).toEqual([{ type: 'tag', id: '80', name: 'Top' }])
    expect((await post('/tags', { name: '' })).body.errors?.[0]?.message).toBe('invalid tag parameters')
  })

  test('on contacts, in bulk, and on conversations', async () => {
    const { get, post, send } = await start()
    expect((await post(`/contacts/${IDS.lea}/tags`, { id: '80' })).body).toMatchObject({
      name: 'VIP',
      applied_at: NOON,
      applied_by: { type: 'admin', id: ANNA },
    })
    const bulk = await post('/tags', { name: 'Hot', users: [{ id: IDS.joe }, { email: 'max@example.com' }] })
    expect(bulk.body.users).toEqual([
      { id: IDS.joe, tagged: true },
      { id: IDS.max, tagged: true },
    ])
    expect((await get(`/contacts/${IDS.joe}/tags`)).body.data).toHaveLength(2)
    expect((await send('DELETE', `/contacts/${IDS.lea}/tags/80`)).body.id).toBe('80')
    expect((await send('DELETE', `/contacts/${IDS.lea}/tags/80`)).status).toBe(404)
    expect((await post('/conversations/471/tags', { id: '80', admin_id: ANNA })).body.applied_by).toEqual({
      type: 'admin',
      id: ANNA,
    })
    expect((await get('/conversations/471')).body.tags).toMatchObject({ tags: [{ id: '80', name: 'VIP' }] })
    const off = await send('DELETE', '/conversations/471/tags/99', { admin_id: ANNA })
    expect(off.body.errors?.[0]?.code).toBe('tag_not_found')
    expect((await post('/conversations/1/tags', { id: '80', admin_id: ANNA })).body.errors?.[0]?.message).toBe(
      'Conversation not found',
    )
  })
})

describe('data attributes', () => {
  test.each([
    [
      { name: 'a!b', model: 'contact', data_type: 'string' },
      'Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens',
    ],
    [{ name: 'ab', model: 'contact', data_type: 'blob' }, "Data Type isn't an option"],
    [
      { name: 'ab', model: 'order', data_type: 'string' },
      'The Data Attribute model field must be either contact or company',
    ],
    [
      { name: 'seats', model: 'company', data_type: 'string' },
      "You already have 'seats' in your people data. To save this as new company data, use a different name.",
    ],
    [{ name: 'ab', model: 'contact', data_type: 'options', options: 'x' }, "Options isn't an array"],
  ])('refused: %j', async (body, message) => {
    const { post } = await start()
    const answer = await post('/data_attributes', body)
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([400, message])
  })

  test('archived ones are listed on request alone', async () => {
    const { get, post, send } = await start()
    const made = await post('/data_attributes', { name: 'Ring', model: 'contact', data_type: 'string' })
    expect(made.body).toMatchObject({ full_name: 'custom_attributes.Ring', custom: true, admin_id: ANNA })
    await send('PUT', `/data_attributes/${textOf(made.body.id)}`, { archived: true })
    const names = async (query: string): Promise<string[]> =>
      ((await get(`/data_attributes?model=contact${query}`)).body.data as unknown as { name: string }[]).map(
        (row) => row.name,
      )
    expect(await names('')).not.toContain('Ring')
    expect(await names('&include_archived=true')).toContain('Ring')
    expect((await send('PUT', '/data_attributes/9999', {})).body.errors?.[0]?.code).toBe('field_not_found')
  })
})

describe('events', () => {
  test('the same event is kept once, and old ones are not listed', async () => {
    const { get, post, standIn } = await start()
    const event = { event_name: 'Lead converted', created_at: NOON - 60, user_id: 'u1', metadata: { id: '00Q' } }
    expect((await post('/events', event)).status).toBe(202)
    expect((await post('/events', event)).status).toBe(202)
    await post('/events', { ...event, created_at: NOON - 91 * DAY })
    expect(standIn.control.events(IDS.joe)).toHaveLength(2)
    const list = await get(`/events?type=user&user_id=u1`)
    expect(list.body.events).toMatchObject([{ event_name: 'Lead converted', intercom_user_id: IDS.joe }])
    const summary = await get(`/events?type=user&email=joe@example.com&summary=true`)
    expect(summary.body).toMatchObject({ type: 'event.summary', events: [{ name: 'Lead converted', count: 2 }] })
  })

  test.each([
    ['no name', { created_at: NOON, user_id: 'u1' }, 400],
    ['no time', { event_name: 'x', user_id: 'u1' }, 400],
    ['a lead by email', { event_name: 'x', created_at: NOON, email: 'lea@example.com' }, 404],
    ['nested metadata', { event_name: 'x', created_at: NOON, user_id: 'u1', metadata: { a: { b: 1 } } }, 400],
    [
      'eleven keys',
      {
        event_name: 'x',
        created_at: NOON,
        user_id: 'u1',
        metadata: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`k${i}`, i])),
      },
      400,
    ],
  ])('refused: %s', async (_name, body, status) => {
    const { post, standIn } = await start()
    expect((await post('/events', body)).status).toBe(status)
    expect(standIn.control.events()).toEqual([])
  })
})

test('segments and macros', async () => {
  const { get } = await start()
  expect((await get('/segments?include_count=true')).body.segments).toMatchObject([{ id: IDS.segment, count: 1 }])
  expect((await get(`/contacts/${IDS.joe}/segments`)).body.data).toMatchObject([{ id: IDS.segment }])
  expect((await get(`/contacts/${IDS.max}/segments`)).body.data).toEqual([])
  const macros = await get('/macros')
  expect(macros.body.data).toMatchObject([
    {
      id: '12',
      body: '<p>Hello <attribute key="user.name" default="there"/></p>',
      body_text: 'Hello {{user.name|fallback:"there"}}',
      created_at: expect.stringMatching(/Z$/),
    },
  ])
  expect((await get('/macros?updated_since=abc')).body.errors?.[0]?.message).toBe('Invalid updated_since timestamp')
})

test('teammates and teams', async () => {
  const { get, send } = await start()
  expect((await get('/admins')).body).toMatchObject({ type: 'admin.list', admins: [{ id: ANNA }, { job_title: 'AE' }] })
  expect((await get('/teams')).body.teams).toMatchObject([{ name: 'Sales', admin_ids: [Number(ANNA)] }])
  const away = await send('PUT', `/admins/${ANNA}/away`, { away_mode_enabled: true, away_mode_reassign: false })
  expect(away.body.away_mode_enabled).toBe(true)
  expect((await send('PUT', `/admins/${ANNA}/away`, {})).status).toBe(400)
})
