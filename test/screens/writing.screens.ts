import { test } from '@playwright/test'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* What is made in Salesforce besides a Lead, many Leads at once, and what Repdesk writes by itself. */

const session = openSession('writing')

test('Contacts, Opportunities, conversions', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { salesforce } = inWindow(page)
  await showPerson(desk, castOf(session, 'notInSalesforce').contactId)
  await salesforce.getByRole('button', { name: 'Create contact' }).click()
  await page.getByRole('dialog').getByLabel('Last Name').waitFor()
  await camera.take('create-contact', MORE)
  await page.keyboard.press('Escape')

  await showPerson(desk, castOf(session, 'severalOpenOpportunities').contactId)
  await salesforce.getByRole('button', { name: 'New opportunity' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create another anyway' }).waitFor()
  await camera.take('new-opportunity-existing', MORE)
  await page.getByRole('dialog').getByRole('button', { name: 'Create another anyway' }).click()
  await page.getByRole('dialog').getByLabel('Close Date').waitFor()
  await camera.take('new-opportunity', MORE)
  await page.keyboard.press('Escape')

  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await salesforce
    .getByRole('button', { name: /^Convert/u })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await camera.take('convert', MORE)
  await page.keyboard.press('Escape')
})

test('Leads of several people', async () => {
  const { camera, desk } = session
  const { page } = desk
  const dialog = page.getByRole('dialog', { name: 'Create Leads' })
  await goTo(page, 'My book')
  await page.keyboard.press('Escape')
  await inWindow(page).book.focus()
  await page.keyboard.press('Space')
  for (let more = 0; more < 11; more++) await page.keyboard.press('Shift+ArrowDown')
  await camera.take('book-selected', MORE)
  await page.keyboard.press('b')
  await dialog.getByRole('region', { name: 'Each person' }).waitFor()
  await camera.take('create-leads-plan', EVERY)
  await ask(page, 'settings.update', { undoSeconds: 60 })
  const create = dialog.getByRole('button', { name: /^Create \d+ Lead/u })
  if (await create.isEnabled()) {
    await create.click()
    await dialog.getByRole('progressbar').waitFor()
    await camera.take('create-leads-held', MORE)
    await dialog.getByRole('button', { name: 'Undo all' }).click()
    await camera.take('create-leads-stopped')
  }
  await page.keyboard.press('Escape')
  await ask(page, 'settings.update', { undoSeconds: 5 })
})

test('Settings: matching and mapping, owners, what is written by itself', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'Settings')
  for (const tab of ['Mapping', 'What Repdesk writes by itself', 'Owners']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.waitForTimeout(300)
    await camera.take(`settings-${tab.toLowerCase().replaceAll(' ', '-')}`, EVERY)
  }
  await page.getByRole('tab', { name: 'General' }).click()
})

test('what changed in Salesforce, and what this desktop wrote', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const lead = simulator.salesforce.control.list('Lead').find((row) => row['Status'] !== 'Nurturing')
  if (lead) simulator.salesforce.control.update('Lead', String(lead['Id']), { Status: 'Nurturing' })
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.waitForTimeout(500)
  await camera.take('news', MORE)
  await page.keyboard.press('Escape')
  await goTo(page, 'Outbox')
  await page.getByRole('radio', { name: 'Sent' }).click()
  await page.waitForTimeout(300)
  await camera.take('audit', MORE)
})
