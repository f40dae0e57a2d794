import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Topic } from '../../../src/contract/events'
import { createMemoryVault } from '../../../src/main/credentials/memoryVault'
import { createEmitter } from '../../../src/main/session/events'
import { deleteStoreFile, prepareStoreFile, removeTransient, storeFileName } from '../../../src/main/session/storeFile'
import { createManualClock } from '../../builders/manualClock'
import { runs } from '../../builders/runs'

const TOPICS: Topic[] = ['people', 'conversations', 'outbox', 'salesforce']

describe('cache.changed', () => {
  it('goes out at most five times a second, and names every topic and every id, or no id at all', async () => {
    const changes = fc.array(
      fc.record({
        wait: fc.nat({ max: 300 }),
        topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1 }),
        ids: fc.option(fc.array(fc.nat({ max: 120 }).map(String), { minLength: 1, maxLength: 30 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const clock = createManualClock()
        const emitter = createEmitter(clock)
        const got: { at: number; topics: readonly string[]; ids?: readonly string[] | undefined }[] = []
        emitter.on('cache.changed', (payload) => got.push({ at: clock.now(), ...payload }))
        for (const { wait, topics, ids } of all) {
          emitter.changed(topics, ids)
          await clock.advance(wait)
        }
        await clock.advance(1_000)
        for (const [at, one] of got.entries()) {
          const soon = got.slice(at).filter((other) => other.at < one.at + 1_000)
          expect(soon.length).toBeLessThanOrEqual(5)
        }
        expect(new Set(got.flatMap((one) => one.topics))).toEqual(new Set(all.flatMap((one) => one.topics)))
        const named = new Set(got.flatMap((one) => one.ids ?? []))
        if (got.every((one) => one.ids)) {
          for (const id of all.flatMap((one) => one.ids ?? [])) expect(named.has(id)).toBe(true)
          expect(all.every((one) => one.ids)).toBe(true)
        }
        expect(clock.pending()).toBe(0)
      }),
      runs(40),
    )
  })

  it('sends what is gathered when Repdesk ends, once', async () => {
    const clock = createManualClock()
    const emitter = createEmitter(clock)
    let got = 0
    const off = emitter.on('cache.changed', () => got++)
    emitter.changed(['people'])
    emitter.flush()
    emitter.flush()
    await clock.advance(1_000)
    expect(got).toBe(1)
    off()
    emitter.changed(['people'])
    await clock.advance(1_000)
    expect(got).toBe(1)
  })
})

describe('the cache file', () => {
  let data = ''
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'storefile-'))
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  const profile = {
    baseUrl: 'https://api.intercom.io',
    region: 'US',
    workspaceId: 'w1',
    workspaceName: 'W',
    timezone: 'UTC',
    repId: '7',
    repName: 'Nora',
    repEmail: 'nora@w.example',
  }
  const paths = (): { data: string; logs: string } => ({ data, logs: data })

  it('is one for each workspace and rep, and its name tells neither', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.stringMatching(/^\d{1,9}$/)), {
          minLength: 2,
          maxLength: 6,
          selector: String,
        }),
        (pairs) => {
          const names = pairs.map(([workspaceId, repId]) => storeFileName({ workspaceId, repId }))
          expect(new Set(names).size).toBe(names.length)
          for (const name of names) expect(name).toMatch(/^[0-9a-f]{24}\.repdesk$/)
        },
      ),
      runs(50),
    )
  })

  it('keeps its key while there is a keychain, and explains when the key is gone', async () => {
    const vault = createMemoryVault()
    const first = await prepareStoreFile(profile, vault, 'keychain', paths(), 1, false)
    writeFileSync(first.file, 'x')
    expect(first.key).toHaveLength(32)
    expect(await prepareStoreFile(profile, vault, 'keychain', paths(), 2, false)).toEqual(first)
    await vault.delete(`store.key.${storeFileName(profile)}`)
    await expect(prepareStoreFile(profile, vault, 'keychain', paths(), 3, false)).rejects.toMatchObject({
      code: 'credentials_unavailable',
    })
    expect(readdirSync(data)).toEqual([storeFileName(profile)])
    const fresh = await prepareStoreFile(profile, vault, 'keychain', paths(), 4, true)
    expect(fresh.key.equals(first.key)).toBe(false)
    expect(readdirSync(data)).toEqual([`${storeFileName(profile)}.no-key-4`])
  })

  it('does not outlast the run where there is no keychain', async () => {
    const vault = createMemoryVault()
    const place = await prepareStoreFile(profile, vault, 'memory', paths(), 1, false)
    expect(place.transient).toBe(true)
    writeFileSync(place.file, 'x')
    writeFileSync(`${place.file}-wal`, 'x')
    removeTransient(paths())
    expect(readdirSync(data)).toEqual([])
  })

  it('is deleted with its log, copies and key, and nothing else is', async () => {
    const vault = createMemoryVault()
    const { file } = await prepareStoreFile(profile, vault, 'keychain', paths(), 1, false)
    for (const ending of ['', '-wal', '-shm', '.no-key-1', '.damaged-2']) writeFileSync(file + ending, 'x')
    writeFileSync(join(data, 'other.repdesk'), 'x')
    await deleteStoreFile(profile, vault, paths())
    expect(readdirSync(data)).toEqual(['other.repdesk'])
    expect(await vault.get(`store.key.${storeFileName(profile)}`)).toBeNull()
    expect(existsSync(file)).toBe(false)
  })
})
