import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, openOrg, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-06-30' }
const roles = async (opportunityId: string): Promise<unknown[]> => {
  const soql = `SELECT ContactId, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = '${opportunityId}' ORDER BY Id`
  const { json } = await org.query(soql)
  return (json['records'] as unknown as { ContactId: string; IsPrimary: boolean }[]).map((row) => [
    row.ContactId,
    row.IsPrimary,
  ])
}
const contactOf = async (id: string): Promise<unknown> =>
  (await org.api('GET', `/sobjects/Opportunity/${id}?fields=ContactId`)).json['ContactId']

test('an Opportunity has one primary contact, the newest, and its ContactId follows', async () => {
  const ana = await org.create('Contact', { LastName: 'Ruiz' })
  const bo = await org.create('Contact', { LastName: 'Chen' })
  const id = await org.create('Opportunity', deal)
  await org.create('OpportunityContactRole', { OpportunityId: id, ContactId: ana, Role: 'Evaluator', IsPrimary: true })
  expect(await contactOf(id)).toBe(ana)
  await org.create('OpportunityContactRole', { OpportunityId: id, ContactId: bo })
  expect([await roles(id), await contactOf(id)]).toEqual([
    [
      [ana, true],
      [bo, false],
    ],
    ana,
  ])
  await org.create('OpportunityContactRole', { OpportunityId: id, ContactId: bo, IsPrimary: true })
  expect([await roles(id), await contactOf(id)]).toEqual([
    [
      [ana, false],
      [bo, false],
      [bo, true],
    ],
    bo,
  ])
})

test('a Contact of another Account can have a role; one without an Opportunity or a Contact is none', async () => {
  const [here, there] = [await org.create('Account', { Name: 'Here' }), await org.create('Account', { Name: 'There' })]
  const contact = await org.create('Contact', { LastName: 'Ruiz', AccountId: there })
  const id = await org.create('Opportunity', { ...deal, AccountId: here })
  await org.create('OpportunityContactRole', { OpportunityId: id, ContactId: contact })
  const refused = await org.api('POST', '/sobjects/OpportunityContactRole', { Role: 'Evaluator' })
  expect([refused.status, refused.json[0]?.['errorCode'], refused.json[0]?.['fields']]).toEqual([
    400,
    'REQUIRED_FIELD_MISSING',
    ['OpportunityId', 'ContactId'],
  ])
})

test('who may not edit the Opportunity may not add a role to it', async () => {
  org.standIn.settings.sharing = { Opportunity: 'publicRead' }
  const contact = await org.create('Contact', { LastName: 'Ruiz' })
  const id = org.standIn.control.create('Opportunity', { ...deal, OwnerId: COLLEAGUE }, COLLEAGUE)
  const refused = await org.api('POST', '/sobjects/OpportunityContactRole', { OpportunityId: id, ContactId: contact })
  expect([refused.status, text(refused.json[0]?.['errorCode'])]).toEqual([
    400,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  ])
})

test('an Opportunity and its role go together in one composite, or not at all', async () => {
  const contact = await org.create('Contact', { LastName: 'Ruiz' })
  const both = (role: Record<string, unknown>): Promise<{ json: unknown }> =>
    org.api('POST', '/composite', {
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: '/services/data/v62.0/sobjects/Opportunity', referenceId: 'deal', body: deal },
        {
          method: 'POST',
          url: '/services/data/v62.0/sobjects/OpportunityContactRole',
          referenceId: 'role',
          body: { OpportunityId: '@{deal.id}', ContactId: contact, ...role },
        },
      ],
    })
  const count = (): number => org.standIn.control.list('Opportunity').length
  await both({ Role: 'x'.repeat(41) })
  expect(count()).toBe(0)
  await both({ Role: 'Evaluator' })
  expect([count(), org.standIn.control.list('OpportunityContactRole').length]).toEqual([1, 1])
})
