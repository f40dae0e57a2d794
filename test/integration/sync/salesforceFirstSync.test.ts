import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { inCache, keptInOrg, keptOnDesk, orgOf } from '../../builders/org'
import { companiesLookedUp, salesforceSettled } from '../../builders/salesforceSync'
import { settledDesk } from '../../builders/work'

describe('the first sync of Salesforce', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('keeps what belongs to the people and the rep, for at most N/2,000 + P/400 + 25 calls', async () => {
    desk = await createDesk({ people: 600, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    await salesforceSettled(desk)
    await companiesLookedUp(desk)
    const calls = desk.salesforce.apiCallsToday
    const { emails, domains, have, sizes } = await inCache(desk, (store, orgKey) => {
      const all = store.salesforce.emails(null, 100_000)
      const companies = store.companyAccounts.all(orgKey, '', 100_000)
      const domains = new Set(companies.flatMap((one) => one.domain ?? []))
      const kept = keptOnDesk(store, orgKey)
      return {
        emails: new Set(all),
        domains,
        have: kept,
        sizes: Object.values(kept).reduce((sum, ids) => sum + ids.length, 0),
      }
    })
    expect(domains.size).toBeGreaterThan(10)
    expect(have).toEqual(keptInOrg(orgOf(desk), emails, domains))
    for (const ids of Object.values(have)) expect(ids.length).toBeGreaterThan(0)
    expect(calls, JSON.stringify(desk.salesforce.control.apiCallsByKind())).toBeLessThanOrEqual(
      Math.floor(sizes / 2_000) + Math.floor(emails.size / 400) + 25,
    )

    // An idle cycle, and one of which nothing concerns this desk.
    for (const change of [false, true]) {
      if (change) {
        const [other] = desk.world.salesforce.users.filter((user) => !user.isRep && user.IsActive)
        for (let at = 0; at < 30; at++) {
          const values = { LastName: `Else ${at}`, Email: `nobody${at}@else.example`, OwnerId: other!.Id }
          desk.salesforce.control.create('Contact', values, other!.Id)
        }
      }
      const before = desk.salesforce.apiCallsToday
      await desk.run('sync.now', {})
      await salesforceSettled(desk)
      expect(desk.salesforce.apiCallsToday - before).toBe(2)
    }
  }, 60_000)
})
