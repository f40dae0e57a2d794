import { test } from '@playwright/test'
import type { CastName } from '../../src/simulator/world/cast'
import { field, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE, UNZOOMED, USUAL } from './lib/wanted'

/* The Salesforce panel in each of its states, and the dialogs of Leads, Contacts and Opportunities. */

const session = openSession('salesforce')

const PANELS: Record<string, CastName> = {
  none: 'notInSalesforce',
  lead: 'oneLead',
  contact: 'oneContact',
  several: 'severalLeads',
  'lead-and-contact': 'leadAndContact',
  'two-contacts': 'twoContacts',
  converted: 'convertedLead',
  queue: 'leadInQueue',
  'owners-disagree': 'ownersDisagree',
  opportunities: 'severalOpenOpportunities',
  blocked: 'noEmail',
}

test('the panel', async () => {
  const { camera, desk } = session
  for (const [state, name] of Object.entries(PANELS)) {
    await showPerson(desk, castOf(session, name).contactId)
    await camera.take(`panel-${state}`, state === 'several' ? UNZOOMED : USUAL)
  }
  await showPerson(desk, castOf(session, 'severalOpenOpportunities').contactId)
  // Where the window is too narrow for it, the panel is a tab; a size of its own stays until the next picture.
  const narrow = MORE.filter(({ width, zoom }) => width === 960 && zoom === 200)
  await camera.take('panel-beside-tab', narrow)
  await desk.page.keyboard.press('4')
  await camera.take('panel-tab', narrow)
  await desk.page.keyboard.press('1')
  await camera.turnBack()
})

test('the panel at work: fields, Cases, choices, the card on a name', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { salesforce } = inWindow(page)
  const person = (object: string) => salesforce.getByRole('article', { name: new RegExp(`^${object} `, 'u') })
  const opener = (object: string, label: string) =>
    person(object).getByRole('button', { name: new RegExp(`^${label}: `, 'u') })

  await showPerson(desk, castOf(session, 'severalOpenOpportunities').contactId)
  await salesforce
    .getByRole('button', { name: /^Cases/u })
    .or(salesforce.getByText('Cases'))
    .first()
    .click()
  await salesforce.getByRole('button', { name: 'Next Opportunity' }).click()
  await camera.take('panel-opportunity-2', UNZOOMED)
  await salesforce
    .getByRole('button', { name: /^Fields of Task /u })
    .first()
    .press('Enter')
  await page.waitForTimeout(300)
  await camera.take('panel-task-fields', UNZOOMED)

  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await opener('Lead', 'Title').press('Enter')
  await camera.take('panel-field-text')
  await page.keyboard.press('Escape')
  await person('Lead')
    .getByRole('button', { name: /^(Lead )?Status: /u })
    .press('Enter')
  await camera.take('panel-field-picklist')
  await page.keyboard.press('Escape')
  await person('Lead').getByRole('button', { name: 'Choose fields of Lead' }).press('Enter')
  await page.getByRole('dialog', { name: 'Choose fields' }).getByRole('checkbox').first().waitFor()
  await camera.take('panel-choose-fields', UNZOOMED)
  await page.keyboard.press('Escape')
  await page.mouse.move(400, 400)
  await page.getByRole('heading', { level: 2 }).getByRole('button').first().hover()
  await page.getByRole('tooltip').waitFor()
  await camera.take('panel-card-on-name')
  await page.mouse.move(400, 400)

  await showPerson(desk, castOf(session, 'severalLeads').contactId)
  await salesforce.getByRole('button', { name: 'Compare and choose' }).click()
  await camera.take('panel-choose-record', UNZOOMED)
  await page
    .getByRole('button', { name: /^Use this one/u })
    .first()
    .click()
  await salesforce.getByText(/^You chose this/u).waitFor()
  await camera.take('panel-chosen', UNZOOMED)
})

test('Create lead', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { salesforce, leadDialog } = inWindow(page)
  const open = async (name: CastName): Promise<void> => {
    await showPerson(desk, castOf(session, name).contactId)
    await salesforce.getByRole('button', { name: 'Create lead' }).click()
    await leadDialog.waitFor()
  }
  await open('notInSalesforce')
  await camera.take('create-lead', EVERY)
  await field(leadDialog, 'Phone').fill('+34 600 000 000')
  await camera.take('create-lead-corrected')
  await leadDialog
    .getByRole('button', { name: /^Lead owner|owner/i })
    .first()
    .click()
  await camera.take('create-lead-owner-menu')
  await page.keyboard.press('Escape')
  await field(leadDialog, 'Email').fill('not an email')
  await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
  await page.waitForTimeout(300)
  await camera.take('create-lead-errors', MORE)
  await field(leadDialog, 'Last Name').fill('')
  await camera.take('create-lead-missing')
  await page.keyboard.press('Escape')

  await open('emoji')
  await camera.take('create-lead-ready')
  await page.keyboard.press('Escape')
  await open('onlyEmail')
  await camera.take('create-lead-placeholders')
  await page.keyboard.press('Escape')
  await open('longName')
  await camera.take('create-lead-longName')
  await page.keyboard.press('Escape')
  await open('severalLeads')
  await camera.take('create-lead-existing', MORE)
  await page.keyboard.press('Escape')
  await open('leadAndContact')
  await camera.take('create-lead-existing-both')
  await page.keyboard.press('Escape')
})

test('Create contact and New opportunity', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { salesforce } = inWindow(page)
  const open = async (name: CastName, label: 'Create contact' | 'New opportunity'): Promise<void> => {
    await showPerson(desk, castOf(session, name).contactId)
    await salesforce.getByRole('button', { name: label }).click()
    await page.getByRole('dialog', { name: label }).getByRole('button').nth(1).waitFor()
  }
  await open('notInSalesforce', 'Create contact')
  await camera.take('create-contact', EVERY)
  await page.getByRole('button', { name: /^Account: /u }).press('Enter')
  await page.getByRole('combobox', { name: 'Find: Account' }).fill('in')
  await page.waitForTimeout(300)
  await camera.take('create-contact-account', MORE)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await open('onlyEmail', 'Create contact')
  await camera.take('create-contact-missing')
  await page.keyboard.press('Escape')
  await open('severalOpenOpportunities', 'New opportunity')
  await camera.take('new-opportunity-existing', MORE)
  await page.getByRole('button', { name: 'Create another anyway' }).click()
  await camera.take('new-opportunity', EVERY)
  await page.keyboard.press('Escape')
})

test('on the way, and in need of the rep', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const { salesforce, leadDialog } = inWindow(page)
  const create = async (name: CastName): Promise<void> => {
    await showPerson(desk, castOf(session, name).contactId)
    await salesforce.getByRole('button', { name: 'Create lead' }).click()
    await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
    await leadDialog.waitFor({ state: 'detached' })
  }
  await ask(page, 'settings.update', { undoSeconds: 60 })
  await create('arabic')
  await camera.take('panel-pending', MORE)
  await ask(page, 'settings.update', { undoSeconds: 0 })
  const message = 'Company must be the registered name of a company that sales operations has approved.'
  simulator.salesforce.settings.validationRules.push({
    object: 'Lead',
    field: 'Company',
    when: { is: '[not provided]' },
    message,
  })
  await create('onlyEmail')
  await salesforce.getByText(/Needs you/).waitFor({ timeout: 15_000 })
  await camera.take('panel-needs-you', MORE)
  await create('notInSalesforce')
  await salesforce.getByRole('article').first().waitFor({ timeout: 15_000 })
  await camera.take('panel-just-created')
})
