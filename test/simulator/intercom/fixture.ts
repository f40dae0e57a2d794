import { createSimClock, type SimClock } from '../../../src/simulator/shared/clock'
import {
  createIntercomStandIn,
  type IntercomStandIn,
  type IntercomStandInOptions,
} from '../../../src/simulator/intercom/standIn'
import type { IntercomSeed, IntercomSeedContact, IntercomSeedConversation } from '../../../src/simulator/types'

/** Wednesday 4 March 2026, 12:00:00 in New York (UTC-5): unix seconds. */
export const NOON = 1_772_643_600
export const DAY = 86_400

export const ANNA = '991267459'
export const BEN = '991267460'
export const TEAM = '5017691'

/** A contact with nothing but what the test gives. */
export function seedContact(id: string, fields: Partial<IntercomSeedContact> = {}): IntercomSeedContact {
  return {
    id,
    role: 'user',
    external_id: null,
    email: null,
    phone: null,
    name: null,
    owner_id: null,
    created_at: NOON - 10 * DAY,
    updated_at: NOON - 5 * DAY,
    signed_up_at: null,
    last_seen_at: null,
    last_replied_at: null,
    last_contacted_at: null,
    location: null,
    utm: { campaign: null, content: null, medium: null, source: null, term: null },
    referrer: null,
    browser: null,
    os: null,
    companyIds: [],
    tagIds: [],
    unsubscribed_from_emails: false,
    custom_attributes: {},
    ...fields,
  }
}

/** A conversation that a contact started, with nothing after it. */
export function seedConversation(id: string, fields: Partial<IntercomSeedConversation> = {}): IntercomSeedConversation {
  return {
    id,
    contactId: IDS.joe,
    created_at: NOON - DAY,
    state: 'open',
    admin_assignee_id: null,
    team_assignee_id: null,
    deliveredAs: 'customer_initiated',
    subject: null,
    body: 'I need support with billing',
    url: 'https://example.com/pricing',
    tagIds: [],
    parts: [],
    ...fields,
  }
}

export const IDS = {
  joe: '6762f0d01bb69f9f2193bb01',
  lea: '6762f0d01bb69f9f2193bb02',
  max: '6762f0d01bb69f9f2193bb03',
  acme: '6762f0761bb69f9f2193ba01',
  segment: '6762f25c1bb69f9f2193bc22',
}

export function seed(fields: Partial<IntercomSeed> = {}): IntercomSeed {
  return {
    app: { id_code: 'abc123', name: 'Acme', timezone: 'America/New_York', region: 'US', created_at: NOON - 900 * DAY },
    admins: [
      { id: ANNA, name: 'Anna Rep', email: 'anna@example.com', team_ids: [Number(TEAM)] },
      { id: BEN, name: 'Ben Rep', email: 'ben@example.com', job_title: 'AE', team_ids: [] },
    ],
    teams: [{ id: TEAM, name: 'Sales', admin_ids: [ANNA] }],
    tags: [{ id: '80', name: 'VIP' }],
    segments: [{ id: IDS.segment, name: 'Active', person_type: 'user', contactIds: [IDS.joe] }],
    companies: [
      {
        id: IDS.acme,
        company_id: 'acme',
        name: 'Acme Ltd',
        website: 'acme.example.com',
        industry: 'Retail',
        size: 50,
        monthly_spend: 100,
        plan: 'Pro',
        created_at: NOON - 100 * DAY,
        updated_at: NOON - 50 * DAY,
      },
    ],
    contacts: [
      seedContact(IDS.joe, {
        external_id: 'u1',
        email: 'Joe@example.com',
        name: 'Joe User',
        owner_id: ANNA,
        companyIds: [IDS.acme],
        tagIds: ['80'],
        custom_attributes: { plan_level: 'gold', seats: 3, active: true },
        utm: { campaign: 'spring', content: null, medium: 'cpc', source: 'google', term: null },
      }),
      seedContact(IDS.lea, { role: 'lead', email: 'lea@example.com', name: 'Lea Lead', updated_at: NOON - 3 * DAY }),
      seedContact(IDS.max, { email: 'max@example.com', name: 'Max User', owner_id: BEN, phone: '+1234567' }),
    ],
    conversations: [seedConversation('471')],
    macros: [{ id: '12', name: 'Hello', body: '<p>Hello {{user.name | fallback: "there"}}</p>' }],
    ...fields,
  }
}

/** A loose view of JSON for assertions: any key may be read, at any depth. */
export interface Loose {
  [key: string]: Loose
}

/** An id or cursor of an answer as text; fails where it is missing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`not an id: ${JSON.stringify(value)}`)
}

export interface Answer {
  status: number
  headers: Headers
  /** The parsed body; `{}` where it was empty. */
  body: Loose
}

export interface Client {
  clock: SimClock
  standIn: IntercomStandIn
  /** Sends a request with the token, 2.16 and JSON; `headers` override (an empty value removes one). */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
}

const running: IntercomStandIn[] = []

/** A running stand-in with the time frozen at NOON, and a client for it. */
export async function start(
  data: IntercomSeed = seed(),
  options: Partial<Omit<IntercomStandInOptions, 'seed'>> = {},
): Promise<Client> {
  const clock = options.clock ?? createSimClock(NOON * 1000)
  if (!options.clock) clock.freeze()
  const standIn = createIntercomStandIn({ ...options, clock, seed: data })
  running.push(standIn)
  await standIn.listen()
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const all: Record<string, string> = {
      authorization: `Bearer ${standIn.token}`,
      'intercom-version': '2.16',
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    for (const [name, value] of Object.entries(all)) if (value === '') delete all[name]
    const response = await fetch(standIn.baseUrl + path, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const parsed: unknown = text === '' ? {} : JSON.parse(text)
    return { status: response.status, headers: response.headers, body: parsed as Loose }
  }
  return {
    clock,
    standIn,
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body = {}, headers) => send('POST', path, body, headers),
  }
}

/** Closes every stand-in the test started. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()))
}
