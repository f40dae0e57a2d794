import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Rows of the tables: what is promised, what is done, the proof. */
function rows(): { promise: string; proof: string }[] {
  return readFileSync(resolve(root, 'docs/FEATURES.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Promise|-+) /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, promise = '', , proof = '']) => ({ promise, proof }))
}

test('every feature names a test that exists, or says that it is not there', () => {
  const all = rows()
  expect(all.length).toBeGreaterThan(40)
  const unproved = all.filter(({ proof }) => {
    const path = /^`(test\/[^`]+)`$/.exec(proof)?.[1]
    return path === undefined ? proof !== '—' : !existsSync(resolve(root, path))
  })
  expect(unproved).toEqual([])
})
