import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { SalesforcePanel } from '../../../src/contract/models'
import { openDatabase } from '../../../src/main/store/openDatabase'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, panelOf, readyPanel, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, partsAt, settledDesk } from '../../builders/work'

/** Cases of people who are Contacts, and the note with their link (article "Salesforce app", section 5). */
describe('a new Case', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** `prepare`: what the org is like before anybody reads its describes. */
  async function begin(prepare: () => void = () => undefined, speed = 60): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed })
    prepare()
    await settledDesk(desk)
  }
  const item = (id: string, state: string) =>
    until(
      state,
      async () => {
        const found = await desk.run('outbox.get', { itemId: id })
        return found.state === state && found
      },
      60_000,
    )
  const cases = (contactId: string): Record<string, unknown>[] =>
    desk.salesforce.control.list('Case').filter((row) => row['ContactId'] === contactId && row['IsDeleted'] !== true)
  const notes = (conversationId: string): string[] =>
    partsAt(desk, conversationId)
      .filter((part) => part.type === 'note')
      .map((part) => part.text)

  async function talk(): Promise<{ personId: string; panel: SalesforcePanel; conversationId: string }> {
    const { personId, panel } = await readyPanel(desk, 'contact')
    const body = 'The invoice of May is wrong'
    const conversationId = desk.intercom.control.contactStarts({ contactId: personId, body })
    await until('the conversation', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    await until('its words', async () => (await desk.run('conversations.get', { conversationId })).parts.length > 0)
    return { personId, panel, conversationId }
  }

  async function create(personId: string, conversationId: string | null, more: Record<string, string> = {}) {
    const form = await desk.run('cases.form', { personId, conversationId })
    const values = { ...Object.fromEntries(form.fields.map((field) => [field.name, field.value])), ...more }
    return desk.run('cases.create', { personId, conversationId, values })
  }

  it('asks for the org’s own fields: required ones marked, chosen ones in their order, the conversation’s words filled in', async () => {
    await begin(() => {
      desk.salesforce.control.addField('Case', {
        name: 'Area__c',
        type: 'picklist',
        values: ['Billing', 'Bug'],
        required: true,
        restricted: true,
      })
      desk.salesforce.settings.layouts = [{ object: 'Case', required: ['Reason'] }]
    })
    await desk.run('settings.update', { caseFields: ['Priority', 'Subject'] })
    const { personId, panel, conversationId } = await talk()
    const form = await desk.run('cases.form', { personId, conversationId })
    expect(form).toMatchObject({ contactName: panel.person!.name, blocked: null, ready: false })
    expect(form.ownerSentence).toContain('own rules decide')
    const fields = new Map(form.fields.map((field) => [field.name, field]))
    expect([...fields.keys()].slice(0, 2)).toEqual(['Subject', 'Priority'])
    expect(fields.get('Subject')).toMatchObject({ value: 'The invoice of May is wrong' })
    expect(fields.get('Area__c')).toMatchObject({ required: true, type: 'picklist' })
    expect(fields.get('Reason')).toMatchObject({ required: true })
    const values = { Subject: 'Wrong invoice', Area__c: 'Nothing', Reason: '' }
    const { code, fields: problems } = await refused(desk.run('cases.create', { personId, conversationId, values }))
    expect(code).toBe('validation')
    expect(problems).toEqual({ Area__c: expect.stringContaining('choose one'), Reason: 'Case Reason is needed.' })
    expect((await desk.run('outbox.list', {})).unsent).toBe(0)
  })

  it('is made offline, sent later, and leaves one note with its number and link; the panel lists it', async () => {
    await begin()
    const { personId, panel, conversationId } = await talk()
    const contactId = panel.person!.id
    const before = cases(contactId).length
    await desk.run('cases.form', { personId, conversationId })
    cutNetwork(desk, true)
    const made = await create(personId, conversationId, { Subject: 'Wrong invoice', Priority: 'High' })
    const waiting = await panelOf(desk, personId)
    expect(waiting.cases.rows[0]).toMatchObject({
      subject: 'Wrong invoice',
      priority: 'High',
      sending: { itemId: made.id },
    })
    cutNetwork(desk, false)
    const done = await item(made.id, 'done')
    await outboxEmpty(desk, 60_000)
    const [row, ...others] = cases(contactId).slice(before)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      Priority: 'High',
      Subject: expect.stringMatching(/^Wrong invoice \[[^/]+\/[a-z0-9]{12}\]$/),
    })
    expect(done.resultUrl).toContain(String(row!['Id']))
    expect(notes(conversationId)).toEqual([expect.stringContaining(`Salesforce Case ${String(row!['CaseNumber'])}`)])
    expect(notes(conversationId)[0]).toContain(done.resultUrl!)
    const after = await panelOf(desk, personId)
    expect(after.cases.rows.find((one) => one.id === row!['Id'])).toMatchObject({
      number: row!['CaseNumber'],
      sending: null,
    })
  })

  it('belongs to whom the setting says: the org’s rules, or the rep where Salesforce lets them', async () => {
    await begin(() => {
      const other = desk.salesforce.control
        .list('User')
        .find((row) => row['Id'] !== desk.world.rep.salesforceUserId && row['IsActive'] === true)
      Object.assign(desk.salesforce.settings.assignmentRules['Case'], { active: true, ownerId: String(other!['Id']) })
    })
    const rep = desk.world.rep.salesforceUserId
    const { personId, panel, conversationId } = await talk()
    const owners = (): unknown[] => cases(panel.person!.id).map((row) => row['OwnerId'])
    const byRules = await create(personId, conversationId, { Subject: 'One' })
    await item(byRules.id, 'done')
    expect(owners().at(-1)).toBe(desk.salesforce.settings.assignmentRules['Case'].ownerId)
    await desk.run('settings.update', { caseOwner: 'rep' })
    expect((await desk.run('cases.form', { personId, conversationId })).ownerSentence).toMatch(/^You, .* will own/)
    const mine = await create(personId, conversationId, { Subject: 'Two' })
    await item(mine.id, 'done')
    expect(owners().at(-1)).toBe(rep)
  })

  it('is for Contacts only, and without a conversation leaves no note', async () => {
    await begin()
    const lead = await readyPanel(desk, 'lead')
    const form = await desk.run('cases.form', { personId: lead.personId, conversationId: null })
    expect(form).toMatchObject({ ready: false, fields: [], blocked: expect.stringContaining('Cases are for Contacts') })
    expect(
      await refused(desk.run('cases.create', { personId: lead.personId, conversationId: null, values: {} })),
    ).toMatchObject({
      code: 'validation',
    })
    const { personId, conversationId } = await talk()
    const made = await create(personId, null, { Subject: 'By phone' })
    await item(made.id, 'done')
    await outboxEmpty(desk, 60_000)
    expect(notes(conversationId)).toEqual([])
    const { rows } = await desk.run('outbox.list', { show: 'sent' })
    expect(rows.filter((row) => row.kind === 'conversation.note')).toEqual([])
  })

  it.each(['found', 'not told'] as const)(
    'settled by the rep as arrived, it leaves its note too, once: the Case is %s',
    async (way) => {
      // Slower than elsewhere: the rep's answer waits some seconds of this clock for Salesforce's.
      await begin(undefined, 10)
      const { personId, panel, conversationId } = await talk()
      const before = cases(panel.person!.id).length
      const { faults } = desk.salesforce
      faults.add({ method: 'POST', path: '/composite$', body: 'Settled', effect: { kind: 'cut-after' } })
      // The one read that could tell is refused for good.
      const refusal = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No.' }]
      faults.add({ path: 'query.*Case', times: -1, effect: { kind: 'status', status: 403, body: refusal } })
      const made = await create(personId, conversationId, { Subject: 'Settled' })
      expect(await item(made.id, 'needs_attention')).toMatchObject({ asksIfArrived: true })
      const [row] = cases(panel.person!.id).slice(before)
      if (way === 'found') faults.clear()
      const answers = await Promise.allSettled(
        [1, 2].map(() => desk.run('outbox.settleUnknown', { itemId: made.id, arrived: true })),
      )
      expect(answers.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      await outboxEmpty(desk, 60_000)
      await desk.restart()
      await outboxEmpty(desk, 60_000)
      const [note, ...others] = notes(conversationId)
      expect(others).toEqual([])
      const done = await item(made.id, 'done')
      if (way === 'found') {
        expect(note).toContain(`Salesforce Case ${String(row!['CaseNumber'])}: Settled`)
        expect(note).toContain(done.resultUrl)
        expect(done.resultUrl).toContain(String(row!['Id']))
      } else {
        const subject = String(row!['Subject'])
        const reference = subject.slice(subject.lastIndexOf('/') + 1, -1)
        expect(note).toContain(`UnifiedSearchResults?str=${reference}`)
      }
      expect(cases(panel.person!.id)).toHaveLength(before + 1)
    },
  )

  it('leaves one Case and one note each after fifty lost answers and restarts in between', async () => {
    await begin()
    const { personId, panel, conversationId } = await talk()
    const before = cases(panel.person!.id).length
    const effects: FaultEffect[] = [
      { kind: 'cut-after' },
      { kind: 'cut-body' },
      { kind: 'cut-after', ms: 20 },
      { kind: 'status-after', status: 503 },
      { kind: 'truncated-json' },
    ]
    for (let at = 0; at < 50; at++) {
      const subject = `Lost ${String(at).padStart(2, '0')}`
      const effect = effects[at % effects.length]!
      desk.salesforce.faults.add({ method: 'POST', path: '/composite$', body: subject, effect })
      if (at % 3 === 0) desk.intercom.faults.add({ method: 'POST', path: '/reply$', body: subject, effect })
      await create(personId, conversationId, { Subject: subject })
      if (at % 20 === 10) await desk.restart()
    }
    await outboxEmpty(desk, 90_000)
    expect(desk.salesforce.requests.filter((one) => one.fault !== undefined)).toHaveLength(50)
    const made = cases(panel.person!.id).slice(before)
    const subjects = made.map((row) => String(row['Subject']).slice(0, 7)).toSorted()
    expect(subjects).toEqual(Array.from({ length: 50 }, (_, at) => `Lost ${String(at).padStart(2, '0')}`))
    const written = notes(conversationId)
    expect(written).toHaveLength(50)
    for (const row of made) expect(written.filter((text) => text.includes(String(row['Id'])))).toHaveLength(1)
  }, 150_000)

  it('a kill between the Case and its note neither loses nor doubles it', async () => {
    await begin()
    const { personId, panel, conversationId } = await talk()
    const before = cases(panel.person!.id).length
    for (const wasThere of [false, true]) {
      desk.intercom.setNetworkDown(true)
      const made = await create(personId, conversationId, { Subject: `Killed ${wasThere}` })
      await item(made.id, 'done')
      await desk.core.stop()
      // The file as a kill leaves it: Salesforce's answer is written down, what comes after it is not.
      const name = readdirSync(desk.folder).find((one) => one.endsWith('.repdesk'))!
      const key = Buffer.from((await desk.vault.get(`store.key.${name}`))!, 'hex')
      const database = openDatabase(join(desk.folder, name), key)
      database.run("UPDATE outbox SET state = 'sending', done_at = NULL WHERE id = ?", made.id)
      if (!wasThere) database.run('DELETE FROM outbox WHERE id = ?', `note-of-${made.id}`)
      database.raw.close()
      desk.intercom.setNetworkDown(false)
      await desk.restart()
      await outboxEmpty(desk, 60_000)
      expect(notes(conversationId).filter((text) => text.includes(`Killed ${wasThere}`))).toHaveLength(1)
    }
    expect(cases(panel.person!.id).length - before).toBe(2)
  })
})
