import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IntercomContact } from '../../../src/main/ports/intercom'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { createTestWorkspace, failureOf, type Workspace } from './workspace'

let { simClock, world, standIn, factory, api, sent } = {} as Workspace

beforeEach(async () => {
  ;({ simClock, world, standIn, factory, api, sent } = await createTestWorkspace())
})
afterEach(() => standIn.close())

const anyConversation = (): string => world.intercom.conversations[0]!.id

test('reads who the token is, teammates, teams and tags, with the pinned version', async () => {
  const me = await api.me()
  expect(me).toMatchObject({ workspaceId: world.intercom.app.id_code, region: 'US' })
  const admins = await api.admins()
  expect(admins.map((admin) => admin.id).sort()).toEqual(world.intercom.admins.map((admin) => admin.id).sort())
  expect(admins.find((admin) => admin.id === world.rep.adminId)?.email).toBe(world.rep.email)
  const teams = await api.teams()
  expect(teams[0]?.adminIds).toEqual(world.intercom.teams[0]?.admin_ids)
  expect((await api.tags()).map((tag) => tag.name).sort()).toEqual(world.intercom.tags.map((tag) => tag.name).sort())
  for (const { headers } of sent) {
    expect(headers).toMatchObject({ 'intercom-version': '2.16', authorization: `Bearer ${standIn.token}` })
  }
})

test('reads the whole book page by page, newest first', async () => {
  const found: IntercomContact[] = []
  let cursor: string | null = null
  do {
    const page = await api.searchContacts({ ownerId: world.rep.adminId, perPage: 5, cursor })
    found.push(...page.items)
    expect(page.unreadable).toBe(0)
    cursor = page.next
  } while (cursor !== null)
  const owned = world.intercom.contacts.filter((contact) => contact.owner_id === world.rep.adminId)
  expect(found.map((contact) => contact.id).sort()).toEqual(owned.map((contact) => contact.id).sort())
  const times = found.map((contact) => contact.updatedAt ?? 0)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect((await api.searchContacts({})).total).toBe(world.intercom.contacts.length)
})

test('a person is what the service says, companies included', async () => {
  const seed = world.intercom.contacts.find((contact) => contact.companyIds.length > 0)!
  const person = await api.contact(seed.id)
  expect(person).toMatchObject({
    id: seed.id,
    role: seed.role,
    name: seed.name,
    email: seed.email,
    ownerId: seed.owner_id,
    createdAt: seed.created_at * 1000,
    companyIds: seed.companyIds,
    hasMoreCompanies: false,
    city: seed.location?.city ?? null,
  })
  const companies = await api.companiesOf(seed.id)
  expect(companies.map((company) => company.id).sort()).toEqual([...seed.companyIds].sort())
  expect(await api.company(companies[0]!.id)).toEqual(companies[0])
  const { items, totalPages } = await api.companies(1, 10)
  expect(items).toHaveLength(10)
  expect(totalPages).toBeGreaterThan(1)
})

test('finds conversations by person, assignee, state and time', async () => {
  const seed = world.intercom.conversations[0]!
  const byPerson = await api.searchConversations({ contactIds: [seed.contactId] })
  expect(byPerson.items.map((conversation) => conversation.id)).toContain(seed.id)
  expect(byPerson.items.every((conversation) => conversation.contactIds.includes(seed.contactId))).toBe(true)
  const people = [...new Set(world.intercom.conversations.map((conversation) => conversation.contactId))].slice(0, 15)
  expect((await api.searchConversations({ contactIds: people, perPage: 150 })).items.length).toBeGreaterThan(0)
  const mine = await api.searchConversations({ assigneeId: world.rep.adminId, open: true })
  expect(mine.items.every((conversation) => conversation.assigneeId === world.rep.adminId)).toBe(true)
  const exact = await api.searchConversations({
    createdAfter: seed.created_at * 1000,
    perPage: 150,
    sortBy: 'createdAt',
  })
  expect(exact.items.map((conversation) => conversation.id)).toContain(seed.id)
})

test('a reply and a note arrive once, and come back clean', async () => {
  const id = anyConversation()
  const after = await api.reply(id, world.rep.adminId, 'comment', '<p>Good day</p>')
  expect(after.parts?.at(-1)).toMatchObject({
    partType: 'comment',
    authorType: 'admin',
    authorId: world.rep.adminId,
    bodyText: 'Good day',
  })
  expect(after.parts?.at(-1)?.appPackageCode).not.toBeNull()
  const noted = await api.reply(id, world.rep.adminId, 'note', '<p>Inside</p>')
  expect(noted.parts?.at(-1)).toMatchObject({ partType: 'note', bodyText: 'Inside' })
  expect((await api.conversation(id)).parts).toEqual(noted.parts)
})

test.each<[FaultEffect, string, 'no' | 'maybe', number]>([
  [{ kind: 'cut-after' }, 'offline', 'maybe', 1],
  [{ kind: 'cut-before' }, 'offline', 'maybe', 0],
  [{ kind: 'cut-body' }, 'offline', 'maybe', 1],
  [{ kind: 'truncated-json' }, 'server', 'maybe', 1],
  [{ kind: 'html', status: 502 }, 'server', 'maybe', 0],
  [{ kind: 'html', status: 200 }, 'server', 'maybe', 0],
  [{ kind: 'status-after', status: 503 }, 'server', 'maybe', 1],
  [{ kind: 'status', status: 500 }, 'server', 'maybe', 0],
  [{ kind: 'status', status: 429 }, 'rate_limited', 'no', 0],
  [{ kind: 'status', status: 401 }, 'auth_expired', 'no', 0],
  [{ kind: 'status', status: 403 }, 'permission', 'no', 0],
  [{ kind: 'status', status: 302, headers: { location: 'https://evil.example' } }, 'server', 'no', 0],
])(
  'a reply that meets %j is sent once and tells whether it may have arrived',
  async (effect, code, sentAs, written) => {
    const id = anyConversation()
    const before = (await api.conversation(id)).parts?.length ?? 0
    sent.length = 0
    standIn.faults.add({ method: 'POST', path: '/reply', effect })
    const failure = await failureOf(api.reply(id, world.rep.adminId, 'comment', '<p>Once</p>'))
    expect(failure).toMatchObject({ code, details: { sent: sentAs } })
    if (code === 'rate_limited') expect(failure.details.retryAfterMs).toBeGreaterThan(0)
    expect(sent).toHaveLength(1)
    expect((await api.conversation(id)).parts).toHaveLength(before + written)
  },
)

test('reads that meet 429 wait and go on; after a few times they say so', async () => {
  standIn.faults.add({ path: '/contacts/search', times: 2, effect: { kind: 'status', status: 429 } })
  expect((await api.searchContacts({ perPage: 1 })).items).toHaveLength(1)
  expect(sent).toHaveLength(3)
  standIn.faults.add({ path: '/admins', times: -1, effect: { kind: 'status', status: 429 } })
  expect(await failureOf(api.admins())).toMatchObject({ code: 'rate_limited', details: { sent: 'no' } })
  expect(sent).toHaveLength(7)
})

test('reads stay under the limit that the service names, writes are let through', async () => {
  standIn.settings.rateLimitPer10s = 10
  simClock.freeze(Math.floor(simClock.now() / 10_000) * 10_000)
  await api.me()
  for (let index = 0; index < 6; index++) await api.tags()
  expect(api.rate()).toMatchObject({ limit: 10, remaining: 3 })
  await api.tags()
  let passed = false
  const waiting = api.tags().then(() => (passed = true))
  for (const body of ['<p>now</p>', '<p>and now</p>'])
    await api.reply(anyConversation(), world.rep.adminId, 'note', body)
  expect(passed).toBe(false)
  simClock.advance(10_000)
  await waiting
  expect(standIn.requests.every((request) => request.status !== 429)).toBe(true)
})

test('corrects a person and meets refusals in words', async () => {
  const [first, second] = world.intercom.contacts.filter((contact) => contact.role === 'user' && contact.email)
  expect((await api.updateContact(first!.id, { name: 'New Name', phone: '+4930123456' })).name).toBe('New Name')
  const conflict = await failureOf(api.updateContact(first!.id, { email: second!.email! }))
  expect(conflict.code).toBe('conflict')
  expect(await failureOf(api.contact('000000000000000000000000'))).toMatchObject({
    code: 'not_found',
    details: { sent: 'no' },
  })
  expect((await failureOf(api.conversation('../me'))).code).toBe('not_found')
  expect(sent.at(-1)?.url).toBe(`${standIn.baseUrl}/conversations/..%2Fme`)
})

test('a merged person leads to the one that is left', async () => {
  const lead = standIn.control.createContact({ role: 'lead', email: 'twice@merge.example' })
  const user = standIn.control.createContact({ role: 'user', email: 'twice@merge.example' })
  standIn.control.merge({ fromId: lead, intoId: user })
  expect(await failureOf(api.contact(lead))).toMatchObject({ code: 'gone', details: { body: { canonicalId: user } } })
})

test('lists conversations that were deleted since', async () => {
  const [old, recent] = world.intercom.conversations
  standIn.control.deleteConversation({ conversationId: old!.id })
  simClock.advance(3_600_000)
  const since = simClock.now()
  standIn.control.deleteConversation({ conversationId: recent!.id })
  expect(await api.deletedConversations(since)).toEqual([recent!.id])
  expect((await api.deletedConversations(0)).sort()).toEqual([old!.id, recent!.id].sort())
})

test('a row that cannot be understood is set aside', async () => {
  const body = {
    type: 'list',
    data: [{ id: 'good' }, { name: 'no id' }, null],
    total_count: '3',
    pages: { next: null },
  }
  standIn.faults.add({ path: '/contacts/search', effect: { kind: 'status', status: 200, body } })
  expect(await api.searchContacts({})).toMatchObject({ items: [{ id: 'good' }], unreadable: 2, next: null, total: 3 })
})

test('nothing listens, or the network breaks: one attempt each', async () => {
  standIn.setNetworkDown(true)
  expect((await failureOf(api.me())).code).toBe('offline')
  expect(sent).toHaveLength(1)
  const nowhere = factory({ baseUrl: 'http://127.0.0.1:9', token: 't' })
  expect(await failureOf(nowhere.reply('1', '2', 'comment', 'x'))).toMatchObject({
    code: 'offline',
    details: { sent: 'no' },
  })
  const unsafe = factory({ baseUrl: 'http://api.intercom.io', token: 't' })
  expect((await failureOf(unsafe.me())).code).toBe('validation')
  expect(sent).toHaveLength(2)
})
