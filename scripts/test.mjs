import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findElectron } from './lib/electronBinary.mjs'
import { playwrightCount, vitestCount } from './lib/testReports.mjs'
import { ensureSystemPackages } from './lib/systemPackages.mjs'

/*
 * npm test: lint, format, types, unit to integration in Node, the renderer in Chromium, and end to end in the real
 * Electron where there is one, else in the preview. Says what it ran; the last line counts.
 */
const root = resolve(import.meta.dirname, '..')
const only = process.argv.slice(2)
const memory = inMemory()
const inMemoryEnv = memory === null ? {} : { TMPDIR: memory }
const results = mkdtempSync(join(tmpdir(), 'repdesk-tests-'))
const FAULT_SEEDS = 50
const tally = { passed: 0, failed: 0, again: 0 }
const failures = []

/**
 * A folder in memory for the caches that tests write, where there is one with room: each commit waits for the disk, which a
 * killed process, other than a power cut, does not need. Programs may not run from there, so Electron's tests stay on disk.
 */
function inMemory() {
  try {
    accessSync('/dev/shm', constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize < 4 * 2 ** 30) return null
    return mkdtempSync('/dev/shm/repdesk-')
  } catch {
    return null
  }
}

function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

/**
 * What failed stands right under the line that counts it: a log that is cut still names it. So does what passed only at
 * the second try.
 */
function settle(name, seconds, passed, failed, output, whatFailed = [], again = []) {
  tally.passed += passed
  tally.failed += failed
  if (failed > 0) failures.push(name)
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.padStart(6)} s`,
  )
  tally.again += again.length
  if (again.length > 0) console.log(`       ${passed} passed, of these ${again.length} at the second try:`)
  for (const one of again) console.log(`         ${one.name} (at first: ${one.why})`)
  if (failed > 0) console.log(whatFailed.length > 0 ? whatFailed.join('\n') : output.split('\n').slice(-160).join('\n'))
}

/** A command that either holds or does not. */
async function check(name, command, args) {
  if (!isWanted(name)) return
  const start = Date.now()
  const { code, output } = await run(command, args)
  settle(name, secondsSince(start), code === 0 ? 1 : 0, code === 0 ? 0 : 1, output)
}

/** A test runner that writes a JSON report; `count` reads passed and failed from it. */
async function suite(name, command, args, env, report, count) {
  if (!isWanted(name)) return
  const start = Date.now()
  const { code, output } = await run(command, args, env)
  let counted = { passed: 0, failed: 0, what: [] }
  try {
    counted = count(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    counted.failed = 1
  }
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  if (code === 0 && counted.passed === 0) counted.failed = 1
  settle(name, secondsSince(start), counted.passed, counted.failed, output, counted.what, counted.again)
}

/**
 * Random schedules of writes, faults and kills, always the same ones; more of them: npm run faults. One job, since Electron
 * runs beside it: a stand-in that waits for its turn carries out what a desk has given up, which no service does so late.
 */
async function faults(seeds) {
  if (!isWanted('faults')) return
  const start = Date.now()
  const { output } = await run(
    'node',
    ['scripts/faults.mjs', '--json', '--jobs', '1', '--seeds', String(seeds)],
    inMemoryEnv,
  )
  const last = output.trimEnd().split('\n').at(-1) ?? ''
  const failing = last.startsWith('{') ? JSON.parse(last).failingSeeds.length : seeds
  settle('faults', secondsSince(start), seeds - failing, failing, output)
}

/** `electron` asks for all of its parts. */
function isWanted(name) {
  return only.length === 0 || only.some((word) => name === word || name.startsWith(`${word}-`))
}

function secondsSince(start) {
  return ((Date.now() - start) / 1000).toFixed(1)
}

function versionOf(binary) {
  try {
    return readFileSync(join(dirname(binary), 'version'), 'utf8').trim()
  } catch {
    return '(version unknown)'
  }
}

function playwright(name, config, project, wrapper, files = []) {
  const report = join(results, `${name}.json`)
  const args = [
    'playwright',
    'test',
    ...files,
    '-c',
    config,
    ...(project ? ['--project', ...project] : []),
    '--output',
    join('test-results', name),
    '--reporter=list,json',
  ]
  const [command, ...rest] = [...wrapper, 'npx', ...args]
  return suite(name, command, rest, { PLAYWRIGHT_JSON_OUTPUT_NAME: report }, report, playwrightCount)
}

const programs = ensureSystemPackages()
const electron = findElectron(root)
const desktop = ['Xvfb', 'dbus-run-session', 'dunst', 'gnome-keyring-daemon'].every((one) => programs.has(one))
console.log(
  electron
    ? `End to end in Electron ${versionOf(electron)}${desktop ? ', with a keyring and a notification daemon' : ''}`
    : 'No Electron binary here: end to end runs in the preview with Chromium',
)

const began = Date.now()
await Promise.all([
  check('lint', 'npx', ['oxlint', '--type-aware', '--deny-warnings', 'src', 'test', 'scripts']),
  check('format', 'npx', ['oxfmt', '--check']),
  check('types', 'npx', ['tsc', '--noEmit']),
  check('build', 'npx', ['electron-vite', 'build']),
])
const vitestReport = join(results, 'vitest.json')
const vitest = ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
const [command, ...args] = desktop ? [join(root, 'scripts/lib/desktop.sh'), ...vitest] : vitest
const inNode = { ...inMemoryEnv, ...(desktop ? { REPDESK_TEST_KEYRING: '1' } : {}) }
await suite('node', command, args, inNode, vitestReport, vitestCount)
const specs = readdirSync(join(root, 'test/e2e')).filter((name) => name.endsWith('.spec.ts'))
// These mostly wait for the services' next poll, so they go beside what needs the processors.
const waits = (name) => /^(introduction|merge|notifications|triage)\.|Job\./.test(name)
const files = (which) => specs.filter((name) => waits(name) === which).map((name) => `test/e2e/${name}`)
const inElectron = (name, project, only = []) =>
  electron && desktop
    ? playwright(name, 'playwright.config.ts', [project], [join(root, 'scripts/lib/desktop.sh')], only)
    : Promise.resolve()
await Promise.all([
  playwright('renderer', 'test/renderer/playwright.config.ts', null, []),
  inElectron('electron-jobs', 'app', files(true)),
])
await Promise.all([
  inElectron('electron-shell', 'shell').then(() => inElectron('electron-app', 'app', files(false))),
  faults(FAULT_SEEDS).then(() => playwright('preview', 'playwright.config.ts', ['preview'], [])),
])

for (const folder of [results, memory]) if (folder) rmSync(folder, { recursive: true, force: true })
console.log(
  `${((Date.now() - began) / 1000).toFixed(0)} seconds${tally.again > 0 ? `; at the second try: ${tally.again}` : ''}${failures.length > 0 ? `; failed: ${failures.join(', ')}` : ''}`,
)
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 ? 1 : 0)
