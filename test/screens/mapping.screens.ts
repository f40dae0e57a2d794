import { test, type Locator } from '@playwright/test'
import type { MappingEntry } from '../../src/contract/models'
import { goTo } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* Which attribute goes into which field, who owns whom, and what is written by itself. */

const session = openSession('mapping')

const to = (attribute: string, field: string, direction: MappingEntry['direction'] = 'toSalesforce'): MappingEntry => ({
  attribute,
  field,
  direction,
})

const dialog = (name: string): Locator => session.desk.page.getByRole('dialog', { name })

async function showTab(name: string): Promise<void> {
  const { page } = session.desk
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name }).click()
  await page.getByRole('tabpanel').getByRole('button').first().waitFor()
  await page.waitForTimeout(300)
}

test('nothing mapped yet', async () => {
  const { camera, desk } = session
  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await desk.page.keyboard.press('2')
  await desk.page.getByRole('button', { name: 'Compare with Salesforce' }).click()
  await dialog('Compare with Salesforce').waitFor()
  await camera.take('compare-nothing')
  await desk.page.keyboard.press('Escape')
  await showTab('Mapping')
  await camera.take('mapping-empty', MORE)
})

test('the mapping', async () => {
  const { camera, desk } = session
  const { page } = desk
  const mappings = [
    to('person.phone', 'Phone'),
    to('person.custom.job_title', 'Title', 'preferSalesforceUnlessBlank'),
    to('person.custom.use_case', 'Description'),
    to('person.custom.lifecycle_stage', 'Rating'),
    to('person.country', 'Country', 'fromSalesforce'),
    to('company.name', 'Company'),
    to('company.website', 'Website', 'preferSalesforceUnlessBlank'),
    to('person.custom.gone_since_spring', 'Fax'),
  ]
  await ask(page, 'mapping.save', { entries: mappings })
  await page.reload()
  await showTab('Mapping')
  await camera.take('mapping', EVERY)
  await page.getByRole('button', { name: 'Mapped only' }).click()
  await camera.take('mapping-mapped-only', MORE)
  await page
    .getByRole('button', { name: /^Lead field for Phone/u })
    .first()
    .press('Enter')
  await page.waitForTimeout(300)
  await camera.take('mapping-field-picker')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Rule for/u })
    .first()
    .press('Enter')
  await camera.take('mapping-rule-menu')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Values of/u })
    .first()
    .press('Enter')
  await dialog('Values').waitFor()
  await camera.take('mapping-values', MORE)
  await page.keyboard.press('Escape')
})

test('both sides of one person', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await page.keyboard.press('2')
  await page.getByRole('button', { name: 'Compare with Salesforce' }).click()
  await dialog('Compare with Salesforce').getByRole('table').first().waitFor()
  await camera.take('compare', EVERY)
  await page.keyboard.press('Escape')
})

test('what Repdesk writes by itself', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showTab('What Repdesk writes by itself')
  await camera.take('automations', EVERY)
  await page.getByText('10 examples').first().click()
  await camera.take('automations-examples')
  await page.getByRole('switch').nth(1).press('Space')
  await dialog('Switch on').getByRole('button', { name: 'Switch on' }).waitFor()
  await page.waitForTimeout(500)
  await camera.take('consent', MORE)
  await page.keyboard.press('Escape')
})

test('owners', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showTab('Owners')
  await camera.take('owners', EVERY)
  await page
    .getByRole('button', { name: /By email$/u })
    .first()
    .press('Enter')
  await page.waitForTimeout(300)
  await camera.take('owners-picker')
  await page.keyboard.press('Escape')
})
