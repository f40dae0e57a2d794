import { afterEach, expect, test } from 'vitest'
import { ANNA, IDS, NOON, start, stopAll, textOf } from './fixture'

afterEach(stopAll)

test('a contact writes, a teammate answers, and both are found again', async () => {
  const { get, post } = await start()
  expect((await get('/me')).body).toMatchObject({ id: ANNA, app: { id_code: 'abc123', timezone: 'America/New_York' } })
  expect((await get('/admins')).body.admins).toHaveLength(2)

  const made = await post('/conversations', { from: { type: 'user', id: IDS.joe }, body: 'Hello <b>there</b>' })
  expect(made.body).toMatchObject({ type: 'user_message', message_type: 'inapp' })
  const id = textOf(made.body.conversation_id)

  const found = await post('/conversations/search', {
    query: { operator: 'AND', value: [{ field: 'created_at', operator: '>', value: NOON }] },
  })
  expect(found.body).toMatchObject({ type: 'conversation.list', total_count: 1, conversations: [{ id }] })

  const replied = await post(`/conversations/${id}/reply`, {
    type: 'admin',
    message_type: 'comment',
    admin_id: ANNA,
    body: 'Hi Joe',
  })
  expect(replied.body).toMatchObject({ id, waiting_since: null, state: 'open' })

  const read = await get(`/conversations/${id}`)
  expect(read.body).toMatchObject({
    source: { body: '<p>Hello &lt;b&gt;there&lt;/b&gt;</p>', author: { type: 'user', id: IDS.joe } },
    conversation_parts: {
      total_count: 1,
      conversation_parts: [{ part_type: 'comment', body: '<p>Hi Joe</p>', author: { id: ANNA } }],
    },
  })
})

test('contacts are searched by owner and read by id', async () => {
  const { get, post } = await start()
  const found = await post('/contacts/search', {
    query: { field: 'owner_id', operator: '=', value: ANNA },
    sort: { field: 'updated_at', order: 'descending' },
    pagination: { per_page: 150 },
  })
  expect(found.body).toMatchObject({ type: 'list', total_count: 1, data: [{ id: IDS.joe, owner_id: ANNA }] })
  expect((await get(`/contacts/${IDS.joe}`)).body).toMatchObject({ email: 'joe@example.com', utm_source: 'google' })
  expect((await get('/contacts/nobody')).status).toBe(404)
})
