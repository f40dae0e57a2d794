import { afterEach, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** Merges, sign-ups, archiving and deletion done elsewhere (article "How do I merge a lead with a user?", "Automatically merge"). */
describe('what is done to people elsewhere is followed', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function connected(undoSeconds = 0): Promise<void> {
    desk = await createDesk({ people: 40, bookShare: 0.5, speed: 40, undoSeconds })
    await desk.connectIntercom()
    await settled()
  }
  async function settled(): Promise<void> {
    await until('settled', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  }
  async function person(role: 'lead' | 'user', name: string, owner_id = desk.world.rep.adminId): Promise<string> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@acme.test`
    const id = desk.intercom.control.createContact({ role, name, email, owner_id })
    await desk.run('sync.now', {})
    if (owner_id === desk.world.rep.adminId) await until(`${name} is there`, () => isHere(id), 60_000)
    return id
  }
  const isHere = async (personId: string): Promise<boolean> => (await desk.core.run('people.get', { personId })).ok
  const idOf = async (personId: string): Promise<string> => (await desk.run('people.get', { personId })).id
  const news = async (kind: string): Promise<string[]> =>
    (await desk.run('news.list', {})).rows.filter((row) => row.kind === kind).map((row) => row.text)
  async function followed(done: () => Promise<boolean>): Promise<void> {
    await until('followed', async () => (await desk.run('sync.now', {}), done()), 60_000)
  }

  test('a merge: conversation, draft, unsent work, mute and link go over, and the rep is told once', async () => {
    await connected()
    const lead = await person('lead', 'Lea Lead')
    const user = await person('user', 'Lea User')
    const conversationId = desk.intercom.control.contactStarts({ contactId: lead, body: 'Hello' })
    await until('the conversation', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    await desk.run('app.setFront', { conversationId })
    await desk.run('drafts.save', { conversationId, mode: 'note', reply: '', note: 'Ask about seats' })
    await desk.run('notifications.mute', { personId: lead, muted: true })
    desk.network.set(false)
    const edit = await desk.run('people.update', { personId: lead, values: { phone: '+49 99' } })
    const reply = await desk.run('conversations.reply', { conversationId, text: 'On my way' })
    desk.intercom.control.merge({ fromId: lead, intoId: user })
    desk.network.set(true)
    await followed(async () => (await idOf(lead)) === user)
    const shown = await desk.run('conversations.get', { conversationId })
    expect(shown.personId).toBe(user)
    expect((await desk.run('drafts.get', { conversationId })).note).toBe('Ask about seats')
    expect((await desk.run('notifications.get', {})).muted.map((one) => one.personId)).toContain(user)
    // What met the lead as gone goes out again, to the user; the reply goes where it always went.
    for (const { id } of [edit, reply]) {
      await until('sent', async () => (await desk.run('outbox.get', { itemId: id })).state === 'done', 60_000)
      expect((await desk.run('outbox.get', { itemId: id })).personId).toBe(user)
    }
    expect(desk.intercom.control.contact(user)['phone']).toBe('+49 99')
    expect(await news('merged')).toEqual(['The lead Lea Lead was merged into Lea User in Intercom.'])
    expect(JSON.stringify(await desk.run('search.query', { text: 'Lea' }))).not.toContain(lead)
  })

  test('a merge that Intercom answers as 404 is found in the history of the user with the same email', async () => {
    await connected()
    desk.intercom.settings.mergedIsGone = false
    const lead = await person('lead', 'Nia Same')
    const user = await person('user', 'Nia Same')
    desk.intercom.control.merge({ fromId: lead, intoId: user })
    await followed(async () => (await idOf(lead)) === user)
    expect(await news('deleted')).toEqual([])
  })

  test('into somebody of a teammate: the lead leaves, and the rep is told why', async () => {
    await connected()
    const other = desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!.id
    const lead = await person('lead', 'Max Lead')
    const user = await person('user', 'Max User', other)
    desk.intercom.control.merge({ fromId: lead, intoId: user })
    await followed(async () => !(await isHere(lead)))
    expect(await news('merged')).toEqual([
      'The lead Max Lead was merged into Max User in Intercom. They belong to somebody else, so they are not on this desk.',
    ])
  })

  test('a lead who signs up is a user from then on, and the rep is told', async () => {
    await connected()
    const lead = await person('lead', 'Sia Sign')
    desk.core.setFocused(false)
    desk.intercom.control.convertLead({ contactId: lead, external_id: 'sia-1' })
    await followed(async () => (await desk.run('people.get', { personId: lead })).role === 'user')
    expect(await news('signedUp')).toEqual(['Sia Sign signed up: the lead is a user now.'])
    await until('announced', () => desk.notifier.shown.some((one) => one.title === 'Signed in: Sia Sign'))
    expect(desk.notifier.shown.filter((one) => one.title.startsWith('Signed in'))).toHaveLength(1)
  })

  test('404 does not say archived or deleted: what is unsent stays, asks, and goes when they are back; a lost draft is told', async () => {
    await connected()
    const back = await person('lead', 'Una Unsent')
    const away = await person('lead', 'Dan Draft')
    const conversationId = desk.intercom.control.contactStarts({ contactId: away, body: 'Hello' })
    await until('the conversation', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    await desk.run('drafts.save', { conversationId, mode: 'reply', reply: 'Dear Dan, at length', note: '' })
    desk.network.set(false)
    const { id: itemId } = await desk.run('people.update', { personId: back, values: { phone: '+49 77' } })
    for (const contactId of [back, away]) desk.intercom.control.archive({ contactId })
    desk.network.set(true)
    await followed(async () => !(await isHere(away)))
    expect(await news('deleted')).toEqual([
      'A lead of yours was deleted or archived in Intercom. Nothing of them is kept here. A draft of yours that was not sent went with them.',
    ])
    const state = async (): Promise<string> => (await desk.run('outbox.get', { itemId })).state
    await until('asked', async () => (await state()) === 'needs_attention')
    await followed(async () => (await desk.run('outbox.list', {})).needsYou === 1)
    expect(await desk.run('outbox.get', { itemId })).toMatchObject({ code: 'not_found', values: { phone: '+49 77' } })
    expect(await isHere(back)).toBe(true)
    desk.intercom.control.archive({ contactId: back, archived: false })
    await desk.run('outbox.retry', { itemId })
    await until('sent', async () => (await state()) === 'done')
    expect(desk.intercom.control.contact(back)['phone']).toBe('+49 77')
  })

  test('who is deleted leaves nothing, not even a name in the feed; who is archived is named', async () => {
    await connected()
    desk.intercom.settings.archivedContactsReadable = true
    const gone = await person('lead', 'Dora Deleted')
    const away = await person('lead', 'Ari Archived')
    const conversationId = desk.intercom.control.contactStarts({ contactId: gone, body: 'Erase me zebrafish' })
    await until('the conversation', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    const note = await desk.run('people.addNote', { personId: gone, text: 'Zebrafish note' })
    await until('sent', async () => (await desk.run('outbox.get', { itemId: note.id })).state === 'done', 60_000)
    desk.intercom.control.deleteContact({ contactId: gone })
    await followed(async () => !(await isHere(gone)))
    expect(await news('deleted')).toEqual([
      'A lead of yours was deleted or archived in Intercom. Nothing of them is kept here.',
    ])
    expect((await desk.core.run('conversations.get', { conversationId })).ok).toBe(false)
    expect((await desk.run('search.query', { text: 'zebrafish' })).hits).toEqual([])
    expect(JSON.stringify(await desk.run('outbox.get', { itemId: note.id }))).not.toContain('Zebrafish')
    desk.intercom.control.archive({ contactId: away })
    // By then search must know, and what it does not find is archived.
    desk.simClock.advance(3_600_000)
    await followed(async () => !(await isHere(away)))
    expect(await news('archived')).toEqual(['Ari Archived was archived in Intercom and has left your book.'])
  })
})
