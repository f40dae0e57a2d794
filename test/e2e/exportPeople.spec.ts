import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import type { RunningApp } from './lib/app'
import { leaveDemo, makeDesk, tell, type Desk } from './lib/desk'

/* A book of more than 5,000 people becomes a file, through the window of the real app. */

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let desk: Desk
let running: RunningApp
const folder = mkdtempSync(join(tmpdir(), 'exported-'))
test.beforeAll(async () => {
  desk = await makeDesk({ people: 5_300, bookShare: 0.97, conversationsPerPerson: 0.01 })
  // Pacing is not what is looked at.
  desk.simulator.intercom.settings.rateLimitPer10s = 1_000_000
})
test.afterAll(async () => {
  await desk.end()
  rmSync(folder, { recursive: true, force: true })
})

test('everybody in My book is in the file, in its order, and nothing else is left beside it', async () => {
  running = await desk.launch()
  const { page, app } = running
  await leaveDemo(page)
  const { token, baseUrl, adminId: teammateId } = desk.simulator.ready.intercom
  await tell(page, 'intercom.connect', { token, region: 'custom', baseUrl, teammateId })
  const state = async (): Promise<string> => (await tell(page, 'sync.status', {})).state
  await expect.poll(state, { timeout: 120_000 }).toBe('idle')
  await page.getByRole('button', { name: 'Open my book' }).click()
  const list = { filter: {}, sort: 'name', descending: false } as const
  const total = async (): Promise<number> => (await tell(page, 'book.list', { ...list, limit: 1 })).total
  expect(await total()).toBeGreaterThan(5_000)
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    },
    join(folder, 'people.csv'),
  )
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitemradio', { name: 'Name', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export this list' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('checkbox', { name: 'Intercom ID' }).press('Space')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText(/people exported to repdesk-people-/u)).toBeVisible({ timeout: 60_000 })
  const rows = parse(readFileSync(join(folder, 'people.csv')), { bom: true })
  const ids: string[] = []
  for (let offset = 0; offset < (await total()); offset += 1_000) {
    const { rows: some } = await tell(page, 'book.list', { ...list, offset, limit: 1_000 })
    ids.push(...some.map((row) => row.id))
  }
  expect(rows[0]?.at(-1)).toBe('Intercom ID')
  expect(rows.slice(1).map((row) => row.at(-1))).toEqual(ids)
  expect(readdirSync(folder)).toEqual(['people.csv'])
})

test('all about one person becomes a PDF', async () => {
  const { page, app } = running
  const filePath = join(folder, 'prepared.pdf')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
  await page.getByRole('grid', { name: 'My book' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Salesforce' })).toBeVisible()
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText(/^Saved as .+\.pdf/u)).toBeVisible()
  const pdf = readFileSync(filePath)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).toContain('/Type /Page')
  expect(readdirSync(folder).toSorted()).toEqual(['people.csv', 'prepared.pdf'])
})
