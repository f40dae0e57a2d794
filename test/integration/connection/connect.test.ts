import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCOPES } from '../../../src/simulator/intercom'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** Connecting, and what the rep is told when it does not work: each cause in its own words, with its own remedy. */
describe('connecting', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 20 })
  })
  afterEach(() => desk.stop())

  const input = (): { token: string; region: 'custom'; baseUrl: string } => ({
    token: desk.intercom.token,
    region: 'custom',
    baseUrl: desk.intercom.baseUrl,
  })

  it('names each missing scope, the refused token and the plan apart, each with a remedy of its own', async () => {
    const remedies = new Map<string, string>()
    const note = async (what: string): Promise<boolean> => {
      const { checks, usable } = await desk.run('intercom.check', input())
      const wrong = checks.filter((one) => one.state !== 'ok' && one.name !== 'writing')
      for (const one of wrong) expect(one.remedy).toEqual(expect.stringMatching(/.{10,}/))
      if (wrong.length > 0) remedies.set(what, wrong.map((one) => `${one.message} ${one.remedy}`).join(' '))
      return usable
    }
    expect(await note('nothing')).toBe(true)
    for (const scope of SCOPES.filter((one) => one.startsWith('read'))) {
      desk.intercom.control.setScope(scope, false)
      await note(scope)
      desk.intercom.control.setScope(scope, true)
    }
    desk.intercom.control.setPlanRestricted(true)
    expect(await note('plan')).toBe(false)
    desk.intercom.control.setPlanRestricted(false)
    desk.intercom.control.setTokenRevoked(true)
    expect(await note('token')).toBe(false)
    desk.intercom.control.setTokenRevoked(false)
    expect(remedies.has('nothing')).toBe(false)
    expect([...remedies.keys()]).toEqual(expect.arrayContaining(['plan', 'token', 'read_conversations']))
    expect(new Set([remedies.get('plan'), remedies.get('token'), remedies.get('read_conversations')]).size).toBe(3)
    expect(readdirSync(desk.folder)).toEqual([])
  })

  it('refuses a teammate who is not there, and stores nothing of it', async () => {
    const refused = await desk.core.run('intercom.connect', { ...input(), teammateId: '999' })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'validation', fields: { teammateId: expect.any(String) } },
    })
    expect((await desk.run('account.get', {})).intercom).toBeNull()
  })

  it('Salesforce: a cancelled sign-in says so and leaves nothing behind', async () => {
    await desk.connectIntercom()
    desk.salesforce.settings.autoApprove = null
    const waiting = desk.core.run('salesforce.connect', {
      clientId: desk.salesforce.clientId,
      loginHost: desk.salesforce.baseUrl,
    })
    await until('the page', () => desk.salesforce.requests.some((one) => one.url.includes('authorize')))
    await desk.run('salesforce.cancelConnect', {})
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect((await desk.run('account.get', {})).salesforce).toBeNull()
    desk.salesforce.settings.autoApprove = 'rep'
    await desk.connectSalesforce()
    expect((await desk.run('account.get', {})).salesforce).toMatchObject({ state: 'connected' })
  })

  it('disconnecting keeps the cache, or takes every file of it along', async () => {
    await desk.connectIntercom()
    await until('the book', async () => (await desk.run('book.list', { filter: {} })).bookTotal > 0)
    await desk.run('intercom.disconnect', { deleteCache: false })
    expect(readdirSync(desk.folder).length).toBeGreaterThan(0)
    desk.intercom.setNetworkDown(false)
    await desk.connectIntercom()
    expect((await desk.run('book.list', { filter: {} })).bookTotal).toBeGreaterThan(0)
    await desk.run('intercom.disconnect', { deleteCache: true })
    expect(readdirSync(desk.folder)).toEqual([])
    expect((await desk.run('account.get', {})).intercom).toBeNull()
  })
})
