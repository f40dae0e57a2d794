import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptInOrg, keptOnDesk } from '../../builders/org'
import { happen, orgSteps } from '../../builders/orgSteps'
import { runs } from '../../builders/runs'
import { createSalesforceDesk, type SalesforceDesk } from '../../builders/salesforceDesk'

/** People of the world whom the org knows, so that there is something to keep. */
function knownEmails(desk: SalesforceDesk): string[] {
  const { control } = desk.org.standIn
  const all = [...control.list('Lead'), ...control.list('Contact')].map((row) => row['Email'])
  return [...new Set(all.filter((email) => typeof email === 'string'))].slice(0, 25)
}

function check(desk: SalesforceDesk): void {
  const emails = new Set(desk.store.salesforce.emails(null, 100_000))
  expect(keptOnDesk(desk.store, desk.orgKey)).toEqual(keptInOrg(desk.view(), emails))
}

describe('whatever happens in the org', () => {
  it('cycles alone keep what the rep’s people and the rep have there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(orgSteps(false), { minLength: 10, maxLength: 60 }), async (steps) => {
        const desk = await createSalesforceDesk()
        try {
          desk.people(knownEmails(desk))
          await desk.firstSync()
          check(desk)
          for (const [at, step] of steps.entries()) {
            happen(desk, step, `S${at}`)
            if (at % 7 === 6) await desk.cycle()
          }
          // What was begun late is seen by now.
          desk.org.simClock.advance(120_000)
          await desk.cycle()
          check(desk)
        } finally {
          await desk.close()
        }
      }),
      { ...runs(6), endOnFailure: true },
    )
  }, 300_000)

  it('with a sweep also what nobody tells of: access given and taken, records erased', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(orgSteps(true), { minLength: 10, maxLength: 50 }), async (steps) => {
        const desk = await createSalesforceDesk()
        try {
          desk.org.standIn.settings.sharing = { Lead: 'private', Contact: 'private' }
          desk.people(knownEmails(desk))
          await desk.firstSync()
          check(desk)
          for (const [at, step] of steps.entries()) {
            happen(desk, step, `S${at}`)
            if (at % 9 === 8) await desk.cycle()
          }
          desk.org.simClock.advance(120_000)
          await desk.cycle()
          await desk.sweep()
          check(desk)
        } finally {
          await desk.close()
        }
      }),
      { ...runs(5), endOnFailure: true },
    )
  }, 300_000)
})
