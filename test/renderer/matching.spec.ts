import type { Locator } from '@playwright/test'
import type { MatchKeys } from '../../src/contract/models'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'
import { change, openSettingsTab } from './mappingDesk'
import { showPanel } from './panel'

const none: MatchKeys = { Lead: null, Contact: null, Account: null }
const byExternalId = { field: 'External_Id__c', attribute: 'person.externalId' }

const saved = async (desk: Desk): Promise<MatchKeys | undefined> =>
  (await desk.asked('matching.save')).at(-1) as MatchKeys | undefined

const table = (desk: Desk): Locator => desk.page.getByRole('table', { name: 'How records are found' })
const rowOf = (desk: Desk, object: string): Locator =>
  table(desk).getByRole('row', { name: new RegExp(`^${object}`, 'u') })

/** Gives people's companies so many Accounts, then opens somebody. */
async function showCompany(desk: Desk, name: string, accounts: number, query?: string): Promise<void> {
  await desk.open(`people=300&undo=1&${query ?? ''}`)
  await desk.page.evaluate((count) => {
    window.fixture.world.accountsOfCompany = count
  }, accounts)
  await desk.row(new RegExp(`^${name}`, 'u')).click()
  await expect(desk.page.getByRole('heading', { name })).toBeVisible()
}

test('a field is chosen by typing, those made for it first, and the choice can be undone', async ({ desk }) => {
  await openSettingsTab(desk, 'Mapping')
  const field = table(desk).getByRole('button', { name: /^Field that finds a Contact/u })
  await expect(field).toHaveAccessibleName('Field that finds a Contact: Email only')
  await field.press('Enter')
  await expect(desk.page.getByRole('option')).toHaveText([
    'Email only',
    'External idExternal IDExternal_Id__c',
    'EmailLookupEmail',
    'DepartmentDepartment',
  ])
  await desk.page.keyboard.type('external')
  await desk.page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleName('Field that finds a Contact: External id')
  await expect(field).toBeFocused()
  await expect.poll(() => saved(desk)).toEqual({ ...none, Contact: byExternalId })
  await expect(rowOf(desk, 'Contact')).toContainText('182 people with a value, 120 found by it.')
  await expect(desk.page.getByText('Contacts are found by External id first.')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect.poll(() => saved(desk)).toEqual(none)
  await expect(field).toHaveAccessibleName('Field that finds a Contact: Email only')
})

test('what is compared is chosen as well; progress and problems are said', async ({ desk }) => {
  await openSettingsTab(desk, 'Mapping', {
    matchKeys: {
      Lead: { field: 'App_User__c', attribute: 'person.externalId' },
      Contact: { field: 'Gone__c', attribute: 'person.externalId' },
      Account: null,
    },
  })
  await expect(rowOf(desk, 'Lead')).toContainText('12 still to be looked up')
  await expect(rowOf(desk, 'Contact')).toContainText('The field Gone__c is not there, or hidden from you.')
  await expect(rowOf(desk, 'Account')).toContainText('The company’s website, where one Account has it.')
  await table(desk).getByRole('button', { name: 'Compared with, for a Lead: User ID' }).press('Enter')
  await desk.page.keyboard.type('crm')
  await desk.page.keyboard.press('Enter')
  await expect
    .poll(async () => (await saved(desk))?.Lead)
    .toEqual({ field: 'App_User__c', attribute: 'person.custom.crm_id' })
})

test('the panel says by what a person was matched', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  await expect(desk.salesforce.getByText('Matched by email')).toBeVisible()
  await change(desk, { matchKeys: { ...none, Lead: { field: 'App_User__c', attribute: 'person.externalId' } } })
  await desk.salesforce.getByRole('button', { name: 'Refresh from Salesforce' }).click()
  await expect(desk.salesforce.getByText('Matched by App_User__c')).toBeVisible()
})

test('somebody without a record shows the Account of their company, and how it was found', async ({ desk }) => {
  await showCompany(desk, 'Ana Ruiz', 1)
  const account = desk.salesforce.getByRole('article', { name: /^Account / })
  await expect(account).toBeVisible()
  await expect(account).toContainText('www.example.com')
  await expect(account).toContainText('Bo Chen')
  await expect(desk.salesforce.getByText(/^Account of .*, by its website$/u)).toBeVisible()
  await expect(account.getByRole('button', { name: 'Open this Account in Salesforce' })).toBeVisible()
})

test('of several Accounts one is chosen by keys, changed, and taken back by U', async ({ desk }) => {
  await showCompany(desk, 'Chloe Novak', 3)
  const several = desk.salesforce.getByRole('region', { name: 'Accounts of the company' })
  await expect(several).toContainText(/^3 Accounts for .*, by its website/u)
  await expect(several.getByRole('listitem')).toHaveCount(3)
  await several.getByRole('button', { name: /^Use this one: Account 2 of 3/u }).press('Enter')
  await expect(desk.salesforce.getByRole('article', { name: /^Account .*\(2\)$/u })).toBeVisible()
  await expect(desk.salesforce.getByText(/^You chose this of 3 for /u)).toBeVisible()
  await desk.page.keyboard.press('u')
  await expect(several).toBeVisible()
  await several.getByRole('button', { name: /^Use this one: Account 1 of 3/u }).press('Enter')
  await desk.salesforce.getByRole('button', { name: 'Change the Account' }).press('Enter')
  await expect(several).toBeVisible()
})

for (const theme of ['light', 'dark']) {
  test(`has nothing that axe minds, ${theme}`, async ({ desk }) => {
    await openSettingsTab(desk, 'Mapping', {
      theme: theme === 'dark' ? 'dark' : 'light',
      matchKeys: { ...none, Contact: byExternalId, Lead: { field: 'Gone__c', attribute: 'person.externalId' } },
    })
    await expect(table(desk)).toBeVisible()
    expect(await runAxe(desk.page)).toEqual([])
    for (const accounts of [1, 3]) {
      await showCompany(desk, 'Chloe Novak', accounts, `theme=${theme}`)
      await expect(desk.salesforce.getByText(/by its website/u)).toBeVisible()
      expect(await runAxe(desk.page)).toEqual([])
    }
  })
}
