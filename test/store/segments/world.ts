import * as fc from 'fast-check'
import type { SalesforceRecordRow } from '../../../src/main/ports/salesforceRecords'
import type { Store } from '../../../src/main/store/types'
import {
  company,
  contact,
  contactRow,
  conversation,
  DAY,
  leadRow,
  ME,
  newStore,
  NOW,
  ORG,
  OTHER,
  part,
} from '../builders'
import type { PlainPerson } from './reference'

/** Few words, so that conditions often fit; some differ by case, accents and spaces alone, one is none at all. */
const WORDS = ['Spain', 'SPAIN ', 'Späin', 'New Spain', 'São Paulo', 'sao paulo', '  ', '\u0301', "O'Brien % _"]
const word = fc.constantFrom(...WORDS)
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 3 })
/** Whole seconds as Intercom gives them, on edges of days and between. */
const time = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 1, -1, 12 * 3600))
  .map(([days, seconds]) => NOW - days * DAY + seconds * 1000)
export const NAMES = ['plan', 'a "quoted" na.me', '$odd']
const number = fc.constantFrom(-1, 0, 1, 2.5, 3)

const person = fc.record({
  role: fc.constantFrom('lead' as const, 'user' as const),
  ownerId: fc.constantFrom(ME, ME, OTHER, null),
  country: maybe(word),
  lastSeenAt: maybe(time),
  lastContactedAt: maybe(time),
  lastRepliedAt: maybe(time),
  createdAt: maybe(time),
  tagIds: fc.uniqueArray(fc.constantFrom('t1', 't2')),
  companyIds: fc.uniqueArray(fc.constantFrom('k1', 'k2', 'gone')),
  utm: fc.dictionary(fc.constantFrom('source', 'medium'), word),
  customAttributes: fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.oneof(
      word,
      number,
      fc.boolean(),
      fc.constant(null),
      time.map((at) => at / 1000),
    ),
  ),
  segments: fc.uniqueArray(fc.constantFrom('s1', 's2')),
  conversations: fc.array(
    fc.record({
      state: fc.constantFrom('open' as const, 'closed' as const, 'snoozed' as const),
      lastBy: fc.constantFrom('person' as const, 'admin' as const, 'bot' as const),
    }),
    { maxLength: 2 },
  ),
  isLookedUp: fc.boolean(),
  leads: fc.array(fc.record({ status: maybe(word), title: maybe(word), ownerName: maybe(word), ownerId: user() }), {
    maxLength: 2,
  }),
  contacts: fc.array(
    fc.record({
      title: maybe(word),
      ownerName: maybe(word),
      ownerId: user(),
      accountOwnerName: maybe(word),
      hasAccount: fc.boolean(),
      roles: fc.uniqueArray(fc.constantFrom('O1', 'O2', 'O3')),
      cases: fc.array(maybe(fc.boolean()), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  choice: maybe(fc.nat(3)),
})

function user(): fc.Arbitrary<string | null> {
  return fc.constantFrom('U1', 'U2', 'Ugone', null)
}

/** A handful of people with everything that conditions ask for. */
export const world = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 5 }),
  companies: fc.tuple(word, word),
  users: fc.tuple(
    fc.record({ roleName: maybe(word), title: maybe(word) }),
    fc.record({ roleName: maybe(word), title: maybe(word) }),
  ),
  opportunities: fc.tuple(opportunity(), opportunity(), opportunity()),
})
export type World = typeof world extends fc.Arbitrary<infer T> ? T : never

function opportunity() {
  return fc.record({ stage: maybe(word), isClosed: maybe(fc.boolean()), ofAccount: fc.boolean() })
}

const record = (object: SalesforceRecordRow['object'], at: string, values: Partial<SalesforceRecordRow>) => ({
  object,
  id: at,
  name: at,
  ownerId: null,
  accountId: null,
  whoId: null,
  whatId: null,
  isClosed: null,
  due: null,
  createdAt: NOW,
  modifiedAt: NOW,
  fields: {},
  ...values,
})

/** The world in a fresh store, and as plain values. */
export function build(given: World): { store: Store; people: PlainPerson[] } {
  const store = newStore()
  const people = given.people.map((one, index) => ({ ...one, id: `p${index}` }))
  store.companies.save(
    given.companies.map((name, index) => company({ id: `k${index + 1}`, name })),
    NOW,
  )
  store.people.save(
    people.map(({ id: own, ...values }) => contact({ id: own, ...contactValues(values) })),
    NOW,
  )
  store.intercomSegments.replace(['s1', 's2'].map((id) => ({ id, name: id })))
  for (const id of ['s1', 's2']) {
    const members = people.flatMap((one) => (one.segments.some((each) => each === id) ? [one.id] : []))
    store.intercomSegments.setPeople(id, [...members, 'nobody'], NOW)
  }
  store.conversations.save(
    people.flatMap(({ id: personId, conversations }) =>
      conversations.map(({ state, lastBy }, index) =>
        conversation({
          id: `${personId}-c${index}`,
          personId,
          state,
          parts: [part({ id: `${personId}-x${index}`, authorType: lastBy, authorId: OTHER, createdAt: NOW - 5 })],
        }),
      ),
    ),
    NOW,
  )
  store.salesforce.saveUsers(
    ORG,
    given.users.map((one, index) => ({
      ...one,
      id: `U${index + 1}`,
      name: `User ${index}`,
      email: `u${index}@example.com`,
      username: `u${index}`,
      isActive: true,
      modifiedAt: NOW,
    })),
    NOW,
  )
  store.records.save(
    ORG,
    recordsOf(
      given,
      people.map((one) => one.id),
    ),
    NOW,
  )
  for (const one of people) {
    const email = `${one.id}@example.com`
    if (one.isLookedUp) store.salesforce.markLookedUp(ORG, [email], NOW)
    store.salesforce.saveLeads(
      ORG,
      one.leads.map((lead, index) => leadRow({ id: `${one.id}-L${index}`, email, ...lead })),
      NOW,
    )
    store.salesforce.saveContacts(
      ORG,
      one.contacts.map(({ hasAccount, roles: _roles, cases: _cases, ...values }, index) =>
        contactRow({ id: `${one.id}-C${index}`, email, ...values, accountId: hasAccount ? 'A1' : null }),
      ),
      NOW,
    )
    const { candidates } = store.salesforce.matchOf(ORG, one.id)
    const chosen = one.choice === null ? undefined : candidates[one.choice]
    if (chosen)
      store.matchChoices.set(
        ORG,
        one.id,
        chosen.id,
        candidates.map((each) => each.id),
        NOW,
      )
  }
  return { store, people: people.map((one) => plain(store, given, one)) }
}

function contactValues(one: Omit<World['people'][number], never>) {
  const { segments: _s, conversations: _c, isLookedUp: _i, leads: _l, contacts: _k, choice: _h, ...values } = one
  return values
}

function recordsOf(given: World, ids: string[]): SalesforceRecordRow[] {
  return [
    ...given.opportunities.map(({ stage, isClosed, ofAccount }, index) =>
      record('Opportunity', `O${index + 1}`, {
        isClosed,
        accountId: ofAccount ? 'A1' : null,
        fields: { StageName: stage },
      }),
    ),
    ...given.people.flatMap((one, index) =>
      one.contacts.flatMap(({ roles, cases }, at) => {
        const whoId = `${ids[index]}-C${at}`
        return [
          ...roles.map((whatId) => record('OpportunityContactRole', `${whoId}-${whatId}`, { whoId, whatId })),
          ...cases.map((isClosed, nth) => record('Case', `${whoId}-K${nth}`, { whoId, isClosed })),
        ]
      }),
    ),
  ]
}

/** What the record is, is asked of the match, not of the column that filters use. */
function plain(store: Store, given: World, one: World['people'][number] & { id: string }): PlainPerson {
  const detail = store.people.get(one.id)
  if (!detail) throw new Error('The person was just saved')
  const match = store.salesforce.matchOf(ORG, one.id)
  const isOne = match.kind === 'lead' || match.kind === 'contact'
  const single = isOne ? match.records[0] : undefined
  const at = Number(single?.id.at(-1) ?? 0)
  const lead = single?.object === 'Lead' ? one.leads[at] : undefined
  const own = single?.object === 'Contact' ? one.contacts[at] : undefined
  const owner = given.users[['U1', 'U2'].indexOf((lead ?? own)?.ownerId ?? '')]
  const opportunities = given.opportunities.filter(
    (each, index) => own && ((each.ofAccount && own.hasAccount) || own.roles.some((role) => role === `O${index + 1}`)),
  )
  return {
    contact: contact({ id: one.id, ...contactValues(one) }),
    row: detail,
    segments: one.segments,
    companies: one.companyIds.flatMap((each) => given.companies[['k1', 'k2'].indexOf(each)] ?? []),
    isUnanswered: one.conversations.some(({ state, lastBy }) => state === 'open' && lastBy === 'person'),
    leadStatus: lead?.status ?? null,
    title: (lead ?? own)?.title ?? null,
    recordOwner: (lead ?? own)?.ownerName ?? null,
    accountOwner: own?.accountOwnerName ?? null,
    ownerRole: owner?.roleName ?? owner?.title ?? null,
    opportunities,
    openCases: own?.cases.filter((isClosed) => isClosed !== true).length ?? 0,
  }
}
