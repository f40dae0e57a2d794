import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundledLog } from '../../../src/main/domain/text/bundledLog'
import { createFileLogger } from '../../../src/main/system/fileLogger'
import { readLogTail } from '../../../src/main/system/logTail'
import type { LogFields } from '../../../src/main/ports/logger'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { createLead, outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

/** A support bundle helps to find a fault and says nothing about anybody (issue section 10). */
describe('the support bundle', () => {
  let desk: Desk
  let tail: string[] = []
  beforeEach(async () => {
    desk = await createDesk({ people: 150, undoSeconds: 0, speed: 20, logTail: () => tail })
    await settledDesk(desk)
  })
  afterEach(() => desk.stop())

  async function bundle(): Promise<{ text: string; json: Record<string, never> }> {
    const { outcome, text } = await desk.run('support.save', {})
    expect(outcome).toBe('download')
    return { text: text!, json: JSON.parse(text!) as Record<string, never> }
  }

  it('has versions, choices, streams, counts, codes and the log, and no word of the world', async () => {
    const message = 'Leads from chat are made on Mondays only'
    desk.salesforce.settings.validationRules = [
      { object: 'Lead', field: 'LeadSource', when: { is: 'Intercom' }, message },
    ]
    const people = await strangersToSalesforce(desk)
    await createLead(desk, people[0]!.id)
    await until('refused', async () => (await desk.run('outbox.list', {})).needsYou === 1)
    desk.salesforce.settings.validationRules = []
    await createLead(desk, people[1]!.id)
    const [conversation] = (await desk.run('conversations.list', {})).rows
    await desk.run('conversations.note', { conversationId: conversation!.id, text: 'Pays in Blauberg shillings' })
    await until('sent', async () => (await desk.run('outbox.list', {})).unsent === 1)
    await desk.run('settings.update', { leadSource: 'Zanzibar chat' })
    tail = logged(desk)
    expect(tail.length).toBeGreaterThan(10)

    const { text, json } = await bundle()
    expect(json).toMatchObject({
      app: { version: '0', platform: 'test' },
      connections: { intercom: { state: 'connected' }, salesforce: { state: 'connected' } },
      settings: { undoSeconds: 0, leadSource: 'set' },
      outbox: { unsent: 1, needsYou: 1 },
      salesforceApi: { pace: 'full' },
    })
    const { streams, outbox, log, sizes } = json as unknown as {
      streams: { name: string; state: string }[]
      outbox: { items: { kind: string; state: string; code: string | null }[] }
      log: string[]
      sizes: Record<string, number>
    }
    expect(streams.map((row) => row.name)).toEqual(expect.arrayContaining(['book', 'conversations.new', 'match']))
    expect(outbox.items).toContainEqual({ kind: 'lead.create', state: 'needs_attention', code: 'validation', items: 1 })
    expect(sizes.people).toBeGreaterThan(0)
    expect(log.join('\n')).toContain('Outbox item done')
    expect(log.join('\n')).toContain('Outbox attempt failed')
    expect(log.join('\n')).toContain('validation')

    const found = secretsOf(desk).filter((word) => text.includes(word))
    expect(found).toEqual([])
    expect(text).not.toMatch(/@/)
    expect(text).not.toMatch(/\b(00D|005|00Q|003)[A-Za-z0-9]{12,15}\b/)
    for (const word of [message, 'Blauberg', 'Zanzibar', desk.folder]) expect(text).not.toContain(word)
    // What is looked for is there to be found: the scan sees it where it does stand.
    expect(secretsOf(desk).length).toBeGreaterThan(1_000)
    const whole = JSON.stringify(await desk.run('book.list', { filter: {} }))
    expect(secretsOf(desk).filter((word) => whole.includes(word)).length).toBeGreaterThan(100)
    await desk.run('outbox.discard', { itemId: (await desk.run('outbox.list', {})).rows[0]!.id })
    await outboxEmpty(desk)
  })

  it('passes nothing of a log line but what is known to be harmless', () => {
    const at = '2026-11-22T10:00:00.000Z'
    const [name, email] = ['Ana Ruiz', 'ana@acme.example']
    const lines = [
      `${at} info Outbox item done {"item":"8b1","kind":"lead.create","attempts":1,"person":"${name}"}`,
      `${at} warn Sync job failed {"job":"00D000000000001AAA:005000000000001AAA/users","code":"server","service":"${name}!"}`,
      `${at} error Command failed {"command":"leads.create","detail":"TypeError: ${name} of undefined\\n    at send (/home/${name}/app/leads.ts:12:3)\\n    at async /srv/x/runner.ts:4:5"}`,
      `${at} info ${name} <${email}> wrote "hello"`,
      `${name} is not a line`,
      `${at} info Broken {"kind":`,
    ]
    const text = bundledLog(lines).join('\n')
    for (const word of [name, 'Ana', email, 'hello', '00D0', '/home/', '/srv/', '8b1']) expect(text).not.toContain(word)
    for (const word of ['lead.create', '<id>:<id>/users', 'leads.ts:12:3', 'runner.ts:4:5', 'TypeError'])
      expect(text.includes(word), word).toBe(word !== 'TypeError')
  })
})

/** The run's own log lines as the file has them. */
function logged(desk: Desk): string[] {
  const logger = createFileLogger({ folder: desk.folder, isDevelopment: true })
  for (const { level, message, fields } of desk.log)
    logger[level as 'info' | 'warn' | 'error' | 'debug'](message, fields as LogFields | undefined)
  return readLogTail(desk.folder)
}

/** Names, emails, phones, companies, words of messages, ids of people and tokens of the whole world. */
function secretsOf(desk: Desk): string[] {
  const words = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      // Numbers, times and the services' own words are not about anybody.
      const text = value.replace(/<[^>]+>/g, ' ').trim()
      const isPersonal =
        /[@ ]|^[0-9a-f]{20,}$|^0[0-9A-Z][0-9A-Za-z]{13,16}$/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text)
      if (text.length >= 6 && isPersonal) words.add(text)
    } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one)
  }
  collect(desk.world.intercom)
  collect(desk.world.salesforce.records)
  collect(desk.world.salesforce.users)
  collect(desk.salesforce.control.list('Lead'))
  words.add(desk.intercom.token)
  words.add(desk.salesforce.clientId)
  return [...words]
}
