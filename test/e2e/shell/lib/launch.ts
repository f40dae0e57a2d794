import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { makeUnprivilegedHome } from './unprivileged'

export const root = resolve(import.meta.dirname, '../../../..')
const MAIN = 'out/test-shell/main.mjs'

export interface RunningShell {
  app: ElectronApplication
  page: Page
  dataFolder: string
  /** Quits as a person does, and removes the data folder unless it was given. */
  end(): Promise<void>
}

export interface LaunchOptions {
  dataFolder?: string
  args?: string[]
  env?: Record<string, string>
}

/** Starts the shell under test as this user. Root cannot use Chromium's sandbox, so it goes without. */
export async function launchShell(options: LaunchOptions = {}): Promise<RunningShell> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'repdesk-shell-'))
  const app = await _electron.launch({
    args: ['--disable-gpu', join(root, MAIN), ...(options.args ?? [])],
    chromiumSandbox: process.getuid?.() !== 0,
    env: shellEnv(root, dataFolder, options.env),
    cwd: root,
  })
  return running(app, dataFolder, () => {
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
  })
}

/** Starts the shell under test with Chromium's sandbox on: as an ordinary user, whoever runs the tests. */
export async function launchSandboxed(): Promise<RunningShell> {
  if (process.getuid?.() !== 0) return launchShell()
  const user = makeUnprivilegedHome(root)
  const dataFolder = join(user.home, 'data')
  const app = await _electron.launch({
    executablePath: user.executable,
    args: ['--disable-gpu', join(user.root, MAIN)],
    chromiumSandbox: true,
    env: shellEnv(user.root, dataFolder, user.env),
    cwd: user.root,
  })
  return running(app, dataFolder, () => user.remove())
}

/** The environment and command line of a second start over the same data, for child_process. */
export function secondStart(dataFolder: string, link?: string): { args: string[]; env: Record<string, string> } {
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...noSandbox, '--disable-gpu', join(root, MAIN), ...(link === undefined ? [] : [link])]
  return { args, env: shellEnv(root, dataFolder) }
}

function shellEnv(appRoot: string, dataFolder: string, more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), REPDESK_DATA_DIR: dataFolder, REPDESK_TEST_ROOT: appRoot, ...more }
}

async function running(app: ElectronApplication, dataFolder: string, remove: () => void): Promise<RunningShell> {
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    app,
    page,
    dataFolder,
    end: async () => {
      await app.close().catch(() => {})
      remove()
    },
  }
}
