import { afterEach, expect, test } from 'vitest'
import type { Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { lead, mappedDesk, peopleWithLeads, switchOn, writesTo } from './desks'

let desk: Desk | null = null
afterEach(() => desk?.stop())

/** An edit of a company follows to its people's Leads within a cycle of 5 minutes, as one of a person does. */
test('an edited company reaches the Leads of its people within a cycle', async () => {
  desk = await mappedDesk([{ attribute: 'company.industry', field: 'Industry', direction: 'toSalesforce' }], {
    speed: 60,
  })
  const here = desk
  const people = await peopleWithLeads(here)
  let found: { leadId: string; companyId: string } | null = null
  for (const { person, leadId } of people) {
    const { companies } = await here.run('people.get', { personId: person.id })
    if (companies[0]) found = { leadId, companyId: companies[0].id }
    if (found) break
  }
  const { leadId, companyId } = found!
  await switchOn(here, 'mapping')
  // What was there before is nobody's edit.
  expect(writesTo(here, leadId)).toEqual([])
  await changeCompany(here, companyId, { industry: 'Shipping' })
  here.intercom.clearRequests()
  await until('the Lead follows', () => lead(here, leadId).Industry === 'Shipping', 40_000)
  // The reading that was under way at most, and the next one.
  const read = here.intercom.requests.filter(
    (one) => one.method === 'GET' && one.url.endsWith(`/companies/${companyId}`),
  )
  expect(read.length).toBeLessThanOrEqual(2)
  expect(writesTo(here, leadId)).toEqual([{ Industry: 'Shipping' }])
}, 90_000)

/** Somebody edits the company in Intercom. */
async function changeCompany({ intercom }: Desk, companyId: string, change: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${intercom.baseUrl}/companies/${companyId}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${intercom.token}`,
      'content-type': 'application/json',
      'intercom-version': '2.16',
    },
    body: JSON.stringify(change),
  })
  expect(answer.status).toBe(200)
}
