import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommandOutput } from '../../../src/contract/commands'
import type { SegmentFilter } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { contact, putsTo } from '../mapping/desks'
import { everybodyThere, everyone, type Listed, livePeople, ownedBy, tablesWith } from './room'

/** Issue "Owners, the book", section 2: people of another teammate or of nobody, live; a person claimed. */
describe('people who are not on this desk', { timeout: 60_000 }, () => {
  let desk: Desk
  let all: Listed[]
  const rep = (): string => desk.world.rep.adminId
  let mateId: string
  const mate = (): string => mateId
  const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id).sort()
  const thereOf = (fits: (row: Listed) => boolean): string[] => idsOf(all.filter(fits))
  const page = (segment: SegmentFilter): Promise<CommandOutput<'live.people'>> =>
    desk.run('live.people', { filter: everyone, segment })
  const outsiders = async (): Promise<Listed[]> => {
    const rows = await livePeople(desk, ownedBy(mate()))
    const outside = new Set(rows.filter((row) => !row.isCached).map((row) => row.id))
    return all.filter((one) => outside.has(one.id))
  }

  beforeAll(async () => {
    desk = await createDesk({ people: 400, bookShare: 0.2, speed: 30, undoSeconds: 0 })
    // Whose owner has left before this desktop knew of them: theirs are nobody's as little as anybody else's.
    const left = desk.world.intercom.admins.at(-1)!.id
    desk.intercom.control.createContact({ role: 'lead', name: 'Of one who has left', owner_id: left })
    desk.intercom.control.removeAdmin({ adminId: left })
    await settledDesk(desk)
    mateId = desk.world.intercom.admins.find((one) => one.id !== rep())!.id
    // More than a page of them.
    for (let at = 0; at < 40; at++) {
      desk.intercom.control.createContact({ role: 'lead', name: `Extra ${at}`, owner_id: mateId })
    }
    all = await everybodyThere(desk)
  }, 90_000)
  beforeEach(() => {
    desk.intercom.settings.ownerSearchAcceptsNull = false
    desk.intercom.settings.ownerWrites = 'allowed'
    desk.intercom.faults.clear()
  })
  afterAll(() => desk.stop())

  test('of a teammate come page by page, all of them and nobody else', async () => {
    const wanted = thereOf((row) => row.owner_id === mate())
    expect(wanted.length).toBeGreaterThan(50)
    const first = await page(ownedBy(mate()))
    expect(first).toMatchObject({ total: wanted.length, notAsked: { parts: [], quick: [] } })
    expect(first.rows[0]).toMatchObject({ ownerId: mate(), isMine: false })
    const rows = await livePeople(desk, ownedBy(mate()))
    expect(idsOf(rows)).toEqual(wanted)
  })

  test.each([true, false])('of nobody, whether or not search takes null for it (%s)', async (takesNull) => {
    desk.intercom.settings.ownerSearchAcceptsNull = takesNull
    const wanted = thereOf((row) => row.owner_id === null)
    expect(wanted.length).toBeGreaterThan(10)
    expect(idsOf(await livePeople(desk, ownedBy(null)))).toEqual(wanted)
  })

  test('are those whom the other conditions mean; what Intercom cannot be asked is named', async () => {
    const row = all.find((one) => one.owner_id === mate() && one.location?.country)!
    const country = row.location!.country!
    // In the middle of a day, since Intercom compares days.
    const day = new Date(row.created_at * 1000).toISOString().slice(0, 10)
    const found = await livePeople(
      desk,
      ownedBy(
        mate(),
        { field: 'country', test: { op: 'is', value: country } },
        { field: 'created', test: { op: 'after', day } },
        { join: 'any', parts: [{ field: 'role', test: { op: 'is', value: 'lead' } }] },
      ),
    )
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const dayOf = (seconds: number): string =>
      new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(seconds * 1000)
    expect(idsOf(found)).toEqual(
      thereOf(
        (one) =>
          one.owner_id === mate() &&
          one.location?.country === country &&
          one.role === 'lead' &&
          dayOf(one.created_at) > day,
      ),
    )
    const company = { field: 'company', test: { op: 'is', value: 'Acme' } } as const
    const either = { join: 'any', parts: [company, { field: 'role', test: { op: 'is', value: 'lead' } }] } as const
    const { notAsked } = await desk.run('live.people', {
      filter: { ...everyone, unreadOnly: true, text: 'a' },
      segment: ownedBy(mate(), company, { join: 'any', parts: [...either.parts] }),
    })
    expect(notAsked).toEqual({ parts: [1, 2], quick: ['unreadOnly'] })
  })

  test('are found by name or email within the list', async () => {
    const one = all.find((row) => row.owner_id === mate() && row.name !== null)!
    const found = await livePeople(desk, ownedBy(mate()), { text: one.name!.slice(0, 5) })
    const wanted = one.name!.slice(0, 5).toLowerCase()
    const has = (text: string | null): boolean => text?.toLowerCase().includes(wanted) === true
    expect(idsOf(found)).toEqual(thereOf((row) => row.owner_id === mate() && (has(row.name) || has(row.email))))
  })

  test('are never written into the cache, neither the list nor somebody who is looked at', async () => {
    const strangers = await outsiders()
    expect(strangers.length).toBeGreaterThan(20)
    const [one] = strangers
    const shown = await desk.run('live.person', { personId: one!.id })
    expect(shown).toMatchObject({ id: one!.id, email: one!.email, ownerId: mate(), isCached: false })
    const [conversation] = shown.conversations
    if (conversation) await desk.run('live.conversation', { conversationId: conversation.id })
    expect(await tablesWith(desk, idsOf(strangers))).toEqual([])
    expect((await desk.core.run('people.get', { personId: one!.id })).ok).toBe(false)
    // The same look does see somebody who is here.
    const { rows } = await desk.run('book.list', { filter: {}, limit: 1 })
    expect(await tablesWith(desk, [rows[0]!.id])).toContain('people')
  })

  test('are not of the filters that the desk answers, and cursors and text have their bounds', async () => {
    const mine: SegmentFilter = { join: 'all', parts: [{ field: 'owner', test: { op: 'is', value: rep() } }] }
    expect(await refused(page(mine))).toMatchObject({ code: 'validation' })
    const long = desk.core.run('live.people', { filter: everyone, segment: ownedBy(null), cursor: 'x'.repeat(5000) })
    expect(await long).toMatchObject({ ok: false, error: { code: 'validation' } })
  })

  test('need the network, and say that the book does not', async () => {
    cutNetwork(desk, true)
    const failure = await refused(page(ownedBy(mate())))
    expect(failure.code).toBe('offline')
    expect(failure.message).toContain('Your book works without it')
    expect((await desk.run('book.list', { filter: {} })).rows.length).toBeGreaterThan(0)
    cutNetwork(desk, false)
    // The first request may meet a connection that has died meanwhile.
    const again = (): ReturnType<Desk['core']['run']> =>
      desk.core.run('live.people', { filter: everyone, segment: ownedBy(mate()) })
    await until('asked again', async () => (await again()).ok)
  })

  test('are in the book as soon as they are claimed, with their conversations, and the owner is written once', async () => {
    const one = (await outsiders())[0]!
    const conversationId = desk.intercom.control.contactStarts({ contactId: one.id, body: 'Is anybody there?' })
    const { bookTotal } = await desk.run('book.list', { filter: {} })
    desk.intercom.clearRequests()
    const item = await desk.run('live.claim', { personId: one.id, ownerId: mate() })
    expect(item).toMatchObject({ kind: 'person.owner', personId: one.id, summary: desk.world.rep.name })
    // At once, whatever has been sent by now.
    const person = await desk.run('people.get', { personId: one.id })
    expect(person).toMatchObject({ isMine: true, isGuest: false, ownerId: rep() })
    expect((await desk.run('book.list', { filter: {} })).bookTotal).toBe(bookTotal + 1)
    await until('conversations', async () =>
      (await desk.run('people.conversations', { personId: one.id })).rows.some((row) => row.id === conversationId),
    )
    await outboxEmpty(desk)
    expect(putsTo(desk, one.id)).toEqual([{ owner_id: rep() }])
    expect(contact(desk, one.id).owner_id).toBe(rep())
    await desk.run('sync.now', {})
    await until('synced', async () => (await desk.run('sync.status', {})).state === 'idle', 30_000)
    expect((await desk.run('people.get', { personId: one.id })).isMine).toBe(true)
    expect((await desk.run('owners.history', { personId: one.id })).rows[0]).toMatchObject({ how: 'hand' })
  })

  test('stay whose they are where somebody else took them meanwhile, or the rep may not set owners', async () => {
    const [, one, two] = await outsiders()
    const third = desk.world.intercom.admins.find(({ id }) => id !== rep() && id !== mate())!
    desk.intercom.control.reassignOwner({ contactId: one!.id, ownerId: third.id })
    const failure = await refused(desk.run('live.claim', { personId: one!.id, ownerId: mate() }))
    expect(failure).toMatchObject({ code: 'conflict', message: expect.stringContaining(third.name) as string })
    expect((await desk.core.run('people.get', { personId: one!.id })).ok).toBe(false)
    // Refused by Intercom: what was brought in stays while the item waits for the rep, and leaves when it is discarded.
    desk.intercom.settings.ownerWrites = 'forbidden'
    const item = await desk.run('live.claim', { personId: two!.id, ownerId: mate() })
    await until('refused', async () => (await desk.run('outbox.get', { itemId: item.id })).state === 'needs_attention')
    await desk.run('outbox.discard', { itemId: item.id })
    await until('gone', async () => !(await desk.core.run('people.get', { personId: two!.id })).ok, 30_000)
    expect((await desk.run('live.person', { personId: two!.id })).claimRefusal).toContain('Intercom does not let you')
  })
})
