import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, partsAt, settledDesk } from '../../builders/work'
import { attention, newConversation, shown } from './room'

/** Drafts, and sending over somebody else's answer (issue 4, section 3). */
describe('what is being written', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const talk = (): Promise<string> => newConversation(desk, people.shift()!)
  const other = (): { id: string; name: string } =>
    desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!
  const draft = (conversationId: string) => desk.run('drafts.get', { conversationId })
  const lastPart = async (conversationId: string): Promise<string> =>
    (await shown(desk, conversationId)).parts.findLast((part) => part.sending === null)!.id

  beforeAll(async () => {
    desk = await createDesk({ people: 80, bookShare: 0.7, speed: 30, undoSeconds: 0 })
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
    people = rows.map((row) => row.id)
  }, 90_000)
  afterEach(async () => {
    cutNetwork(desk, false)
    await desk.run('settings.update', { undoSeconds: 0 })
  })
  afterAll(() => desk.stop())

  test('is there again after a restart, and the list shows it', async () => {
    const conversationId = await talk()
    await desk.run('drafts.save', { conversationId, mode: 'note', reply: 'Dear Ana,\n', note: 'Ask Bo' })
    await desk.restart()
    expect(await draft(conversationId)).toEqual({ mode: 'note', reply: 'Dear Ana,\n', note: 'Ask Bo' })
    const { rows } = await desk.run('conversations.list', { view: 'all', limit: 1000 })
    expect(rows.filter((row) => row.hasDraft).map((row) => row.id)).toEqual([conversationId])
  })

  test('goes when it is sent, the other one stays, and undoing brings it back', async () => {
    const conversationId = await talk()
    await desk.run('settings.update', { undoSeconds: 60 })
    await desk.run('drafts.save', { conversationId, mode: 'reply', reply: 'Yes', note: 'Ask Bo' })
    const item = await desk.run('conversations.reply', { conversationId, text: 'Yes' })
    expect(await draft(conversationId)).toMatchObject({ reply: '', note: 'Ask Bo' })
    await desk.run('outbox.undo', { itemId: item.id })
    expect(await draft(conversationId)).toEqual({ mode: 'reply', reply: 'Yes', note: 'Ask Bo' })
    // What is written since then is not lost by an undo.
    const again = await desk.run('conversations.reply', { conversationId, text: 'Yes' })
    await desk.run('drafts.save', { conversationId, mode: 'reply', reply: 'And also', note: '' })
    await desk.run('outbox.undo', { itemId: again.id })
    expect(await draft(conversationId)).toMatchObject({ reply: 'And also' })
  })

  test('saved replies come filled in for the person, without a network', async () => {
    const conversationId = await talk()
    await until(
      'read',
      async () => (await desk.run('conversations.macros', { conversationId })).macros.length > 0,
      30_000,
    )
    cutNetwork(desk, true)
    const { macros } = await desk.run('conversations.macros', { conversationId })
    const name = (await shown(desk, conversationId)).personName.split(' ')[0]
    const hello = macros.find((macro) => macro.name === 'Introduce yourself')
    expect(hello?.text).toMatch(new RegExp(`^Hi (?:${name}|there), I look after your account`))
    expect(macros.find((macro) => macro.name === 'Book a call')?.text).toContain('pick a time')
  })

  test('is not sent over an answer of somebody else that is on the desk but was not seen', async () => {
    const conversationId = await talk()
    const seenPartId = await lastPart(conversationId)
    desk.intercom.control.adminReplies({ conversationId, adminId: other().id, body: 'I take care of it' })
    await until('here', async () =>
      (await shown(desk, conversationId)).parts.some((one) => one.authorType === 'teammate'),
    )
    await desk.run('drafts.save', { conversationId, mode: 'reply', reply: 'Mine', note: '' })
    const error = await refused(desk.run('conversations.reply', { conversationId, text: 'Mine', seenPartId }))
    expect(error).toMatchObject({ code: 'conflict' })
    expect(error.message).toContain(`${other().name} has just replied: “I take care of it”`)
    expect((await draft(conversationId)).reply).toBe('Mine')
    // Seen: it goes.
    const now = await lastPart(conversationId)
    await desk.run('conversations.reply', { conversationId, text: 'Mine', seenPartId: now })
    await outboxEmpty(desk)
    expect(partsAt(desk, conversationId).map((part) => part.text)).toEqual(['I take care of it', 'Mine'])
  })

  test('what was written offline asks before it goes out beside somebody else’s answer; a note does not', async () => {
    const conversationId = await talk()
    const seenPartId = await lastPart(conversationId)
    cutNetwork(desk, true)
    const item = await desk.run('conversations.reply', { conversationId, text: 'Mine', seenPartId })
    desk.intercom.control.adminReplies({ conversationId, adminId: other().id, body: 'For us only', note: true })
    desk.intercom.control.adminReplies({ conversationId, adminId: other().id, body: 'Done already' })
    cutNetwork(desk, false)
    const asked = await attention(desk, item.id)
    expect(asked).toMatchObject({ code: 'conflict', canRetry: true })
    expect(asked.message).toContain('“Done already”')
    expect(partsAt(desk, conversationId).map((part) => part.text)).toEqual(['For us only', 'Done already'])
    await desk.run('outbox.retry', { itemId: item.id })
    await outboxEmpty(desk)
    expect(partsAt(desk, conversationId).at(-1)).toMatchObject({ text: 'Mine' })
  })

  test('the rep’s own answers, and words of the person, ask nothing', async () => {
    const conversationId = await talk()
    const seenPartId = await lastPart(conversationId)
    cutNetwork(desk, true)
    await desk.run('conversations.reply', { conversationId, text: 'First', seenPartId })
    await desk.run('conversations.reply', { conversationId, text: 'Second', seenPartId })
    desk.intercom.control.contactReplies({ conversationId, body: 'Hello?' })
    cutNetwork(desk, false)
    await outboxEmpty(desk)
    expect(partsAt(desk, conversationId).map((part) => part.text)).toEqual(['Hello?', 'First', 'Second'])
  })
})
