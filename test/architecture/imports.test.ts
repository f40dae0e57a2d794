import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forbidden, forbiddenPackage } from './rules'

const root = resolve(import.meta.dirname, '../..')
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g

/** Without what the linter's test puts there for a moment. */
function sources(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('lint-probe'))
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
}

function importsOf(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) => match[1]!)
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** What is wrong with the imports of one file. */
function problems(file: string, imports: string[]): string[] {
  return imports
    .map((specifier) =>
      specifier.startsWith('.')
        ? forbidden(file, relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/'))
        : forbiddenPackage(file, packageOf(specifier)),
    )
    .filter((problem) => problem !== null)
}

describe('imports run one way', () => {
  it('holds in every source file', () => {
    expect(sources().flatMap((file) => problems(file, importsOf(file)))).toEqual([])
  })

  it('bites', () => {
    expect(problems('src/main/domain/x.ts', ['../store/types'])).toHaveLength(1)
    expect(problems('src/main/store/x.ts', ['../intercom/client'])).toHaveLength(1)
    expect(problems('src/renderer/src/x.tsx', ['../../main/core', 'electron', 'node:fs'])).toHaveLength(3)
    expect(problems('src/simulator/x.ts', ['../main/core'])).toHaveLength(1)
    expect(problems('src/main/core.ts', ['electron', '../simulator'])).toHaveLength(2)
    expect(problems('src/contract/x.ts', ['date-fns'])).toHaveLength(1)
    expect(problems('src/main/store/x.ts', ['../domain/failure', 'better-sqlite3', './types'])).toEqual([])
  })

  it('finds imports in all their forms', () => {
    const text = "import a from 'a'\nexport { b } from './b'\nimport 'c'\nconst d = await import('d')\n"
    expect([...text.matchAll(IMPORT)].map((match) => match[1])).toEqual(['a', './b', 'c', 'd'])
  })
})
