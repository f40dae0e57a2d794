import { afterEach, describe, expect, it } from 'vitest'
import type { FormField, LeadForm } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { leadsOf, settledDesk, strangersToSalesforce } from '../../builders/work'

/** The Create lead form asks for whatever this org requires (article "Salesforce app", section 3). */
describe('the Lead form of an org of its own', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** `prepare`: what the org is like before anybody reads its describes. */
  async function begin(prepare: () => void): Promise<{ personId: string; email: string; form: LeadForm }> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    prepare()
    await settledDesk(desk)
    const person = (await strangersToSalesforce(desk))[0]!
    const form = await desk.run('leads.form', { personId: person.id, conversationId: null })
    return { personId: person.id, email: person.email!, form }
  }
  const field = (form: LeadForm, name: string): FormField | undefined => form.fields.find((one) => one.name === name)
  const add = (of: Parameters<Desk['salesforce']['control']['addField']>[1]): void =>
    desk.salesforce.control.addField('Lead', of)
  const create = (personId: string, form: LeadForm, more: Record<string, string>) => {
    const values = { ...Object.fromEntries(form.fields.map((one) => [one.name, one.value])), ...more }
    return desk.run('leads.create', {
      personId,
      conversationId: null,
      values,
      saveToPerson: false,
      evenIfExisting: false,
    })
  }
  const item = (id: string, state: string) =>
    until(
      state,
      async () => {
        const found = await desk.run('outbox.get', { itemId: id })
        return found.state === state && found
      },
      60_000,
    )

  it('asks for required fields by their type, with lists and defaults, and sends them typed', async () => {
    const { personId, email, form } = await begin(() => {
      add({ name: 'Seats__c', type: 'double', label: 'Seats', required: true, scale: 0, precision: 6 })
      add({
        name: 'Region__c',
        type: 'picklist',
        label: 'Region',
        required: true,
        values: ['EMEA', 'APAC'],
        restricted: true,
      })
      add({ name: 'Products__c', type: 'multipicklist', label: 'Products', required: true, values: ['A', 'B', 'C'] })
      add({ name: 'Start__c', type: 'date', label: 'Start', required: true })
      add({ name: 'Demo__c', type: 'datetime', label: 'Demo', required: true })
      add({ name: 'Consent__c', type: 'boolean', label: 'Consent' })
      add({ name: 'Tier__c', type: 'string', label: 'Tier', required: true, defaultValue: 'Gold' })
      desk.salesforce.settings.layouts = [{ object: 'Lead', required: ['Industry'] }]
    })
    const asked = ['Seats__c', 'Region__c', 'Products__c', 'Start__c', 'Demo__c', 'Industry']
    expect(asked.map((name) => field(form, name)?.required)).toEqual(asked.map(() => true))
    expect(asked.map((name) => field(form, name)?.type)).toEqual([
      'number',
      'picklist',
      'multipicklist',
      'date',
      'datetime',
      'picklist',
    ])
    expect(field(form, 'Region__c')?.options.map((one) => one.value)).toEqual(['EMEA', 'APAC'])
    // What fills itself, and a checkbox, which is never empty, need not be asked.
    expect([field(form, 'Tier__c'), field(form, 'Consent__c'), field(form, 'Status')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(form.ready).toBe(false)

    const wrong = { Seats__c: '1.5', Region__c: 'Mars', Products__c: '', Start__c: 'soon', Demo__c: 'x', Industry: '' }
    const { fields } = await refused(create(personId, form, wrong))
    expect(Object.keys(fields as object).toSorted()).toEqual(asked.toSorted())

    cutNetwork(desk, true)
    const right = {
      Seats__c: '12',
      Region__c: 'EMEA',
      Products__c: 'A;C',
      Start__c: '2026-12-01',
      Demo__c: '2026-12-01T09:30:00.000Z',
      Industry: 'Banking',
      Consent__c: 'true',
    }
    const made = await create(personId, form, right)
    cutNetwork(desk, false)
    await item(made.id, 'done')
    expect(leadsOf(desk, email)).toMatchObject([
      {
        Seats__c: 12,
        Region__c: 'EMEA',
        Products__c: 'A;C',
        Start__c: '2026-12-01',
        Industry: 'Banking',
        Consent__c: true,
        Tier__c: 'Gold',
      },
    ])
  })

  it('offers the record types where there are several, the default first in mind', async () => {
    const { personId, email, form } = await begin(() => {
      desk.salesforce.settings.recordTypes = [
        { object: 'Lead', developerName: 'Inbound' },
        { object: 'Lead', developerName: 'Outbound', isDefault: true },
      ]
    })
    const types = field(form, 'RecordTypeId')!
    expect(types).toMatchObject({ type: 'picklist', required: true })
    expect(types.options.map((one) => one.label)).toEqual(['Inbound', 'Outbound'])
    expect(types.options.find((one) => one.value === types.value)?.label).toBe('Outbound')
    const inbound = types.options.find((one) => one.label === 'Inbound')!.value
    const made = await create(personId, form, { RecordTypeId: inbound })
    await item(made.id, 'done')
    expect(leadsOf(desk, email)[0]?.['RecordTypeId']).toBe(inbound)
  })

  it('brings the answers of validation rules to the fields they concern; the corrected Lead goes out once', async () => {
    const { personId, email, form } = await begin(() => {
      add({ name: 'Seats__c', type: 'double', label: 'Seats', required: true, scale: 0, precision: 6 })
      desk.salesforce.control.addValidationRule({
        object: 'Lead',
        name: 'Few',
        field: 'Seats__c',
        when: { field: 'Seats__c', over: 100 },
        message: 'At most 100 seats',
      })
    })
    const made = await create(personId, form, { Seats__c: '500' })
    const asked = await item(made.id, 'needs_attention')
    expect(asked).toMatchObject({ code: 'validation', fields: { Seats__c: 'At most 100 seats' } })
    const tooLong = desk.run('outbox.edit', { itemId: made.id, values: { ...asked.values, Seats__c: '12345678' } })
    expect(await refused(tooLong)).toMatchObject({ fields: { Seats__c: expect.stringContaining('digits before') } })
    await desk.run('outbox.edit', { itemId: made.id, values: { ...asked.values, Seats__c: '50' } })
    await item(made.id, 'done')
    expect(leadsOf(desk, email).map((row) => row['Seats__c'])).toEqual([50])
  })
})
