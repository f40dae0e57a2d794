import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { createLead, leadsOf, outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

/** One place for every failure: cause, record, field, remedy, a text for the admin, and trying again (issue section 10). */
describe('what needs the rep', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 20 })
    await settledDesk(desk)
  })
  afterEach(() => desk.stop())

  const problems = async (): Promise<Problem[]> => (await desk.run('health.problems', {})).rows
  const oneProblem = (): Promise<Problem> => until('a problem', async () => (await problems())[0])

  it('explains a rule of the org with the text for the admin, at both places, and sends after the remedy', async () => {
    expect(await problems()).toEqual([])
    const message = 'Leads from chat are made on Mondays only'
    const rule = { object: 'Lead', field: 'LeadSource', when: { is: 'Intercom' }, message }
    desk.salesforce.settings.validationRules = [rule]
    const [first, second] = await strangersToSalesforce(desk)
    const item = await createLead(desk, first!.id)
    const other = await createLead(desk, second!.id)
    await until('both', async () => (await problems()).length === 2)
    const found = (await problems()).find((one) => one.itemId === item.id)!
    expect(found).toMatchObject({
      title: 'Create lead',
      personName: first!.displayName,
      record: { label: 'New Lead', url: null },
      fields: [{ name: 'LeadSource', label: 'Lead Source', message }],
      canRetry: true,
      code: 'validation',
    })
    expect(found.cause).toContain(message)
    expect(found.forAdmin).toContain('FIELD_CUSTOM_VALIDATION_EXCEPTION')
    expect(found.forAdmin).toContain('Validation Rules')
    // The same at the point of action.
    expect((await desk.run('health.problem', { itemId: item.id })).problem).toEqual(found)

    desk.salesforce.settings.validationRules = []
    expect(await desk.run('health.retry', { ids: [found.id] })).toEqual({ retried: 1 })
    await until('one left', async () => (await problems()).length === 1)
    expect((await problems())[0]?.itemId).toBe(other.id)
    expect(await desk.run('health.retry', { ids: null })).toEqual({ retried: 1 })
    await outboxEmpty(desk)
    expect(await problems()).toEqual([])
    for (const person of [first, second]) expect(leadsOf(desk, person!.email!)).toHaveLength(1)
  })

  it('recognises a required field that is hidden from the rep, a restricted list and a trigger', async () => {
    const { settings } = desk.salesforce
    const people = await strangersToSalesforce(desk)
    const causes = new Map<string, Problem>()
    const attempt = async (what: string, at: number): Promise<void> => {
      await createLead(desk, people[at]!.id)
      const found = await oneProblem()
      causes.set(what, found)
      await desk.run('outbox.discard', { itemId: found.itemId! })
    }
    const exception = 'System.NullPointerException: Attempt to de-reference a null object'
    settings.triggers = [{ object: 'Lead', name: 'LeadRouting', exception }]
    await attempt('trigger', 0)
    settings.triggers = []
    settings.restrictedPicklists = ['Lead.LeadSource']
    await attempt('picklist', 1)
    settings.restrictedPicklists = []
    settings.objectPermissions = [{ object: 'Lead', create: false }]
    await attempt('permission', 2)
    settings.objectPermissions = []
    for (const [what, one] of causes) expect(one.forAdmin, what).toContain('Where to look')
    expect(causes.get('trigger')?.cause).toContain('automation of your org')
    expect(causes.get('picklist')?.cause).toContain('“Intercom”')
    expect(causes.get('permission')?.cause).toMatch(/permission for Lead|automation/)
  })

  it('asks and does not repeat where the rep has to choose', async () => {
    const people = await strangersToSalesforce(desk)
    const email = people[0]!.email!
    desk.salesforce.control.create('Lead', { LastName: 'Twin', Company: 'Twin', Email: email })
    desk.salesforce.settings.duplicateRules.Lead = { onCreate: 'Alert', onEdit: 'Off' }
    await createLead(desk, people[0]!.id)
    const found = await oneProblem()
    expect(found).toMatchObject({ code: 'duplicate', canRetry: false, forAdmin: null })
    expect(found.remedy).toContain('choose one of the records')
    expect(await desk.run('health.retry', { ids: null })).toEqual({ retried: 0 })
  })

  it('says that the org has used up its calls, and goes on by itself', async () => {
    desk.salesforce.settings.dailyApiLimit = 1_000
    desk.salesforce.control.setApiCallsToday(1_000)
    await desk.run('sync.now', {})
    const limit = await until('the limit', async () => (await problems())[0])
    expect(limit.cause).toContain('used up its requests')
    expect(limit.remedy).toContain('goes on when it may')
    const [stranger] = await strangersToSalesforce(desk)
    const item = await createLead(desk, stranger!.id)
    await until('it waits', async () => (await desk.run('outbox.get', { itemId: item.id })).state === 'waiting')
    desk.salesforce.control.setApiCallsToday(10)
    await desk.run('outbox.retry', { itemId: item.id })
    await desk.run('health.retry', { ids: null })
    await outboxEmpty(desk)
    await until('all streams', async () => (await problems()).length === 0)
    expect(leadsOf(desk, stranger!.email!)).toHaveLength(1)
  })

  it('lists a stream that failed with its cause, and a sign-in that ended, and goes on after the remedy', async () => {
    const { settings } = desk.salesforce
    settings.apiDisabledUserIds = [desk.world.rep.salesforceUserId]
    await desk.run('sync.now', {})
    const stream = await until('a stream', async () => (await problems()).find((one) => one.id.startsWith('stream:')))
    expect(stream.title).toMatch(/^Sync: /)
    expect(stream.cause).toContain('may not use the API')
    expect(stream.forAdmin).toContain('API Enabled')
    expect(stream).toMatchObject({ itemId: null, canRetry: true })
    settings.apiDisabledUserIds = []
    expect((await desk.run('health.retry', { ids: null })).retried).toBeGreaterThan(0)
    await until('all streams', async () => {
      if ((await problems()).length === 0) return true
      // Another stream may have been told no just before, and heard it just after; each try is let come to its end.
      if ((await desk.run('sync.status', {})).state !== 'syncing') await desk.run('health.retry', { ids: null })
      return false
    })

    desk.salesforce.control.revokeAll()
    await desk.run('sync.now', {})
    const signIn = await until('signed out', async () => (await problems())[0])
    expect(signIn).toMatchObject({ id: 'connection:salesforce', title: 'Sign in to Salesforce again', canRetry: false })
    await desk.connectSalesforce()
    await until('signed in', async () => (await problems()).length === 0)
  })
})
