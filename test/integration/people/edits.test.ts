import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { contact, putsTo } from '../mapping/desks'
import { api, field, item, peopleDesk, shown } from './room'

/** Editing a person (issue 4, section 3): offline, three ways per attribute, 409, the service's own rules. */
describe('an edit of a person', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  let withEmail: string
  const someone = (): string => people.shift()!
  const update = (personId: string, values: Record<string, string>) => desk.run('people.update', { personId, values })

  beforeAll(async () => {
    ;({ desk, people } = await peopleDesk())
    for (const [name, data_type, extra] of [
      ['Seats', 'integer', {}],
      ['Score', 'float', {}],
      ['Is champion', 'boolean', {}],
      ['Renewal', 'date', {}],
      ['Tier', 'options', { options: [{ value: 'gold' }, { value: 'silver' }] }],
      ['Nickname', 'string', {}],
      ['SALESFORCE_STATUS', 'string', {}],
    ] as const) {
      await api(desk, 'POST', '/data_attributes', { name, model: 'contact', data_type, ...extra })
    }
    await desk.run('mapping.get', {})
    const all = await Promise.all(people.map((id) => shown(desk, id)))
    withEmail = all.find((one) => one.email !== null)!.id
    people = people.filter((id) => id !== withEmail)
  }, 90_000)
  afterEach(() => {
    cutNetwork(desk, false)
    desk.intercom.faults.clear()
  })
  afterAll(() => desk.stop())

  test('is shown at once, offline, and only what was changed is sent', async () => {
    const id = someone()
    cutNetwork(desk, true)
    const phone = await update(id, { phone: '+44 20 7946 0001', name: (await shown(desk, id)).name ?? '' })
    expect(phone).toMatchObject({ kind: 'person.update', values: { phone: '+44 20 7946 0001' } })
    const seats = await update(id, { 'custom.Seats': '12' })
    expect(await shown(desk, id)).toMatchObject({ phone: '+44 20 7946 0001', customAttributes: { Seats: 12 } })
    expect((await field(desk, id, 'custom.Seats')).sending?.itemId).toBe(seats.id)
    cutNetwork(desk, false)
    await item(desk, phone.id)
    await item(desk, seats.id)
    expect(putsTo(desk, id)).toEqual([{ phone: '+44 20 7946 0001' }, { custom_attributes: { Seats: 12 } }])
    expect((await field(desk, id, 'custom.Seats')).sending).toBeNull()
  })

  test('carries every type as the service wants it, and empties what can be emptied', async () => {
    const id = someone()
    const values = {
      'custom.Seats': '7',
      'custom.Score': '12.50',
      'custom.Is champion': 'true',
      'custom.Renewal': '2027-01-15T09:30:00.000Z',
      'custom.Tier': 'gold',
      'custom.Nickname': '  Ace ',
      signedUpAt: '2026-05-01T00:00:00.000Z',
      unsubscribed: 'true',
    }
    await item(desk, (await update(id, values)).id)
    expect(contact(desk, id)).toMatchObject({
      signed_up_at: Date.UTC(2026, 4, 1) / 1000,
      unsubscribed_from_emails: true,
      custom_attributes: {
        Seats: 7,
        Score: 12.5,
        'Is champion': true,
        Renewal: Date.UTC(2027, 0, 15, 9, 30) / 1000,
        Tier: 'gold',
        Nickname: 'Ace',
      },
    })
    expect(await field(desk, id, 'custom.Renewal')).toMatchObject({ type: 'datetime', value: values['custom.Renewal'] })
    await item(desk, (await update(id, { 'custom.Nickname': '', 'custom.Seats': '', phone: '' })).id)
    expect(contact(desk, id).custom_attributes).not.toHaveProperty('Nickname')
    expect(contact(desk, id).custom_attributes).not.toHaveProperty('Seats')
    expect(await shown(desk, id)).toMatchObject({ phone: null })
  })

  test.each([
    ['email', 'not an address', /email address/],
    ['email', '', /cannot empty/],
    ['custom.Seats', '12.5', /whole number/],
    ['custom.Score', 'many', /number/],
    ['custom.Is champion', 'perhaps', /yes or no/],
    ['custom.Renewal', 'soon', /day/],
    ['custom.Tier', 'bronze', /gold, silver/],
    ['custom.SALESFORCE_STATUS', 'Open', /Salesforce/],
    ['custom.Nobody has this', 'x', /no such attribute/],
    ['lastSeenAt', '2026-01-01T00:00:00Z', /no such attribute/],
  ])('of %s with “%s” is refused at the door', async (name, value, words) => {
    const id = withEmail
    const error = await refused(update(id, { [name]: value }))
    expect(error).toMatchObject({ code: 'validation', fields: { [name]: expect.stringMatching(words) as string } })
    expect(putsTo(desk, id)).toEqual([])
  })

  test('what cannot be changed says why', async () => {
    const id = withEmail
    expect(await field(desk, id, 'custom.SALESFORCE_STATUS')).toMatchObject({
      editable: false,
      locked: expect.stringContaining('Salesforce') as string,
    })
    expect(await field(desk, id, 'email')).toMatchObject({ editable: true, required: true, locked: null })
    expect(await field(desk, id, 'custom.Tier')).toMatchObject({
      type: 'picklist',
      options: [
        { value: 'gold', label: 'gold' },
        { value: 'silver', label: 'silver' },
      ],
    })
  })

  test('stands beside what others changed; the same attribute on both sides is asked about', async () => {
    const id = someone()
    cutNetwork(desk, true)
    const mine = await update(id, { 'custom.Nickname': 'Mine', 'custom.Seats': '3' })
    desk.intercom.control.updateContact({ contactId: id, phone: '1', custom_attributes: { Nickname: 'Theirs' } })
    cutNetwork(desk, false)
    const asked = await item(desk, mine.id, 'needs_attention')
    expect(asked).toMatchObject({
      code: 'conflict',
      fields: { 'custom.Nickname': 'Now “Theirs” in Intercom.' },
      message: expect.stringContaining('Nickname to “Theirs”') as string,
    })
    expect(putsTo(desk, id)).toEqual([])
    // Theirs is in the cache beneath mine; what nobody here touched is shown.
    expect(await shown(desk, id)).toMatchObject({ phone: '1', customAttributes: { Nickname: 'Mine' } })
    // What depends on the answer waits for it; what does not, goes.
    const behind = await update(id, { 'custom.Seats': '4' })
    const apart = await update(id, { name: 'Not Asked' })
    await item(desk, apart.id)
    expect(putsTo(desk, id)).toEqual([{ name: 'Not Asked' }])
    expect(await shown(desk, id)).toMatchObject({ name: 'Not Asked', customAttributes: { Nickname: 'Mine', Seats: 4 } })
    expect((await desk.run('outbox.get', { itemId: behind.id })).state).toBe('queued')
    await desk.run('outbox.retry', { itemId: mine.id })
    await item(desk, behind.id)
    expect(contact(desk, id)).toMatchObject({ phone: '1', custom_attributes: { Nickname: 'Mine', Seats: 4 } })
  })

  test('discarding after a conflict shows theirs at once, offline too', async () => {
    const id = someone()
    cutNetwork(desk, true)
    const mine = await update(id, { name: 'Mine' })
    desk.intercom.control.updateContact({ contactId: id, name: 'Theirs' })
    cutNetwork(desk, false)
    await item(desk, mine.id, 'needs_attention')
    cutNetwork(desk, true)
    await desk.run('outbox.discard', { itemId: mine.id })
    expect(await shown(desk, id)).toMatchObject({ name: 'Theirs', displayName: 'Theirs' })
  })

  test('one behind another stands on it: taking the first back asks about nothing', async () => {
    const id = someone()
    const before = (await shown(desk, id)).name
    await desk.run('settings.update', { undoSeconds: 60 })
    const one = await update(id, { name: 'One' })
    const two = await update(id, { name: 'Two' })
    await desk.run('settings.update', { undoSeconds: 0 })
    await desk.run('outbox.undo', { itemId: one.id })
    expect((await shown(desk, id)).name).toBe('Two')
    await item(desk, two.id)
    expect(contact(desk, id).name).toBe('Two')
    expect(before).not.toBe('Two')
  })

  test.each(['cut-after', 'cut-before', 'truncated-json'] as const)(
    'an answer lost by %s: what arrived is not written again, nor asked about',
    async (kind) => {
      const id = someone()
      desk.intercom.faults.add({ method: 'PUT', path: `/contacts/${id}$`, effect: { kind } })
      const made = await update(id, { email: `Lost.${kind}@Example.com`, 'custom.Score': '1.0' })
      await item(desk, made.id)
      expect(contact(desk, id)).toMatchObject({
        email: `lost.${kind}@example.com`,
        custom_attributes: { Score: 1 },
      })
      expect(putsTo(desk, id)).toHaveLength(kind === 'cut-before' ? 2 : 1)
    },
  )

  test('409: it stays unsent, says who has the email, and takes another', async () => {
    const id = someone()
    const other = someone()
    const email = 'taken@example.com'
    desk.intercom.control.updateContact({ contactId: id, role: 'user', external_id: 'u-1' })
    desk.intercom.control.updateContact({ contactId: other, role: 'user', email, name: 'Tara Taken' })
    await desk.run('people.refresh', { personId: other })
    await desk.run('people.refresh', { personId: id })
    const made = await update(id, { email })
    const asked = await item(desk, made.id, 'needs_attention')
    expect(asked).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Tara Taken already has this email') as string,
      taken: { personId: other, name: 'Tara Taken', isArchived: false, field: 'email' },
      canEdit: true,
    })
    expect((await field(desk, id, 'email')).taken).toMatchObject({ personId: other })
    await desk.run('outbox.edit', { itemId: made.id, values: { email: 'free@example.com' } })
    await item(desk, made.id)
    expect(contact(desk, id).email).toBe('free@example.com')
    expect((await field(desk, id, 'email')).taken).toBeNull()
    const archived = someone()
    desk.intercom.control.updateContact({ contactId: archived, role: 'user', external_id: 'u-2' })
    desk.intercom.control.archive({ contactId: archived })
    const again = await update(id, { externalId: 'u-2' })
    expect(await item(desk, again.id, 'needs_attention')).toMatchObject({
      taken: { personId: archived, isArchived: true, field: 'externalId' },
    })
    await desk.run('outbox.discard', { itemId: again.id })
    expect((await shown(desk, id)).externalId).toBe('u-1')
  })

  test('what waits is there after a restart, and can be undone while it is held', async () => {
    const id = someone()
    const before = (await shown(desk, id)).customAttributes.Nickname ?? null
    await desk.run('settings.update', { undoSeconds: 60 })
    const held = await update(id, { 'custom.Nickname': 'Held' })
    expect(held.canUndo).toBe(true)
    await desk.restart()
    expect((await shown(desk, id)).customAttributes.Nickname).toBe('Held')
    await desk.run('outbox.undo', { itemId: held.id })
    expect((await shown(desk, id)).customAttributes.Nickname ?? null).toBe(before)
    await desk.run('settings.update', { undoSeconds: 0 })
    expect(putsTo(desk, id)).toEqual([])
  })
})
