import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/main/store/createStore'
import type { Database } from '../../../src/main/store/database'
import { openDatabase } from '../../../src/main/store/openDatabase'
import type { Store } from '../../../src/main/store/types'
import { createDesk, type Desk } from '../../builders/desk'
import { salesforceSettled } from '../../builders/salesforceSync'
import { until } from '../../builders/until'
import { createLead, leadsOf, settledDesk, strangersToSalesforce } from '../../builders/work'

/** Looks into the desk's cache from beside it. */
async function inDatabase<T>(desk: Desk, look: (database: Database, store: Store) => T): Promise<T> {
  const file = readdirSync(desk.folder).find((name) => name.endsWith('.repdesk'))!
  const secret = await desk.vault.get(`store.key.${file}`)
  const database = openDatabase(join(desk.folder, file), Buffer.from(secret!, 'hex'))
  try {
    return look(database, createStore(database))
  } finally {
    database.raw.close()
  }
}

/** Rows of the org by table, and its names in `meta` and `streams`, past the store. */
async function traces(desk: Desk, orgKey: string): Promise<Record<string, number>> {
  return inDatabase(desk, (database) => {
    const tables = database.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%org_key%' AND name <> 'outbox'",
    )
    const counted = [
      ...tables.map((table) => [table, `SELECT count(*) FROM ${table} WHERE org_key = ?`] as const),
      ['meta', 'SELECT count(*) FROM meta WHERE instr(key, ?) > 0'] as const,
      ['streams', 'SELECT count(*) FROM streams WHERE instr(name, ?) > 0'] as const,
    ]
    return Object.fromEntries(counted.map(([name, sql]) => [name, database.count(sql, orgKey)]))
  })
}

describe('disconnecting Salesforce', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** A synced desk with one Lead sent, one waiting, and a note to Intercom waiting. */
  async function begin() {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    await salesforceSettled(desk)
    const orgKey = (await inDatabase(desk, (_, store) => store.scope()?.orgKey)) ?? ''
    const [one, two] = await strangersToSalesforce(desk)
    const sent = await createLead(desk, one!.id)
    await until('sent', async () => (await desk.run('outbox.get', { itemId: sent.id })).state === 'done')
    desk.salesforce.setNetworkDown(true)
    desk.intercom.setNetworkDown(true)
    const waiting = await createLead(desk, two!.id)
    const { rows } = await desk.run('conversations.list', { view: 'all', limit: 1 })
    const note = await desk.run('conversations.note', { conversationId: rows[0]!.id, text: 'Ask about seats' })
    await until('tried', async () => (await desk.run('sync.status', {})).state === 'offline')
    desk.salesforce.setNetworkDown(false)
    return { sent, waiting, note, email: two!.email!, personId: two!.id, orgKey }
  }

  const stateOf = async (id: string) => (await desk.run('outbox.get', { itemId: id })).state
  const secrets = async () => (await desk.vault.get(secretName)) !== null
  let secretName = ''

  it('keeps the cache and what waits, unless the rep says otherwise; revokes and forgets the sign-in', async () => {
    const { orgKey, waiting, note, email } = await begin()
    secretName = `salesforce.refresh.${orgKey.replace(':', '.')}`
    expect(await secrets()).toBe(true)
    const before = await traces(desk, orgKey)
    for (const table of [
      'sf_records',
      'sf_leads',
      'sf_contacts',
      'sf_users',
      'sf_setup',
      'email_lookups',
      'streams',
      'meta',
    ])
      expect(before[table], table).toBeGreaterThan(0)

    const leaving = await desk.run('salesforce.leaving', {})
    expect(leaving?.records).toBe(before['sf_records'])
    expect(leaving?.unsent).toBe(1)
    expect(leaving?.samples[0]).toMatchObject({ title: 'Create lead' })

    await desk.run('salesforce.disconnect', {})
    expect(desk.salesforce.requests.at(-1)).toMatchObject({ url: '/services/oauth2/revoke', status: 200 })
    expect(await secrets()).toBe(false)
    expect((await traces(desk, orgKey))['sf_records']).toBe(before['sf_records'])
    expect(await stateOf(waiting.id)).not.toBe('discarded')
    expect(await desk.run('salesforce.leaving', {})).toBeNull()

    desk.intercom.setNetworkDown(false)
    await desk.run('sync.now', {})
    await desk.connectSalesforce()
    await until('sent', async () => (await stateOf(waiting.id)) === 'done', 30_000)
    await until('noted', async () => (await stateOf(note.id)) === 'done', 30_000)
    expect(leadsOf(desk, email)).toHaveLength(1)
  }, 90_000)

  it('deletes all of that org and discards what was not sent to it, and nothing else; signing in begins anew', async () => {
    const { orgKey, sent, waiting, note, email, personId } = await begin()
    secretName = `salesforce.refresh.${orgKey.replace(':', '.')}`
    const people = (await desk.run('book.list', { filter: {}, limit: 1 })).bookTotal
    await desk.run('salesforce.disconnect', { deleteCache: true })

    expect(await secrets()).toBe(false)
    expect(Object.entries(await traces(desk, orgKey)).filter(([, rows]) => rows > 0)).toEqual([])
    expect(await desk.run('outbox.get', { itemId: waiting.id })).toMatchObject({
      state: 'discarded',
      message: 'Salesforce was disconnected and its data deleted before this was sent.',
    })
    expect((await desk.run('people.salesforce', { personId })).pendingLeads).toEqual([])
    expect(await stateOf(sent.id)).toBe('done')
    expect(await stateOf(note.id)).not.toBe('discarded')
    expect((await desk.run('book.list', { filter: {}, limit: 1 })).bookTotal).toBe(people)

    desk.intercom.setNetworkDown(false)
    await desk.run('sync.now', {})
    await desk.connectSalesforce()
    await salesforceSettled(desk)
    await until('noted', async () => (await stateOf(note.id)) === 'done', 30_000)
    expect((await traces(desk, orgKey))['sf_records']).toBeGreaterThan(0)
    expect(await stateOf(waiting.id)).toBe('discarded')
    expect(leadsOf(desk, email)).toEqual([])
    expect((await desk.run('sync.status', {})).arrived?.title).toMatch(/First sync/)
  }, 90_000)

  it('goes on deleting after a kill in the middle', async () => {
    const { orgKey } = await begin()
    await desk.core.stop()
    await inDatabase(desk, (_, store) => {
      store.leaving.begin(orgKey, 1)
      store.leaving.step()
    })
    expect((await traces(desk, orgKey))['sf_records']).toBeGreaterThan(0)
    // Killed before it was through: the profile no longer knows the org, the cache still does.
    const profile = JSON.parse((await desk.vault.get('profile')) ?? '{}') as object
    await desk.vault.set('profile', JSON.stringify({ ...profile, salesforce: null }))
    await desk.restart()
    expect(Object.entries(await traces(desk, orgKey)).filter(([, rows]) => rows > 0)).toEqual([])
    expect((await desk.run('book.list', { filter: {}, limit: 1 })).bookTotal).toBeGreaterThan(0)
  }, 90_000)
})
