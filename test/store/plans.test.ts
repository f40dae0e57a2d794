import { expect, it } from 'vitest'
import type { BookSort } from '../../src/contract/commands'
import { createStore } from '../../src/main/store/createStore'
import { Database, type Values } from '../../src/main/store/database'
import { updateToVersion } from '../../src/main/store/migrate'
import { openDatabase } from '../../src/main/store/openDatabase'
import type { Store } from '../../src/main/store/types'
import { contact, conversation, everybody, item, KEY, ME, newFile, NOW, ORG, part } from './builders'

/** A connection that notes down how SQLite would run each query. */
class Watched extends Database {
  plans: string[] | null = null

  override all<Row>(sql: string, ...values: Values): Row[] {
    this.#note(sql, values)
    return super.all<Row>(sql, ...values)
  }

  override get<Row>(sql: string, ...values: Values): Row | undefined {
    this.#note(sql, values)
    return super.get<Row>(sql, ...values)
  }

  override run(sql: string, ...values: Values): number {
    this.#note(sql, values)
    return super.run(sql, ...values)
  }

  #note(sql: string, values: Values): void {
    if (!this.plans || sql.startsWith('EXPLAIN')) return
    const rows = this.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]
    this.plans.push(...rows.map((row) => row.detail))
  }
}

/** A store with enough in it for the planner to mind, and its statistics gathered. */
function watched(): { store: Store; plan: (work: (store: Store) => unknown) => string } {
  const database = new Watched(openDatabase(newFile(), KEY).raw)
  updateToVersion(database)
  const store = createStore(database)
  store.setScope({ repId: ME, orgKey: ORG })
  const people = Array.from({ length: 400 }, (_, index) => contact({ id: `p${index}`, lastSeenAt: NOW - index }))
  store.people.save(people, NOW)
  store.conversations.save(
    people.map((person, index) =>
      conversation({
        id: `c${index}`,
        personId: person.id,
        updatedAt: NOW - index,
        state: index % 3 ? 'closed' : 'open',
        assigneeId: index % 2 ? ME : null,
        parts: [part({ id: 'x' })],
      }),
    ),
    NOW,
  )
  for (let index = 0; index < 100; index += 1) {
    const state = index % 5 ? 'done' : 'queued'
    store.outbox.insert(item({ id: `i${index}`, lane: `l${index % 9}`, personId: `p${index}`, state }))
  }
  database.raw.exec('ANALYZE')
  const plan = (work: (store: Store) => unknown): string => {
    database.plans = []
    work(store)
    const lines = database.plans.join('\n')
    database.plans = null
    return lines
  }
  return { store, plan }
}

const SORTS: Record<BookSort, string> = {
  activity: 'people_by_activity',
  name: 'people_by_name',
  company: 'people_by_company',
  status: 'people_by_status',
  lastSeen: 'people_by_last_seen',
  created: 'people_by_created',
}

it('lists the book along an index, never sorting it', () => {
  const { plan } = watched()
  for (const [sort, index] of Object.entries(SORTS)) {
    for (const descending of [true, false]) {
      const query = { sort: sort as BookSort, descending, offset: 0, limit: 200, now: NOW }
      for (const filter of [everybody, { ...everybody, role: 'lead' as const, unreadOnly: true }]) {
        const lines = plan((store) => store.people.list({ ...query, filter }))
        expect(lines, `${sort} ${descending}`).toMatch(new RegExp(`SEARCH p USING INDEX ${index} \\(in_book=\\?`))
        expect(lines).not.toContain('TEMP B-TREE')
      }
    }
  }
})

it('never walks the whole book for a handful of people, nor for nobody', () => {
  const { store, plan } = watched()
  store.people.save(
    ['x', 'y'].map((id) => contact({ id, email: null })),
    NOW,
  )
  const query = { sort: 'activity' as const, descending: true, limit: 50, now: NOW }
  const lines = plan((one) => {
    const { rows } = one.people.list({ ...query, offset: 0, filter: { ...everybody, match: ['none'] } })
    expect(rows.map((row) => row.id).toSorted()).toEqual(['x', 'y'])
    one.people.list({ ...query, offset: 0, filter: { ...everybody, match: ['several'] } })
  })
  expect(lines).toContain('people_filters')
  expect(lines).not.toContain('people_by_activity')
})

it('counts the book, filtered or not, on an index alone', () => {
  const { plan } = watched()
  const filter = { ...everybody, match: ['lead' as const], openOnly: true, silentDays: 3 }
  const lines = plan((store) =>
    store.people.list({ sort: 'activity', descending: true, offset: 0, limit: 1, now: NOW, filter }),
  )
  expect(lines).toContain('USING COVERING INDEX people_filters')
  expect(plan((store) => store.people.bookTotal())).toContain('COVERING INDEX')
})

it('lists and counts each view of conversations on its own index', () => {
  const { plan } = watched()
  for (const view of ['all', 'mine', 'people', 'unassigned', 'unread', 'snoozed', 'closed'] as const) {
    const lines = plan((store) => store.conversations.list(view, 0, 200))
    expect(lines, view).toContain(`USING INDEX conversations_${view}`)
    expect(lines, view).toContain(`COVERING INDEX conversations_${view}`)
    expect(lines, view).not.toMatch(/SCAN conversations(?! USING)/)
  }
  expect(plan((store) => store.conversations.needingParts(9))).toContain('conversations_needing_parts')
  expect(plan((store) => store.conversations.unreadTotal())).toContain('INDEX conversations_unread')
  expect(plan((store) => store.conversations.ofPerson('p1'))).toContain('conversations_of_person')
  expect(plan((store) => store.conversations.parts('c1'))).toMatch(/SEARCH parts USING INDEX/)
})

it('finds what is ready, and what an email matches, without reading whole tables', () => {
  const { plan } = watched()
  const ready = plan((store) => store.outbox.ready(NOW, ORG))
  expect(ready).toContain('outbox_unsent')
  expect(ready).toContain('outbox_lanes')
  expect(plan((store) => store.outbox.counts())).not.toMatch(/SCAN outbox(?! USING)/)
  expect(plan((store) => store.outbox.unsentOf({ personId: 'p1' }))).toContain('outbox_of_person')
  expect(plan((store) => store.salesforce.emailsToLookUp(ORG, 200))).toContain('people_to_look_up')
  expect(plan((store) => store.salesforce.emails(null, 200))).toContain('people_by_email')
  const match = plan((store) => store.salesforce.matchOf(ORG, 'p1'))
  expect(match).toContain('sf_leads_by_email')
  expect(match).toContain('sf_contacts_by_email')
  const removed = plan((store) => store.salesforce.removeRecords(ORG, 'Contact', ['003x']))
  expect(removed).toContain('SEARCH r USING PRIMARY KEY (org_key=? AND id=?)')
  expect(removed).toContain('SEARCH r USING INDEX sf_leads_by_contact')
  expect(plan((store) => store.salesforce.userByEmail(ORG, 'a@b.c'))).toContain('sf_users_by_email')
  expect(plan((store) => store.conversationTasks.candidates(ORG, NOW, NOW))).toContain('conversations_started')
})

it('refreshes what it writes by key', () => {
  const { plan } = watched()
  const writes = [
    (store: Store) => store.people.save([contact({ id: 'p1', name: 'New', updatedAt: NOW })], NOW),
    (store: Store) => store.conversations.save([conversation({ id: 'c1', personId: 'p1', updatedAt: NOW + 1 })], NOW),
    (store: Store) => store.salesforce.markLookedUp(ORG, ['p1@example.com'], NOW),
    (store: Store) => store.conversations.markRead('c1', NOW),
    (store: Store) => store.outbox.update('i1', { state: 'done' }, NOW),
  ]
  for (const write of writes) {
    const lines = plan(write)
    expect(lines).not.toMatch(/SCAN (people|conversations|parts|outbox|sf_\w+|[cdekopq])$/m)
  }
})

it('compares people by keys along indexes, never walking all of an org', () => {
  const { store, plan } = watched()
  const rule = { field: 'Key__c', attribute: 'person.externalId', kind: 'text' as const }
  store.matchKeys.use(ORG, { Lead: rule, Contact: rule, Account: null })
  while (store.matchKeys.step(200));
  const works = [
    (one: Store) => one.people.save([contact({ id: 'p1', externalId: 'u1', updatedAt: NOW })], NOW),
    (one: Store) => one.salesforce.removeRecords(ORG, 'Contact', ['003x']),
    (one: Store) => one.salesforce.removeRecords(ORG, 'Lead', ['00Qx']),
    (one: Store) => one.salesforce.markLookedUp(ORG, ['p1@example.com'], NOW),
    (one: Store) => one.matchKeys.markLookedUp(ORG, 'Lead', ['u1'], NOW),
    (one: Store) => one.matchKeys.toLookUp(ORG, 'Lead', 9),
    (one: Store) => one.companyAccounts.toLookUp(ORG, 9),
    (one: Store) => one.companyAccounts.of(ORG, 'c1'),
    (one: Store) => one.companyAccounts.markLookedUp(ORG, ['c1'], NOW),
    (one: Store) => one.salesforce.matchOf(ORG, 'p1'),
    (one: Store) => one.records.peopleOf(ORG, '003x'),
  ]
  for (const work of works) {
    const lines = plan(work)
    expect(lines, work.toString()).not.toMatch(/SCAN (people|person_\w+|company_keys|sf_\w+|[cdekopr])( |$)/m)
    // The rep's choices are few.
    const walks = lines.replace('SEARCH match_choices USING PRIMARY KEY (org_key=?)', '')
    expect(walks, work.toString()).not.toMatch(
      /PRIMARY KEY \(org_key=\?\)$|sf_records_1 \(org_key=\? AND object=\?\)$/m,
    )
  }
})

it('looks at people by indexes that lead to each one’s records, not to all of the org', () => {
  const { plan } = watched()
  for (const work of [
    (store: Store) => store.looks.candidates(ORG, '', 50),
    (store: Store) => store.looks.among(ORG, ['p1', 'p2']),
  ]) {
    const lines = plan(work)
    expect(lines).toContain('sf_leads_by_email (org_key=? AND email_folded=?')
    expect(lines).not.toMatch(/\(org_key=\?\)/)
  }
})

it('searches among the few whom a filter leaves, and walks only where it leaves many', () => {
  const { plan } = watched()
  const clock = { now: NOW + 3_600_000 - 5, timeZone: 'UTC' }
  const walks = /people_by_activity|conversations_(all|closed)|SCAN (people|conversations|parts|[pct])( |$)/m
  const few = plan((store) => {
    const found = store.search.query('seen:<1h', 30, clock)
    expect(found.filter((hit) => hit.kind === 'person')).toHaveLength(6)
  })
  expect(few).toContain('people_by_last_seen')
  expect(few).toContain('conversations_of_person')
  expect(few).not.toMatch(walks)
  // The messages of these are told by their numbers, not read one after the other.
  const messages = plan((store) => expect(store.search.query('seen:<1h in:messages', 30, clock)).toHaveLength(12))
  expect(messages).toContain('parts_in_order')
  expect(messages).not.toMatch(/parts_fts_docsize.*rowid<|SCAN parts_fts/)
  const none = plan((store) => expect(store.search.query('status:snoozed', 30, clock)).toEqual([]))
  expect(none).toContain('conversations_not_closed')
  expect(none).not.toMatch(walks)
  expect(plan((store) => store.search.query('contacted:<1h', 30, clock))).toContain('people_by_contacted')
  expect(plan((store) => store.search.query('seen:<9d', 30, clock))).toMatch(walks)
})
