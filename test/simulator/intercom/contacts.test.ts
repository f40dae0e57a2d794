import { afterEach, describe, expect, test } from 'vitest'
import { ANNA, BEN, DAY, IDS, NOON, start, stopAll, textOf } from './fixture'

afterEach(stopAll)

describe('reading', () => {
  test('a contact has every key of the examples', async () => {
    const { get } = await start()
    const { body } = await get(`/contacts/${IDS.joe}`)
    expect(body).toMatchObject({
      type: 'contact',
      workspace_id: 'abc123',
      utm_campaign: 'spring',
      utm_content: null,
      referrer: null,
      custom_attributes: { plan_level: 'gold', seats: 3, active: true },
      tags: { type: 'list', data: [{ type: 'tag', id: '80', url: '/tags/80' }], total_count: 1, has_more: false },
      companies: { data: [{ id: IDS.acme }], total_count: 1 },
      location: { type: 'location', country: null },
    })
  })

  test('lists ten a page, walks with the cursor, and refuses a foreign one', async () => {
    const { get, standIn } = await start()
    for (let i = 0; i < 12; i++) standIn.control.createContact({ email: `p${i}@example.com` })
    const first = await get('/contacts')
    expect(first.body.data).toHaveLength(10)
    expect(first.body).toMatchObject({ total_count: 15, pages: { page: 1, per_page: 10, total_pages: 2 } })
    const after = textOf(first.body.pages?.next?.starting_after)
    const second = await get(`/contacts?starting_after=${encodeURIComponent(after)}`)
    expect(second.body.data).toHaveLength(5)
    expect(second.body.pages).not.toHaveProperty('next')
    expect(second.body.pages?.page).toBe(2)
    const bad = await get('/contacts?starting_after=bm9wZQ==')
    expect([bad.status, bad.body.errors?.[0]?.code]).toEqual([400, 'client_error'])
    expect((await get('/contacts?per_page=151')).status).toBe(400)
  })

  test('external ids find users only', async () => {
    const { get } = await start()
    expect((await get('/contacts/find_by_external_id/u1')).body.id).toBe(IDS.joe)
    expect((await get('/contacts/find_by_external_id/nobody')).status).toBe(404)
  })
})

describe('creating', () => {
  test('a user is unique by email, a lead is not', async () => {
    const { post, send } = await start()
    const twin = await post('/contacts', { role: 'user', email: 'JOE@example.com' })
    expect(twin.status).toBe(409)
    expect(twin.body.errors).toMatchObject([
      { code: 'conflict', message: `A contact matching those details already exists with id=${IDS.joe}` },
    ])
    expect((await post('/contacts', { role: 'lead', email: 'joe@example.com' })).status).toBe(200)
    await send('POST', `/contacts/${IDS.joe}/archive`)
    const archived = await post('/contacts', { email: 'joe@example.com' })
    expect(archived.body.errors?.[0]?.message).toBe(
      `An archived contact matching those details already exists with id=${IDS.joe}`,
    )
  })

  test('needs something to go by', async () => {
    const { post } = await start()
    expect((await post('/contacts', { name: 'Nobody' })).status).toBe(400)
    expect((await post('/contacts', { role: 'user' })).status).toBe(400)
    expect((await post('/contacts', { role: 'lead' })).body).toMatchObject({ role: 'lead', email: null })
    expect((await post('/contacts', { role: 'boss', email: 'b@example.com' })).status).toBe(400)
    expect((await post('/contacts', { email: 'not an address' })).status).toBe(400)
    expect((await post('/contacts', { role: 'lead', email_verified: true })).status).toBe(400)
  })

  test('ids are 24 hex characters and the campaign fields cannot be written', async () => {
    const { post } = await start()
    const { body } = await post('/contacts', { email: 'c@example.com', utm_source: 'mine', referrer: 'x' })
    expect(body).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{24}$/), utm_source: null, referrer: null })
  })
})

describe('changing', () => {
  test('the owner is a member of the workspace or nobody', async () => {
    const { send } = await start()
    const path = `/contacts/${IDS.joe}`
    const stranger = await send('PUT', path, { owner_id: '1' })
    expect([stranger.status, stranger.body.errors?.[0]?.message]).toEqual([
      400,
      'The owner specified is not a member of the workspace',
    ])
    expect((await send('PUT', path, { owner_id: BEN })).body.owner_id).toBe(BEN)
    expect((await send('PUT', path, { owner_id: Number(ANNA) })).body.owner_id).toBe(ANNA)
    expect((await send('PUT', path, { owner_id: null })).body.owner_id).toBeNull()
  })

  test('whether an owner change moves updated_at is a switch', async () => {
    const { send, standIn, get } = await start()
    standIn.settings.ownerChangeMovesUpdatedAt = false
    await send('PUT', `/contacts/${IDS.joe}`, { owner_id: BEN })
    expect((await get(`/contacts/${IDS.joe}`)).body.updated_at).toBe(NOON - 5 * DAY)
    standIn.settings.ownerChangeMovesUpdatedAt = true
    await send('PUT', `/contacts/${IDS.joe}`, { owner_id: ANNA })
    expect((await get(`/contacts/${IDS.joe}`)).body.updated_at).toBe(NOON)
  })

  test('who may not set owners is refused, and nothing of the change is made', async () => {
    const { send, standIn, get } = await start()
    const path = `/contacts/${IDS.joe}`
    const before = (await get(path)).body
    for (const [ownerWrites, status, code] of [
      ['unauthorized', 401, 'token_unauthorized'],
      ['forbidden', 403, 'forbidden'],
      ['plan_restricted', 403, 'api_plan_restricted'],
    ] as const) {
      standIn.settings.ownerWrites = ownerWrites
      const refused = await send('PUT', path, { owner_id: BEN, name: 'Other' })
      expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([status, code])
      expect((await send('POST', '/contacts', { email: `${code}@x.example`, owner_id: BEN })).status).toBe(status)
    }
    expect((await get(path)).body).toEqual(before)
    // Everything else of a person goes on.
    expect((await send('PUT', path, { name: 'Other' })).body.name).toBe('Other')
  })

  test('a lead becomes a user, a user never a lead', async () => {
    const { send } = await start()
    const up = await send('PUT', `/contacts/${IDS.lea}`, { role: 'user' })
    expect(up.body).toMatchObject({ id: IDS.lea, role: 'user', signed_up_at: NOON })
    const down = await send('PUT', `/contacts/${IDS.lea}`, { role: 'lead' })
    expect([down.status, down.body.errors?.[0]?.code]).toEqual([400, 'client_error'])
    expect((await send('PUT', `/contacts/${IDS.lea}`, { email: 'max@example.com' })).status).toBe(409)
  })

  test('custom attributes must exist and get their own type', async () => {
    const { send, post } = await start()
    const path = `/contacts/${IDS.joe}`
    const unknown = await send('PUT', path, { custom_attributes: { SALESFORCE_ID: '003' } })
    expect([unknown.status, unknown.body.errors?.[0]?.message]).toEqual([
      400,
      "Custom attribute 'SALESFORCE_ID' does not exist",
    ])
    await post('/data_attributes', { name: 'SALESFORCE_ID', model: 'contact', data_type: 'string' })
    const known = await send('PUT', path, { custom_attributes: { SALESFORCE_ID: '003', plan_level: null } })
    expect(known.body.custom_attributes).toEqual({ SALESFORCE_ID: '003', seats: 3, active: true })
    expect((await send('PUT', path, { custom_attributes: { SALESFORCE_ID: 3 } })).status).toBe(400)
  })
})

describe('the end of a contact', () => {
  test('merging copies, moves and leaves a trail', async () => {
    const { get, post, standIn } = await start()
    const conversation = standIn.control.contactStarts({ contactId: IDS.lea, body: 'From the lead' })
    await post(`/contacts/${IDS.lea}/notes`, { body: 'Warm', admin_id: ANNA })
    const plain = await post('/contacts/merge', { from: IDS.lea, into: IDS.max })
    expect([plain.status, plain.body.errors?.[0]?.code]).toEqual([400, 'invalid_merge'])
    const wrongWay = await post('/contacts/merge', { from: IDS.max, into: IDS.lea })
    expect(wrongWay.body.errors?.[0]?.message).toBe('Merging can only be performed on a lead into a user')
    const body = { from: IDS.lea, into: IDS.max, skip_duplicate_validation: true }
    const merged = await post('/contacts/merge', body)
    expect(merged.body).toMatchObject({ id: IDS.max, email: 'max@example.com', notes: { total_count: 1 } })
    expect((await get(`/conversations/${conversation}`)).body).toMatchObject({
      contacts: { contacts: [{ id: IDS.max }] },
    })
    const gone = await get(`/contacts/${IDS.lea}`)
    expect(gone.status).toBe(410)
    expect(gone.headers.get('link')).toBe(`</contacts/${IDS.max}>; rel="canonical"`)
    expect((await get(`/contacts/${IDS.lea}`, { 'intercom-version': '2.15' })).status).toBe(404)
    const history = await get(`/contacts/${IDS.max}/merge_history`)
    expect(history.body.data).toMatchObject([{ source_contact_id: IDS.lea, source_contact_role: 'lead' }])
    expect((await post('/contacts/merge', body)).status).toBe(404)
  })

  test('duplicates merge without being told to, and before 2.16 everybody does', async () => {
    const { post, standIn } = await start()
    const twin = standIn.control.createContact({ role: 'lead', email: 'max@example.com', owner_id: ANNA })
    expect((await post('/contacts/merge', { from: twin, into: IDS.max })).status).toBe(200)
    const old = { 'intercom-version': '2.15' }
    expect((await post('/contacts/merge', { from: IDS.lea, into: IDS.joe }, old)).status).toBe(200)
  })

  test('archived, blocked and deleted contacts leave lists and searches', async () => {
    const { get, post, send, standIn } = await start()
    const ids = async (): Promise<string[]> =>
      ((await get('/contacts')).body.data as unknown as { id: string }[]).map((row) => row.id).sort()
    expect((await post(`/contacts/${IDS.joe}/archive`)).body).toMatchObject({ id: IDS.joe, archived: true })
    expect(await ids()).toEqual([IDS.lea, IDS.max])
    expect((await get(`/contacts/${IDS.joe}`)).status).toBe(404)
    standIn.settings.archivedContactsReadable = true
    expect((await get(`/contacts/${IDS.joe}`)).status).toBe(200)
    expect((await post(`/contacts/${IDS.joe}/unarchive`)).body.archived).toBe(false)
    expect((await post(`/contacts/${IDS.joe}/block`)).body.blocked).toBe(true)
    expect((await get('/conversations/471')).body.state).toBe('closed')
    expect((await send('DELETE', `/contacts/${IDS.max}`)).body).toMatchObject({ id: IDS.max, deleted: true })
    expect((await get(`/contacts/${IDS.max}`)).status).toBe(404)
    expect(await ids()).toEqual([IDS.lea])
  })
})

test('whether a new conversation moves the contact’s updated_at is a switch', async () => {
  const { get, standIn } = await start()
  const updated = async (): Promise<unknown> => (await get(`/contacts/${IDS.joe}`)).body.updated_at
  standIn.settings.conversationMovesUpdatedAt = false
  standIn.control.contactStarts({ contactId: IDS.joe, body: 'Hello' })
  expect(await updated()).toBe(NOON - 5 * DAY)
  standIn.settings.conversationMovesUpdatedAt = true
  standIn.control.contactStarts({ contactId: IDS.joe, body: 'Hello' })
  expect(await updated()).toBe(NOON)
})

test('"no owner" can be searched for where the switch allows it', async () => {
  const { post, standIn } = await start()
  const query = { field: 'owner_id', operator: '=', value: null }
  expect((await post('/contacts/search', { query })).status).toBe(400)
  standIn.settings.ownerSearchAcceptsNull = true
  expect((await post('/contacts/search', { query })).body.data).toMatchObject([{ id: IDS.lea }])
})

test('a merged contact is 404 where the workspace answers as the text of merging says', async () => {
  const { get, post, standIn } = await start()
  const body = { from: IDS.lea, into: IDS.max, skip_duplicate_validation: true }
  expect((await post('/contacts/merge', body)).status).toBe(200)
  standIn.settings.mergedIsGone = false
  const gone = await get(`/contacts/${IDS.lea}`)
  expect([gone.status, gone.headers.get('link')]).toEqual([404, null])
  expect((await get(`/contacts/${IDS.max}/merge_history`)).body.data).toMatchObject([{ source_contact_id: IDS.lea }])
})
