import { afterEach, describe, expect, test } from 'vitest'
import { IDS, NOON, start, stopAll } from './fixture'

afterEach(stopAll)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/

describe('who is let in', () => {
  test('a wrong, missing or revoked token is 401 without rate headers', async () => {
    const { get, standIn } = await start()
    for (const authorization of ['', 'Bearer wrong', `Basic ${standIn.token}`]) {
      const answer = await get('/me', { authorization })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('x-ratelimit-limit')).toBeNull()
      expect(answer.body).toMatchObject({
        type: 'error.list',
        request_id: expect.stringMatching(UUID),
        errors: [{ code: 'unauthorized', message: 'Access Token Invalid' }],
      })
    }
    standIn.control.setTokenRevoked(true)
    expect((await get('/me')).status).toBe(401)
    standIn.control.setTokenRevoked(false)
    expect((await get('/me')).status).toBe(200)
  })

  test('a restricted plan is 403 for everything', async () => {
    const { get, standIn } = await start()
    standIn.control.setPlanRestricted(true)
    const answer = await get('/contacts')
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([403, 'api_plan_restricted'])
  })

  test('a missing scope is 403 and is named', async () => {
    const { get, standIn } = await start()
    standIn.control.setScope('read_conversations', false)
    const answer = await get('/conversations')
    expect(answer.status).toBe(403)
    expect(answer.body.errors).toMatchObject([
      { code: 'forbidden', message: 'You do not have the required scope (read_conversations) to access this resource' },
    ])
    expect((await get('/contacts')).status).toBe(200)
  })

  test('Accept has to allow JSON', async () => {
    const { get } = await start()
    expect((await get('/me', { accept: 'text/html' })).status).toBe(406)
    expect((await get('/me', { accept: '*/*' })).status).toBe(200)
    expect((await get('/me', { accept: 'text/html, application/json;q=0.9' })).status).toBe(200)
  })

  test('a body that is not JSON is refused, and so is an unknown path or method', async () => {
    const { post, get, send } = await start()
    const broken = await post('/contacts/search', '{"query":')
    expect([broken.status, broken.body.errors?.[0]?.code]).toEqual([400, 'parameter_invalid'])
    expect((await post('/contacts', '{}', { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await get('/nothing')).status).toBe(404)
    expect((await send('PATCH', `/contacts/${IDS.joe}`, {})).status).toBe(404)
  })
})

describe('rate limit', () => {
  test('counts in windows of ten seconds and says when the next one starts', async () => {
    const { get, clock } = await start(undefined, { settings: { rateLimitPer10s: 2 } })
    const first = await get('/me')
    expect(first.headers.get('x-ratelimit-limit')).toBe('2')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBe(NOON + 10)
    await get('/me')
    const over = await get('/me')
    expect(over.status).toBe(429)
    expect(over.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(over.body.errors).toMatchObject([
      { code: 'rate_limit_exceeded', message: 'Exceeded rate limit of 2 in 10_seconds' },
    ])
    clock.advance(10_000)
    expect((await get('/me')).status).toBe(200)
  })
})

describe('versions', () => {
  const as = (version: string): Record<string, string> => ({ 'intercom-version': version })

  test('owner and assignee change their form with 2.16', async () => {
    const { get, post } = await start()
    const old = as('2.15')
    expect((await get(`/contacts/${IDS.joe}`)).body.owner_id).toBe('991267459')
    expect((await get(`/contacts/${IDS.joe}`, old)).body.owner_id).toBe(991267459)
    expect((await get('/conversations/471')).body).toMatchObject({ admin_assignee_id: 0, priority: 'none' })
    const before = await get('/conversations/471', old)
    expect(before.body).toMatchObject({ admin_assignee_id: null, priority: 'not_priority' })
    expect(before.body).not.toHaveProperty('channel')
    const byNumber = { query: { field: 'owner_id', operator: '=', value: 991267459 } }
    expect((await post('/contacts/search', byNumber, old)).body.total_count).toBe(1)
    expect((await post('/contacts/search', byNumber)).status).toBe(400)
  })

  test('what came with 2.16 is refused before it', async () => {
    const { get } = await start()
    for (const path of ['/macros', '/conversations/deleted', `/contacts/${IDS.joe}/merge_history`]) {
      const answer = await get(path, as('2.15'))
      expect([path, answer.status, answer.body.errors?.[0]?.code]).toEqual([path, 400, 'intercom_version_invalid'])
      expect((await get(path)).status).toBe(200)
    }
  })

  test('an unpublished version is refused; without the header the default of the app counts', async () => {
    const { get, standIn } = await start()
    expect((await get('/me', as('9.9'))).body.errors?.[0]?.code).toBe('intercom_version_invalid')
    expect((await get(`/contacts/${IDS.joe}`, as(''))).body.owner_id).toBe(991267459)
    standIn.settings.defaultVersion = '2.16'
    expect((await get(`/contacts/${IDS.joe}`, as(''))).body.owner_id).toBe('991267459')
  })
})
