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

const LOST = 'promise was garbage collected'

/**
 * The debugger holds an answer weakly, so a busy main process may collect it before it is sent; then the question is
 * put again. What must not run twice shows it: such tests count.
 */
function patient(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (run: unknown, argument: unknown) => Promise<unknown>
  app.evaluate = (async (run: unknown, argument: unknown) => {
    for (let left = 5; ; left -= 1) {
      try {
        return await evaluate(run, argument)
      } catch (error) {
        if (left <= 1 || !(error instanceof Error) || !error.message.includes(LOST)) throw error
      }
    }
  }) as typeof app.evaluate
  return app
}

async function running(started: ElectronApplication, dataFolder: string, remove: () => void): Promise<RunningShell> {
  const app = patient(started)
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
