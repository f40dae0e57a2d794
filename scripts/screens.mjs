import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron, pinnedNode } from './lib/electronBinary.mjs'
import { run } from './lib/run.mjs'
import { writeContactSheet } from './lib/screenSheet.mjs'
import { staleParts } from './lib/stale.mjs'
import { ensureSystemPackages } from './lib/systemPackages.mjs'

/*
 * npm run screens: pictures of every screen in the real Electron, with checks on each, into screens/ (not committed).
 *   npm run screens                       everything
 *   npm run screens -- book dark          screens with "book" in their name, dark
 *   npm run screens -- outbox 960 200%    the session of that name, one width, one zoom
 * screens/index.html shows them beside each other, screens/report.json has what the checks found.
 */
const root = join(import.meta.dirname, '..')
const tests = join(root, 'test/screens')
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const sessions = readdirSync(tests).flatMap((name) => /^(.*)\.screens\.ts$/.exec(name)?.[1] ?? [])
const chosen = sessions.filter((name) => words.some((word) => word.split('/')[0] === name))

if (findElectron(root) === null) {
  console.error('The screens are taken in Electron, and its binary is not here (see the README).')
  process.exit(1)
}
const programs = ensureSystemPackages()
if (!['Xvfb', 'dbus-run-session', 'dunst', 'gnome-keyring-daemon'].every((one) => programs.has(one))) process.exit(1)

const node = pinnedNode(root)
if (staleParts(root).length > 0) {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const code = await run(node, [tool, 'build', '--logLevel', 'warn'], { cwd: root })
  if (code !== 0) process.exit(code)
}

const folder = join(root, 'screens')
if (words.length === 0 && existsSync(folder)) rmSync(folder, { recursive: true })
const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const files = chosen.map((name) => `${name}.screens.ts`)
const code = await run(
  join(root, 'scripts/lib/desktop.sh'),
  [node, cli, 'test', '-c', join(tests, 'playwright.config.ts'), ...files],
  { cwd: root, env: { ...process.env, SCREENS_ONLY: words.join(' ') } },
)
const { pictures, findings } = writeContactSheet(folder)
console.log(`${pictures} pictures, ${findings} findings: screens/index.html, screens/report.json`)
process.exit(code)
