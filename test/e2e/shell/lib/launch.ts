import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export const root = resolve(import.meta.dirname, '../../../..')
const main = join(root, 'out/test-shell/main.mjs')

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

/** The environment of the shell under test. */
export function shellEnv(dataFolder: string, more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), REPDESK_DATA_DIR: dataFolder, REPDESK_TEST_ROOT: root, ...more }
}

/** Starts the shell under test as this user. Root cannot use Chromium's sandbox, so it goes without. */
export async function launchShell(options: LaunchOptions = {}): Promise<RunningShell> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'repdesk-shell-'))
  const app = await _electron.launch({
    args: ['--disable-gpu', main, ...(options.args ?? [])],
    chromiumSandbox: process.getuid?.() !== 0,
    env: shellEnv(dataFolder, options.env),
    cwd: root,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    app,
    page,
    dataFolder,
    end: async () => {
      await app.close().catch(() => {})
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

export const mainFile = main
