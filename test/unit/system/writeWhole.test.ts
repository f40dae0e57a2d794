import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../../src/main/domain/failure'
import { writeWhole } from '../../../src/main/system/writeWhole'

describe('writing a file that the rep is to have', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'write-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function* pieces(...texts: string[]): AsyncGenerator<string> {
    for (const text of texts) yield text
  }

  it('puts the pieces together, readable by this user alone', async () => {
    const path = join(folder, 'sent.csv')
    await writeWhole(path, pieces('a,b\r\n', 'ç,“d”\r\n'))
    expect(readFileSync(path, 'utf8')).toBe('a,b\r\nç,“d”\r\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['sent.csv'])
  })

  it('leaves what was there where a piece fails, and nothing half beside it', async () => {
    const path = join(folder, 'sent.csv')
    writeFileSync(path, 'before')
    async function* failing(): AsyncGenerator<string> {
      yield 'half'
      throw new Failure('auth_expired', 'Signed out.')
    }
    await expect(writeWhole(path, failing())).rejects.toMatchObject({ code: 'auth_expired' })
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['sent.csv'])
  })

  it('says that a place cannot be written', async () => {
    const path = join(folder, 'missing', 'sent.csv')
    await expect(writeWhole(path, pieces('x'))).rejects.toMatchObject({ code: 'unsupported' })
  })
})
