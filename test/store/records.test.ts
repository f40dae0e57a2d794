import { describe, expect, it } from 'vitest'
import type { SalesforceRecordRow } from '../../src/main/ports/salesforceRecords'
import type { KeepRule, RelatedKind, RelatedPlace } from '../../src/main/store/types'
import { contact, DAY, ME, newStore, NOW, ORG } from './builders'

const USER = '0051'
const rule: KeepRule = { userId: USER, tasksSince: NOW - 90 * DAY, ownTasksSince: NOW - 7 * DAY }

const row = (
  object: SalesforceRecordRow['object'],
  id: string,
  values: Partial<SalesforceRecordRow> = {},
): SalesforceRecordRow => ({
  object,
  id,
  name: id,
  ownerId: '0052',
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

/** Everything that the walk through a kind finds, a step of two at a time. */
function walked(store: ReturnType<typeof newStore>, kind: RelatedKind, since = 0): string[] {
  const ids: string[] = []
  for (let at: RelatedPlace | null = { source: 0, after: '' }; at !== null;) {
    const step: { ids: string[]; next: RelatedPlace | null } = store.keeping.toRead(ORG, kind, since, at, 2)
    ids.push(...step.ids)
    at = step.next
  }
  return ids.sort()
}

describe('which records are kept', () => {
  it('follows from people, owner and each other, and ends with them', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const all = [
      row('Lead', 'Lmine', { ownerId: USER }),
      row('Lead', 'Lperson', {
        fields: { Email: ' P1@Example.com ' },
        whoId: 'Cbecame',
        accountId: 'A2',
        isClosed: true,
      }),
      row('Lead', 'Lelse', { fields: { Email: 'else@example.com' } }),
      row('Contact', 'Cbecame', { accountId: 'A1' }),
      row('Contact', 'Celse'),
      row('Account', 'A1'),
      row('Account', 'A2'),
      row('Account', 'A3'),
      row('OpportunityContactRole', 'R1', { whoId: 'Cbecame', whatId: 'O2' }),
      row('OpportunityContactRole', 'R2', { whoId: 'Celse', whatId: 'O3' }),
      row('Opportunity', 'O1', { accountId: 'A1' }),
      row('Opportunity', 'O2', { accountId: 'A9' }),
      row('Opportunity', 'O3', { accountId: 'A9' }),
      row('Case', 'K1', { whoId: 'Cbecame' }),
      row('Case', 'K2', { whoId: 'Celse', ownerId: USER }),
      row('Task', 'Topen', { whoId: 'Lmine', isClosed: false, modifiedAt: NOW - 400 * DAY }),
      row('Task', 'Tlately', { whoId: 'Cbecame', isClosed: true, modifiedAt: NOW - 80 * DAY }),
      row('Task', 'Tlong', { whoId: 'Cbecame', isClosed: true, modifiedAt: NOW - 91 * DAY }),
      row('Task', 'Tmine', { ownerId: USER, isClosed: false }),
      row('Task', 'Tmineold', { ownerId: USER, isClosed: true, modifiedAt: NOW - 8 * DAY }),
      row('Task', 'Telse', { whoId: 'Lelse', isClosed: false }),
    ]
    store.records.save(ORG, all, NOW)
    const sweep = (): string[] => {
      const gone: string[] = []
      for (const object of [
        'Lead',
        'Contact',
        'Account',
        'OpportunityContactRole',
        'Opportunity',
        'Case',
        'Task',
      ] as const) {
        for (let after: string | null = ''; after !== null;) {
          const step: { gone: string[]; after: string | null } = store.keeping.notKept(ORG, object, rule, after, 2)
          gone.push(...step.gone)
          store.records.remove(ORG, object, step.gone)
          after = step.after
        }
      }
      return gone.sort()
    }
    const fresh = all.filter((one) => one.object === 'Case')
    expect([...store.keeping.relevant(ORG, 'Case', fresh, rule)]).toEqual(['K1', 'K2'])
    expect(sweep()).toEqual(['A3', 'Celse', 'K2', 'Lelse', 'O3', 'R2', 'Telse', 'Tlong', 'Tmineold'])
    expect([...store.keeping.relevant(ORG, 'Case', fresh, rule)]).toEqual(['K1'])
    expect(sweep()).toEqual([])
    store.people.remove(['p1'])
    expect(sweep()).toEqual(['A1', 'A2', 'Cbecame', 'K1', 'Lperson', 'O1', 'O2', 'R1', 'Tlately'])
  })

  it('tells whose relations are to be read, each once, until it is forgotten or asked for anew', () => {
    const store = newStore()
    store.records.save(
      ORG,
      [
        row('Lead', 'L1', { whoId: 'C9', accountId: 'A2' }),
        row('Contact', 'C1', { accountId: 'A1' }),
        row('Contact', 'C2', { accountId: 'A1' }),
        row('Contact', 'C3', { accountId: 'A2' }),
        row('OpportunityContactRole', 'R1', { whoId: 'C1', whatId: 'O1' }),
        row('OpportunityContactRole', 'R2', { whoId: 'C1', whatId: 'O2' }),
        row('Opportunity', 'O1'),
      ],
      NOW,
    )
    expect(walked(store, 'becameContact')).toEqual(['C9'])
    expect([...new Set(walked(store, 'account'))]).toEqual(['A1', 'A2'])
    expect(walked(store, 'contactCases')).toEqual(['C1', 'C2', 'C3'])
    expect(walked(store, 'whoTasks')).toEqual(['C1', 'C2', 'C3', 'L1'])
    expect(walked(store, 'roleOpportunity')).toEqual(['O2'])
    store.keeping.markRead(ORG, 'contactCases', ['C1', 'C2', 'C3'], NOW)
    expect(walked(store, 'contactCases')).toEqual([])
    expect(walked(store, 'contactRoles')).toEqual(['C1', 'C2', 'C3'])
    expect(store.keeping.countRead(ORG, 'contactCases', 0)).toBe(3)
    store.keeping.forgetRead(ORG, ['C2'])
    expect(walked(store, 'contactCases')).toEqual(['C2'])
    expect(walked(store, 'contactCases', NOW + 1)).toEqual(['C1', 'C2', 'C3'])
  })
})

describe('records that became others', () => {
  it('are followed through each other; references name the last', () => {
    const store = newStore()
    store.records.save(ORG, [row('Case', 'K1', { whoId: 'C1', fields: { ContactId: 'C1' } })], NOW)
    store.keeping.move(ORG, 'Lead', 'L1', 'C1', NOW)
    store.keeping.move(ORG, 'Contact', 'C1', 'C2', NOW)
    expect(store.keeping.movedTo(ORG, ['L1', 'C1', 'C2'])).toEqual(
      new Map([
        ['L1', 'C2'],
        ['C1', 'C2'],
      ]),
    )
    expect(store.records.get(ORG, 'Case', 'K1')).toMatchObject({ whoId: 'C2', fields: { ContactId: 'C2' } })
    expect(store.keeping.movedTo('other:org', ['L1'])).toEqual(new Map())
    store.keeping.stayed(ORG, ['C1'])
    expect([...store.keeping.movedTo(ORG, ['C1'])]).toEqual([])
  })
})

describe('news and people behind records', () => {
  it('news are kept by org, newest first, seen or not, and go with an erased person', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const entry = { at: NOW, kind: 'lost', personId: 'p1', object: 'Lead', recordId: 'L1', text: 'Gone.' } as const
    store.news.add(ORG, [entry, { ...entry, personId: null, text: 'Also.' }])
    store.news.add('other:org', [entry])
    expect(store.news.list(ORG, 0, 9)).toMatchObject({
      total: 2,
      rows: [{ text: 'Also.' }, { text: 'Gone.', seen: false }],
    })
    store.news.markSeen(ORG, [store.news.list(ORG, 1, 1).rows[0]!.id])
    expect(store.news.unseen(ORG)).toBe(1)
    store.people.erase(['p1'])
    expect(store.news.list(ORG, 0, 9).rows.map((one) => one.text)).toEqual(['Also.'])
    expect(store.news.list('other:org', 0, 9).total).toBe(0)
  })

  it('finds the open Tasks with a reminder after a time', () => {
    const store = newStore()
    const task = (id: string, at: string | null, more: Partial<SalesforceRecordRow> = {}) =>
      row('Task', id, {
        ownerId: USER,
        isClosed: false,
        fields: { IsReminderSet: at !== null, ReminderDateTime: at },
        ...more,
      })
    const at = '2026-05-04T12:00:00.000+0000'
    store.records.save(
      ORG,
      [
        task('T1', at),
        task('T2', '2026-05-04T11:00:00.000+0000'),
        task('T3', null),
        task('T4', at, { isClosed: true }),
        task('T5', at, { ownerId: 'other' }),
      ],
      NOW,
    )
    const after = Date.parse('2026-05-04T11:30:00Z')
    expect(store.records.reminders(ORG, USER, after).map((one) => one.id)).toEqual(['T1'])
    expect(store.records.reminders(ORG, USER, after - 3_600_000)).toHaveLength(2)
  })

  it('asks about the rep’s own records of nobody on the desk, once in a while', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', ownerId: ME })], NOW)
    const email = (Email: string) => ({ ownerId: USER, fields: { Email } })
    store.records.save(
      ORG,
      [
        row('Lead', 'L1', email('p1@example.com')),
        row('Lead', 'L2', email('New@else.test')),
        row('Contact', 'C1', email('new@else.test')),
        row('Contact', 'C2', { fields: { Email: 'theirs@else.test' } }),
      ],
      NOW,
    )
    expect(store.behind.toAsk(ORG, USER, NOW - DAY, '', 9)).toEqual({ emails: ['new@else.test'], next: null })
    expect(store.behind.toAsk(ORG, USER, NOW - DAY, '', 1)).toEqual({
      emails: ['new@else.test'],
      next: 'new@else.test',
    })
    expect(store.behind.toAsk(ORG, USER, NOW - DAY, 'new@else.test', 1).emails).toEqual([])
    store.behind.save(ORG, 'new@else.test', { personId: 'x', ownerId: null }, NOW)
    expect(store.behind.toAsk(ORG, USER, NOW - DAY, '', 9).emails).toEqual([])
    expect(store.behind.toAsk(ORG, USER, NOW + 1, '', 9).emails).toEqual(['new@else.test'])
    expect(store.behind.found(ORG, USER, 9)).toMatchObject([{ personId: 'x', ownerId: null }])
    store.people.save([contact({ id: 'x', email: 'new@else.test' })], NOW)
    expect(store.behind.found(ORG, USER, 9)).toEqual([])
  })
})

describe('records by words', () => {
  it('are found by name and website, whatever their case and accents', () => {
    const store = newStore()
    const account = (id: string, name: string, website: string | null = null) =>
      row('Account', id, { name, fields: { Website: website } })
    const rows = [
      account('0011', 'Nörthwind GmbH'),
      account('0012', 'Holding', 'https://www.NORTHWIND.example'),
      account('0013', '100 % Sons_'),
    ]
    store.records.save(ORG, [...rows, row('Contact', '0031', { name: 'Northwind' })], NOW)
    const found = (...called: string[]): string[] =>
      store.records
        .list(ORG, { object: 'Account', called })
        .map(({ id }) => id)
        .toSorted((a, b) => a.localeCompare(b))
    expect(found('northWIND')).toEqual(['0011', '0012'])
    expect(found('nörth', '% sons_')).toEqual(['0011', '0012', '0013'])
    expect(found('fabrikam')).toEqual([])
    expect(found()).toEqual([])
    expect(store.records.count(ORG, { object: 'Account', called: ['holding'] })).toBe(1)
  })
})
