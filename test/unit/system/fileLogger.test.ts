import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileLogger } from '../../../src/main/system/fileLogger'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repdesk-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = (name = 'repdesk.log'): string => readFileSync(join(folder, name), 'utf8')

it('writes redacted lines with time and level into a file of its own user', () => {
  const log = createFileLogger({ folder, isDevelopment: false })
  log.info('Started', { version: '1.0.0', who: 'ada@example.com' })
  log.error('Failed for ada@example.com')
  expect(text()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info Started \{"version":"1\.0\.0","who":"<email>"\}\n/)
  expect(text()).toMatch(/Z error Failed for <email>\n$/)
  expect(statSync(join(folder, 'repdesk.log')).mode & 0o777).toBe(0o600)
})

it('sets the file aside when it is full and keeps the newest few', () => {
  const log = createFileLogger({ folder, isDevelopment: false, maxBytes: 1000, keep: 2 })
  for (let n = 0; n < 200; n++) log.info('A line of some length', { n })
  expect(readdirSync(folder).sort()).toEqual(['repdesk.1.log', 'repdesk.2.log', 'repdesk.log'])
  expect(text('repdesk.1.log').length).toBeLessThan(1200)
  expect(text() + text('repdesk.1.log')).toContain('"n":199')
})
