import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonRow } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty } from '../../builders/work'
import {
  begin,
  book,
  keep,
  ledgerOf,
  newLead,
  onDesk,
  people,
  planOf,
  reachable,
  send,
  sentTo,
  through,
  written,
} from './lib'

/** A message to those who match now (issue "Owners", section 5): who gets it and who not, once each, as one group. */
describe('a message sent once', { timeout: 120_000 }, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await createDesk({ people: 120, bookShare: 0.5, speed: 60, undoSeconds: 0 })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  }, 120_000)
  afterAll(() => desk.stop())
  /** Whom nobody has written to yet. */
  const fresh = async (): Promise<PersonRow[]> =>
    (await reachable(desk)).filter((row) => sentTo(desk, row.id).length === 0)

  test('goes to each who is left, in their own words; who gets nothing is told with the reason', async () => {
    const [bounced, spam, out, recent, replied, bare, ...rest] = await reachable(desk)
    const { control } = desk.intercom
    control.mailTrouble({ contactId: bounced!.id, bounced: true })
    control.mailTrouble({ contactId: spam!.id, spam: true })
    control.updateContact({ contactId: out!.id, unsubscribed_from_emails: true })
    control.updateContact({ contactId: bare!.id, name: null })
    const noMail = await newLead(desk, 'No Mail', { email: undefined })
    await onDesk(desk, noMail)
    await send(desk, written({ body: 'An earlier one', audience: people(recent!) }))
    await outboxEmpty(desk)
    // A reply that waits counts as well.
    cutNetwork(desk, true)
    await until('offline', async () => (await desk.run('sync.status', {})).state === 'offline')
    await send(desk, written({ channel: 'in_app', body: 'It waits', audience: people(replied!) }))
    const content = written({
      body: 'Hi {first_name}, from {my_first_name}',
      quietDays: 2,
      audience: {
        by: 'people',
        personIds: [
          ...[bounced, spam, out, recent, replied, bare, ...rest.slice(0, 5)].map((one) => one!.id),
          noMail,
          'nobody',
        ],
      },
    })
    cutNetwork(desk, false)
    await until(
      'known here',
      async () => {
        const { excluded } = await planOf(desk, content)
        return (
          excluded.some(({ reason }) => reason === 'bounced') &&
          excluded.some(({ reason }) => reason === 'missing_value')
        )
      },
      30_000,
    )
    const plan = await planOf(desk, content)
    const leftOut = (reason: string): string[] =>
      plan.excluded.find((one) => one.reason === reason)?.people.map((one) => one.personId) ?? []
    expect(leftOut('bounced')).toEqual([bounced!.id])
    expect(leftOut('spam')).toEqual([spam!.id])
    expect(leftOut('unsubscribed')).toEqual([out!.id])
    expect(leftOut('no_email')).toEqual([noMail])
    expect(leftOut('missing_value')).toContain(bare!.id)
    expect(leftOut('recent')).toEqual(expect.arrayContaining([recent!.id, replied!.id]))
    expect(plan.excluded.find((one) => one.reason === 'gone')?.count).toBe(1)
    expect(plan.matching - plan.receive).toBe(plan.excluded.reduce((sum, one) => sum + one.count, 0))
    const { id } = await send(desk, content)
    const message = await through(desk, id)
    expect(message).toMatchObject({ state: 'sent', counts: { sent: plan.receive, asked: 0, failed: 0 } })
    for (const { personId } of plan.recipients) {
      const person = await desk.run('people.get', { personId })
      expect(sentTo(desk, personId)).toContain(
        `Hi ${person.name!.split(' ')[0]}, from ${desk.world.intercom.admins[0]!.name.split(' ')[0]}`,
      )
    }
    expect(sentTo(desk, bounced!.id)).toEqual([])
    const ledger = await ledgerOf(desk, id)
    expect(ledger.map((row) => row.state)).toEqual(plan.recipients.map(() => 'sent'))
    expect(ledger.every((row) => row.conversationId !== null)).toBe(true)
    // Emails carry their subject and look, and are in conversations that can be looked up.
    const request = desk.intercom.requests.findLast((one) => one.url === '/messages')
    expect(JSON.parse(request!.body)).toMatchObject({
      message_type: 'email',
      subject: 'Nice to meet you',
      template: 'personal',
      create_conversation_without_contact_reply: true,
    })
  })

  test('the fixed first condition: the rep owns them, also where the filter names somebody else', async () => {
    const theirs = { join: 'all', parts: [{ field: 'owner', test: { op: 'isNotSet' } }] } as const
    const content = written({
      channel: 'in_app',
      audience: { by: 'filter', filter: { join: 'all', parts: [...theirs.parts] } },
    })
    expect(await planOf(desk, content)).toMatchObject({ matching: 0, receive: 0 })
    const everybody = await planOf(desk, written({ channel: 'in_app', body: 'x' }))
    expect(everybody.matching).toBe((await book(desk)).length)
    const [first] = await book(desk)
    desk.intercom.control.reassignOwner({ contactId: first!.id, ownerId: desk.world.intercom.admins[1]!.id })
    // Known only when it is about to leave.
    const { id } = await send(desk, written({ audience: people(first!, (await book(desk))[1]!), channel: 'in_app' }))
    expect((await through(desk, id, 1)).counts).toMatchObject({ sent: 1, skipped: 1 })
    expect((await ledgerOf(desk, id)).find((row) => row.state === 'skipped')?.reason).toBe('No longer yours')
    expect(sentTo(desk, first!.id)).toEqual([])
  })

  test('sent twice at once it goes out once; another count than the rep saw sends nothing', async () => {
    const some = (await fresh()).slice(0, 4)
    const { id } = await keep(desk, written({ audience: people(...some) }))
    expect(await refused(desk.run('messages.send', { messageId: id, expected: 3 }))).toMatchObject({ code: 'conflict' })
    const both = await Promise.allSettled([1, 2].map(() => desk.run('messages.send', { messageId: id, expected: 4 })))
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await through(desk, id)
    expect(some.map((one) => sentTo(desk, one.id).length)).toEqual([1, 1, 1, 1])
    expect(await refused(desk.run('messages.send', { messageId: id, expected: 4 }))).toMatchObject({ code: 'conflict' })
    expect(await refused(desk.run('messages.remove', { messageId: id }))).toMatchObject({ code: 'conflict' })
  })

  test('is undone as one; what fails is listed, and goes when it is tried again', async () => {
    await desk.run('settings.update', { undoSeconds: 30 })
    const some = (await fresh()).slice(0, 6)
    const first = await send(desk, written({ audience: people(...some) }))
    expect(first.group).toMatchObject({ total: 6, canStop: 6, heldUntil: expect.any(Number) })
    const stopped = await desk.run('messages.change', { messageId: first.id, change: 'stop' })
    expect(stopped.counts).toMatchObject({ stopped: 6, waiting: 0 })
    await desk.run('settings.update', { undoSeconds: 0 })
    desk.intercom.faults.add({ method: 'POST', path: '/messages', times: 2, effect: { kind: 'status', status: 403 } })
    const { id } = await send(desk, written({ audience: people(...some) }))
    const failed = await through(desk, id)
    expect(failed.counts).toMatchObject({ sent: 4, failed: 2 })
    expect((await ledgerOf(desk, id)).filter((row) => row.state === 'failed').every((row) => row.reason)).toBe(true)
    await desk.run('messages.change', { messageId: id, change: 'retry' })
    expect((await through(desk, id, 6)).counts).toMatchObject({ sent: 6, failed: 0 })
    expect(some.map((one) => sentTo(desk, one.id).length)).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('offline it waits; Intercom’s limit slows it down and loses nobody', async () => {
    const some = (await fresh()).slice(0, 20)
    cutNetwork(desk, true)
    const { id } = await send(desk, written({ audience: people(...some) }))
    desk.intercom.faults.add({
      method: 'POST',
      path: '/messages',
      skip: 3,
      times: 4,
      effect: { kind: 'status', status: 429 },
    })
    cutNetwork(desk, false)
    await through(desk, id, 20)
    expect(some.map((one) => sentTo(desk, one.id).length)).toEqual(some.map(() => 1))
    expect(desk.intercom.requests.some((one) => one.status === 429)).toBe(true)
  })

  test('drafts are kept over a restart; a dynamic one is started and not sent', async () => {
    const draft = await keep(desk, written({ subject: '', body: 'Half a' }))
    await desk.restart()
    expect(await desk.run('messages.get', { messageId: draft.id })).toMatchObject({ state: 'draft', body: 'Half a' })
    expect(await refused(desk.run('messages.send', { messageId: draft.id, expected: 1 }))).toMatchObject({
      code: 'validation',
      fields: { subject: expect.any(String) },
    })
    await desk.run('messages.remove', { messageId: draft.id })
    expect((await desk.run('messages.list', {})).messages.some((one) => one.id === draft.id)).toBe(false)
    const dynamic = await begin(desk, written(), 'now')
    expect(await refused(desk.run('messages.send', { messageId: dynamic.id, expected: 1 }))).toMatchObject({
      code: 'conflict',
    })
  })
})
