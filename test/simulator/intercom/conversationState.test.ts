import { afterEach, describe, expect, test } from 'vitest'
import { ANNA, BEN, DAY, IDS, NOON, start, stopAll, TEAM, type Answer, type Client, textOf } from './fixture'

afterEach(stopAll)

const at = '/conversations/471'
const admin = { type: 'admin', admin_id: ANNA }
const lastPart = (answer: Answer): unknown => {
  const parts = answer.body.conversation_parts?.conversation_parts as unknown as unknown[]
  return parts.at(-1)
}
const manage = (client: Client, message_type: string, more: object = {}): Promise<Answer> =>
  client.post(`${at}/parts`, { ...admin, message_type, ...more })

describe('state', () => {
  test('close, open, snooze and assign do what the examples show', async () => {
    const client = await start()
    const closed = await manage(client, 'close', { body: 'Goodbye' })
    expect(closed.body).toMatchObject({ open: false, state: 'closed', waiting_since: null })
    expect(lastPart(closed)).toMatchObject({ part_type: 'close', body: '<p>Goodbye</p>', state: 'closed' })

    const assigned = await manage(client, 'assignment', { assignee_id: BEN })
    expect(assigned.body).toMatchObject({ open: true, state: 'open', admin_assignee_id: Number(BEN) })
    expect(lastPart(assigned)).toMatchObject({
      part_type: 'assign_and_reopen',
      assigned_to: { type: 'admin', id: BEN },
    })

    const snoozed = await manage(client, 'snoozed', { snoozed_until: NOON + 3600 })
    expect(snoozed.body).toMatchObject({ open: true, state: 'snoozed', snoozed_until: NOON + 3600 })

    const opened = await manage(client, 'open')
    expect(opened.body).toMatchObject({ state: 'open', snoozed_until: null })

    const team = await manage(client, 'assignment', { type: 'team', assignee_id: TEAM })
    expect(team.body).toMatchObject({ admin_assignee_id: Number(BEN), team_assignee_id: Number(TEAM) })
    expect(lastPart(team)).toMatchObject({ part_type: 'assignment', assigned_to: { type: 'team', id: TEAM } })

    const nobody = await manage(client, 'assignment', { assignee_id: '0' })
    expect(nobody.body).toMatchObject({ admin_assignee_id: 0, team_assignee_id: Number(TEAM) })
    expect(nobody.body.statistics).toMatchObject({ count_assignments: 3, count_reopens: 1, last_closed_by_id: ANNA })
  })

  test.each([false, true])(
    'a reply wakes what is snoozed, and opens what is closed where that is so (%s)',
    async (opens) => {
      const client = await start()
      client.standIn.settings.adminReplyOpensClosed = opens
      const reply = (): Promise<Answer> =>
        client.post(`${at}/reply`, { ...admin, message_type: 'comment', body: 'Here you are' })
      await manage(client, 'snoozed', { snoozed_until: NOON + 3600 })
      expect((await reply()).body).toMatchObject({ state: 'open', snoozed_until: null, waiting_since: null })
      await manage(client, 'close')
      expect((await reply()).body).toMatchObject({ state: opens ? 'open' : 'closed', open: opens })
      expect(lastPart(await client.get(at))).toMatchObject({ part_type: 'comment' })
    },
  )

  test('a tag is put on once and taken off once, each with a teammate', async () => {
    const client = await start()
    const [tag] = (await client.get('/tags')).body.data as unknown as { id: string }[]
    const tagged = (): Promise<unknown> => client.get(at).then((answer) => answer.body.tags)
    expect((await client.post(`${at}/tags`, { id: tag!.id })).status).toBe(400)
    for (const _again of [1, 2]) {
      expect((await client.post(`${at}/tags`, { id: tag!.id, admin_id: ANNA })).status).toBe(200)
    }
    expect(await tagged()).toMatchObject({ tags: [{ id: tag!.id, applied_by: { type: 'admin', id: ANNA } }] })
    const off = (): Promise<Answer> => client.send('DELETE', `${at}/tags/${tag!.id}`, { admin_id: ANNA })
    expect((await off()).status).toBe(200)
    expect((await off()).status).toBe(404)
    expect(await tagged()).toMatchObject({ tags: [] })
  })

  test('a snooze runs out when the clock passes it, whoever looks', async () => {
    const client = await start()
    await manage(client, 'snoozed', { snoozed_until: NOON + 3600 })
    client.clock.advance(3_599_000)
    expect((await client.get(at)).body.state).toBe('snoozed')
    client.clock.advance(2_000)
    const query = { field: 'updated_at', operator: '>', value: NOON + 3600 }
    const woken = await client.post('/conversations/search', { query })
    expect(woken.body.conversations).toMatchObject([{ id: '471', state: 'open', updated_at: NOON + 3600 }])
    expect(lastPart(await client.get(at))).toMatchObject({ part_type: 'timer_unsnooze', author: { type: 'bot' } })
  })

  test.each([
    ['a snooze into the past', 'snoozed', { snoozed_until: NOON - 1 }, 400],
    ['a snooze without end', 'snoozed', {}, 400],
    ['an unknown assignee', 'assignment', { assignee_id: '5' }, 404],
    ['a team as admin', 'assignment', { assignee_id: TEAM }, 404],
    ['an unknown action', 'explode', {}, 400],
  ])('refused: %s', async (_name, type, body, status) => {
    const client = await start()
    expect((await manage(client, type, body)).status).toBe(status)
  })

  test('read, title and attributes', async () => {
    const { send } = await start()
    const read = await send('PUT', at, { read: true })
    expect(read.body).toMatchObject({ read: true, updated_at: NOON - DAY, conversation_parts: { total_count: 0 } })
    const changed = await send('PUT', at, { title: 'Billing', custom_attributes: { kind: 'Billing' } })
    expect(changed.body).toMatchObject({ title: 'Billing', custom_attributes: { kind: 'Billing' }, updated_at: NOON })
    expect(lastPart(changed)).toMatchObject({
      part_type: 'conversation_attribute_updated_by_admin',
      author: { type: 'bot' },
    })
  })

  test('participants come and go, but the last one stays', async () => {
    const { post, send, get } = await start()
    const last = await send('DELETE', `${at}/customers/${IDS.joe}`, { admin_id: ANNA })
    expect([last.status, last.body.errors?.[0]?.message]).toEqual([422, 'Removing the last customer is not allowed'])
    const added = await post(`${at}/customers`, { admin_id: ANNA, customer: { email: 'unknown@example.com' } })
    expect(added.body.customers).toMatchObject([{ type: 'user', id: IDS.joe }, { type: 'lead' }])
    const left = await send('DELETE', `${at}/customers/${IDS.joe}`, { admin_id: ANNA })
    expect(left.body.customers).toHaveLength(1)
    expect((await get(at)).body.contacts?.contacts).toHaveLength(1)
  })

  test('deleting leaves the id in the list of deleted ones', async () => {
    const { send, get, standIn } = await start()
    standIn.control.setScope('delete_conversations_and_metrics', false)
    expect((await send('DELETE', `${at}?retain_metrics=false`)).status).toBe(403)
    expect((await send('DELETE', at)).body).toEqual({ id: '471', object: 'conversation', deleted: true })
    expect((await get(at)).status).toBe(404)
    const deleted = await get('/conversations/deleted')
    expect(deleted.body).toMatchObject({
      type: 'conversations.list',
      total_count: 1,
      conversations: [{ type: 'conversation', id: '471', metrics_retained: true, deleted_at: NOON }],
    })
  })

  test('redacted words are gone for good', async () => {
    const { post, get } = await start()
    const source = textOf((await get(at)).body.source?.id)
    const body = { type: 'source', conversation_id: '471', source_id: source }
    expect((await post('/conversations/redact', body)).body.source).toMatchObject({ redacted: true })
    expect(JSON.stringify((await get(at)).body)).not.toContain('billing')
  })

  test('only a customer ticket type fits', async () => {
    const { post } = await start()
    const wrong = await post(`${at}/convert`, { ticket_type_id: '95' })
    expect(wrong.body.errors?.[0]?.message).toBe('Ticket type is not a customer ticket type')
    expect((await post(`${at}/convert`, { ticket_type_id: '53' })).body).toMatchObject({
      type: 'ticket',
      admin_assignee_id: 0,
      ticket_state: { category: 'submitted' },
    })
  })
})
