import { afterEach, describe, expect, test } from 'vitest'
import { ANNA, BEN, IDS, NOON, start, stopAll, type Client } from './fixture'

afterEach(stopAll)

async function sim(client: Client, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${client.standIn.baseUrl}/_sim${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  return { status: response.status, ...answer }
}

describe('/_sim', () => {
  test('people and teammates act, and the API shows it', async () => {
    const client = await start()
    const { id } = await sim(client, 'POST', '/contact-starts', { contactId: IDS.lea, body: 'Hello' })
    await sim(client, 'POST', '/admin-assigns', { conversationId: id, adminId: ANNA, assigneeId: BEN })
    await sim(client, 'POST', '/admin-replies', { conversationId: id, adminId: BEN, body: 'Hi' })
    await sim(client, 'POST', '/admin-closes', { conversationId: id, adminId: BEN })
    await sim(client, 'POST', '/contact-replies', { conversationId: id, body: 'Wait' })
    await sim(client, 'POST', '/tag', { conversationId: id, tagId: '80', adminId: BEN })
    const { body } = await client.get(`/conversations/${String(id)}`)
    const parts = body.conversation_parts?.conversation_parts as unknown as {
      part_type: string
      app_package_code: null
    }[]
    expect(parts.map((part) => part.part_type)).toEqual(['assignment', 'comment', 'close', 'open'])
    expect(parts.every((part) => part.app_package_code === null)).toBe(true)
    expect(body).toMatchObject({ state: 'open', admin_assignee_id: Number(BEN), tags: { tags: [{ id: '80' }] } })
    expect(await sim(client, 'GET', `/conversation?id=${String(id)}`)).toMatchObject({ id })
  })

  test('contacts are made, signed up, given away, merged and removed', async () => {
    const client = await start()
    const { id } = await sim(client, 'POST', '/create-contact', {
      role: 'lead',
      email: 'l@example.com',
      utm: { source: 'ads' },
    })
    await sim(client, 'POST', '/reassign-owner', { contactId: id, ownerId: BEN })
    await sim(client, 'POST', '/convert-lead', { contactId: id, external_id: 'u9' })
    expect((await client.get(`/contacts/${String(id)}`)).body).toMatchObject({
      role: 'user',
      owner_id: BEN,
      external_id: 'u9',
      utm_source: 'ads',
    })
    await sim(client, 'POST', '/merge', { fromId: IDS.lea, intoId: id })
    await sim(client, 'POST', '/archive', { contactId: IDS.joe })
    await sim(client, 'POST', '/delete-contact', { contactId: IDS.max })
    await sim(client, 'POST', '/delete-conversation', { conversationId: '471' })
    expect(await sim(client, 'GET', '/counts')).toMatchObject({ contacts: 2, merged: 1, deletedConversations: 1 })
    expect(await sim(client, 'GET', `/contact?id=${IDS.lea}`)).toMatchObject({ id })
  })

  test('token, plan, scopes, settings and clock', async () => {
    const client = await start()
    await sim(client, 'POST', '/token', { revoked: true })
    expect((await client.get('/me')).status).toBe(401)
    await sim(client, 'POST', '/token', { revoked: false })
    await sim(client, 'POST', '/plan', { restricted: true })
    expect((await client.get('/me')).status).toBe(403)
    await sim(client, 'POST', '/plan', { restricted: false })
    await sim(client, 'POST', '/scopes', { read_admins: false })
    expect((await client.get('/admins')).status).toBe(403)
    expect(await sim(client, 'POST', '/settings', { rateLimitPer10s: 5 })).toMatchObject({ rateLimitPer10s: 5 })
    expect(await sim(client, 'POST', '/settings', { rateLimitPer10s: 'x' })).toMatchObject({ status: 400 })
    expect(await sim(client, 'POST', '/settings', { nothing: 1 })).toMatchObject({ status: 400 })
    expect(await sim(client, 'POST', '/clock/advance', { ms: 5000 })).toMatchObject({ now: (NOON + 5) * 1000 })
    expect(await sim(client, 'POST', '/nothing', {})).toMatchObject({ status: 404 })
    expect(await sim(client, 'POST', '/contact-starts', { contactId: 'x', body: 'y' })).toMatchObject({ status: 404 })
  })

  test('a secret keeps it closed', async () => {
    const client = await start(undefined, { secret: 's3' })
    expect((await fetch(`${client.standIn.baseUrl}/_sim/counts`)).status).toBe(404)
    const open = await fetch(`${client.standIn.baseUrl}/_sim/counts`, { headers: { 'x-sim-secret': 's3' } })
    expect(open.status).toBe(200)
  })
})

describe('faults and network', () => {
  test('a reply is committed though the connection was cut', async () => {
    const client = await start()
    await sim(client, 'POST', '/faults', { method: 'POST', path: '/reply$', effect: { kind: 'cut-after' } })
    const body = { type: 'admin', admin_id: ANNA, message_type: 'comment', body: 'Once' }
    await expect(client.post('/conversations/471/reply', body)).rejects.toThrow()
    expect((await client.get('/conversations/471')).body.conversation_parts).toMatchObject({ total_count: 1 })
    const log = (await sim(client, 'GET', '/requests')).requests
    expect(log).toMatchObject([
      { method: 'POST', fault: 'cut-after' },
      { method: 'GET', status: 200 },
    ])
  })

  test('an injected status comes in Intercom’s envelope', async () => {
    const client = await start()
    client.standIn.faults.add({ effect: { kind: 'status', status: 503 } })
    const answer = await client.get('/me')
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([503, 'service_unavailable'])
    expect((await client.get('/me')).status).toBe(200)
  })

  test('with the network down nothing but the controls answers', async () => {
    const client = await start()
    await sim(client, 'POST', '/network', { down: true })
    const reachable = (): Promise<boolean> =>
      client.get('/me').then(
        () => true,
        () => false,
      )
    await expect.poll(reachable).toBe(false)
    await sim(client, 'POST', '/network', { down: false })
    expect((await client.get('/me')).status).toBe(200)
  })
})
