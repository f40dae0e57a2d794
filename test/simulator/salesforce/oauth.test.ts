import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, form, GONE, openOrg, ORG, pkce, REP, request, type Reply, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const HOUR = 3_600_000

async function authorize(changes: Record<string, string | null> = {}): Promise<{ page: Reply; verifier: string }> {
  const { verifier, challenge } = pkce()
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: org.standIn.clientId,
    redirect_uri: org.standIn.redirectUris[1]!,
    scope: 'api refresh_token id',
    state: 'st at/e',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) asked.delete(name)
    else asked.set(name, value)
  }
  return { page: await request(`${org.standIn.baseUrl}/services/oauth2/authorize?${asked}`), verifier }
}

function approve(page: Reply, fields: Record<string, string> = { user: REP }): Promise<Reply> {
  const id = /name="request" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  return request(`${org.standIn.baseUrl}/services/oauth2/authorize/decision`, form({ request: id, ...fields }))
}

const callback = (reply: Reply): URLSearchParams => new URL(reply.headers.get('location') ?? '').searchParams
const token = (fields: Record<string, string>): Promise<Reply> =>
  request(`${org.standIn.baseUrl}/services/oauth2/token`, form({ client_id: org.standIn.clientId, ...fields }))
const exchange = (code: string, verifier: string, more: Record<string, string> = {}): Promise<Reply> =>
  token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: org.standIn.redirectUris[1]!,
    code_verifier: verifier,
    ...more,
  })
const refresh = (refreshToken: string): Promise<Reply> =>
  token({ grant_type: 'refresh_token', refresh_token: refreshToken, code_verifier: 'ignored' })
const userinfo = (accessToken: string): Promise<Reply> =>
  request(`${org.standIn.baseUrl}/services/oauth2/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } })

test('the page offers every active user, the rep first', async () => {
  const { page } = await authorize()
  expect(page.headers.get('content-type')).toContain('text/html')
  const users = [...page.text.matchAll(/name="user" value="(\w+)"/g)].map((match) => match[1])
  expect(users).toEqual([REP, COLLEAGUE])
})

test('an approval gives a code that works once, with the verifier', async () => {
  const { page, verifier } = await authorize()
  const back = await approve(page)
  expect(back.status).toBe(302)
  expect(back.headers.get('location')).toMatch(/^http:\/\/localhost:51717\/callback\?/)
  expect(callback(back).get('state')).toBe('st at/e')
  const code = callback(back).get('code') ?? ''
  const first = await exchange(code, verifier)
  expect(first.json).toMatchObject({
    token_type: 'Bearer',
    instance_url: org.standIn.baseUrl,
    id: `${org.standIn.baseUrl}/id/${ORG}/${REP}`,
    scope: 'api refresh_token id',
  })
  expect(Number(first.json['issued_at'])).toBeCloseTo(org.clock.now(), -4)
  expect((await exchange(code, verifier)).json).toEqual({
    error: 'invalid_grant',
    error_description: 'invalid authorization code',
  })
  expect((await approve(page)).status).toBe(400)
})

test('a refusal goes back as access_denied', async () => {
  const { page } = await authorize()
  const back = callback(await approve(page, { deny: '1' }))
  expect(Object.fromEntries(back)).toEqual({
    error: 'access_denied',
    error_description: 'end-user denied authorization',
    state: 'st at/e',
  })
})

test.each([
  'http://127.0.0.1:51717/callback',
  'http://localhost:51717/callback/',
  'http://localhost:51719/callback',
  'https://localhost:51717/callback',
])('the callback %s is not registered: an error page and no redirect', async (redirect_uri) => {
  const { page } = await authorize({ redirect_uri })
  expect(page.status).toBe(400)
  expect(page.headers.get('location')).toBeNull()
  expect(page.text).toContain('redirect_uri_mismatch')
})

test('a wrong client gets an error page, wrong requests go to the callback', async () => {
  expect((await authorize({ client_id: 'other' })).page.text).toContain('invalid_client_id')
  expect(callback((await authorize({ response_type: 'token' })).page).get('error')).toBe('unsupported_response_type')
  expect(callback((await authorize({ scope: 'api chatter_api' })).page).get('error')).toBe('invalid_scope')
  expect(callback((await authorize({ code_challenge: null })).page).get('error')).toBe('invalid_request')
  expect(callback((await authorize({ code_challenge_method: 'plain' })).page).get('error')).toBe('invalid_request')
})

test('PKCE is checked: a missing and a wrong verifier fail differently', async () => {
  const one = await authorize()
  const code = callback(await approve(one.page)).get('code') ?? ''
  const missing = await token({ grant_type: 'authorization_code', code, redirect_uri: org.standIn.redirectUris[1]! })
  expect([missing.status, missing.json['error']]).toEqual([400, 'invalid_grant'])
  const two = await authorize()
  const wrong = await exchange(callback(await approve(two.page)).get('code') ?? '', pkce().verifier)
  expect([wrong.status, wrong.json['error']]).toEqual([400, 'invalid_request'])
})

test('a code dies after 15 minutes and belongs to its callback; a public client has no secret', async () => {
  const late = await authorize()
  const code = callback(await approve(late.page)).get('code') ?? ''
  org.clock.advance(15 * 60_000 + 1)
  expect((await exchange(code, late.verifier)).json['error_description']).toBe('expired authorization code')
  const other = await authorize()
  const reply = await exchange(callback(await approve(other.page)).get('code') ?? '', other.verifier, {
    redirect_uri: org.standIn.redirectUris[0]!,
  })
  expect(reply.json['error']).toBe('redirect_uri_mismatch')
  const secret = await authorize()
  expect(
    (await exchange(callback(await approve(secret.page)).get('code') ?? '', secret.verifier, { client_secret: 'x' }))
      .json['error'],
  ).toBe('invalid_client')
})

test('a refresh token rotates: the old one is dead once the new one is out', async () => {
  const second = await refresh(org.refreshToken)
  expect(second.json['refresh_token']).not.toBe(org.refreshToken)
  expect((await refresh(org.refreshToken)).json).toEqual({
    error: 'invalid_grant',
    error_description: 'expired access/refresh token',
  })
  expect((await refresh(text(second.json['refresh_token']))).status).toBe(200)
})

test('without rotation a refresh gives no refresh token and the old one keeps working', async () => {
  org.standIn.settings.rotateRefreshTokens = false
  expect((await refresh(org.refreshToken)).json['refresh_token']).toBeUndefined()
  expect((await refresh(org.refreshToken)).status).toBe(200)
})

test('without the refresh_token scope there is none; without api the REST API is closed', async () => {
  const tokens = await org.signIn(REP, 'id')
  expect(tokens.refresh_token).toBeUndefined()
  const reply = await org.api('GET', '/limits', undefined, {}, tokens.access_token)
  expect([reply.status, reply.json[0]?.['message']]).toEqual([
    401,
    'This session is not valid for use with the REST API',
  ])
})

test('the token endpoint reads chunked bodies', async () => {
  const body = `grant_type=refresh_token&client_id=${org.standIn.clientId}&refresh_token=${org.refreshToken}`
  const reply = await request(`${org.standIn.baseUrl}/services/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new Blob([body]).stream(),
    duplex: 'half',
  } as RequestInit)
  expect(reply.status).toBe(200)
})

test('the sixth approval of a user ends the first', async () => {
  for (let i = 0; i < 4; i++) await org.signIn(REP)
  expect((await org.api('GET', '/limits')).status).toBe(200)
  await org.signIn(COLLEAGUE)
  expect((await org.api('GET', '/limits')).status).toBe(200)
  await org.signIn(REP)
  expect((await org.api('GET', '/limits')).status).toBe(401)
  expect((await refresh(org.refreshToken)).json['error']).toBe('invalid_grant')
})

test('access tokens end by switch and when idle; refresh tokens when idle for 30 days', async () => {
  org.standIn.control.expireAccessTokens()
  const reply = await org.api('GET', '/limits')
  expect([reply.status, reply.json]).toEqual([
    401,
    [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
  ])
  const next = await refresh(org.refreshToken)
  org.clock.advance(2 * HOUR + 1)
  expect((await userinfo(text(next.json['access_token']))).text).toBe('Bad_OAuth_Token')
  org.clock.advance(30 * 24 * HOUR)
  expect((await refresh(text(next.json['refresh_token']))).json['error']).toBe('invalid_grant')
})

test('revoking a refresh token takes its session with it', async () => {
  const revoke = (value: string): Promise<Reply> =>
    request(`${org.standIn.baseUrl}/services/oauth2/revoke`, form({ token: value }))
  const reply = await revoke(org.refreshToken)
  expect([reply.status, reply.text]).toEqual([200, ''])
  expect((await org.api('GET', '/limits')).status).toBe(401)
  expect((await revoke(org.refreshToken)).json['error']).toBe('invalid_token')
})

test('userinfo and the identity URL tell who signed in', async () => {
  expect((await userinfo(org.token)).json).toMatchObject({
    user_id: REP,
    organization_id: ORG,
    email: 'rita@acme.example',
  })
  const id = `${org.standIn.baseUrl}/id/${ORG}/${REP}`
  expect((await request(`${id}?format=json&oauth_token=${encodeURIComponent(org.token)}`)).json['username']).toBe(
    'rita@acme.example',
  )
  const bad = await request(id, { headers: { authorization: 'Bearer nope' } })
  expect([bad.status, bad.text]).toEqual([403, 'Bad_OAuth_Token'])
})

test('an inactive user cannot sign in, refresh or call', async () => {
  const { page } = await authorize()
  expect(callback(await approve(page, { user: GONE })).get('error')).toBe('access_denied')
  org.standIn.control.setUserActive(REP, false)
  expect((await refresh(org.refreshToken)).json).toEqual({ error: 'invalid_grant', error_description: 'inactive user' })
  expect((await org.api('GET', '/limits')).status).toBe(401)
})

test('auto-approval answers the page with a redirect at once', async () => {
  org.standIn.settings.autoApprove = 'rep'
  const { page, verifier } = await authorize()
  expect(page.status).toBe(302)
  expect((await exchange(callback(page).get('code') ?? '', verifier)).status).toBe(200)
})
