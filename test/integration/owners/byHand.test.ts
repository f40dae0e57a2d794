import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxItem, PersonRow } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { contact, putsTo } from '../mapping/desks'

/** Owners set by hand (issue "Owners", section 1; article "Manually assign an owner", "Restrict who can set the owner"). */
describe('an owner by hand', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: PersonRow[]
  let next = 0
  const admin = (index: number): { id: string; name: string } => desk.world.intercom.admins[index]!
  const rep = (): string => desk.world.rep.adminId
  const ownerOf = (id: string): string | null => {
    const { owner_id: owner } = contact(desk, id)
    return typeof owner === 'string' || typeof owner === 'number' ? String(owner) : null
  }
  const someone = (): string => people[next++]!.id
  const assign = (personId: string, ownerId: string | null): Promise<OutboxItem> =>
    desk.run('owners.assign', { personId, ownerId })
  const inBook = async (id: string): Promise<boolean> =>
    (await desk.run('book.list', { filter: {}, limit: 1000 })).rows.some((row) => row.id === id)
  const attention = (itemId: string): Promise<OutboxItem> =>
    until('needs the rep', async () => {
      const item = await desk.run('outbox.get', { itemId })
      return item.state === 'needs_attention' && item
    })

  beforeAll(async () => {
    desk = await createDesk({ people: 120, bookShare: 0.7, speed: 30, undoSeconds: 0 })
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
    people = rows
  }, 90_000)
  beforeEach(() => {
    desk.intercom.settings.ownerWrites = 'allowed'
  })
  afterAll(() => desk.stop())

  test('is offered to teammates, the rep first', async () => {
    const { teammates, refusal } = await desk.run('owners.choices', {})
    expect(teammates[0]).toMatchObject({ id: rep(), isMe: true })
    expect(teammates.filter((one) => one.isMe)).toHaveLength(1)
    const others = teammates.slice(1).map((one) => one.name)
    expect(others).toEqual(others.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(refusal).toBeNull()
  })

  test('is shown at once, written once and alone, and the story says by whom', async () => {
    const id = someone()
    cutNetwork(desk, true)
    const before = (await desk.run('book.list', { filter: {} })).bookTotal
    const item = await assign(id, admin(1).id)
    expect(item).toMatchObject({ kind: 'person.owner', title: 'Set owner', summary: admin(1).name, canEdit: false })
    expect(await inBook(id)).toBe(false)
    expect((await desk.run('book.list', { filter: {} })).bookTotal).toBe(before - 1)
    const shown = await desk.run('people.get', { personId: id })
    expect(shown).toMatchObject({ ownerId: admin(1).id, ownerName: admin(1).name, isMine: false, pending: 1 })
    expect(shown.ownership).toMatchObject({ how: 'hand', itemId: item.id, sentence: 'Set by hand here, not sent yet' })
    cutNetwork(desk, false)
    await outboxEmpty(desk)
    expect(putsTo(desk, id)).toEqual([{ owner_id: admin(1).id }])
    expect(ownerOf(id)).toBe(admin(1).id)
    // Who is no longer the rep's leaves the desk at the next look, and the rep is not told of what the rep did.
    await desk.run('sync.now', {})
    await until('gone', async () => !(await desk.core.run('people.get', { personId: id })).ok, 30_000)
    expect((await desk.run('news.list', {})).rows.filter((row) => row.personId === id)).toEqual([])
  })

  test('of nobody; the history keeps every step, and a change in Intercom is noticed', async () => {
    const id = desk.intercom.control.createContact({ role: 'lead', name: 'Guest of mine', owner_id: admin(2).id })
    const conversationId = desk.intercom.control.contactStarts({ contactId: id, body: 'Hello' })
    desk.intercom.control.adminAssigns({ conversationId, adminId: admin(2).id, assigneeId: rep() })
    await until('a guest', async () => (await desk.core.run('people.get', { personId: id })).ok, 30_000)
    await assign(id, null)
    await outboxEmpty(desk)
    expect(putsTo(desk, id)).toEqual([{ owner_id: null }])
    const story = (await desk.run('people.get', { personId: id })).ownership
    expect(story).toMatchObject({ how: 'hand', itemId: null, sentence: 'Set by hand here', at: expect.any(Number) })
    desk.intercom.control.reassignOwner({ contactId: id, ownerId: admin(3).id })
    await desk.run('people.refresh', { personId: id })
    expect((await desk.run('people.get', { personId: id })).ownership).toMatchObject({
      how: 'intercom',
      sentence: 'Changed in Intercom',
    })
    const { rows } = await desk.run('owners.history', { personId: id })
    expect(rows.map(({ beforeName, ownerName, how }) => [beforeName, ownerName, how])).toEqual([
      [null, admin(3).name, 'intercom'],
      [admin(2).name, null, 'hand'],
    ])
    // To the rep: they join the book.
    await assign(id, rep())
    expect(await inBook(id)).toBe(true)
    await outboxEmpty(desk)
    await desk.run('sync.now', {})
    await until(
      'noticed by nobody else',
      async () => (await desk.run('owners.history', { personId: id })).rows.length === 3,
    )
    expect(ownerOf(id)).toBe(rep())
  })

  test('is taken back within the undo time, and a newer word replaces one that has not left', async () => {
    const id = someone()
    await desk.run('settings.update', { undoSeconds: 60 })
    const first = await assign(id, admin(1).id)
    await assign(id, admin(2).id)
    expect(await desk.run('outbox.get', { itemId: first.id })).toMatchObject({ state: 'discarded' })
    expect((await desk.run('people.get', { personId: id })).ownerId).toBe(admin(2).id)
    const unsent = (await desk.run('outbox.list', {})).rows.filter((row) => row.personId === id)
    expect(unsent).toHaveLength(1)
    await desk.run('outbox.undo', { itemId: unsent[0]!.id })
    expect(await desk.run('people.get', { personId: id })).toMatchObject({ ownerId: rep(), isMine: true, pending: 0 })
    // Back to what Intercom has: nothing is left to send.
    await assign(id, null)
    await assign(id, rep())
    expect((await desk.run('outbox.list', {})).unsent).toBe(0)
    expect((await refused(assign(id, rep()))).message).toContain('is the owner already')
    await desk.run('settings.update', { undoSeconds: 0 })
    expect(putsTo(desk, id)).toEqual([])
  })

  test('changed on both sides is asked about: keeping theirs, or sending ours again', async () => {
    for (const keep of [true, false]) {
      const id = someone()
      cutNetwork(desk, true)
      const item = await assign(id, admin(1).id)
      desk.intercom.control.reassignOwner({ contactId: id, ownerId: admin(2).id })
      cutNetwork(desk, false)
      const asked = await attention(item.id)
      expect(asked).toMatchObject({ code: 'conflict', canRetry: true })
      expect(asked.fields.owner).toBe(`Now “${admin(2).name}” in Intercom; yours is “${admin(1).name}”.`)
      expect(putsTo(desk, id)).toEqual([])
      await desk.run(keep ? 'outbox.discard' : 'outbox.retry', { itemId: item.id })
      await outboxEmpty(desk)
      expect(ownerOf(id)).toBe(keep ? admin(2).id : admin(1).id)
      expect(putsTo(desk, id)).toEqual(keep ? [] : [{ owner_id: admin(1).id }])
    }
  })

  test.each(['cut-after', 'cut-before', 'truncated-json', 'status-after'] as const)(
    'an answer lost by %s: set once all the same',
    async (kind) => {
      const id = someone()
      desk.intercom.faults.add({
        method: 'PUT',
        path: `/contacts/${id}`,
        effect: kind === 'status-after' ? { kind, status: 503 } : { kind },
        times: 1,
      })
      await assign(id, admin(4).id)
      await outboxEmpty(desk, 60_000)
      expect(ownerOf(id)).toBe(admin(4).id)
      expect(putsTo(desk, id).length).toBeLessThanOrEqual(kind === 'cut-before' ? 2 : 1)
    },
  )

  test.each([
    ['unauthorized', 'permission'],
    ['forbidden', 'permission'],
    ['plan_restricted', 'plan_restricted'],
  ] as const)('refused by Intercom (%s): unsent, with the reason and a message to an admin', async (how, code) => {
    const id = someone()
    desk.intercom.settings.ownerWrites = how
    const item = await assign(id, admin(1).id)
    const asked = await attention(item.id)
    expect(asked.code).toBe(code)
    expect(ownerOf(id)).toBe(rep())
    const { refusal } = await desk.run('owners.choices', {})
    expect(refusal).toMatchObject({ by: 'intercom', message: asked.message })
    expect(refusal?.adminText).toContain(
      code === 'permission' ? 'editing lead or user ownership' : 'api_plan_restricted',
    )
    expect(refusal?.adminText).toContain(desk.world.rep.name)
    // Nobody is signed out by it.
    expect((await desk.run('sync.status', {})).state).not.toBe('sign_in_again')
    desk.intercom.settings.ownerWrites = 'allowed'
    await desk.run('outbox.retry', { itemId: item.id })
    await outboxEmpty(desk)
    expect(ownerOf(id)).toBe(admin(1).id)
    expect((await desk.run('owners.choices', {})).refusal).toBeNull()
  })

  test('a team’s profile that leaves the rep out: nothing is sent, and the message to an admin is ready', async () => {
    const id = someone()
    const file = join(desk.folder, 'team-profile.json')
    writeFileSync(file, JSON.stringify({ ownersMayBeSetBy: ['someone@else.example'] }))
    expect((await refused(assign(id, admin(1).id))).code).toBe('permission')
    expect((await desk.run('owners.choices', {})).refusal).toMatchObject({
      by: 'team',
      adminText: expect.stringContaining(desk.world.rep.name),
    })
    const email = desk.world.intercom.admins.find((one) => one.id === rep())!.email
    writeFileSync(file, JSON.stringify({ ownersMayBeSetBy: [email.toUpperCase()] }))
    expect((await desk.run('owners.choices', {})).refusal).toBeNull()
    writeFileSync(file, 'not JSON')
    expect((await desk.run('owners.choices', {})).refusal).toBeNull()
  })

  test('is locked where Salesforce names the owner', async () => {
    const id = someone()
    const { email } = await desk.run('people.get', { personId: id })
    const lead = { LastName: 'Locked', Company: 'Co', Email: email, OwnerId: desk.world.rep.salesforceUserId }
    desk.salesforce.control.create('Lead', lead)
    await desk.run('salesforce.refresh', { personId: id })
    await desk.run('automations.set', { kind: 'owners', on: true })
    expect((await refused(assign(id, admin(1).id))).message).toContain('Change the owner there.')
    const plan = await desk.run('owners.plan', { personIds: [id], ownerId: admin(1).id })
    expect(plan).toMatchObject({ change: 0, leftOut: [{ personId: id, verdict: 'locked' }] })
    expect((await desk.run('people.get', { personId: id })).ownership.how).toBe('lead')
    expect(putsTo(desk, id)).toEqual([])
  })

  test('a token that is let in no more is a sign-in that has run out, not a missing permission', async () => {
    const id = someone()
    desk.intercom.faults.add({
      method: 'PUT',
      path: `/contacts/${id}`,
      effect: { kind: 'status', status: 401 },
      times: 1,
    })
    desk.intercom.faults.add({ path: '^/me$', effect: { kind: 'status', status: 401 }, times: 1 })
    const item = await assign(id, admin(1).id)
    await until('signed out', async () => (await desk.run('sync.status', {})).state === 'sign_in_again')
    expect(await desk.run('outbox.get', { itemId: item.id })).toMatchObject({ state: 'queued' })
    expect((await desk.run('owners.choices', {})).refusal).toBeNull()
  })
})
