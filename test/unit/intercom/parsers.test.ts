import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseRows } from '../../../src/main/intercom/fields'
import { parseCompany } from '../../../src/main/intercom/parseCompany'
import { parseContact } from '../../../src/main/intercom/parseContact'
import { parseConversation } from '../../../src/main/intercom/parseConversation'
import { parseAdmin, parseMe, parseTeam } from '../../../src/main/intercom/parseTeam'

test.each([[12345], ['12345']])('an owner id %j is text', (owner_id) => {
  expect(parseContact({ id: 'c', owner_id }).ownerId).toBe('12345')
})

test.each([[0], ['0'], [null], [''], [undefined]])('nobody is %j', async (value) => {
  expect(parseContact({ id: 'c', owner_id: value }).ownerId).toBeNull()
  const conversation = await parseConversation({
    id: 1,
    created_at: 5,
    admin_assignee_id: value,
    team_assignee_id: value,
  })
  expect([conversation.assigneeId, conversation.teamId]).toEqual([null, null])
})

test.each(['data', 'companies'])('companies are read from %s, and more of them noticed', (key) => {
  const companies = { type: 'list', [key]: [{ id: 'a' }, { id: 'b' }], total_count: 12 }
  expect(parseContact({ id: 'c', companies })).toMatchObject({ companyIds: ['a', 'b'], hasMoreCompanies: true })
  const all = { ...companies, total_count: 2, has_more: false }
  expect(parseContact({ id: 'c', companies: all }).hasMoreCompanies).toBe(false)
})

test('a person with nothing but an id is a person', () => {
  expect(parseContact({ id: 'c' })).toEqual({
    id: 'c',
    role: 'lead',
    externalId: null,
    email: null,
    phone: null,
    name: null,
    ownerId: null,
    createdAt: null,
    updatedAt: null,
    signedUpAt: null,
    lastSeenAt: null,
    lastRepliedAt: null,
    lastContactedAt: null,
    country: null,
    countryCode: null,
    continentCode: null,
    region: null,
    city: null,
    browser: null,
    os: null,
    referrer: null,
    utm: {},
    customAttributes: {},
    unsubscribed: false,
    emailTrouble: null,
    tagIds: [],
    companyIds: [],
    hasMoreCompanies: false,
  })
})

test('a whole person: seconds become milliseconds, utm is gathered, odd attributes are left out', () => {
  const person = parseContact({
    id: 'c',
    role: 'user',
    email: 'a@x.example',
    created_at: 1_700_000_000,
    last_seen_at: 0,
    location: { country: 'Spain', city: 'Madrid', country_code: null },
    utm_source: 'news',
    utm_term: '',
    custom_attributes: { plan: 'pro', seats: 3, beta: true, none: null, list: [1], ref: { type: 'x' } },
    tags: { data: [{ id: 7 }] },
    unsubscribed_from_emails: true,
    has_hard_bounced: true,
  })
  expect(person).toMatchObject({
    role: 'user',
    createdAt: 1_700_000_000_000,
    lastSeenAt: null,
    country: 'Spain',
    city: 'Madrid',
    countryCode: null,
    continentCode: null,
    utm: { source: 'news' },
    customAttributes: { plan: 'pro', seats: 3, beta: true, none: null },
    tagIds: ['7'],
    unsubscribed: true,
    emailTrouble: 'bounced',
  })
})

test('a conversation: the source is the first message, parts come oldest first, bodies are clean', async () => {
  const conversation = await parseConversation({
    id: 215472856448646,
    created_at: 100,
    updated_at: 200,
    state: 'snoozed',
    open: true,
    title: '<b>Price</b> &amp; terms',
    contacts: { contacts: [{ id: 'c1' }, { id: 'c2' }] },
    tags: { tags: [{ id: '1', name: 'vip' }, {}] },
    ticket: null,
    first_contact_reply: { created_at: 150 },
    source: {
      delivered_as: 'customer_initiated',
      body: '<p>Hello<script>x</script></p>',
      author: { type: 'lead', id: 'c1', name: null },
      attachments: [
        { name: 'a.pdf', url: 'https://f.example/a.pdf', content_type: 'application/pdf', filesize: 12 },
        { name: 'b', url: 'http://f.example/b' },
      ],
    },
    conversation_parts: {
      total_count: 700,
      conversation_parts: [
        {
          id: 9,
          part_type: 'comment',
          body: '<p>B</p>',
          created_at: 180,
          author: { type: 'admin', id: 5 },
          app_package_code: 'x',
        },
        {
          id: 8,
          part_type: 'assignment',
          body: null,
          created_at: 170,
          author: { type: 'bot', id: 1 },
          assigned_to: { type: 'admin', id: 5 },
        },
        { part_type: 'no id' },
      ],
    },
  })
  expect(conversation).toMatchObject({
    id: '215472856448646',
    createdAt: 100_000,
    state: 'snoozed',
    title: 'Price & terms',
    contactIds: ['c1', 'c2'],
    tags: [{ id: '1', name: 'vip' }],
    isTicket: false,
    firstContactReplyAt: 150_000,
    partsTotal: 700,
    source: { id: 'source', authorType: 'person', bodyHtml: '<p>Hello</p>', bodyText: 'Hello', createdAt: 100_000 },
  })
  expect(conversation.source.attachments.map((file) => file.url)).toEqual(['https://f.example/a.pdf', ''])
  expect(conversation.parts?.map((part) => [part.id, part.authorType, part.assignedToId, part.appPackageCode])).toEqual(
    [
      ['8', 'bot', '5', null],
      ['9', 'admin', null, 'x'],
    ],
  )
})

test('a conversation of a list has no parts; one of an erased person names its author', async () => {
  const conversation = await parseConversation({
    id: '1',
    created_at: 5,
    contacts: {},
    source: { author: { type: 'user', id: 'c9' } },
    open: false,
    ticket: { id: 3 },
  })
  expect(conversation).toMatchObject({
    parts: null,
    partsTotal: null,
    contactIds: ['c9'],
    state: 'closed',
    isTicket: true,
    updatedAt: 5_000,
  })
})

test('one bad row does not cost the others', () => {
  expect(parseRows([{ id: 'a' }, null, {}, { id: 'b' }], parseContact)).toMatchObject({
    items: [{ id: 'a' }, { id: 'b' }],
    unreadable: 2,
  })
  const fault = (): never => {
    throw new TypeError('a fault of ours')
  }
  expect(() => parseRows([1], fault)).toThrow(TypeError)
})

test.each([
  [
    { id: 'x', plan: {}, size: '20' },
    { plan: null, size: 20, name: '' },
  ],
  [
    { id: 'x', plan: { name: 'Pro' }, name: 'A', monthly_spend: 9.5 },
    { plan: 'Pro', name: 'A', monthlySpend: 9.5 },
  ],
  [
    { id: 'x', company_id: 42, plan: null, size: 'many' },
    { companyId: '42', plan: null, size: null, name: '42' },
  ],
])('a company %j', (row, expected) => {
  expect(parseCompany(row)).toMatchObject(expected)
})

test('teammates, teams and the token’s own admin', () => {
  expect(parseAdmin({ id: 5, name: 'A', email: 'a@x.example', team_ids: [1, 2] })).toEqual({
    id: '5',
    name: 'A',
    email: 'a@x.example',
    teamIds: ['1', '2'],
  })
  expect(parseTeam({ id: '1', name: 'T', admin_ids: [5] })).toEqual({ id: '1', name: 'T', adminIds: ['5'] })
  const app = { id_code: 'w', name: 'W', region: 'eu', timezone: 'Europe/Berlin' }
  expect(parseMe({ id: 5, name: 'A', email: 'a@x.example', app })).toMatchObject({
    region: 'EU',
    workspaceId: 'w',
    timezone: 'Europe/Berlin',
  })
  expect(() => parseMe({ id: 5 })).toThrow(z.ZodError)
})
