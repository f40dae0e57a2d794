import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findElectron } from '../../../scripts/lib/electronBinary.mjs'

let root: string
const before = process.env['ELECTRON_OVERRIDE_DIST_PATH']
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'repdesk-electron-'))
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true })
  delete process.env['ELECTRON_OVERRIDE_DIST_PATH']
})
afterEach(() => {
  if (before !== undefined) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = before
  rmSync(root, { recursive: true, force: true })
})

it('is null while the binary has not been downloaded', () => {
  expect(findElectron(root)).toBeNull()
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
  expect(findElectron(root)).toBeNull()
})

it('is the package’s own binary', () => {
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
  writeFileSync(join(root, 'node_modules/electron/dist/electron'), '')
  expect(findElectron(root)).toBe(join(root, 'node_modules/electron/dist/electron'))
})

it('is the one that the environment names, or none', () => {
  writeFileSync(join(root, 'electron'), '')
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = root
  expect(findElectron(root)).toBe(join(root, 'electron'))
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(root, 'nowhere')
  expect(findElectron(root)).toBeNull()
})
