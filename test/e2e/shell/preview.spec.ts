import { join } from 'node:path'
import { type Browser, chromium, expect, test } from '@playwright/test'
import { type PreviewServer, startPreviewServer } from '../../../src/main/preview/server'
import { findChromium } from '../../../scripts/lib/chromium.mjs'
import { createTinyCore, type TinyRecord } from './fixtures/tinyCore'
import { root } from './lib/launch'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let browser: Browser
let preview: PreviewServer
let record: TinyRecord

test.beforeAll(async () => {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('The tests of the preview need Chromium: install it or set CHROMIUM')
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
})
test.afterAll(() => browser.close())
test.beforeEach(async () => {
  const pageFolder = join(root, 'test/e2e/shell/fixtures/page')
  preview = await startPreviewServer({ pageFolder, port: 0, log: quiet })
  const tiny = createTinyCore()
  record = tiny.record
  preview.serve(tiny.core)
})
test.afterEach(() => preview.close())

test('the same page runs in a browser, with commands, events and places', async () => {
  const page = await browser.newPage()
  await page.goto(preview.url)
  await page.waitForURL('**/index.html')
  await expect(page.getByRole('heading')).toHaveCSS('color', 'rgb(1, 2, 3)')
  const answer = await page.evaluate(async () => ({
    isPreview: window.repdesk!.isPreview,
    result: await window.repdesk!.run('settings.get', {}),
    evaluated: window.evaluated,
  }))
  expect(answer).toMatchObject({ isPreview: true, result: { ok: true }, evaluated: 'refused' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  record.emit('navigate', { kind: 'person', id: '7' })
  await expect.poll(() => page.evaluate(() => window.places)).toEqual([{ kind: 'person', id: '7' }])
  await page.close()
})

test('the address works once; a reload of the page goes on working', async () => {
  const first = await browser.newContext()
  const page = await first.newPage()
  await page.goto(preview.url)
  await page.waitForURL('**/index.html')
  await page.reload()
  await expect(page.getByRole('heading')).toBeVisible()
  const second = await browser.newContext()
  const stranger = await second.newPage()
  expect((await stranger.goto(preview.url))?.status()).toBe(403)
  await expect(stranger.getByText('works once')).toBeVisible()
  await first.close()
  await second.close()
})

test('a link opens in a tab of its own, which does not know the page', async () => {
  const page = await browser.newPage()
  await page.goto(preview.url)
  await page.waitForURL('**/index.html')
  await page.getByRole('button').click()
  const opened = page.context().waitForEvent('page')
  preview.tell('open-page', 'http://127.0.0.1:9/record')
  const tab = await opened
  expect(await tab.evaluate(() => window.opener === null).catch(() => true)).toBe(true)
  await page.close()
})

test('a page of another site cannot ask', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(preview.url)
  await page.waitForURL('**/index.html')
  const before = record.ran.length
  const stranger = await context.newPage()
  await stranger.goto('data:text/html,<h1>another site</h1>')
  const outcome = await stranger.evaluate(async (origin) => {
    const body = JSON.stringify({ name: 'settings.get', input: {} })
    const asked = fetch(`${origin}/run`, { method: 'POST', credentials: 'include', mode: 'no-cors', body })
    const answer = await asked.catch(() => null)
    return answer === null ? 'refused' : answer.type
  }, new URL(preview.url).origin)
  expect(['refused', 'opaque']).toContain(outcome)
  expect(record.ran.length).toBe(before)
  await context.close()
})
