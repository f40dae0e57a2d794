import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SalesforceCheck, SalesforceChecks } from '../../../src/contract/models'
import { createChecks } from '../../../src/main/session/checks'
import type { SalesforceApi } from '../../../src/main/ports/salesforce'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk, strangersToSalesforce, createLead } from '../../builders/work'
import { createTestOrg, quiet, realClock, type Org } from '../salesforce/signedIn'

/** What is looked at after signing in: each cause in its own words, with its own remedy (issue section 1). */
describe('checks after signing in to Salesforce', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 20 })
  })
  afterEach(() => desk.stop())

  const ran = (): Promise<SalesforceChecks> =>
    until('the checks', async () => {
      const checks = await desk.run('salesforce.checks', {})
      return checks.ranAt !== null && !checks.running && checks
    })
  const again = (): Promise<SalesforceChecks> => desk.run('salesforce.checks', { run: true })
  const wrong = (checks: SalesforceChecks): SalesforceCheck[] => checks.checks.filter((one) => one.state !== 'ok')

  it('run by themselves, before Intercom is connected too, and are kept over a restart', async () => {
    await desk.connectSalesforce()
    const first = await ran()
    expect(wrong(first)).toEqual([])
    expect(first.checks.map((one) => one.name)).toEqual(
      expect.arrayContaining(['api', 'user', 'org', 'sameOrg', 'access.Lead', 'access.Case']),
    )
    expect(first.checks.find((one) => one.name === 'org')?.message).toContain('production')
    await desk.connectIntercom()
    expect((await desk.run('salesforce.checks', {})).ranAt).toBe(first.ranAt)
    await desk.restart()
    expect(await desk.run('salesforce.checks', {})).toEqual(first)
  })

  it('tell the edition, the user, the app and each missing permission apart', async () => {
    await desk.connectSalesforce()
    await ran()
    const { settings } = desk.salesforce
    const seen = new Map<string, string>()
    const note = async (what: string): Promise<SalesforceCheck> => {
      const found = await again()
      const [one, ...others] = wrong(found)
      expect(others, what).toEqual([])
      expect(one?.remedy, what).toEqual(expect.stringMatching(/.{10,}/))
      expect(found.forAdmin, what).toBe(one?.forAdmin)
      seen.set(what, one?.message ?? '')
      return one!
    }
    settings.apiDisabledForOrg = true
    expect(await note('edition')).toMatchObject({ name: 'api', state: 'failed' })
    settings.apiDisabledForOrg = false
    settings.apiDisabledUserIds = [desk.world.rep.salesforceUserId]
    expect((await note('user')).forAdmin).toContain('API Enabled')
    settings.apiDisabledUserIds = []
    for (const [object, action] of [
      ['Lead', 'create'],
      ['Contact', 'read'],
      ['Account', 'read'],
      ['Opportunity', 'read'],
      ['Task', 'create'],
      ['Case', 'create'],
      ['Case', 'read'],
    ] as const) {
      settings.objectPermissions = [{ object, [action]: false }]
      expect(await note(`${object} ${action}`)).toMatchObject({ name: `access.${object}` })
    }
    settings.objectPermissions = []
    for (const field of ['Email', 'Company']) {
      settings.fieldSecurity = [{ object: 'Lead', hidden: [field] }]
      expect((await note(`hidden ${field}`)).forAdmin).toContain('Field-Level Security')
      settings.fieldSecurity = [{ object: 'Lead', readOnly: [field] }]
      await note(`locked ${field}`)
    }
    settings.fieldSecurity = []
    expect(wrong(await again())).toEqual([])
    expect(new Set(seen.values()).size).toBe(seen.size)
  })

  it('say that the user was deactivated, at signing in and afterwards', async () => {
    await desk.connectSalesforce()
    await ran()
    desk.salesforce.control.setUserActive(desk.world.rep.salesforceUserId, false)
    const [inactive] = wrong(await again())
    expect(inactive).toMatchObject({ name: 'user', state: 'failed', message: expect.stringContaining('deactivated') })
    expect(inactive?.forAdmin).toContain('activate')
    const refused = await desk.core.run('salesforce.connect', {
      clientId: desk.salesforce.clientId,
      loginHost: desk.salesforce.baseUrl,
    })
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('not active') } })
    desk.salesforce.control.setUserActive(desk.world.rep.salesforceUserId, true)
    await desk.connectSalesforce()
    expect(wrong(await again())).toEqual([])
  })

  it('warn of data of another user, and count what waits for them', async () => {
    await settledDesk(desk)
    const [stranger] = await strangersToSalesforce(desk)
    desk.salesforce.settings.validationRules = [
      { object: 'Lead', field: 'LeadSource', when: { is: 'Intercom' }, message: 'Not today' },
    ]
    await createLead(desk, stranger!.id)
    await until('refused', async () => (await desk.run('outbox.list', {})).needsYou === 1)
    const colleague = desk.world.salesforce.users.find((user) => user.Id !== desk.world.rep.salesforceUserId)
    desk.salesforce.settings.autoApprove = String(colleague?.Id)
    await desk.connectSalesforce()
    const found = wrong(await again())
    expect(found).toMatchObject([{ name: 'sameOrg', state: 'warning' }])
    expect(found[0]?.message).toMatch(/another user of this org.*1 unsent write waits/)
  })
})

describe('the org behind the address', () => {
  let org: Org
  beforeEach(async () => {
    org = await createTestOrg()
  })
  afterEach(() => org.close())

  it('is told where production was chosen and a sandbox answers, and the other way round', async () => {
    const api = org.auth.open(await org.signIn())
    const look = async (loginHost: string): Promise<SalesforceCheck | undefined> => {
      // The stand-in has no address at Salesforce: only what the rep typed is pretended.
      const seen: SalesforceApi = { ...api, account: { ...api.account, loginHost } }
      const checks = createChecks({
        clock: realClock,
        logger: quiet,
        api: () => seen,
        session: () => null,
        changed: () => undefined,
      })
      return (await checks.run()).checks.find((one) => one.name === 'org')
    }
    expect(await look('https://login.salesforce.com')).toMatchObject({ state: 'ok' })
    expect(await look('https://test.salesforce.com')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('chose a sandbox'),
    })
    const { store, id } = org.standIn.org
    store.put('Organization', { ...store.get('Organization', id)!, IsSandbox: true })
    expect(await look('https://test.salesforce.com')).toMatchObject({ state: 'ok' })
    expect(await look('acme.my.salesforce.com')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('chose production'),
    })
  })
})
