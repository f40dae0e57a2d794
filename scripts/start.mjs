// npm start: builds what is stale and opens Repdesk, in Electron where it can run, else as a page in the browser.
//   --build    build anew        --preview  the page in the browser, whatever is there
// Everything after `--` goes to Electron (npm start -- -- repdesk://person/1).
import { join } from 'node:path'
import { findElectron, hasDisplay, isRoot, pinnedNode } from './lib/electronBinary.mjs'
import { run } from './lib/run.mjs'
import { staleParts } from './lib/stale.mjs'

const root = join(import.meta.dirname, '..')
const node = pinnedNode(root)
const cut = process.argv.indexOf('--', 2)
const own = process.argv.slice(2, cut === -1 ? undefined : cut)
const forElectron = cut === -1 ? [] : process.argv.slice(cut + 1)

const say = (text) => process.stderr.write(`repdesk: ${text}\n`)

async function buildIfStale() {
  const stale = staleParts(root)
  if (stale.length === 0 && !own.includes('--build')) return
  say(`building (${stale.length === 0 ? 'as asked' : stale.join(', ')})`)
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const code = await run(node, [tool, 'build', '--logLevel', 'warn'], { cwd: root })
  if (code !== 0) {
    say('the build failed')
    process.exit(code)
  }
}

/** Why Electron cannot be used here, in words, or null. */
function obstacle(binary) {
  if (binary === null) return 'Electron is not installed here'
  if (!hasDisplay()) return 'there is no display'
  return null
}

async function start() {
  await buildIfStale()
  const binary = findElectron(root)
  const why = own.includes('--preview') ? 'as asked' : obstacle(binary)
  if (why !== null) {
    say(`${why}: open the preview in a browser instead`)
    return run(node, [join(root, 'out/main/preview.js')], { cwd: root })
  }
  const flags = []
  if (isRoot()) {
    say('started by root, for whom Chromium’s sandbox does not work: running without it')
    flags.push('--no-sandbox')
  }
  return run(binary, [...flags, root, ...forElectron], { cwd: root })
}

process.exitCode = await start()
