import { createHash, randomBytes } from 'node:crypto'
import { createSimClock, type SimClock } from '../../../src/simulator/shared/clock'
import { createSalesforceStandIn, type SalesforceStandIn } from '../../../src/simulator/salesforce/standIn'
import type { SalesforceSeed } from '../../../src/simulator/types'
import { toId18 } from '../../../src/simulator/salesforce/ids'

export const ORG = toId18('00D5g0000000001')
export const REP = toId18('0055g0000000001')
export const COLLEAGUE = toId18('0055g0000000002')
export const GONE = toId18('0055g0000000003')
export const START = Date.parse('2026-05-04T16:00:00Z')

export function seedOf(records: SalesforceSeed['records'] = {}): SalesforceSeed {
  const user = (Id: string, first: string, IsActive = true, isRep = false) => ({
    Id,
    Username: `${first.toLowerCase()}@acme.example`,
    Email: `${first.toLowerCase()}@acme.example`,
    FirstName: first,
    LastName: 'Tester',
    Title: 'Account Executive',
    IsActive,
    isRep,
  })
  return {
    org: { id: ORG, name: 'Acme', instanceLabel: 'NA1' },
    users: [user(COLLEAGUE, 'Colin'), user(REP, 'Rita', true, true), user(GONE, 'Gina', false)],
    records,
  }
}

export interface Reply {
  status: number
  headers: Headers
  text: string
  /** The parsed body, loosely typed: tests read what they expect. */
  json: Json
}

export interface Json {
  [key: string]: Json
  [index: number]: Json
}

/** A value of an answer that should be a text. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export interface TestOrg {
  standIn: SalesforceStandIn
  clock: SimClock
  token: string
  refreshToken: string
  /** A call below /services/data/v62.0 as the rep (or with another token). */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>, token?: string): Promise<Reply>
  query(soql: string, token?: string): Promise<Reply>
  create(object: string, body: Record<string, unknown>, headers?: Record<string, string>): Promise<string>
  sim(method: string, path: string, body?: unknown): Promise<Reply>
  signIn(userId: string, scope?: string): Promise<{ access_token: string; refresh_token: string }>
  close(): Promise<void>
}

export async function request(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const body = await response.text()
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    json = undefined
  }
  return { status: response.status, headers: response.headers, text: body, json: json as Json }
}

export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(40).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})

export async function openOrg(
  records: SalesforceSeed['records'] = {},
  options: { settings?: Parameters<typeof createSalesforceStandIn>[0]['settings'] } = {},
): Promise<TestOrg> {
  const clock = createSimClock(START)
  const standIn = createSalesforceStandIn({ clock, seed: seedOf(records), ...options })
  await standIn.listen()
  const redirectUri = standIn.redirectUris[0]!

  async function signIn(userId: string, scope = 'api refresh_token id') {
    const { verifier, challenge } = pkce()
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: standIn.clientId,
      redirect_uri: redirectUri,
      scope,
      state: 's',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    const page = await request(`${standIn.baseUrl}/services/oauth2/authorize?${asked}`)
    const id = /name="request" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const decided = await request(
      `${standIn.baseUrl}/services/oauth2/authorize/decision`,
      form({ request: id, user: userId }),
    )
    const code = new URL(decided.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const tokens = await request(
      `${standIn.baseUrl}/services/oauth2/token`,
      form({
        grant_type: 'authorization_code',
        code,
        client_id: standIn.clientId,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    )
    return tokens.json as unknown as { access_token: string; refresh_token: string }
  }

  const tokens = await signIn(REP)
  const api: TestOrg['api'] = (method, path, body, headers = {}, token = tokens.access_token) =>
    request(`${standIn.baseUrl}/services/data/v62.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    standIn,
    clock,
    token: tokens.access_token,
    refreshToken: tokens.refresh_token,
    api,
    query: (soql, token) => api('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, {}, token),
    async create(object, body, headers) {
      const reply = await api('POST', `/sobjects/${object}`, body, headers)
      if (reply.status !== 201) throw new Error(`${object} was not created: ${reply.text}`)
      return text(reply.json['id'])
    },
    sim: (method, path, body) =>
      request(`${standIn.baseUrl}/_sim${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    signIn,
    close: () => standIn.close(),
  }
}
