// npm run bench: measures Repdesk on the stand-ins and writes bench-results.json (test/bench/README.md).
//   --quick                2,000 people instead of 100,000     --people N --book N   any size
//   --no-electron          what runs in plain Node alone       --profile FOLDER      a profile of the first sync
//   --no-day               without the played day of a rep
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectron, hasDisplay, pinnedNode } from './lib/electronBinary.mjs'
import { run } from './lib/run.mjs'
import { staleParts } from './lib/stale.mjs'

const root = join(import.meta.dirname, '..')
const node = pinnedNode(root)
const own = process.argv.slice(2)
const withElectron = !own.includes('--no-electron') && findElectron(root) !== null

async function build() {
  if (!withElectron || staleParts(root).length === 0) return 0
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  return run(node, [tool, 'build', '--logLevel', 'warn'], { cwd: root })
}

/** On Linux without a display, the tests' throw-away desktop, where its programs are installed. */
function desktop() {
  if (!withElectron || process.platform !== 'linux' || hasDisplay()) return []
  const programs = ['xvfb-run', 'dbus-run-session', 'gnome-keyring-daemon', 'dunst']
  const isThere = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0
  return programs.every(isThere) ? [join(root, 'scripts', 'lib', 'desktop.sh')] : []
}

const built = await build()
if (built !== 0) process.exit(built)
const [command, ...args] = [...desktop(), node, '--import', 'tsx', join(root, 'test', 'bench', 'run.ts'), ...own]
process.exitCode = await run(command, args, { cwd: root })
