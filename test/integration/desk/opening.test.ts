import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

/** What the rep meets at the start when the keychain or the cache file is not as it was (DESIGN.md section 5). */
describe('opening the cache', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const files = (): string[] => readdirSync(desk.folder).filter((name) => name.endsWith('.repdesk'))

  it('says what it means when the key is gone, and starts fresh only when told to', async () => {
    desk = await createDesk({ people: 100 })
    await settledDesk(desk)
    const total = (await desk.run('book.list', { filter: {} })).bookTotal
    await desk.core.stop()
    const [file] = files()
    await desk.vault.delete(`store.key.${file}`)
    await desk.restart()
    expect(await desk.run('account.get', {})).toMatchObject({ problem: { code: 'credentials_unavailable' } })
    expect(files()).toEqual([file])
    expect(await desk.core.run('book.list', { filter: {} })).toMatchObject({
      ok: false,
      error: { code: 'auth_expired' },
    })

    await desk.run('account.startFresh', {})
    expect((await desk.run('account.get', {})).problem).toBeNull()
    expect(readdirSync(desk.folder).some((name) => name.startsWith(`${file}.no-key-`))).toBe(true)
    await until('the book again', async () => (await desk.run('book.list', { filter: {} })).bookTotal === total)
  }, 60_000)

  it('asks for a keychain that was there before, and comes back with it', async () => {
    desk = await createDesk({ people: 100 })
    await settledDesk(desk)
    const kept = files()
    await desk.core.stop()
    desk.vault.state = () => Promise.resolve('memory')
    await desk.restart()
    expect(await desk.run('account.get', {})).toMatchObject({
      vault: 'memory',
      problem: { code: 'credentials_unavailable' },
    })
    expect(files()).toEqual(kept)

    desk.vault.state = () => Promise.resolve('keychain')
    await desk.run('account.retry', {})
    expect(await desk.run('account.get', {})).toMatchObject({
      vault: 'keychain',
      problem: null,
      intercom: { baseUrl: desk.intercom.baseUrl },
    })
    expect((await desk.run('book.list', { filter: {} })).bookTotal).toBeGreaterThan(0)
  }, 60_000)

  it('sets a damaged file aside, keeps what was unsent, and fills a fresh cache', async () => {
    desk = await createDesk({ people: 100, undoSeconds: 0 })
    await settledDesk(desk)
    await desk.core.stop()
    const [file] = files()
    const path = join(desk.folder, file!)
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 0, 4096)
    writeFileSync(path, bytes)
    await desk.restart()
    expect((await desk.run('account.get', {})).problem).toBeNull()
    expect(readdirSync(desk.folder).filter((name) => name.startsWith(file!)).length).toBeGreaterThan(1)
    await until('the book again', async () => (await desk.run('book.list', { filter: {} })).bookTotal > 0)
  }, 60_000)

  it('refuses bad input at the door, by field', async () => {
    desk = await createDesk({ people: 60 })
    expect(await desk.core.run('intercom.check', { token: ' ', region: 'US', baseUrl: null })).toMatchObject({
      ok: false,
      error: { code: 'validation', fields: { token: 'Paste the access token' } },
    })
    expect(
      await desk.core.run('intercom.check', { token: 'x', region: 'custom', baseUrl: 'http://evil.example' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'validation', fields: { baseUrl: expect.any(String) } },
    })
    expect(await desk.core.run('nothing.here' as 'app.info', {})).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    })
    expect(await desk.core.run('book.list', { filter: {}, limit: 100_000 })).toMatchObject({
      ok: false,
      error: { code: 'validation' },
    })
  })
})
