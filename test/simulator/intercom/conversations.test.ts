import { afterEach, describe, expect, test } from 'vitest'
import {
  ANNA,
  BEN,
  DAY,
  IDS,
  NOON,
  seed,
  seedConversation,
  start,
  stopAll,
  TEAM,
  type Answer,
  type Client,
  textOf,
} from './fixture'

afterEach(stopAll)

const at = '/conversations/471'
const admin = { type: 'admin', admin_id: ANNA }
const lastPart = (answer: Answer): unknown => {
  const parts = answer.body.conversation_parts?.conversation_parts as unknown as unknown[]
  return parts.at(-1)
}
const manage = (client: Client, message_type: string, more: object = {}): Promise<Answer> =>
  client.post(`${at}/parts`, { ...admin, message_type, ...more })

describe('what a conversation shows', () => {
  test('the first message is the source; parts come with GET by id alone', async () => {
    const { get } = await start()
    const one = await get(at)
    expect(one.body).toMatchObject({
      id: '471',
      source: {
        delivered_as: 'customer_initiated',
        body: '<p>I need support with billing</p>',
        url: expect.any(String),
      },
      contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: IDS.joe, external_id: 'u1' }] },
      waiting_since: NOON - DAY,
      statistics: null,
      conversation_parts: { total_count: 0, conversation_parts: [] },
    })
    const list = await get('/conversations')
    expect(list.body.conversations?.[0]).not.toHaveProperty('conversation_parts')
  })

  test('at most the last 500 parts, and the count tells', async () => {
    const parts = Array.from({ length: 503 }, (_, i) => ({
      at: NOON - DAY + i,
      by: { type: 'admin' as const, id: ANNA },
      type: 'note' as const,
      body: `n${i}`,
    }))
    const { get } = await start(seed({ conversations: [seedConversation('471', { parts })] }))
    const { body } = await get(at)
    expect(body.conversation_parts).toMatchObject({ total_count: 503 })
    expect(body.conversation_parts?.conversation_parts).toHaveLength(500)
    expect(body.conversation_parts?.conversation_parts?.[0]?.body).toBe('<p>n3</p>')
  })

  test('plain text on request', async () => {
    const { get, post } = await start()
    await post(`${at}/reply`, {
      ...admin,
      message_type: 'comment',
      body: '<p>See <a href="https://x.example">this</a></p>',
    })
    const plain = await get(`${at}?display_as=plaintext`)
    expect(plain.body.source?.body).toBe('I need support with billing')
    expect(lastPart(plain)).toMatchObject({ body: 'See this (https://x.example)' })
  })

  test('unknown ids are "Resource Not Found"', async () => {
    const { get } = await start()
    const answer = await get('/conversations/1')
    expect(answer.body.errors).toMatchObject([{ code: 'not_found', message: 'Resource Not Found' }])
  })
})

describe('replies', () => {
  test('a comment ends the waiting, marks the part as the app’s, and moves last_contacted_at', async () => {
    const { get, post } = await start()
    const answer = await post(`${at}/reply`, { ...admin, message_type: 'comment', body: 'Hi\nthere <3' })
    expect(answer.body).toMatchObject({ waiting_since: null, state: 'open', updated_at: NOON })
    expect(lastPart(answer)).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      part_type: 'comment',
      body: '<p>Hi<br>there &lt;3</p>',
      author: { type: 'admin', id: ANNA, name: 'Anna Rep' },
      app_package_code: 'repdesk-test',
    })
    expect((await get(`/contacts/${IDS.joe}`)).body.last_contacted_at).toBe(NOON)
  })

  test('a note leaves the state alone', async () => {
    const { post } = await start()
    const answer = await post(`${at}/reply`, { ...admin, message_type: 'note', body: '<p>Careful</p>' })
    expect(answer.body.waiting_since).toBe(NOON - DAY)
    expect(lastPart(answer)).toMatchObject({ part_type: 'note', body: '<p>Careful</p>' })
  })

  test('quick replies have options and no body', async () => {
    const { post } = await start()
    const reply_options = [{ text: 'Yes', uuid: 'a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb' }]
    const answer = await post(`${at}/reply`, { ...admin, message_type: 'quick_reply', reply_options })
    expect(lastPart(answer)).toMatchObject({
      part_type: 'quick_reply',
      body: null,
      metadata: { quick_reply_options: reply_options },
    })
  })

  test('a contact’s answer opens a closed conversation, as the part "open"', async () => {
    const client = await start()
    const { post, get } = client
    await manage(client, 'close')
    const answer = await post('/conversations/last/reply', {
      type: 'user',
      message_type: 'comment',
      intercom_user_id: IDS.joe,
      body: 'Still <b>there</b>?',
    })
    expect(answer.body).toMatchObject({ id: '471', state: 'open', open: true, waiting_since: NOON, read: false })
    expect(lastPart(answer)).toMatchObject({
      part_type: 'open',
      body: '<p>Still &lt;b&gt;there&lt;/b&gt;?</p>',
      author: { type: 'user', id: IDS.joe },
    })
    expect((await get(`/contacts/${IDS.joe}`)).body).toMatchObject({ last_replied_at: NOON, updated_at: NOON })
  })

  test.each([
    ['no admin', { type: 'admin', message_type: 'comment', body: 'x' }, 400],
    ['unknown admin', { type: 'admin', message_type: 'comment', body: 'x', admin_id: '1' }, 404],
    ['no body', { ...admin, message_type: 'comment' }, 400],
    ['unknown message type', { ...admin, message_type: 'shout', body: 'x' }, 400],
    ['no type', { message_type: 'comment', body: 'x', admin_id: ANNA }, 400],
    ['a stranger', { type: 'user', message_type: 'comment', intercom_user_id: IDS.max, body: 'x' }, 404],
    ['no options', { ...admin, message_type: 'quick_reply' }, 400],
    [
      'bad base64',
      { ...admin, message_type: 'comment', body: 'x', attachment_files: [{ name: 'a', content_type: 'b', data: '%' }] },
      400,
    ],
    [
      'eleven attachments',
      { ...admin, message_type: 'comment', body: 'x', attachment_urls: Array(11).fill('https://x.example/a') },
      400,
    ],
  ])('refused: %s', async (_name, body, status) => {
    const { post, get } = await start()
    expect((await post(`${at}/reply`, body)).status).toBe(status)
    expect((await get(at)).body.conversation_parts?.total_count).toBe(0)
  })

  test('uploads come back as downloads, byte for byte and without the token', async () => {
    const { post, standIn } = await start()
    const bytes = Buffer.from([0, 255, 128, 10, 13])
    const file = { name: 'photo 1.png', content_type: 'image/png', data: bytes.toString('base64') }
    const answer = await post(`${at}/reply`, { ...admin, message_type: 'comment', attachment_files: [file] })
    const attachments = (lastPart(answer) as { attachments: { url: string; filesize: number }[] }).attachments
    expect(attachments).toMatchObject([{ type: 'upload', name: 'photo 1.png', content_type: 'image/png', filesize: 5 }])
    const download = await fetch(attachments[0]?.url ?? '')
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes)
    standIn.settings.maxAttachmentBytes = 4
    expect((await post(`${at}/reply`, { ...admin, message_type: 'comment', attachment_files: [file] })).status).toBe(
      400,
    )
  })
})

describe('state', () => {
  test('close, open, snooze and assign do what the examples show', async () => {
    const client = await start()
    const closed = await manage(client, 'close', { body: 'Goodbye' })
    expect(closed.body).toMatchObject({ open: false, state: 'closed', waiting_since: null })
    expect(lastPart(closed)).toMatchObject({ part_type: 'close', body: '<p>Goodbye</p>', state: 'closed' })

    const assigned = await manage(client, 'assignment', { assignee_id: BEN })
    expect(assigned.body).toMatchObject({ open: true, state: 'open', admin_assignee_id: Number(BEN) })
    expect(lastPart(assigned)).toMatchObject({
      part_type: 'assign_and_reopen',
      assigned_to: { type: 'admin', id: BEN },
    })

    const snoozed = await manage(client, 'snoozed', { snoozed_until: NOON + 3600 })
    expect(snoozed.body).toMatchObject({ open: true, state: 'snoozed', snoozed_until: NOON + 3600 })

    const opened = await manage(client, 'open')
    expect(opened.body).toMatchObject({ state: 'open', snoozed_until: null })

    const team = await manage(client, 'assignment', { type: 'team', assignee_id: TEAM })
    expect(team.body).toMatchObject({ admin_assignee_id: Number(BEN), team_assignee_id: Number(TEAM) })
    expect(lastPart(team)).toMatchObject({ part_type: 'assignment', assigned_to: { type: 'team', id: TEAM } })

    const nobody = await manage(client, 'assignment', { assignee_id: '0' })
    expect(nobody.body).toMatchObject({ admin_assignee_id: 0, team_assignee_id: Number(TEAM) })
    expect(nobody.body.statistics).toMatchObject({ count_assignments: 3, count_reopens: 1, last_closed_by_id: ANNA })
  })

  test('a snooze runs out when the clock passes it, whoever looks', async () => {
    const client = await start()
    await manage(client, 'snoozed', { snoozed_until: NOON + 3600 })
    client.clock.advance(3_599_000)
    expect((await client.get(at)).body.state).toBe('snoozed')
    client.clock.advance(2_000)
    const query = { field: 'updated_at', operator: '>', value: NOON + 3600 }
    const woken = await client.post('/conversations/search', { query })
    expect(woken.body.conversations).toMatchObject([{ id: '471', state: 'open', updated_at: NOON + 3600 }])
    expect(lastPart(await client.get(at))).toMatchObject({ part_type: 'timer_unsnooze', author: { type: 'bot' } })
  })

  test.each([
    ['a snooze into the past', 'snoozed', { snoozed_until: NOON - 1 }, 400],
    ['a snooze without end', 'snoozed', {}, 400],
    ['an unknown assignee', 'assignment', { assignee_id: '5' }, 404],
    ['a team as admin', 'assignment', { assignee_id: TEAM }, 404],
    ['an unknown action', 'explode', {}, 400],
  ])('refused: %s', async (_name, type, body, status) => {
    const client = await start()
    expect((await manage(client, type, body)).status).toBe(status)
  })

  test('read, title and attributes', async () => {
    const { send } = await start()
    const read = await send('PUT', at, { read: true })
    expect(read.body).toMatchObject({ read: true, updated_at: NOON - DAY, conversation_parts: { total_count: 0 } })
    const changed = await send('PUT', at, { title: 'Billing', custom_attributes: { kind: 'Billing' } })
    expect(changed.body).toMatchObject({ title: 'Billing', custom_attributes: { kind: 'Billing' }, updated_at: NOON })
    expect(lastPart(changed)).toMatchObject({
      part_type: 'conversation_attribute_updated_by_admin',
      author: { type: 'bot' },
    })
  })

  test('participants come and go, but the last one stays', async () => {
    const { post, send, get } = await start()
    const last = await send('DELETE', `${at}/customers/${IDS.joe}`, { admin_id: ANNA })
    expect([last.status, last.body.errors?.[0]?.message]).toEqual([422, 'Removing the last customer is not allowed'])
    const added = await post(`${at}/customers`, { admin_id: ANNA, customer: { email: 'unknown@example.com' } })
    expect(added.body.customers).toMatchObject([{ type: 'user', id: IDS.joe }, { type: 'lead' }])
    const left = await send('DELETE', `${at}/customers/${IDS.joe}`, { admin_id: ANNA })
    expect(left.body.customers).toHaveLength(1)
    expect((await get(at)).body.contacts?.contacts).toHaveLength(1)
  })

  test('deleting leaves the id in the list of deleted ones', async () => {
    const { send, get, standIn } = await start()
    standIn.control.setScope('delete_conversations_and_metrics', false)
    expect((await send('DELETE', `${at}?retain_metrics=false`)).status).toBe(403)
    expect((await send('DELETE', at)).body).toEqual({ id: '471', object: 'conversation', deleted: true })
    expect((await get(at)).status).toBe(404)
    const deleted = await get('/conversations/deleted')
    expect(deleted.body).toMatchObject({
      type: 'conversations.list',
      total_count: 1,
      conversations: [{ type: 'conversation', id: '471', metrics_retained: true, deleted_at: NOON }],
    })
  })

  test('redacted words are gone for good', async () => {
    const { post, get } = await start()
    const source = textOf((await get(at)).body.source?.id)
    const body = { type: 'source', conversation_id: '471', source_id: source }
    expect((await post('/conversations/redact', body)).body.source).toMatchObject({ redacted: true })
    expect(JSON.stringify((await get(at)).body)).not.toContain('billing')
  })

  test('only a customer ticket type fits', async () => {
    const { post } = await start()
    const wrong = await post(`${at}/convert`, { ticket_type_id: '95' })
    expect(wrong.body.errors?.[0]?.message).toBe('Ticket type is not a customer ticket type')
    expect((await post(`${at}/convert`, { ticket_type_id: '53' })).body).toMatchObject({
      type: 'ticket',
      admin_assignee_id: 0,
      ticket_state: { category: 'submitted' },
    })
  })
})

describe('messages', () => {
  const message = {
    message_type: 'in_app',
    from: { type: 'admin', id: ANNA },
    to: { type: 'user', id: IDS.joe },
    body: 'Hey',
  }

  test('no conversation until the contact answers', async () => {
    const { post, standIn } = await start()
    const sent = await post('/messages', message)
    expect(sent.body).toMatchObject({ type: 'admin_message', message_type: 'inapp', owner: { id: ANNA }, body: 'Hey' })
    expect(sent.body).not.toHaveProperty('conversation_id')
    const messageId = textOf(sent.body.id)
    const query = { field: 'source.id', operator: '=', value: messageId }
    expect((await post('/conversations/search', { query })).body.total_count).toBe(0)
    const id = standIn.control.contactAnswersMessage({ messageId, body: 'Yes?' })
    expect((await post('/conversations/search', { query })).body.conversations).toMatchObject([
      {
        id,
        source: { delivered_as: 'admin_initiated', author: { id: ANNA } },
        first_contact_reply: { created_at: NOON },
      },
    ])
  })

  test('at once where it is asked for', async () => {
    const { post, get } = await start()
    const sent = await post('/messages', { ...message, create_conversation_without_contact_reply: true })
    const conversation = await get(`/conversations/${textOf(sent.body.conversation_id)}`)
    expect(conversation.body).toMatchObject({
      source: { id: sent.body.id, delivered_as: 'admin_initiated' },
      first_contact_reply: null,
      contacts: { contacts: [{ id: IDS.joe }] },
    })
  })

  test.each([
    ['no body', { ...message, body: '' }, 400, 'Body is required'],
    [
      'no subject',
      { ...message, message_type: 'email', template: 'plain' },
      422,
      'No subject supplied for email message',
    ],
    ['no template', { ...message, message_type: 'email', subject: 'x' }, 400, 'template must be plain or personal'],
    ['unknown contact', { ...message, to: { type: 'user', id: 'x' } }, 404, 'User Not Found'],
    ['the wrong role', { ...message, to: { type: 'lead', id: IDS.joe } }, 404, 'User Not Found'],
    ['unknown admin', { ...message, from: { type: 'admin', id: 1 } }, 404, 'Admin not found'],
  ])('refused: %s', async (_name, body, status, text) => {
    const { post } = await start()
    const answer = await post('/messages', body)
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([status, text])
  })
})
