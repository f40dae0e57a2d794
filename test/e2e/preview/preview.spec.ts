import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, expect, test, type Browser } from '@playwright/test'
import { findChromium } from '../../../scripts/lib/chromium.mjs'

const root = resolve(import.meta.dirname, '../../..')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

let preview: ChildProcess
let browser: Browser
let url: string
const folder = mkdtempSync(join(tmpdir(), 'repdesk-preview-'))

/** The same renderer and core without Electron, as `npm start` serves it where Electron cannot run. */
test.beforeAll(async () => {
  const executablePath = findChromium()
  expect(executablePath, 'Chromium is installed').not.toBeNull()
  // No session bus: a machine without a keychain, where nothing is remembered.
  const { DBUS_SESSION_BUS_ADDRESS: _, DISPLAY: __, ...env } = process.env
  preview = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--preview'], {
    cwd: root,
    env: { ...env, REPDESK_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  url = await new Promise((found, failed) => {
    const read = (chunk: Buffer): void => {
      output += String(chunk)
      const match = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)
      if (match) found(match[0])
    }
    preview.stdout?.on('data', read)
    preview.stderr?.on('data', read)
    preview.on('exit', () => failed(new Error(`The preview ended: ${output}`)))
  })
  browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS })
})

test.afterAll(async () => {
  await browser?.close()
  const ended = new Promise((resolved) => preview.on('exit', resolved))
  preview.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

test('the demo opens by itself, and a Lead goes to Salesforce from it', async () => {
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(url)
  const book = page.getByRole('grid', { name: 'My book' })
  await expect(book).toBeVisible()
  // By name: whoever stands on top changes while the first sync goes on, and not everybody has the email that a Lead needs.
  const row = book.getByRole('row', { name: 'Käthe Pfeiffer, lead, Not in Salesforce' })
  await expect(row).toBeVisible({ timeout: 20_000 })
  await row.click()
  const panel = page.getByRole('region', { name: 'Salesforce' })
  await panel.getByRole('button', { name: 'Create lead' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create lead' })
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByText('Open in Salesforce')).toBeVisible({ timeout: 20_000 })
  expect(problems).toEqual([])
})

test('nobody else gets in: no token, another host, another origin', async () => {
  const { origin } = new URL(url)
  expect((await fetch(origin, { redirect: 'manual' })).status).toBeGreaterThanOrEqual(400)
  const run = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${origin}/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"name":"app.info","input":{}}',
    })
  expect((await run({})).status).toBeGreaterThanOrEqual(400)
  expect((await run({ origin: 'http://evil.example' })).status).toBeGreaterThanOrEqual(400)
})
