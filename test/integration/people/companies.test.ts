import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { contact } from '../mapping/desks'
import { api, item, peopleDesk, shown, writes } from './room'

/** Companies of a person (issue 4, section 3): attach, create, detach, and their attributes. */
describe('companies of a person', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const someone = (): string => people.shift()!
  const idsThere = (personId: string): string[] =>
    (contact(desk, personId).companies as { data: { id: string }[] }).data.map((one) => one.id)
  const names = async (personId: string): Promise<string[]> =>
    (await shown(desk, personId)).companies.map((one) => one.name)
  const called = async (name: string): Promise<unknown[]> => {
    const { data } = (await api(desk, 'GET', '/companies?per_page=150')) as { data: { name: string }[] }
    return data.filter((one) => one.name === name)
  }

  beforeAll(async () => {
    ;({ desk, people } = await peopleDesk())
  }, 90_000)
  afterEach(() => {
    cutNetwork(desk, false)
    desk.intercom.faults.clear()
  })
  afterAll(() => desk.stop())

  test('a known one is added and taken away, offline, each written once', async () => {
    const id = someone()
    const { choices } = await desk.run('companies.find', { text: '' })
    const { id: companyId, name } = choices.find((one) => !idsThere(id).includes(one.id))!
    cutNetwork(desk, true)
    const added = await desk.run('people.addCompany', { personId: id, company: { id: companyId } })
    expect(await names(id)).toContain(name)
    expect((await refused(desk.run('people.addCompany', { personId: id, company: { id: companyId } }))).code).toBe(
      'validation',
    )
    cutNetwork(desk, false)
    await item(desk, added.id)
    expect(idsThere(id)).toContain(companyId)
    const removed = await desk.run('people.removeCompany', { personId: id, companyId })
    expect(await names(id)).not.toContain(name)
    await item(desk, removed.id)
    expect(idsThere(id)).not.toContain(companyId)
    expect(writes(desk, 'POST', new RegExp(`/contacts/${id}/companies$`))).toEqual([{ id: companyId }])
    expect(writes(desk, 'DELETE', new RegExp(`/contacts/${id}/companies/`))).toHaveLength(1)
  })

  test('a new one stands under its name at once, and is Intercom’s when it is sent', async () => {
    const id = someone()
    cutNetwork(desk, true)
    const company = { name: 'Brand New Ltd', ownId: null }
    const made = await desk.run('people.addCompany', { personId: id, company })
    const { companies } = await desk.run('people.fields', { personId: id })
    expect(companies.find((one) => one.isNew)).toMatchObject({ name: 'Brand New Ltd', sending: { itemId: made.id } })
    await desk.restart()
    expect(await names(id)).toContain('Brand New Ltd')
    cutNetwork(desk, false)
    await item(desk, made.id)
    expect((await shown(desk, id)).companies.map((one) => one.id)).toEqual(idsThere(id))
    expect(await called('Brand New Ltd')).toHaveLength(1)
    const { choices } = await desk.run('companies.find', { text: 'brand new' })
    expect(choices).toHaveLength(1)
  })

  test.each([
    ['cut-after', '/companies$'],
    ['truncated-json', '/companies$'],
    ['cut-before', '/companies$'],
    ['cut-after', '/contacts/[^/]+/companies$'],
  ] as const)('an answer lost by %s at %s: one company, the person in it once', async (kind, path) => {
    const id = someone()
    const before = idsThere(id).length
    desk.intercom.faults.add({
      method: 'POST',
      path: path.startsWith('/companies') ? `^${path}` : path,
      effect: { kind },
    })
    const name = `Lost ${kind} ${path.length}`
    const made = await desk.run('people.addCompany', { personId: id, company: { name } })
    await item(desk, made.id)
    expect(await called(name)).toHaveLength(1)
    expect(idsThere(id)).toHaveLength(before + 1)
  })

  test('an ID of the workspace’s own that another company has is asked about, and changes nothing there', async () => {
    const id = someone()
    await api(desk, 'POST', '/companies', { company_id: 'acme-1', name: 'Acme' })
    const company = { name: 'Other Name', ownId: 'acme-1' }
    const made = await desk.run('people.addCompany', { personId: id, company })
    expect(await item(desk, made.id, 'needs_attention')).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“acme-1” already: Acme') as string,
      canEdit: false,
    })
    await desk.run('outbox.discard', { itemId: made.id })
    expect(await names(id)).not.toContain('Other Name')
    expect(await api(desk, 'GET', '/companies?company_id=acme-1')).toMatchObject({ name: 'Acme' })
    expect((await desk.run('companies.find', { text: 'Other Name' })).choices).toEqual([])
  })

  test('what somebody else has done already is not written again', async () => {
    const id = someone()
    const { choices } = await desk.run('companies.find', { text: '' })
    const companyId = choices.find((one) => !idsThere(id).includes(one.id))!.id
    cutNetwork(desk, true)
    const added = await desk.run('people.addCompany', { personId: id, company: { id: companyId } })
    cutNetwork(desk, false)
    desk.intercom.setNetworkDown(false)
    await api(desk, 'POST', `/contacts/${id}/companies`, { id: companyId })
    await item(desk, added.id)
    expect(idsThere(id).filter((one) => one === companyId)).toHaveLength(1)
  })

  test('its attributes are edited three ways, and everybody in it shows them', async () => {
    const { rows } = await desk.run('book.list', { filter: {}, limit: 1000 })
    const row = rows.find((one) => one.companyName !== null)!
    const [company] = (await shown(desk, row.id)).companies
    const companyId = company!.id
    const update = (values: Record<string, string>) =>
      desk.run('companies.update', { companyId, personId: row.id, values })
    expect(await refused(update({ size: 'many' }))).toMatchObject({ code: 'validation' })
    expect(await refused(update({ name: '' }))).toMatchObject({ code: 'validation' })
    cutNetwork(desk, true)
    const renamed = await update({ name: 'Renamed Here', size: '321' })
    const site = await update({ website: 'https://mine.example' })
    expect((await shown(desk, row.id)).companyName).toBe('Renamed Here')
    cutNetwork(desk, false)
    await item(desk, renamed.id)
    await item(desk, site.id)
    const path = new RegExp(`/companies/${companyId}$`)
    expect(writes(desk, 'PUT', path)).toEqual([
      { name: 'Renamed Here', size: 321 },
      { website: 'https://mine.example' },
    ])
    cutNetwork(desk, true)
    const plan = await update({ plan: 'Mine', industry: 'Tea' })
    desk.intercom.setNetworkDown(false)
    await api(desk, 'PUT', `/companies/${companyId}`, { plan: 'Theirs' })
    cutNetwork(desk, false)
    expect(await item(desk, plan.id, 'needs_attention')).toMatchObject({
      fields: { plan: 'Now “Theirs” in Intercom.' },
    })
    await desk.run('outbox.discard', { itemId: plan.id })
    await until('theirs', async () => (await shown(desk, row.id)).companies[0]!.plan === 'Theirs')
    expect((await shown(desk, row.id)).companies[0]).toMatchObject({ size: 321, industry: company!.industry })
  })
})
