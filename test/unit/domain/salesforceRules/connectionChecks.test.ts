import { describe, expect, it } from 'vitest'
import { Failure } from '../../../../src/main/domain/failure'
import { accessChecks, CHECKED_OBJECTS, type ObjectFacts } from '../../../../src/main/domain/salesforce/accessNeeds'
import { failedCheck, INACTIVE_USER, callsCheck, userCheck } from '../../../../src/main/domain/salesforce/apiChecks'
import { environmentCheck, meantEnvironment, sameOrgCheck } from '../../../../src/main/domain/salesforce/orgChecks'

const FIELDS = 'Email Company LastName Name StageName Subject WhoId Status ContactId'.split(' ')
const open = (label: string): ObjectFacts => ({
  label,
  createable: true,
  updateable: true,
  queryable: true,
  fields: FIELDS.map((name) => ({ name, label: name, createable: true })),
})
const all = (): Map<string, ObjectFacts | null> => new Map(CHECKED_OBJECTS.map((name) => [name, open(name)]))
const wrong = (facts: Map<string, ObjectFacts | null>) => accessChecks(facts, 'Kim').filter((one) => one.state !== 'ok')

describe('what the signed-in user may do', () => {
  it('is fine where everything is open', () => {
    expect(wrong(all())).toEqual([])
    expect(accessChecks(all(), 'Kim')).toHaveLength(6)
  })

  it('names each object that is hidden or closed, with where to change it', () => {
    for (const object of CHECKED_OBJECTS) {
      const [hidden, ...others] = wrong(all().set(object, null))
      expect(others).toEqual([])
      expect(hidden?.message).toContain(`may not see ${object}`)
      expect(hidden?.forAdmin).toContain(`Object Settings > ${object}`)
      expect(hidden?.state).toBe(object === 'Lead' || object === 'Contact' ? 'failed' : 'warning')
      const closed = wrong(all().set(object, { ...open(object), createable: false }))
      expect(closed.length).toBe(['Lead', 'Task', 'Case'].includes(object) ? 1 : 0)
      if (closed[0]) expect(closed[0].message).toContain(`may not create ${object}`)
    }
  })

  it('names each field that is hidden or locked', () => {
    for (const name of ['Email', 'Company', 'LastName']) {
      const fields = open('Lead').fields.filter((field) => field.name !== name)
      expect(wrong(all().set('Lead', { ...open('Lead'), fields }))[0]).toMatchObject({
        state: 'failed',
        message: expect.stringContaining(`hides ${name} of Lead`),
        forAdmin: expect.stringContaining(`make ${name} visible and editable`),
      })
      const locked = open('Lead').fields.map((field) => ({ ...field, createable: field.name !== name }))
      expect(wrong(all().set('Lead', { ...open('Lead'), fields: locked }))[0]?.message).toContain(
        `fill ${name} of Lead`,
      )
    }
    const readOnly = open('Contact').fields.map((field) => ({ ...field, createable: false }))
    expect(wrong(all().set('Contact', { ...open('Contact'), fields: readOnly }))).toEqual([])
  })
})

describe('the org', () => {
  it('is meant by the address of the sign-in', () => {
    for (const host of ['production', 'https://login.salesforce.com', 'acme.my.salesforce.com'])
      expect(meantEnvironment(host), host).toBe('production')
    for (const host of ['sandbox', 'https://test.salesforce.com/', 'https://acme--uat.sandbox.my.salesforce.com'])
      expect(meantEnvironment(host), host).toBe('sandbox')
    for (const host of ['http://127.0.0.1:5101', 'acme.develop.my.salesforce.com', 'crm.acme.com'])
      expect(meantEnvironment(host), host).toBeNull()
  })

  it('is told where it is the other kind', () => {
    const org = { name: 'Acme', edition: 'Enterprise Edition', isSandbox: false }
    expect(environmentCheck('production', org).state).toBe('ok')
    expect(environmentCheck('sandbox', { ...org, isSandbox: true }).state).toBe('ok')
    expect(environmentCheck('http://127.0.0.1', { ...org, isSandbox: true }).state).toBe('ok')
    expect(environmentCheck('production', { ...org, isSandbox: true })).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('You chose production'),
    })
    expect(environmentCheck('sandbox', org)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('You chose a sandbox'),
    })
    expect(environmentCheck('sandbox', null).state).toBe('warning')
  })

  it('is compared with the one that the cache is of', () => {
    const me = { orgId: '00D1', userId: '0051' }
    expect(sameOrgCheck(me, [{ ...me, name: 'Acme', waiting: 4 }]).state).toBe('ok')
    const other = sameOrgCheck(me, [{ orgId: '00D2', userId: '0059', name: 'Old', waiting: 2 }])
    expect(other).toMatchObject({ state: 'warning', message: expect.stringContaining('“Old”') })
    expect(other.message).toContain('2 unsent writes wait')
    const colleague = sameOrgCheck(me, [{ orgId: '00D1', userId: '0052', name: 'Acme', waiting: 1 }])
    expect(colleague.message).toContain('another user of this org')
    expect(colleague.message).toContain('1 unsent write waits')
  })
})

describe('the API', () => {
  const refused = (serviceCode: string, said: string): Failure =>
    new Failure('permission', 'No.', { serviceCode, said, sent: 'no' })

  it('says whether the edition, the user or the app is the reason', () => {
    const edition = failedCheck(refused('API_DISABLED_FOR_ORG', 'x'), 'Kim')
    const user = failedCheck(refused('API_CURRENTLY_DISABLED', 'x'), 'Kim')
    const app = failedCheck(refused('INVALID_SESSION_ID', 'This session is not valid for use with the REST API'), 'Kim')
    expect(new Set([edition.message, user.message, app.message]).size).toBe(3)
    for (const one of [edition, user, app])
      expect(one).toMatchObject({ state: 'failed', forAdmin: expect.stringContaining('Where to look') })
  })

  it('knows an inactive user and an unreachable service', () => {
    expect(failedCheck(new Failure('auth_expired', INACTIVE_USER), 'Kim')).toMatchObject({ name: 'user' })
    expect(userCheck({ name: 'Kim', isActive: false }, 'Kim')).toMatchObject({ state: 'failed' })
    expect(failedCheck(new Failure('offline', 'No network.'), 'Kim')).toMatchObject({
      message: 'No network.',
      remedy: expect.stringContaining('can be reached'),
    })
  })

  it('warns before the limit', () => {
    expect(callsCheck({ used: 10, limit: 100 }).state).toBe('ok')
    expect(callsCheck({ used: 85, limit: 100 }).message).toContain('85 %')
    expect(callsCheck({ used: 99, limit: 100 }).remedy).toContain('sends what you write')
  })
})
