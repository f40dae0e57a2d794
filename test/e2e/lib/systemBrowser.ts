import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium, expect } from '@playwright/test'

/** The rep's browser: a program named xdg-open, found first in PATH, that writes down what it is asked to open. */
export interface SystemBrowser {
  /** For the app's environment. */
  env: Record<string, string>
  /** Everything opened so far, oldest first. */
  opened(): string[]
  /** The first address opened that begins with `prefix`, once there is one. Those before are forgotten. */
  next(prefix: string): Promise<string>
  remove(): void
}

/** Puts the browser into a folder of its own. */
export function createSystemBrowser(): SystemBrowser {
  const folder = mkdtempSync(join(tmpdir(), 'repdesk-browser-'))
  const list = join(folder, 'opened')
  appendFileSync(list, '')
  const program = join(folder, 'xdg-open')
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >>'${list}'\n`)
  chmodSync(program, 0o755)
  const opened = (): string[] => readFileSync(list, 'utf8').split('\n').filter(Boolean)
  let seen = 0
  return {
    env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
    opened,
    next: async (prefix) => {
      const find = (): number => opened().findIndex((url, index) => index >= seen && url.startsWith(prefix))
      await expect.poll(find, { message: `an address that begins with ${prefix} is opened` }).toBeGreaterThanOrEqual(0)
      const index = find()
      seen = index + 1
      return opened()[index] ?? ''
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What the rep does in the browser: opens the page and approves as a user. Answers what the browser shows at the end. */
export async function approveInBrowser(url: string, username: string): Promise<string> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...(executablePath === null ? {} : { executablePath }),
  })
  try {
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: `(${username})` }).click()
    await page.waitForURL(/^http:\/\/localhost:\d+\/callback/)
    return await page.locator('body').innerText()
  } finally {
    await browser.close()
  }
}

/** The system's Chromium; null leaves it to Playwright's own. */
function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'chromium')).find((file) => existsSync(file)) ?? null
}
