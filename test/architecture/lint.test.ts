import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'src/main/domain/lint-probe')

/** The linter's own proof: a file with the fault is refused, one without is not. */
function lint(text: string): { status: number | null; output: string } {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'probe.ts'), text)
  const result = spawnSync('npx', ['oxlint', '--type-aware', folder], { cwd: root, encoding: 'utf8' })
  return { status: result.status, output: result.stdout + result.stderr }
}

describe('the linter bites', () => {
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('on a promise that nobody waits for', () => {
    const { status, output } = lint('export function go(): void {\n  Promise.resolve(1)\n}\n')
    expect(output).toContain('no-floating-promises')
    expect(status).not.toBe(0)
  })

  it('on Electron outside its rooms', () => {
    const { status, output } = lint("import { app } from 'electron'\n\nexport const name = app.name\n")
    expect(output).toContain('no-restricted-imports')
    expect(status).not.toBe(0)
  })

  it('not on a file that keeps the rules', () => {
    expect(lint('export const one = 1\n').status).toBe(0)
  })
})
