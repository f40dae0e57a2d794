import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

/** The project's folder, whose `out` is what runs. */
export const root = resolve(import.meta.dirname, '../../..')

/** One start of the real app, built and unpackaged, and its window. */
export interface RunningApp {
  app: ElectronApplication
  page: Page
  dataFolder: string
  /** What Repdesk has logged so far over this data folder. */
  log(): string
  /** What the process has written to stdout and stderr. */
  printed: () => string
  /** Quits as a person does, and waits until the process has ended. */
  quit(): Promise<void>
  /** Ends the process without giving it any chance to do something, and waits until it is gone. */
  kill(): Promise<void>
}

export interface LaunchOptions {
  /** Made with makeDataFolder, and removed by whoever made it. */
  dataFolder: string
  args?: string[]
  env?: Record<string, string>
}

/** A data folder of its own for one test: its keychain entries have a name of their own, too. */
export function makeDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'repdesk-app-'))
}

export function removeDataFolder(dataFolder: string): void {
  rmSync(dataFolder, { recursive: true, force: true })
}

/** Starts Repdesk on a data folder. Root cannot use Chromium's sandbox, so it goes without. */
export async function launchApp({ dataFolder, args = [], env = {} }: LaunchOptions): Promise<RunningApp> {
  if (!existsSync(join(root, 'out/main/index.js'))) throw new Error('Build first: npx electron-vite build')
  const app = await _electron.launch({
    args: [...startArguments(), ...args],
    chromiumSandbox: process.getuid?.() !== 0,
    env: appEnv(dataFolder, env),
    cwd: root,
  })
  const child = app.process()
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    app,
    page,
    dataFolder,
    printed: () => printed,
    log: () => {
      const file = join(dataFolder, 'logs/repdesk.log')
      return existsSync(file) ? readFileSync(file, 'utf8') : ''
    },
    quit: async () => {
      await app.close().catch(() => undefined)
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
      await app.close().catch(() => undefined)
    },
  }
}

/**
 * Starts Repdesk once more over the same data, as a link or an icon does while it runs. Answers its exit code, which
 * comes at once since there is one Repdesk for one data folder.
 */
export function startAgain(dataFolder: string, link?: string): Promise<number | null> {
  const args = [...startArguments(), ...(link === undefined ? [] : [link])]
  const electron = createRequire(import.meta.url)('electron') as unknown as string
  const child = spawn(electron, args, { env: appEnv(dataFolder), stdio: 'ignore' })
  return new Promise((done) => child.on('exit', done))
}

function startArguments(): string[] {
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', root]
}

function appEnv(dataFolder: string, more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), REPDESK_DATA_DIR: dataFolder, ...more }
}
