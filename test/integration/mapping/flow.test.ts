import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MappingEntry, PersonRow } from '../../../src/contract/models'
import type { Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { createLead, outboxEmpty } from '../../builders/work'
import {
  changedThere,
  contact,
  edited,
  lead,
  looked,
  mappedDesk,
  peopleWithLeads,
  putsTo,
  switchOn,
  writesTo,
} from './desks'

const ENTRIES: MappingEntry[] = [
  { attribute: 'person.phone', field: 'Phone', direction: 'toSalesforce' },
  { attribute: 'person.countryCode', field: 'Country', direction: 'toSalesforce' },
  { attribute: 'person.custom.crm_title', field: 'Title', direction: 'preferSalesforceUnlessBlank' },
  { attribute: 'person.custom.crm_website', field: 'Website', direction: 'toSalesforce' },
  { attribute: 'person.custom.crm_rating', field: 'Rating', direction: 'fromSalesforce' },
  { attribute: 'person.utm.source', field: 'Fax', direction: 'toSalesforce' },
  { attribute: 'person.custom.gone', field: 'Salutation', direction: 'toSalesforce' },
]

/** Edits of mapped attributes flow to Leads (issue, section 6). */
describe('mapping', () => {
  let desk: Desk
  let leads: { person: PersonRow; leadId: string }[]
  let next = 0
  /** A person whom no other test has touched, and their Lead. */
  const fresh = (): { id: string; leadId: string } => {
    const found = leads[next++]!
    return { id: found.person.id, leadId: found.leadId }
  }

  beforeAll(async () => {
    desk = await mappedDesk([], { people: 200, bookShare: 0.8 })
    for (const name of ['crm_title', 'crm_website', 'crm_rating']) await makeAttribute(desk, name)
    await desk.run('mapping.get', {})
    await desk.run('mapping.save', { entries: ENTRIES })
    leads = await peopleWithLeads(desk)
    expect(leads.length).toBeGreaterThan(9)
  }, 90_000)
  afterAll(() => desk.stop())

  test('while it is off nothing flows, and what was edited before is not written when it is switched on', async () => {
    const { id, leadId } = fresh()
    await edited(desk, id, { phone: '+49 30 000001' })
    const { kinds } = await desk.run('automations.list', {})
    expect(kinds.map((one) => [one.kind, one.on])).toEqual([
      ['mapping', false],
      ['attributes', false],
      ['owners', false],
      ['tasks', false],
    ])
    await switchOn(desk, 'mapping')
    expect(writesTo(desk, leadId)).toEqual([])
    expect((await desk.run('mapping.compare', { personId: id })).rows[0]).toMatchObject({
      intercom: '+49 30 000001',
      equal: false,
      change: { side: 'salesforce', value: '+49 30 000001' },
    })
  })

  test('an edit flows, changed fields only, once, and says why', async () => {
    const { id, leadId } = fresh()
    await edited(desk, id, { phone: '+49 30 123456', name: 'Not Mapped' })
    await looked(desk)
    expect(writesTo(desk, leadId)).toEqual([{ Phone: '+49 30 123456' }])
    expect(lead(desk, leadId).Phone).toBe('+49 30 123456')
    const { rows } = await desk.run('audit.list', { filter: { why: 'automatic', personId: id, kind: 'record.update' } })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ kind: 'record.update', why: 'automatic', whyText: 'By itself: Mapping' })
  })

  test('an edit made here flows once Intercom has it, not one that is taken back, and the profile says what happens', async () => {
    const { id, leadId } = fresh()
    const { contact: fields, attributes } = await desk.run('people.fields', { personId: id })
    const noteOf = (name: string) => [...fields, ...attributes].find((one) => one.name === name)?.note
    expect(noteOf('phone')).toBe('Also goes into Phone of the Lead in Salesforce.')
    expect(noteOf('custom.crm_rating')).toBe('Salesforce wins: Rating of the Lead is written over this.')
    expect(noteOf('name')).toBeNull()
    const other = fresh()
    desk.intercom.setNetworkDown(true)
    const phone = await desk.run('people.update', { personId: id, values: { phone: '+49 30 777' } })
    const website = await desk.run('people.update', {
      personId: id,
      values: { 'custom.crm_website': 'https://here.example' },
    })
    expect((await desk.run('people.get', { personId: id })).phone).toBe('+49 30 777')
    // What somebody else's Lead says flows meanwhile, so everybody was looked at.
    await changedThere(desk, other.id, 'Lead', other.leadId, { Rating: 'Hot' })
    const waiting = async () => (await desk.run('outbox.list', { limit: 1000 })).rows
    await until('the look', async () => (await waiting()).some((row) => row.personId === other.id))
    expect((await waiting()).filter((row) => row.personId === id).map((row) => row.id)).toEqual([website.id, phone.id])
    await until('discarded', async () => (await desk.core.run('outbox.discard', { itemId: phone.id })).ok)
    desk.intercom.setNetworkDown(false)
    await until('it flows', () => lead(desk, leadId).Website === 'https://here.example', 20_000)
    await looked(desk)
    expect(writesTo(desk, leadId)).toEqual([{ Website: 'https://here.example' }])
    expect(putsTo(desk, id).some((put) => 'phone' in put)).toBe(false)
  })

  test('a cleared attribute clears its field', async () => {
    const { id, leadId } = fresh()
    await edited(desk, id, { phone: '+49 30 5' })
    await looked(desk)
    await edited(desk, id, { phone: null })
    await looked(desk)
    expect(writesTo(desk, leadId)).toEqual([{ Phone: '+49 30 5' }, { Phone: null }])
  })

  test('prefer Salesforce unless blank: fills a blank field, and otherwise takes what Salesforce has', async () => {
    const { id, leadId } = fresh()
    await changedThere(desk, id, 'Lead', leadId, { Title: null })
    await edited(desk, id, { custom_attributes: { crm_title: 'Buyer' } })
    await looked(desk)
    expect(lead(desk, leadId).Title).toBe('Buyer')
    await changedThere(desk, id, 'Lead', leadId, { Title: 'Head of Buying' })
    await until('the attribute follows', () => contact(desk, id).custom_attributes.crm_title === 'Head of Buying')
    await looked(desk)
    await edited(desk, id, { custom_attributes: { crm_title: 'Intern' } })
    await looked(desk)
    expect(lead(desk, leadId).Title).toBe('Head of Buying')
    expect(contact(desk, id).custom_attributes.crm_title).toBe('Head of Buying')
  })

  test('a field that was filled in Salesforce a moment ago is not overwritten, though this desktop had not seen it', async () => {
    const { id, leadId } = fresh()
    await changedThere(desk, id, 'Lead', leadId, { Title: null })
    await looked(desk)
    desk.salesforce.control.update('Lead', leadId, { Title: 'Typed there' })
    await edited(desk, id, { custom_attributes: { crm_title: 'Typed here' } })
    await until('the attribute takes it', () => contact(desk, id).custom_attributes.crm_title === 'Typed there')
    expect(lead(desk, leadId).Title).toBe('Typed there')
    await looked(desk)
  })

  test('from Salesforce: a change of the Lead arrives in Intercom, an edit in Intercom does not stay', async () => {
    const { id, leadId } = fresh()
    await changedThere(desk, id, 'Lead', leadId, { Rating: 'Hot' })
    await looked(desk)
    expect(contact(desk, id).custom_attributes.crm_rating).toBe('Hot')
    expect(putsTo(desk, id).filter((body) => JSON.stringify(body).includes('Hot'))).toHaveLength(1)
    await edited(desk, id, { custom_attributes: { crm_rating: 'Cold' } })
    await looked(desk)
    expect(contact(desk, id).custom_attributes.crm_rating).toBe('Hot')
    expect(writesTo(desk, leadId)).toEqual([])
  })

  test('unmapped, deleted and creation-only attributes are left out and said so', async () => {
    const view = await desk.run('mapping.get', {})
    expect(view.leftOut).toEqual([
      { entry: ENTRIES[6], why: 'The attribute person.custom.gone no longer exists in Intercom.' },
    ])
    const utm = view.entries.find((one) => one.entry.attribute === 'person.utm.source')
    expect(utm?.note).toContain('is sent when a Lead is created, not afterwards')
    expect(view.required.find((one) => one.field === 'LastName')).toMatchObject({ filledBy: 'form' })
    expect(view.attributes.map((one) => one.key)).toEqual(
      expect.arrayContaining([
        'person.continentCode',
        'person.custom.crm_website',
        'company.industry',
        'person.referrer',
      ]),
    )
  })

  test('the placeholder gives way to what is known, and only while the Lead holds it', async () => {
    const [one, other] = [fresh(), fresh()]
    for (const { id, leadId } of [one, other]) {
      await edited(desk, id, { name: null })
      await changedThere(desk, id, 'Lead', leadId, { LastName: '[not provided]', FirstName: null })
    }
    await looked(desk)
    // Somebody writes the real name into the second Lead; this desktop does not know yet.
    desk.salesforce.control.update('Lead', other.leadId, { LastName: 'Typed' })
    desk.salesforce.clearRequests()
    for (const { id } of [one, other]) await edited(desk, id, { name: 'Ana María Ruiz' })
    await looked(desk)
    expect(lead(desk, one.leadId)).toMatchObject({ LastName: 'Ruiz', FirstName: 'Ana María' })
    expect(lead(desk, other.leadId)).toMatchObject({ LastName: 'Typed', FirstName: null })
    const filter = { personId: other.id, kind: 'record.update' as const }
    expect((await desk.run('audit.list', { filter })).rows).toEqual([])
    expect(writesTo(desk, one.leadId)).toHaveLength(1)
  })

  test('nothing is written for somebody whom another owns by now', async () => {
    const { id, leadId } = fresh()
    const other = desk.world.intercom.admins.find((admin) => admin.id !== desk.world.rep.adminId)!.id
    await edited(desk, id, { phone: '+49 30 777' })
    desk.intercom.control.reassignOwner({ contactId: id, ownerId: other })
    await looked(desk)
    expect(writesTo(desk, leadId)).toEqual([])
  })

  test('a new Lead takes what is mapped, the campaign among it, and what is edited until it exists', async () => {
    const email = 'new@campaign.example'
    const id = desk.intercom.control.createContact({
      role: 'user',
      email,
      name: 'New Person',
      phone: '+1 202 1',
      owner_id: Number(desk.world.rep.adminId),
      utm: { source: 'newsletter' },
    })
    await desk.run('people.refresh', { personId: id })
    await until('looked up', async () => (await desk.run('people.get', { personId: id })).match === 'none', 30_000)
    const form = await desk.run('leads.form', { personId: id, conversationId: null })
    const value = (name: string): string | undefined => form.fields.find((field) => field.name === name)?.value
    expect([value('Phone'), value('Fax'), value('Website')]).toEqual(['+1 202 1', 'newsletter', ''])
    expect(form.fields.map((field) => field.name)).toEqual(expect.arrayContaining(['Country', 'Title']))
    desk.salesforce.faults.add({
      method: 'POST',
      path: '/composite$',
      body: '/sobjects/Lead"',
      effect: { kind: 'status', status: 503 },
    })
    await createLead(desk, id)
    await edited(desk, id, { custom_attributes: { crm_website: 'https://later.example' } })
    await outboxEmpty(desk)
    await looked(desk)
    const made = desk.salesforce.control.list('Lead').filter((row) => row.Email === email)
    expect(made).toHaveLength(1)
    expect(made[0]).toMatchObject({ Phone: '+1 202 1', Fax: 'newsletter', Website: 'https://later.example' })
  })

  test('a lost answer, and an end between the look and the write: written once', async () => {
    const [lost, ended] = [fresh(), fresh()]
    const patch = { method: 'POST', path: '/composite', body: '"method":"PATCH"' }
    desk.salesforce.faults.add({ ...patch, effect: { kind: 'cut-after' } })
    await edited(desk, lost.id, { phone: '+1 3' })
    await until('written', () => lead(desk, lost.leadId).Phone === '+1 3')
    await outboxEmpty(desk, 60_000)
    expect(writesTo(desk, lost.leadId)).toEqual([{ Phone: '+1 3' }])
    desk.salesforce.faults.add({ ...patch, effect: { kind: 'cut-before' } })
    await edited(desk, ended.id, { phone: '+1 4' })
    await until('tried', () => writesTo(desk, ended.leadId).length > 0)
    await desk.restart()
    await until('written', () => lead(desk, ended.leadId).Phone === '+1 4', 60_000)
    await outboxEmpty(desk, 60_000)
    // The first never arrived.
    expect(writesTo(desk, ended.leadId)).toEqual([{ Phone: '+1 4' }, { Phone: '+1 4' }])
  }, 120_000)

  test('a comparison applies one or all', async () => {
    const { id, leadId } = fresh()
    await changedThere(desk, id, 'Lead', leadId, { Phone: '+1 1', Website: 'https://old.example', Rating: 'Cold' })
    await looked(desk)
    await desk.run('automations.set', { kind: 'mapping', on: false })
    await edited(desk, id, {
      phone: '+1 2',
      custom_attributes: { crm_website: 'https://new.example', crm_rating: 'Hot' },
    })
    const { rows } = await desk.run('mapping.compare', { personId: id })
    expect(rows.filter((row) => row.change).map((row) => [row.entry.field, row.change])).toEqual(
      expect.arrayContaining([
        ['Phone', { side: 'salesforce', value: '+1 2' }],
        ['Website', { side: 'salesforce', value: 'https://new.example' }],
        ['Rating', { side: 'intercom', value: 'Cold' }],
      ]),
    )
    await desk.run('mapping.apply', { personId: id, fields: ['Phone'] })
    await outboxEmpty(desk)
    expect(lead(desk, leadId)).toMatchObject({ Phone: '+1 2', Website: 'https://old.example' })
    await desk.run('mapping.apply', { personId: id, fields: null })
    await outboxEmpty(desk)
    expect(lead(desk, leadId)).toMatchObject({ Website: 'https://new.example' })
    expect(contact(desk, id).custom_attributes.crm_rating).toBe('Cold')
    await expect(desk.run('mapping.apply', { personId: id, fields: null })).rejects.toThrow('nothing to apply')
  })
})

/** Makes an attribute of people as somebody in Intercom's settings would. */
async function makeAttribute(desk: Desk, name: string): Promise<void> {
  const answer = await fetch(`${desk.intercom.baseUrl}/data_attributes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${desk.intercom.token}`,
      'content-type': 'application/json',
      'intercom-version': '2.16',
    },
    body: JSON.stringify({ name, model: 'contact', data_type: 'string' }),
  })
  expect(answer.status).toBe(200)
}
