import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDevTools, type DevTools } from './devtools'

/** What is started: Repdesk itself, or a main file with nothing but a window. */
export interface ElectronOptions {
  binary: string
  /** The app's folder, or a main file. */
  app: string
  dataFolder?: string
  /** Opens the main process to questions, which makes its start slower. */
  inspectMain?: boolean
}

export interface ElectronApp {
  /** When the process was started: milliseconds since the epoch. */
  startedAt: number
  page: DevTools
  /** The main process; fails where it was not asked for. */
  main: () => Promise<DevTools>
  /** Megabytes resident, of the main process and of the page's. */
  memory(): { main: number; page: number; all: number }
  /** Quits as the desktop would. `kill` ends it without a word instead. */
  end(how?: 'quit' | 'kill'): Promise<void>
}

const START_MS = 60_000

/** Starts Electron and waits for its page's DevTools. */
export async function startElectron(options: ElectronOptions): Promise<ElectronApp> {
  const profile = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'repdesk-empty-'))
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const startedAt = Date.now()
  const child = spawn(
    options.binary,
    [
      ...(options.inspectMain ? ['--inspect=0'] : []),
      ...root,
      '--disable-gpu',
      '--remote-debugging-port=0',
      ...(options.dataFolder === undefined ? [`--user-data-dir=${profile}`] : []),
      options.app,
    ],
    { env: { ...process.env, REPDESK_DATA_DIR: options.dataFolder ?? '' }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const lines = readLines(child)
  const browserUrl = new URL(await lines.find(/^DevTools listening on (ws:\S+)/))
  const page = await connectDevTools(await pageUrl(browserUrl.port))
  await hasPage(page)
  return {
    startedAt,
    page,
    main: async () => connectDevTools(await lines.find(/^Debugger listening on (ws:\S+)/)),
    memory: () => memoryOf(child.pid ?? 0),
    async end(how = 'quit') {
      page.close()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(how === 'quit' ? 'SIGTERM' : 'SIGKILL')
        const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
        await ended
        clearTimeout(late)
      }
      if (options.dataFolder === undefined) rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Finds lines in what the process says, also those that came before they were asked for. */
function readLines(child: ChildProcess): { find(pattern: RegExp): Promise<string> } {
  let text = ''
  let look = (): void => undefined
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    look()
  })
  return {
    find: (pattern) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Electron did not start: ${text.slice(-2000)}`)), START_MS)
        look = () => {
          const found = new RegExp(pattern.source, 'm').exec(text)?.[1]
          if (found === undefined) return
          clearTimeout(timer)
          resolve(found)
        }
        look()
      }),
  }
}

async function pageUrl(port: string): Promise<string> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      type: string
      webSocketDebuggerUrl: string
    }[]
    const found = targets.find((target) => target.type === 'page')
    if (found) return found.webSocketDebuggerUrl
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('Electron opened no window')
}

/** Waits until the window shows a document that can be asked. */
async function hasPage(page: DevTools): Promise<void> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    // Until then there is no place to run anything in, or one that is about to go.
    const address = await page.evaluate<string>('location.href').catch(() => 'about:blank')
    if (address !== 'about:blank') return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('The window stayed empty')
}

/** From the system's list of processes (Linux and macOS). */
function memoryOf(mainPid: number): { main: number; page: number; all: number } {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8', maxBuffer: 2 ** 24 })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null)
    .map(([, pid, parent, kilobytes, words]) => ({
      pid: Number(pid),
      parent: Number(parent),
      mb: Number(kilobytes) / 1024,
      words,
    }))
  const family = new Set([mainPid])
  // Helpers have helpers of their own (the zygote's renderers).
  for (let size = 0; size < family.size;) {
    size = family.size
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid)
  }
  const members = rows.filter((row) => family.has(row.pid))
  const sum = (list: typeof members): number => list.reduce((total, row) => total + row.mb, 0)
  return {
    main: sum(members.filter((row) => row.pid === mainPid)),
    page: sum(members.filter((row) => row.words?.includes('--type=renderer'))),
    all: sum(members),
  }
}
