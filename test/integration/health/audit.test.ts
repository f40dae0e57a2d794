import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry, AuditFilter } from '../../../src/contract/models'
import { openStore } from '../../../src/main/store/openStore'
import type { NewOutboxRow, Store } from '../../../src/main/store/types'
import { createDesk, type Desk } from '../../builders/desk'
import { castId, itemIn, makeTasks } from '../../builders/tasks'
import { until } from '../../builders/until'
import { quiet } from '../salesforce/signedIn'
import { createLead, outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

/** Everything this desktop wrote: to which record, when, why, and taken back where that can be (issue section 10). */
describe('the audit', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
  })
  afterEach(() => desk.stop())

  const list = async (filter: Partial<AuditFilter> = {}): Promise<AuditEntry[]> =>
    (await desk.run('audit.list', { filter })).rows
  const undo = (itemId: string) => desk.core.run('audit.undo', { itemId })
  const lead = (id: string | null) => desk.salesforce.control.get('Lead', id ?? '')

  async function sentLead(at = 0): Promise<AuditEntry> {
    const people = await strangersToSalesforce(desk)
    const item = await createLead(desk, people[at]!.id)
    await itemIn(desk, item.id, 'done')
    return desk.run('audit.get', { itemId: item.id })
  }

  it('names record, time, reason and link of each write, and filters by all of them', async () => {
    const people = await strangersToSalesforce(desk)
    const sent = await sentLead()
    const [conversation] = (await desk.run('conversations.list', {})).rows
    const note = await desk.run('conversations.note', {
      conversationId: conversation!.id,
      text: 'Ask about =SEATS, "all"',
    })
    await itemIn(desk, note.id, 'done')
    const rows = await list()
    expect(rows.map((row) => row.itemId)).toEqual([note.id, sent.itemId])
    expect(sent).toMatchObject({ why: 'hand', whyText: 'By hand', service: 'salesforce', title: 'Create lead' })
    expect(sent.url).toContain(sent.recordId)
    expect(lead(sent.recordId)).toMatchObject({ Email: people[0]!.email })
    expect(rows[0]?.url).toContain(conversation!.id)

    const ids = async (filter: Partial<AuditFilter>): Promise<string[]> => (await list(filter)).map((row) => row.itemId)
    expect(await ids({ service: 'intercom' })).toEqual([note.id])
    expect(await ids({ kind: 'lead.create' })).toEqual([sent.itemId])
    expect(await ids({ personId: people[0]!.id })).toEqual([sent.itemId])
    expect(await ids({ text: people[0]!.displayName.toUpperCase() })).toContain(sent.itemId)
    expect(await ids({ text: 'seats' })).toEqual([note.id])
    expect(await ids({ text: sent.recordId! })).toEqual([sent.itemId])
    expect(await ids({ text: 'nowhere to be found' })).toEqual([])
    expect(await ids({ why: 'automatic' })).toEqual([])
    expect(await ids({ why: 'hand' })).toHaveLength(2)
    expect(await ids({ since: rows[0]!.at + 1 })).toEqual([])
    expect(await ids({ until: rows[0]!.at })).toEqual([sent.itemId])
  })

  it('says which setting made a write by itself', async () => {
    await desk.run('automations.set', { kind: 'tasks', on: true })
    desk.intercom.control.contactStarts({ contactId: castId(desk, 'oneContact'), body: 'Do you have an API?' })
    const made = await until('the Task', async () => (await list({ kind: 'task.create' }))[0], 30_000)
    expect(made).toMatchObject({ why: 'automatic', whyText: 'By itself: Log conversations as Tasks' })
    expect((await list({ why: 'automatic' })).map((row) => row.itemId)).toContain(made.itemId)
    expect(await list({ why: 'hand' })).toEqual([])
  }, 45_000)

  it('exports all of it as CSV in batches, newest first, with formulas made harmless', async () => {
    await desk.core.stop()
    await withStore(desk, (store) => {
      for (let n = 0; n < 430; n++) store.outbox.insert(doneNote(n))
    })
    await desk.restart()
    const { outcome, text, rows, name } = await desk.run('audit.export', { filter: { kind: 'conversation.note' } })
    expect({ outcome, rows }).toEqual({ outcome: 'download', rows: 430 })
    expect(name).toMatch(/^repdesk-sent-\d{4}-\d\d-\d\d\.csv$/)
    const lines = text!.split('\r\n')
    expect(lines).toHaveLength(432)
    expect(lines[0]).toMatch(/^\uFEFFSent at \(UTC\),Service,/)
    expect(new Set(lines.slice(1, -1)).size).toBe(430)
    for (const line of lines.slice(1, -1)) expect(line).toContain(`"'=HYPERLINK(""x"";""`)
    // Every row once, whole batches of one time included.
    const times = lines.slice(1, -1).map((line) => line.slice(0, 24))
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('takes a created Lead and Task back to the recycle bin, and shows it', async () => {
    const sent = await sentLead()
    expect(sent.undo).toMatchObject({ state: 'possible' })
    const after = await undo(sent.itemId)
    expect(after).toMatchObject({ ok: true, value: { undo: { state: 'done' } } })
    expect(lead(sent.recordId)).toMatchObject({ IsDeleted: true })
    expect((await list())[0]?.undo.words).toContain('recycle bin')
    expect(await undo(sent.itemId)).toMatchObject({ ok: false, error: { code: 'unsupported' } })
    const panel = await desk.run('people.salesforce', { personId: sent.personId! })
    expect(panel.records).toEqual([])

    const [task] = await makeTasks(desk, castId(desk, 'oneContact'), { change: () => ({ subject: 'Call back' }) })
    await itemIn(desk, task!.id, 'done')
    const entry = await desk.run('audit.get', { itemId: task!.id })
    expect(await undo(task!.id)).toMatchObject({ ok: true })
    expect(desk.salesforce.control.get('Task', entry.recordId!)).toMatchObject({ IsDeleted: true })
  })

  it('leaves what somebody has touched since: changed, converted, with Tasks of its own', async () => {
    const changed = await sentLead()
    desk.simClock.advance(60_000)
    desk.salesforce.control.update('Lead', changed.recordId!, { Title: 'CTO' }, otherUser(desk))
    expect(await undo(changed.itemId)).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining('Somebody has changed') },
    })
    expect(lead(changed.recordId)).toMatchObject({ IsDeleted: false })

    const converted = await sentLead(1)
    desk.salesforce.control.convert(converted.recordId!)
    expect(await undo(converted.itemId)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('converted') },
    })

    const busy = await sentLead(2)
    desk.salesforce.control.create('Task', { WhoId: busy.recordId, Subject: 'Called' }, otherUser(desk))
    expect(await undo(busy.itemId)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(lead(busy.recordId)).toMatchObject({ IsDeleted: false })
  })

  it('puts an edit back as a write of its own, and asks where somebody else was there', async () => {
    const contactId = desk.world.story.cast.oneContact!.contactIds[0]!
    const personId = castId(desk, 'oneContact')
    const before = desk.salesforce.control.get('Contact', contactId)!['Title']
    const edit = async (Title: string): Promise<string> => {
      const item = await desk.run('records.update', {
        personId,
        object: 'Contact',
        recordId: contactId,
        values: { Title },
      })
      await itemIn(desk, item.id, 'done')
      return item.id
    }
    const first = await edit('Head of Everything')
    const entry = await desk.run('audit.get', { itemId: first })
    expect(entry.changes).toEqual([{ field: 'Title', before: before ?? '', after: 'Head of Everything' }])
    expect(await undo(first)).toMatchObject({ ok: true })
    await outboxEmpty(desk)
    expect(desk.salesforce.control.get('Contact', contactId)!['Title']).toBe(before)
    expect(await desk.run('audit.get', { itemId: first })).toMatchObject({ undo: { state: 'done' } })
    expect((await list({ kind: 'record.update' }))[0]).toMatchObject({ why: 'undo' })

    const second = await edit('Head of Nothing')
    desk.salesforce.control.update('Contact', contactId, { Title: 'Chief' }, otherUser(desk))
    expect(await undo(second)).toMatchObject({ ok: true, value: { undo: { state: 'underWay' } } })
    const { rows } = await until('the question', async () => {
      const found = await desk.run('health.problems', {})
      return found.rows.length > 0 && found
    })
    expect(rows[0]).toMatchObject({ code: 'conflict', title: 'Edit record' })
    expect(desk.salesforce.control.get('Contact', contactId)!['Title']).toBe('Chief')
  })

  it('gives a person back to who owned them, and asks where somebody else was there', async () => {
    const personId = castId(desk, 'notInSalesforce')
    const other = desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!.id
    const third = desk.world.intercom.admins.find((one) => ![other, desk.world.rep.adminId].includes(one.id))!.id
    const ownerThere = (): unknown => (desk.intercom.control.contact(personId) as { owner_id: unknown }).owner_id
    const assign = async (): Promise<string> => {
      const item = await desk.run('owners.assign', { personId, ownerId: other })
      await itemIn(desk, item.id, 'done')
      return item.id
    }
    const first = await assign()
    expect(ownerThere()).toBe(other)
    expect((await desk.run('audit.get', { itemId: first })).undo).toMatchObject({ state: 'possible' })
    expect(await undo(first)).toMatchObject({ ok: true })
    await outboxEmpty(desk)
    expect(ownerThere()).toBe(desk.world.rep.adminId)
    expect(await desk.run('audit.get', { itemId: first })).toMatchObject({ undo: { state: 'done' } })
    expect(await undo(first)).toMatchObject({ ok: false })

    // At once, while the cache may not know yet that the person is back.
    const second = await assign()
    desk.intercom.control.reassignOwner({ contactId: personId, ownerId: third })
    expect(await undo(second)).toMatchObject({ ok: true, value: { undo: { state: 'underWay' } } })
    await until('the question', async () => (await desk.run('health.problems', {})).rows[0]?.code === 'conflict')
    expect(ownerThere()).toBe(third)
  })

  it('does not pretend to take back what the service keeps', async () => {
    const [conversation] = (await desk.run('conversations.list', {})).rows
    const item = await desk.run('conversations.note', { conversationId: conversation!.id, text: 'Noted' })
    await itemIn(desk, item.id, 'done')
    expect((await desk.run('audit.get', { itemId: item.id })).undo).toMatchObject({ state: 'impossible' })
    expect(await undo(item.id)).toMatchObject({ ok: false, error: { code: 'unsupported' } })
  })
})

/** The desk's own cache while no core is on it. */
async function withStore(desk: Desk, work: (store: Store) => void): Promise<void> {
  const name = readdirSync(desk.folder).find((file) => file.endsWith('.repdesk'))!
  const key = Buffer.from((await desk.vault.get(`store.key.${name}`))!, 'hex')
  const { store } = openStore({ file: join(desk.folder, name), key, logger: quiet, now: () => desk.clock.now() })
  work(store)
  store.close()
}

/** A note that went; seven of them share each second. */
function doneNote(n: number): NewOutboxRow {
  const at = Date.now() - Math.floor(n / 7) * 1_000
  return {
    id: `note-${n}`,
    kind: 'conversation.note',
    service: 'intercom',
    orgKey: null,
    lane: `note-${n}`,
    state: 'done',
    personId: null,
    conversationId: '1',
    payload: { text: `=HYPERLINK("x";"${n}")` },
    outcome: { id: String(n) },
    code: null,
    message: null,
    fields: {},
    attempts: 1,
    attemptServerTime: null,
    nextAt: null,
    blockedOn: null,
    createdAt: at,
    doneAt: at,
  }
}

function otherUser(desk: Desk): string {
  return String(desk.world.salesforce.users.find((user) => user.Id !== desk.world.rep.salesforceUserId)?.Id)
}
