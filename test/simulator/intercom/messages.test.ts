import { afterEach, describe, expect, test } from 'vitest'
import { ANNA, IDS, NOON, start, stopAll, textOf } from './fixture'

afterEach(stopAll)

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

  test('whom the index does not know yet is not found; a moment later the message goes', async () => {
    const { post, standIn, clock } = await start()
    standIn.settings.contactIndexLagSeconds = 60
    const made = await post('/contacts', { role: 'user', email: 'new@example.com' })
    const to = { type: 'user', id: textOf(made.body.id) }
    expect((await post('/messages', { ...message, to })).status).toBe(404)
    clock.advance(60_000)
    expect((await post('/messages', { ...message, to })).status).toBe(200)
  })

  test('search may find its conversation later, where that is switched on', async () => {
    const { post, standIn, clock } = await start()
    standIn.settings.conversationIndexLagSeconds = 30
    const sent = await post('/messages', { ...message, create_conversation_without_contact_reply: true })
    const query = { field: 'source.id', operator: '=', value: textOf(sent.body.id) }
    expect((await post('/conversations/search', { query })).body.total_count).toBe(0)
    clock.advance(30_000)
    expect((await post('/conversations/search', { query })).body.total_count).toBe(1)
  })

  test('an event is listed once it was taken in', async () => {
    const { post, get, standIn, clock } = await start()
    standIn.settings.eventLagSeconds = 5
    const event = { event_name: 'Repdesk message', created_at: NOON - 60, id: IDS.joe, metadata: { by: 'a' } }
    expect((await post('/events', event)).status).toBe(202)
    const list = `/events?type=user&intercom_user_id=${IDS.joe}`
    expect((await get(list)).body.events).toEqual([])
    clock.advance(5_000)
    expect((await get(list)).body.events).toMatchObject([{ metadata: { by: 'a' } }])
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
