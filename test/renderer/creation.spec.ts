import type { Locator } from '@playwright/test'
import { expect, test, type Desk } from './desk'
import { showPanel } from './panel'

const dialog = (desk: Desk, name: 'Create contact' | 'New opportunity'): Locator =>
  desk.page.getByRole('dialog', { name })
const create = (within: Locator): Locator => within.getByRole('button', { name: 'Create', exact: true })
const onTheirWay = (desk: Desk): Locator => desk.salesforce.getByRole('list', { name: 'On their way' })

test('M C opens the form with Create focused; Enter sends, the panel says where it stands, and Undo takes it back', async ({
  desk,
}) => {
  await desk.open('people=300&undo=20')
  await desk.openFirst()
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('c')
  const form = dialog(desk, 'Create contact')
  await expect(create(form)).toBeFocused()
  await expect(form.getByLabel('Last Name')).toHaveValue('Ruiz')
  await expect(form.getByRole('button', { name: /^Account: Northwind Ltd/u })).toBeVisible()
  await expect(form.getByText('your user may not set it')).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(desk.page.getByText('Create contact for Ana Ruiz is about to be sent.')).toBeVisible()
  expect(await desk.asked('contacts.create')).toEqual([
    expect.objectContaining({
      personId: 'person-0',
      evenIfExisting: false,
      values: expect.objectContaining({ LastName: 'Ruiz', AccountId: '001A', OwnerId: 'me' }),
    }),
  ])
  await expect(onTheirWay(desk)).toContainText('New contact')
  await expect(onTheirWay(desk)).toContainText('Ana Ruiz · Head of Operations')
  // Somebody whose Contact is on its way can have an Opportunity, too.
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('o')
  await expect(create(dialog(desk, 'New opportunity'))).toBeFocused()
  await desk.page.keyboard.press('Escape')
  await onTheirWay(desk).getByRole('button', { name: 'Undo' }).click()
  await expect(onTheirWay(desk)).toHaveCount(0)
})

test('an Account is found by letters, by keys alone, or left out', async ({ desk }) => {
  await desk.open('people=300&undo=1')
  await desk.openFirst()
  await desk.salesforce.getByRole('button', { name: 'Create contact' }).click()
  const form = dialog(desk, 'Create contact')
  await form.getByRole('button', { name: /^Account: /u }).press('Enter')
  const find = desk.page.getByRole('combobox', { name: 'Find: Account' })
  await expect(find).toBeFocused()
  await desk.page.keyboard.type('northern')
  await expect(desk.page.getByRole('option', { name: /^Nörthern Lights/u })).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(form.getByRole('button', { name: 'Account: Nörthern Lights' })).toBeFocused()
  await form.getByRole('button', { name: 'Account: Nörthern Lights' }).press('Enter')
  await desk.page.keyboard.press('Escape')
  await expect(form).toBeVisible()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(form).toHaveCount(0)
  expect((await desk.asked('contacts.create')).at(-1)).toMatchObject({ values: { AccountId: '001B' } })
  await desk.salesforce.getByRole('button', { name: 'Create contact' }).click()
  await form.getByRole('button', { name: /^Account: /u }).press('Enter')
  await desk.page.keyboard.type('no acc')
  await desk.page.keyboard.press('Enter')
  await create(form).click()
  await expect(form).toHaveCount(0)
  expect((await desk.asked('contacts.create')).at(-1)).toMatchObject({ values: { AccountId: '' } })
})

test('what is there comes first; another is a second choice, also for Ctrl+Enter', async ({ desk }) => {
  await showPanel(desk, 'Quentin Petrov')
  await desk.salesforce.getByRole('button', { name: 'New opportunity' }).focus()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  const form = dialog(desk, 'New opportunity')
  await expect(form.getByText(/^Salesforce already has \d open Opportunit/u)).toBeVisible()
  await expect(form.getByRole('article', { name: /^Opportunity / }).first()).toContainText('closes Mar 31, 2031')
  await expect(form.getByRole('button', { name: 'Keep what is there' })).toBeFocused()
  expect(await desk.asked('opportunities.create')).toHaveLength(0)
  await form.getByRole('button', { name: 'Create another anyway' }).press('Enter')
  await expect(create(form)).toBeFocused()
  await form.getByRole('textbox', { name: 'Amount' }).fill('48000')
  await form.getByRole('button', { name: /Role/u }).press('Enter')
  await desk.page.getByRole('option', { name: 'Evaluator' }).click()
  await create(form).click()
  await expect(form).toHaveCount(0)
  expect(await desk.asked('opportunities.create')).toEqual([
    expect.objectContaining({
      evenIfExisting: true,
      values: expect.objectContaining({ Amount: '48000', 'role.Role': 'Evaluator', 'role.IsPrimary': 'true' }),
    }),
  ])
})

test('somebody who is a Lead can be converted instead', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  await desk.salesforce.getByRole('button', { name: 'Create contact' }).click()
  const form = dialog(desk, 'Create contact')
  await expect(form.getByText('Converting the Lead makes a Contact of it.')).toBeVisible()
  await expect(form.getByRole('article', { name: 'Lead Chloe Novak' })).toBeVisible()
})

test('errors stand at their fields, others above them', async ({ desk }) => {
  await showPanel(desk, 'Quentin Petrov')
  await desk.salesforce.getByRole('button', { name: 'New opportunity' }).click()
  const form = dialog(desk, 'New opportunity')
  await form.getByRole('button', { name: 'Create another anyway' }).click()
  await form.getByRole('textbox', { name: 'Amount' }).fill('much')
  await create(form).click()
  await expect(form.getByRole('textbox', { name: 'Amount' })).toHaveAccessibleDescription('Amount is no number.')
  await expect(form.getByRole('textbox', { name: 'Amount' })).toBeFocused()
  await form.getByRole('textbox', { name: 'Amount' }).fill('1')
  const refusal = { code: 'validation', message: 'Look again.', retryable: false } as const
  await desk.failNext('opportunities.create', {
    ...refusal,
    fields: { AccountId: 'Choose another one.', Region__c: 'Region is needed.' },
  })
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(form.getByRole('button', { name: /^Account: /u })).toHaveAccessibleDescription('Choose another one.')
  await expect(form.getByRole('alert')).toHaveText('Look again. Region__c: Region is needed.')
})

test('what cannot be made says why at the button, and in the dialog', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  const button = desk.salesforce.getByRole('button', { name: 'New opportunity' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/Create a Contact first/u)
  await button.press('Enter')
  await button.press('ControlOrMeta+Enter')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('New opportunity')
  await expect(desk.page.getByRole('option', { name: /^New opportunity/u })).toHaveCount(0)
  await desk.page.keyboard.press('Escape')
  // Blocked only since the button was pressed: the dialog says it.
  await desk.salesforce.getByRole('button', { name: 'Create contact' }).focus()
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    world.account = { ...world.account, salesforce: null }
  })
  await desk.page.keyboard.press('Enter')
  const form = dialog(desk, 'Create contact')
  await expect(create(form)).toHaveAccessibleDescription('Connect Salesforce first.')
  await expect(form.getByRole('button', { name: 'Close' }).last()).toBeFocused()
})

test('in the outbox the values have the form’s own labels and inputs', async ({ desk }) => {
  await showPanel(desk, 'Quentin Petrov', 'undo=20')
  await desk.salesforce.getByRole('button', { name: 'New opportunity' }).click()
  await dialog(desk, 'New opportunity').getByRole('button', { name: 'Create another anyway' }).click()
  await create(dialog(desk, 'New opportunity')).click()
  await expect(dialog(desk, 'New opportunity')).toHaveCount(0)
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('o')
  await desk.page.getByRole('row', { name: /^Quentin Petrov.*New opportunity/u }).click()
  const values = desk.page.getByRole('region', { name: 'What is written' })
  await expect(values).toContainText('Close Date')
  await expect(values).toContainText('Primary')
  await expect(values).toContainText('Northwind Ltd')
})
