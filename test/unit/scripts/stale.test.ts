import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { staleParts } from '../../../scripts/lib/stale.mjs'

const BUILT = ['out/main/index.js', 'out/main/preview.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const SOURCES = ['src/main/index.ts', 'src/preload/preload.ts', 'src/contract/bridge.ts', 'src/renderer/src/App.tsx']

let root: string
const write = (path: string, seconds: number): void => {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  for (let at = file; at !== root; at = dirname(at)) utimesSync(at, seconds, at === file ? seconds : 1000)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'repdesk-stale-'))
  for (const path of SOURCES) write(path, 1000)
  for (const path of BUILT) write(path, 2000)
  write('package.json', 1000)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('finds nothing where all is built', () => {
  expect(staleParts(root)).toEqual([])
})

it('finds what is missing', () => {
  rmSync(join(root, 'out/renderer/index.html'))
  expect(staleParts(root)).toEqual(['out/renderer/index.html'])
})

it('finds what is older than its sources', () => {
  write('src/renderer/src/deep/New.tsx', 3000)
  expect(staleParts(root)).toEqual(['out/renderer/index.html'])
  write('src/contract/bridge.ts', 3000)
  expect(staleParts(root)).toEqual(BUILT)
})

it('finds a removed source by its folder', () => {
  const folder = join(root, 'src/preload')
  rmSync(join(folder, 'preload.ts'))
  utimesSync(folder, 3000, 3000)
  expect(staleParts(root)).toEqual(['out/preload/preload.cjs'])
})

it('builds all anew where the packages changed', () => {
  write('package-lock.json', 3000)
  expect(staleParts(root)).toEqual(BUILT)
})
