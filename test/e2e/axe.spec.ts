import { expect, test } from '@playwright/test'
import type { RunningApp } from './lib/app'
import { axeFinds } from './lib/axe'
import { castName, connectIntercom, connectSalesforce, makeDesk, tell, type Desk } from './lib/desk'
import { choose, field, goTo, inWindow } from './lib/workspace'

/*
 * axe finds nothing on any screen of the real app, light and dark. One start; every screen is reached by what a user
 * does, so a screen that changes its way in is missed here first.
 */

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let desk: Desk
let running: RunningApp
test.beforeAll(async () => {
  desk = await makeDesk()
  running = await desk.launch()
})
test.afterAll(() => desk.end())

const looked: string[] = []
const found: string[] = []
async function look(screen: string): Promise<void> {
  looked.push(screen)
  found.push(...(await axeFinds(running.page, screen)))
}
test.afterEach(() => {
  expect(found.splice(0)).toEqual([])
})

async function openPerson(name: string): Promise<void> {
  const { search } = inWindow(running.page)
  await search.fill(name)
  await running.page.getByRole('option', { name }).first().click()
  await expect(running.page.getByRole('heading', { name })).toBeVisible()
}

test('the demo and onboarding', async () => {
  const { page } = running
  const { intercom, salesforce } = desk.simulator.ready
  await expect(inWindow(page).book).toBeVisible()
  await look('the demo')
  await page.getByRole('button', { name: 'Connect real accounts' }).click()
  const intercomStep = page.getByRole('region', { name: 'Intercom' })
  const salesforceStep = page.getByRole('region', { name: 'Salesforce' })
  await choose(page, intercomStep, 'Region', 'Other address')
  await choose(page, salesforceStep, 'Sign in at', 'Your own domain')
  await look('connecting: empty')
  await field(intercomStep, 'Access token').fill('not-a-token')
  await field(intercomStep, 'Address').fill(intercom.baseUrl)
  await intercomStep.getByRole('button', { name: 'Check token' }).click()
  await expect(intercomStep.getByRole('img', { name: 'Failed' }).first()).toBeVisible()
  await look('connecting: checks failed')
  await field(intercomStep, 'Access token').fill(intercom.token)
  await intercomStep.getByRole('button', { name: 'Check token' }).click()
  await choose(page, intercomStep, 'You are', desk.simulator.world.intercom.admins[3]?.name ?? '')
  await expect(intercomStep.getByText('This is not the teammate')).toBeVisible()
  await field(salesforceStep, 'Consumer key').fill(salesforce.clientId)
  await field(salesforceStep, 'Domain').fill(salesforce.loginUrl)
  await salesforceStep.getByRole('button', { name: 'Connect Salesforce' }).click()
  await expect(salesforceStep.getByText('Waiting for your browser')).toBeVisible()
  await desk.browser.next(salesforce.loginUrl)
  await look('connecting: another teammate, waiting for the browser')
  await salesforceStep.getByRole('button', { name: 'Cancel' }).click()
  await expect(salesforceStep.getByRole('button', { name: 'Connect Salesforce' })).toBeVisible()
})

test('my book, a person, the palette, without Salesforce', async () => {
  const { page } = running
  await connectIntercom(page, desk)
  await page.getByRole('button', { name: /^Open my book/ }).click()
  await expect(inWindow(page).book).toBeVisible()
  await look('my book')
  await page.getByRole('textbox', { name: 'Filter My book' }).fill('nobody is called this')
  await expect(page.getByText('Nobody fits these filters')).toBeVisible()
  await look('my book: nobody found')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await openPerson(castName(desk, 'manyConversations'))
  await expect(inWindow(page).salesforce.getByText('Salesforce is not connected')).toBeVisible()
  await look('conversation, Salesforce not connected')
  await page.getByRole('tab', { name: 'Profile' }).click()
  await look('profile')
  await page.getByRole('tab', { name: 'Activity' }).click()
  await look('activity')
  await page.getByRole('tab', { name: 'Conversation' }).click()
  await page.keyboard.press('Control+K')
  const palette = page.getByRole('combobox', { name: 'Search or run a command' })
  await look('palette: commands')
  await palette.fill('a')
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('palette: results')
  await palette.fill('zzzzzz')
  await expect(page.getByText('Nothing found')).toBeVisible()
  await look('palette: nothing found')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
  await look('shortcuts')
  await page.keyboard.press('Escape')
})

test('the Salesforce panel in each state, and Create lead', async () => {
  const { page } = running
  await connectSalesforce(page, desk)
  const { salesforce, createLead, leadDialog } = inWindow(page)
  await openPerson(castName(desk, 'oneLead'))
  await expect(salesforce.getByRole('article', { name: /^Lead/ })).toBeVisible()
  await look('Salesforce: a Lead')
  await createLead.click()
  await expect(leadDialog.getByText('Salesforce already has')).toBeVisible()
  await look('Create lead: already there')
  await page.keyboard.press('Escape')
  await openPerson(castName(desk, 'severalLeads'))
  await expect(salesforce.getByText('3 records have this email')).toBeVisible()
  await look('Salesforce: several')
  await openPerson(castName(desk, 'oneContact'))
  await expect(salesforce.getByRole('article', { name: /^Contact/ })).toBeVisible()
  await look('Salesforce: a Contact')
  await openPerson(castName(desk, 'noEmail'))
  await expect(salesforce.getByText('A Lead needs an email address')).toBeVisible()
  await look('Salesforce: no email')
  await openPerson(castName(desk, 'notInSalesforce'))
  await expect(salesforce.getByText('Not in Salesforce yet', { exact: true })).toBeVisible()
  await look('Salesforce: none')
  await createLead.click()
  await field(leadDialog, 'Email').fill('corrected@lodestar.example')
  await expect(leadDialog.getByText('Save corrected values')).toBeVisible()
  await field(leadDialog, 'Company').fill('')
  await look('Create lead: corrected, something missing')
  await page.keyboard.press('Escape')
})

test('the outbox: waiting, needing the rep, sent, discarded', async () => {
  const { page } = running
  const { simulator } = desk
  const { createLead, leadDialog, salesforce, outbox } = inWindow(page)
  await tell(page, 'settings.update', { undoSeconds: 0 })
  simulator.salesforce.settings.duplicateRules.Lead.onCreate = 'Alert'
  const twin = desk.simulator.world.salesforce.records['Lead']?.find((row) => typeof row['Email'] === 'string')
  await createLead.click()
  // What was typed before Escape has come back, with an empty company.
  await look('Create lead: a draft restored')
  await leadDialog.getByRole('button', { name: 'Start over' }).click()
  await field(leadDialog, 'Email').fill(String(twin?.['Email']))
  await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(salesforce.getByText('Needs you')).toBeVisible()
  await look('Salesforce: a Lead that needs the rep')
  await salesforce.getByRole('button', { name: 'Fix it' }).click()
  await expect(page.getByRole('region', { name: 'Possible duplicates' })).toBeVisible()
  await look('outbox: duplicates')
  await page.getByRole('button', { name: 'Edit' }).click()
  await look('outbox: editing')
  await page.getByRole('button', { name: 'Cancel' }).click()

  await tell(page, 'settings.update', { undoSeconds: 60 })
  await goTo(page, 'Conversations')
  await expect(inWindow(page).conversations).toBeVisible()
  await inWindow(page).conversations.getByRole('option').first().click()
  await page.getByRole('textbox', { name: /^Reply to/ }).fill('On its way to you.')
  await look('conversations, with a draft')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(inWindow(page).conversation.getByText('About to send')).toBeVisible()
  await look('a reply that is held, and its message')
  await goTo(page, 'Outbox')
  await expect(outbox.getByRole('row', { name: /About to send/ })).toBeVisible()
  await look('outbox: waiting')
  await page.keyboard.press('u')
  await page.getByRole('radio', { name: 'Discarded' }).click()
  await expect(outbox.getByRole('row', { name: /Discarded/ })).toBeVisible()
  await look('outbox: discarded')
  await page.getByRole('radio', { name: 'Sent' }).click()
  await expect(outbox).toBeVisible()
  await look('outbox: sent')
})

test('settings, leaving, health, signed out and offline', async () => {
  const { page } = running
  const { simulator } = desk
  const { sync } = inWindow(page)
  await goTo(page, 'Settings')
  await look('settings')
  await page.getByRole('button', { name: 'Disconnect Intercom' }).click()
  await expect(page.getByRole('alertdialog', { name: 'Disconnect Intercom' })).toBeVisible()
  await look('settings: disconnecting')
  await page.keyboard.press('Escape')
  await sync.getByRole('button').click()
  await expect(page.getByRole('heading', { name: 'Health' })).toBeVisible()
  await look('health')
  simulator.intercom.setNetworkDown(true)
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(sync).toContainText('Offline')
  await look('health: offline')
  simulator.intercom.setNetworkDown(false)
  simulator.intercom.control.setTokenRevoked(true)
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByRole('main').getByRole('button', { name: 'Sign in again' }).first()).toBeVisible()
  await look('health: signed out')
  expect(looked.length).toBeGreaterThanOrEqual(30)
})
