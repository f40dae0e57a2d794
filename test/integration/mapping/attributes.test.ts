import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonRow } from '../../../src/contract/models'
import { SALESFORCE_ATTRIBUTES } from '../../../src/main/domain/mapping/salesforceAttributes'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { changedThere, contact, eventsSent, lead, looked, peopleWithLeads, putsTo, switchOn } from './desks'

/** The eight SALESFORCE_* attributes and the two events (articles, "Salesforce data as attributes"). */
describe('SALESFORCE_ attributes', () => {
  let desk: Desk
  let leads: { person: PersonRow; leadId: string }[]
  let next = 0
  const fresh = (): { id: string; leadId: string } => {
    const found = leads[next++]!
    return { id: found.person.id, leadId: found.leadId }
  }

  beforeAll(async () => {
    desk = await createDesk({ people: 110, bookShare: 0.6, speed: 30, undoSeconds: 0 })
    await settledDesk(desk)
    leads = await peopleWithLeads(desk)
  }, 90_000)
  afterAll(() => desk.stop())

  test('counts and samples first; nothing is written until it is switched on', async () => {
    const { kinds } = await desk.run('automations.list', {})
    const attributes = kinds.find((one) => one.kind === 'attributes')!
    expect(attributes.on).toBe(false)
    expect(attributes.count).toBeGreaterThan(10)
    expect(attributes.samples).toHaveLength(10)
    expect(attributes.samples[0]).toMatch(/^.+: SALESFORCE_\w+ becomes “.+”/)
    expect(desk.intercom.requests.filter((request) => request.method === 'PUT')).toEqual([])
  })

  test('the attributes are created where they are missing, and written once for people of the book alone', async () => {
    await switchOn(desk, 'attributes')
    const created = desk.intercom.requests.filter((one) => one.method === 'POST' && one.url === '/data_attributes')
    expect(created.map((one) => (JSON.parse(one.body) as { name: string }).name).sort()).toEqual(
      [...SALESFORCE_ATTRIBUTES].sort(),
    )
    const { id, leadId } = fresh()
    const { custom_attributes: found } = contact(desk, id)
    expect(found).toMatchObject({
      SALESFORCE_STATUS: lead(desk, leadId).Status,
      SALESFORCE_OWNER_ID: desk.world.rep.salesforceUserId,
      SALESFORCE_OWNER_NAME: desk.world.rep.name,
      SALESFORCE_OWNER_EMAIL: desk.world.rep.email,
      SALESFORCE_ID: leadId,
      SALESFORCE_OBJECT_TYPE: 'lead',
    })
    expect(found.SALESFORCE_OWNER_ROLE).toBeTruthy()
    for (const { id: each } of desk.world.intercom.contacts) {
      const isMine = String(contact(desk, each).owner_id) === desk.world.rep.adminId
      expect(putsTo(desk, each).length).toBeLessThanOrEqual(isMine ? 1 : 0)
    }
    // What is set for the first time has not changed.
    expect(desk.intercom.control.events()).toEqual([])
  })

  test('a change of status: the attribute and one event, at the record’s own time', async () => {
    const { id, leadId } = fresh()
    const before = contact(desk, id).custom_attributes.SALESFORCE_STATUS
    const puts = putsTo(desk, id).length
    await changedThere(desk, id, 'Lead', leadId, { Status: 'Nurturing' })
    await looked(desk)
    expect(contact(desk, id).custom_attributes.SALESFORCE_STATUS).toBe('Nurturing')
    expect(putsTo(desk, id).slice(puts)).toEqual([{ custom_attributes: { SALESFORCE_STATUS: 'Nurturing' } }])
    const stamp = Math.floor(Date.parse(String(lead(desk, leadId).SystemModstamp)) / 1000)
    expect(eventsSent(desk, id)).toEqual([
      {
        event_name: 'SALESFORCE_CHANGE_STATUS',
        created_at: stamp,
        id,
        metadata: { old: before, new: 'Nurturing' },
      },
    ])
  })

  test('a Lead that becomes a Contact: the type changes, with one event', async () => {
    const { id, leadId } = fresh()
    desk.salesforce.control.convert(leadId)
    await desk.run('salesforce.refresh', { personId: id })
    await until('a contact', async () => (await desk.run('people.get', { personId: id })).match === 'contact')
    await looked(desk)
    const { custom_attributes: found } = contact(desk, id)
    expect(found).toMatchObject({ SALESFORCE_OBJECT_TYPE: 'contact' })
    expect(found.SALESFORCE_STATUS ?? null).toBeNull()
    expect(eventsSent(desk, id).map((one) => one.event_name)).toEqual(['SALESFORCE_CHANGE_OBJECT_TYPE'])
  })

  test('a change whose answer is lost is written and told once', async () => {
    const { id, leadId } = fresh()
    desk.intercom.faults.add({ method: 'PUT', path: `/contacts/${id}`, effect: { kind: 'cut-after' } })
    desk.intercom.faults.add({ method: 'POST', path: '/events', effect: { kind: 'cut-after' } })
    const puts = putsTo(desk, id).length
    await changedThere(desk, id, 'Lead', leadId, { Status: 'Nurturing' })
    await until('told', () => desk.intercom.control.events(id).length > 0, 30_000)
    await outboxEmpty(desk, 60_000)
    expect(putsTo(desk, id).length - puts).toBe(1)
    expect(desk.intercom.control.events(id)).toHaveLength(1)
  })

  test('ended between the look and the write, and between the write and the event: once all the same', async () => {
    const { id, leadId } = fresh()
    desk.intercom.faults.add({ method: 'PUT', path: `/contacts/${id}`, effect: { kind: 'cut-before' } })
    const puts = putsTo(desk, id).length
    await changedThere(desk, id, 'Lead', leadId, { Status: 'Nurturing' })
    await until('the write was tried', () => putsTo(desk, id).length > puts)
    await desk.restart()
    desk.intercom.faults.add({ method: 'POST', path: '/events', effect: { kind: 'cut-before' } })
    await until('the event was tried', () => eventsSent(desk, id).length > 0, 60_000)
    await desk.restart()
    await until('told', () => desk.intercom.control.events(id).length > 0, 60_000)
    await outboxEmpty(desk, 60_000)
    expect(putsTo(desk, id).length - puts).toBe(2)
    expect(contact(desk, id).custom_attributes.SALESFORCE_STATUS).toBe('Nurturing')
    expect(desk.intercom.control.events(id)).toHaveLength(1)
  }, 90_000)

  test('another program changes an attribute: it is put right, and suspected of being Intercom’s own app', async () => {
    const { id, leadId } = fresh()
    desk.intercom.control.updateContact({ contactId: id, custom_attributes: { SALESFORCE_STATUS: 'Theirs' } })
    await desk.run('people.refresh', { personId: id })
    await looked(desk)
    expect(contact(desk, id).custom_attributes.SALESFORCE_STATUS).toBe(lead(desk, leadId).Status)
    desk.intercom.control.updateContact({ contactId: id, custom_attributes: { SALESFORCE_STATUS: 'Theirs again' } })
    await desk.run('automations.set', { kind: 'attributes', on: false })
    await desk.run('people.refresh', { personId: id })
    const { intercomApp } = await desk.run('automations.list', {})
    expect(intercomApp.suspected).toBe(true)
    expect(intercomApp.evidence.join(' ')).toContain('changed after Repdesk had written them')
  })

  test('a scope that is taken away switches the kind off, in words; what waits of it is dropped', async () => {
    await switchOn(desk, 'attributes')
    const some = [fresh(), fresh(), fresh()]
    desk.intercom.control.setScope('read_and_write_users', false)
    for (const { id, leadId } of some) await changedThere(desk, id, 'Lead', leadId, { Status: 'Nurturing' })
    const attributes = await until('switched off', async () => {
      const { kinds } = await desk.run('automations.list', {})
      const found = kinds.find((one) => one.kind === 'attributes')!
      return found.on ? null : found
    })
    expect(attributes.refusal).toContain('permission')
    await until('one item says so', async () => {
      const { unsent, needsYou } = await desk.run('outbox.list', {})
      return unsent >= 1 && unsent === needsYou
    })
    desk.intercom.control.setScope('read_and_write_users', true)
    await desk.run('automations.set', { kind: 'attributes', on: true })
    await until(
      'written',
      () => some.every(({ id }) => contact(desk, id).custom_attributes.SALESFORCE_STATUS === 'Nurturing'),
      30_000,
    )
    const { kinds } = await desk.run('automations.list', {})
    expect(kinds.find((one) => one.kind === 'attributes')?.refusal).toBeNull()
  })
})
