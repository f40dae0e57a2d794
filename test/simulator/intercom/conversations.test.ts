import { afterEach, describe, expect, test } from 'vitest'
import { ANNA, DAY, IDS, NOON, seed, seedConversation, start, stopAll, type Answer, type Client } from './fixture'

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
    const message = { ...admin, message_type: 'comment', body: 'See', attachment_files: [file] }
    const answer = await post(`${at}/reply`, message)
    const attachments = (lastPart(answer) as { attachments: { url: string; filesize: number }[] }).attachments
    expect(attachments).toMatchObject([{ type: 'upload', name: 'photo 1.png', content_type: 'image/png', filesize: 5 }])
    const download = await fetch(attachments[0]?.url ?? '')
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes)
    standIn.settings.maxAttachmentBytes = 4
    expect((await post(`${at}/reply`, message)).status).toBe(400)
  })

  test('a message needs words, also beside a file', async () => {
    const { post } = await start()
    const file = { name: 'a.txt', content_type: 'text/plain', data: 'YQ==' }
    const answer = await post(`${at}/reply`, { ...admin, message_type: 'comment', body: ' ', attachment_files: [file] })
    expect(answer.status).toBe(400)
  })

  test('addresses of files are signed and run out where that is set; each answer signs them anew', async () => {
    const { post, get, standIn, clock } = await start()
    standIn.settings.fileUrlSeconds = 60
    const file = { name: 'a.txt', content_type: 'text/plain', data: 'YQ==' }
    const sent = await post(`${at}/reply`, { ...admin, message_type: 'comment', body: 'See', attachment_files: [file] })
    const urlOf = (answer: typeof sent): string =>
      (lastPart(answer) as { attachments: { url: string }[] }).attachments[0]?.url ?? ''
    const url = urlOf(sent)
    expect(url).toMatch(/\?expires=\d+&signature=[0-9a-f]{32}$/)
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url.replace(/expires=\d+/, 'expires=99999999999'))).status).toBe(403)
    clock.advance(2_000_000)
    expect((await fetch(url)).status).toBe(403)
    const again = urlOf(await get(at))
    expect(again).not.toBe(url)
    expect((await fetch(again)).status).toBe(200)
  })
})
