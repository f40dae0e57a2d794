import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import { openStore } from '../../../src/main/store/openStore'
import { pullDefinitions, pullMappedCompanies } from '../../../src/main/sync/attributesPull'
import { createIntercomStandIn } from '../../../src/simulator/intercom'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { createWorld } from '../../../src/simulator/world/createWorld'
import { readDefinitions } from '../../../src/main/store/dataAttributes'

const ORG = '00D000000000001AAA:005000000000001AAA'
const MINUTE_MS = 60_000

/** No poll tells that a company changed: those of Leads are read again in every cycle while they are mapped. */
test('companies of Leads with their own attributes, and the definitions of both', async () => {
  const clock = createSimClock()
  const world = createWorld({ seed: 5, people: 60, now: clock.now() })
  const intercom = createIntercomStandIn({ clock, seed: world.intercom })
  await intercom.listen()
  const folder = mkdtempSync(join(tmpdir(), 'companies-'))
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  let now = clock.now()
  const time = { now: () => now, after: () => () => undefined }
  const { store } = openStore({ file: join(folder, 'a.repdesk'), key: Buffer.alloc(32, 7), logger, now: () => now })
  try {
    const api = createIntercomClient(
      createNodeHttp(),
      time,
      logger,
    )({ baseUrl: intercom.baseUrl, token: intercom.token })
    store.setScope({ repId: world.rep.adminId, orgKey: ORG })
    const person = (await api.searchContacts({ ownerId: world.rep.adminId })).items.find(
      (one) => one.companyIds.length > 0 && one.email !== null,
    )!
    const [companyId] = person.companyIds
    store.people.save([person], now)
    store.companies.save([await api.company(companyId!)], now)
    store.salesforce.saveLeads(ORG, [leadOf(person.email!, now)], now)
    store.salesforce.markLookedUp(ORG, [person.email!.toLowerCase()], now)
    expect(store.people.get(person.id)?.match).toBe('lead')

    await api.updateCompany(companyId!, { industry: 'Shipping', customAttributes: { tier: 'gold' } })
    let told = 0
    const context = { store, clock: time, intercom: api, changed: () => void told++ }
    const signal = new AbortController().signal
    await pullMappedCompanies(context, signal)
    expect(store.companies.get(companyId!)?.customAttributes).toEqual({})
    now += 5 * MINUTE_MS
    await pullMappedCompanies(context, signal)
    expect(told).toBe(1)
    expect(store.people.get(person.id)?.companies[0]).toMatchObject({
      industry: 'Shipping',
      customAttributes: { tier: 'gold' },
    })

    // Read, found as it was: nobody is told, and it is not due at once again.
    now += 5 * MINUTE_MS
    const reads = () => intercom.requests.filter((one) => one.url.includes('/companies')).length
    const before = reads()
    await pullMappedCompanies(context, signal)
    await pullMappedCompanies(context, signal)
    expect([reads() - before, told]).toEqual([1, 1])

    await api.createDataAttribute('SALESFORCE_STATUS')
    await pullDefinitions(context)
    const definitions = readDefinitions(store)?.items ?? []
    expect(definitions.find((one) => one.name === 'SALESFORCE_STATUS')).toMatchObject({
      model: 'contact',
      writable: true,
    })
    expect(definitions.some((one) => one.name === 'email')).toBe(false)
  } finally {
    store.close()
    await intercom.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('of many companies the list tells, a page for 150 of them', async () => {
  const clock = createSimClock()
  const world = createWorld({ seed: 5, people: 900, bookShare: 1, now: clock.now() })
  const intercom = createIntercomStandIn({ clock, seed: world.intercom })
  await intercom.listen()
  const folder = mkdtempSync(join(tmpdir(), 'companies-'))
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const now = (): number => clock.now()
  const time = { now, after: () => () => undefined }
  const { store } = openStore({ file: join(folder, 'a.repdesk'), key: Buffer.alloc(32, 7), logger, now })
  try {
    const api = createIntercomClient(
      createNodeHttp(),
      time,
      logger,
    )({ baseUrl: intercom.baseUrl, token: intercom.token })
    store.setScope({ repId: world.rep.adminId, orgKey: ORG })
    const people = world.intercom.contacts.filter((one) => one.email && one.companyIds.length > 0).slice(0, 400)
    const ids = new Set(people.flatMap((one) => one.companyIds))
    expect(ids.size).toBeGreaterThan(60)
    for (const person of people) store.people.save([await api.contact(person.id)], clock.now())
    const old = clock.now() - 3_600_000
    for (const id of ids) store.companies.save([await api.company(id)], old)
    const leads = people.map((person, at) => ({
      ...leadOf(person.email!, old),
      id: `00Q${String(at).padStart(12, '0')}AAA`,
    }))
    store.salesforce.saveLeads(ORG, leads, old)
    store.salesforce.markLookedUp(
      ORG,
      people.map((one) => one.email!.toLowerCase()),
      old,
    )
    const due = store.looks.companiesOfLeads(clock.now(), 10_000)
    expect(due.length).toBeGreaterThan(60)
    const edited = due.at(-1)!
    await api.updateCompany(edited, { industry: 'Shipping' })
    const before = intercom.requests.length
    const signal = new AbortController().signal
    await pullMappedCompanies({ store, clock: time, intercom: api, changed: () => undefined }, signal)
    expect(store.companies.get(edited)?.industry).toBe('Shipping')
    expect(store.looks.companiesOfLeads(clock.now() - 60_000, 10_000)).toEqual([])
    expect(intercom.requests.length - before).toBeLessThanOrEqual(Math.ceil(world.intercom.companies.length / 150))
  } finally {
    store.close()
    await intercom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

function leadOf(email: string, at: number) {
  return {
    id: '00Q000000000001AAA',
    name: 'Ana Ruiz',
    firstName: 'Ana',
    lastName: 'Ruiz',
    email,
    company: 'Co',
    title: null,
    phone: null,
    status: 'Open',
    leadSource: null,
    ownerId: null,
    ownerName: null,
    isConverted: false,
    convertedContactId: null,
    convertedAccountId: null,
    createdById: null,
    createdAt: at,
    modifiedAt: at,
  }
}
