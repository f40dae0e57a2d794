import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonRow } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { changedThere, contact, looked, putsTo, switchOn, type Row } from '../mapping/desks'

/** Owners from Salesforce (issue, section 7; article "Automatically sync your Salesforce lead owners"). */
describe('owners from Salesforce', () => {
  let desk: Desk
  let people: PersonRow[]
  let next = 0
  const users = (): Row[] => desk.salesforce.control.list('User')
  const userOf = (email: string): string =>
    String(users().find((user) => String(user.Email).toLowerCase() === email.toLowerCase())?.Id)
  const admin = (index: number): { id: string; name: string; email: string } => desk.world.intercom.admins[index]!
  const rep = (): string => desk.world.rep.adminId
  const repUser = (): string => desk.world.rep.salesforceUserId
  const ownerOf = (id: string): string | null => {
    const { owner_id: owner } = contact(desk, id)
    return typeof owner === 'string' || typeof owner === 'number' ? String(owner) : null
  }

  /** A person of the rep without any record, and records for them in the org. */
  async function person(records: {
    lead?: Row
    contact?: Row
    account?: Row
  }): Promise<Record<'id' | 'leadId' | 'contactId' | 'accountId', string>> {
    const { id, email } = people[next++]!
    const accountId = records.account
      ? desk.salesforce.control.create('Account', { Name: 'Acme', ...records.account })
      : ''
    const contactId = records.contact
      ? desk.salesforce.control.create('Contact', {
          LastName: 'Ruiz',
          Email: email,
          ...(accountId ? { AccountId: accountId } : {}),
          ...records.contact,
        })
      : ''
    const leadId = records.lead
      ? desk.salesforce.control.create('Lead', { LastName: 'Ruiz', Company: 'Co', Email: email, ...records.lead })
      : ''
    await desk.run('salesforce.refresh', { personId: id })
    return { id, leadId, contactId, accountId }
  }

  beforeAll(async () => {
    desk = await createDesk({ people: 90, bookShare: 0.7, speed: 30, undoSeconds: 0 })
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
    people = rows.filter((row) => row.email !== null && rows.filter((one) => one.email === row.email).length === 1)
    // What the world has of other owners is not what these tests are about.
    for (const object of ['Lead', 'Contact', 'Account']) {
      for (const row of desk.salesforce.control.list(object)) {
        if (row.OwnerId !== repUser() && row.IsConverted !== true) {
          desk.salesforce.control.update(object, String(row.Id), { OwnerId: repUser() })
        }
      }
    }
    await desk.run('sync.now', {})
    await until('everybody is the rep’s', async () => (await owners()).count === 0, 30_000)
  }, 90_000)
  afterAll(() => desk.stop())

  /** Waits until the flow has looked at everybody whose data has changed until now: what comes later has come through. */
  async function lookedAtAll(): Promise<void> {
    const { id } = await person({ lead: { OwnerId: userOf(admin(6).email) } })
    await until('a later change', () => ownerOf(id) === admin(6).id)
  }

  async function owners(): Promise<{ on: boolean; count: number; samples: string[] }> {
    const { kinds } = await desk.run('automations.list', {})
    return kinds.find((one) => one.kind === 'owners')!
  }

  test('counts and samples first; nobody changes hands while it is off', async () => {
    const { id } = await person({ lead: { OwnerId: userOf(admin(1).email) } })
    const { on, count, samples } = await owners()
    expect({ on, count }).toEqual({ on: false, count: 1 })
    expect(samples[0]).toContain(`from ${desk.world.rep.name} to ${admin(1).name}. ${admin(1).name} owns the Lead`)
    expect(ownerOf(id)).toBe(rep())
    expect((await desk.run('people.get', { personId: id })).ownerLock).toBeNull()
    await switchOn(desk, 'owners')
    expect(ownerOf(id)).toBe(admin(1).id)
  })

  test('the Lead’s owner: once, the person leaves the book, and the rep is told of their replaced choice', async () => {
    const { id } = await person({ lead: { OwnerId: userOf(admin(2).email) } })
    await until('another owner', () => ownerOf(id) === admin(2).id)
    expect(putsTo(desk, id)).toEqual([{ owner_id: admin(2).id }])
    await outboxEmpty(desk)
    await desk.run('sync.now', {})
    await until('out of the book', async () => {
      const { rows } = await desk.run('book.list', { filter: {}, limit: 1000 })
      return !rows.some((row) => row.id === id)
    })
    await until(
      'gone from the cache',
      () =>
        desk.run('people.get', { personId: id }).then(
          () => false,
          () => true,
        ),
      30_000,
    )
    const { rows } = await desk.run('news.list', {})
    expect(rows.find((row) => row.personId === id)?.text).toContain(`${admin(2).name} replaced ${desk.world.rep.name}`)
  })

  test('the account’s owner comes before the contact’s; without a teammate it clears the owner', async () => {
    const contactOwner = { OwnerId: userOf(admin(2).email) }
    const first = await person({ account: { OwnerId: userOf(admin(3).email) }, contact: contactOwner })
    await until('the account’s owner', () => ownerOf(first.id) === admin(3).id, 30_000)
    const second = await person({ account: { OwnerId: desk.world.story.unmappedUserIds[0] }, contact: contactOwner })
    await until('nobody', () => ownerOf(second.id) === null, 30_000)
    const third = await person({ contact: contactOwner })
    await until('the contact’s owner', () => ownerOf(third.id) === admin(2).id)
  })

  test('an owner that came from Salesforce is locked and says where it came from; a change there arrives', async () => {
    const { id, leadId } = await person({ lead: { OwnerId: repUser() } })
    await looked(desk)
    const found = await desk.run('people.get', { personId: id })
    expect(found.ownerFrom).toBe('lead')
    expect(found.ownerLock).toBe(
      `${desk.world.rep.name} is the owner because ${desk.world.rep.name} owns the Lead in Salesforce. Change the owner there.`,
    )
    desk.salesforce.control.update('Lead', leadId, { OwnerId: userOf(admin(1).email) })
    // Without anybody asking for it: the next cycle brings it.
    await until('within a cycle', () => ownerOf(id) === admin(1).id, 30_000)
  }, 60_000)

  test('who loses their Salesforce owner goes to nobody, or to the chosen teammate; a manual owner stays', async () => {
    const one = await person({ lead: { OwnerId: repUser() } })
    await lookedAtAll()
    await changedThere(desk, one.id, 'Lead', one.leadId, { OwnerId: desk.world.story.queueId })
    await until('nobody', () => ownerOf(one.id) === null)
    await desk.run('settings.update', { fallbackTeammateId: admin(4).id })
    const other = await person({ lead: { OwnerId: repUser() } })
    await lookedAtAll()
    await changedThere(desk, other.id, 'Lead', other.leadId, { OwnerId: desk.world.story.queueId })
    await until('the fallback', () => ownerOf(other.id) === admin(4).id)
    const manual = await person({ lead: { OwnerId: desk.world.story.queueId } })
    await lookedAtAll()
    expect(ownerOf(manual.id)).toBe(rep())
    await desk.run('settings.update', { fallbackTeammateId: null })
  })

  test('the mapping is visible and can be overridden', async () => {
    const unmapped = desk.world.story.unmappedUserIds[0]!
    const list = await desk.run('owners.list', {})
    expect(list.rows.find((row) => row.userId === unmapped)).toMatchObject({
      teammateId: null,
      why: 'no teammate in Intercom has that user’s email',
    })
    // Addresses differ in case alone.
    expect(list.rows.find((row) => row.userEmail === 'Fiona.MacLeod@Harborlight.example')).toMatchObject({
      teammateId: admin(4).id,
      by: 'email',
    })
    const { id } = await person({ lead: { OwnerId: unmapped } })
    await looked(desk)
    expect(ownerOf(id)).toBe(rep())
    await desk.run('owners.override', { userId: unmapped, choice: { use: 'teammate', teammateId: admin(5).id } })
    await until('the chosen teammate', () => ownerOf(id) === admin(5).id)
    // Who has left Intercom since is still called by name, and owns nobody.
    const { id: leaverId, name } = admin(6)
    await desk.run('owners.override', { userId: unmapped, choice: { use: 'teammate', teammateId: leaverId } })
    await desk.run('settings.update', { fallbackTeammateId: leaverId })
    desk.intercom.control.removeAdmin({ adminId: leaverId })
    await desk.run('sync.now', {})
    const rowNow = async () => (await desk.run('owners.list', {})).rows.find((row) => row.userId === unmapped)
    await until('gone', async () => (await rowNow())?.left != null)
    expect(await rowNow()).toMatchObject({ teammateId: null, by: 'override', left: { name } })
    expect((await desk.run('owners.list', {})).fallbackLeft).toEqual({ name })
    await desk.run('settings.update', { fallbackTeammateId: null, ownerOverrides: { [unmapped]: 'never seen' } })
    expect((await rowNow())?.left).toEqual({ name: null })
    const after = await desk.run('owners.override', { userId: unmapped, choice: { use: 'email' } })
    expect(after.rows.find((row) => row.userId === unmapped)?.left).toBeNull()
    expect(after.rows.find((row) => row.userId === unmapped)?.by).toBeNull()
  })

  test('several matches decide nothing', async () => {
    const { id } = await person({ lead: { OwnerId: userOf(admin(1).email) } })
    await until('decided', () => ownerOf(id) === admin(1).id)
    const { id: other, email } = people[next]!
    desk.salesforce.control.create('Lead', {
      LastName: 'A',
      Company: 'Co',
      Email: email,
      OwnerId: userOf(admin(1).email),
    })
    await person({ lead: { OwnerId: userOf(admin(1).email) } })
    await looked(desk)
    expect(ownerOf(other)).toBe(rep())
    expect(putsTo(desk, other)).toEqual([])
  })

  test('whom nobody owns and Salesforce says is the rep’s comes to the rep; whose Account is another’s does not', async () => {
    const create = (email: string): string =>
      desk.intercom.control.createContact({ role: 'user', email, name: 'Nobody’s' })
    const [mine, theirs] = [create('nobodys@gain.example'), create('theirs@gain.example')]
    const lead = { LastName: 'Gain', Company: 'Co', OwnerId: repUser() }
    desk.salesforce.control.create('Lead', { ...lead, Email: 'nobodys@gain.example' })
    const AccountId = desk.salesforce.control.create('Account', { Name: 'Theirs', OwnerId: userOf(admin(1).email) })
    desk.salesforce.control.create('Contact', {
      LastName: 'Gain',
      Email: 'theirs@gain.example',
      AccountId,
      OwnerId: repUser(),
    })
    await until('the rep’s', () => ownerOf(mine) === rep(), 60_000)
    expect(putsTo(desk, mine)).toEqual([{ owner_id: rep() }])
    await until(
      'in the book',
      () =>
        desk.run('people.get', { personId: mine }).then(
          (one) => one.isMine,
          () => false,
        ),
      60_000,
    )
    expect(putsTo(desk, theirs)).toEqual([])
    expect(ownerOf(theirs)).toBeNull()
  }, 120_000)

  test('an answer that is lost, and an end between look and write: one owner, set once more at most', async () => {
    const { id } = await person({ lead: { OwnerId: repUser() } })
    await looked(desk)
    desk.intercom.faults.add({ method: 'PUT', path: `/contacts/${id}`, effect: { kind: 'cut-after' } })
    const leads = desk.salesforce.control.list('Lead').filter((row) => row.Email === people[next - 1]!.email)
    await changedThere(desk, id, 'Lead', String(leads[0]!.Id), { OwnerId: userOf(admin(1).email) })
    await until('set', () => ownerOf(id) === admin(1).id)
    await desk.restart()
    await outboxEmpty(desk, 60_000)
    expect(putsTo(desk, id)).toHaveLength(1)
  }, 60_000)
})
