import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findWords } from './lib/secrets'

test('the search for secrets finds a word in every form it looks for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'repdesk-search-'))
  const text = 'ana.ruiz@northwind.example'
  const key = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
  const noise = Buffer.from([0, 1, 2, 255])
  const files: Record<string, Buffer> = {
    plain: Buffer.concat([noise, Buffer.from(text)]),
    wide: Buffer.concat([noise, Buffer.from(text, 'utf16le'), noise]),
    hex: Buffer.from(`xx${Buffer.from(text).toString('hex').toUpperCase()}xx`),
    'base64-0': Buffer.from(Buffer.from(`${text}!`).toString('base64')),
    'base64-1': Buffer.from(Buffer.from(`a${text}!`).toString('base64')),
    'base64-2': Buffer.from(Buffer.from(`ab${text}!`).toString('base64')),
    'raw-key': Buffer.concat([noise, Buffer.from(key, 'hex')]),
    clean: Buffer.from(`${text.slice(0, -1)} ${key.slice(1)}`),
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const words = [
    { what: 'an email', text },
    { what: 'a key', text: key },
  ]
  const hits = (await findWords(folder, words)).map((hit) => hit.split(':')[0])
  expect(new Set(hits)).toEqual(new Set(Object.keys(files).filter((name) => name !== 'clean')))
  rmSync(folder, { recursive: true, force: true })
})
