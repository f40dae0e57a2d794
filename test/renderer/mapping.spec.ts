import type { Locator } from '@playwright/test'
import type { MappingEntry } from '../../src/contract/models'
import { whyNotMappable } from '../../src/main/domain/mapping/convert'
import { typeMismatch } from '../../src/renderer/src/features/mapping/fits'
import { expect, test, type Desk } from './desk'
import { fieldOf, openSettingsTab, phone, settingsWith } from './mappingDesk'

const saved = async (desk: Desk): Promise<readonly MappingEntry[] | undefined> =>
  ((await desk.asked('mapping.save')).at(-1) as { entries: MappingEntry[] } | undefined)?.entries

const status = (desk: Desk): Locator => desk.page.getByRole('tabpanel').getByRole('status').first()

test('a field is found by typing, chosen by Enter and saved at once', async ({ desk }) => {
  await openSettingsTab(desk, 'Mapping')
  await fieldOf(desk, 'Seats').press('Enter')
  const find = desk.page.getByRole('combobox', { name: 'Find: Lead field for Seats' })
  await expect(find).toBeFocused()
  await expect(desk.page.getByRole('option', { name: /^Company/u })).toContainText('required')
  await desk.page.keyboard.type('seats__c')
  await desk.page.keyboard.press('Enter')
  await expect(fieldOf(desk, 'Seats')).toHaveAccessibleName('Lead field for Seats: Seats')
  await expect(fieldOf(desk, 'Seats')).toBeFocused()
  await expect(status(desk)).toHaveText('Saved')
  expect(await saved(desk)).toEqual([
    { attribute: 'person.custom.seats', field: 'Seats__c', direction: 'toSalesforce' },
  ])
})

test('what cannot take the type, or is filled already, is there with the reason and cannot be chosen', async ({
  desk,
}) => {
  await openSettingsTab(desk, 'Mapping', { mappings: [phone] })
  await fieldOf(desk, 'Seats').press('Enter')
  const blocked = desk.page.getByRole('option', { name: /^Email Opt Out/u })
  await expect(blocked).toHaveAttribute('aria-disabled', 'true')
  await expect(blocked).toContainText('Does not fit: checkbox here, number in Intercom')
  await expect(desk.page.getByRole('option', { name: /^Phone/u })).toContainText('Filled by Phone')
  await expect(desk.page.getByRole('option', { name: /^Owner/u })).toContainText('Refers to another record')
  await desk.page.keyboard.type('opt out')
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByRole('combobox')).toBeVisible()
  // A click that Playwright would wait with, since the option says that it is disabled.
  await blocked.click({ force: true })
  await desk.page.keyboard.press('Escape')
  await expect(fieldOf(desk, 'Seats')).toBeFocused()
  expect(await saved(desk)).toBeUndefined()
})

test('J and K move between fields, Delete clears, and the focus stays', async ({ desk }) => {
  await openSettingsTab(desk, 'Mapping', { mappings: [phone] })
  await fieldOf(desk, 'Email').focus()
  await desk.page.keyboard.press('j')
  await expect(fieldOf(desk, 'Phone')).toBeFocused()
  await desk.page.keyboard.press('Delete')
  await expect(fieldOf(desk, 'Phone')).toHaveAccessibleName('Lead field for Phone: Not mapped')
  await expect(fieldOf(desk, 'Phone')).toBeFocused()
  await expect.poll(() => saved(desk)).toEqual([])
  await desk.page.keyboard.press('k')
  await expect(fieldOf(desk, 'Email')).toBeFocused()
})

test('the rule and the values of a picklist', async ({ desk }) => {
  const plan = { attribute: 'person.custom.plan_tier', field: 'Plan__c', direction: 'toSalesforce' } as const
  await openSettingsTab(desk, 'Mapping', { mappings: [plan] })
  await desk.page.getByRole('button', { name: 'Rule for Plan tier: To Salesforce' }).press('Enter')
  await desk.page.getByRole('menuitemradio', { name: 'Salesforce unless blank' }).press('Enter')
  await expect.poll(() => saved(desk)).toEqual([{ ...plan, direction: 'preferSalesforceUnlessBlank' }])
  await desk.page.getByRole('button', { name: 'Values of Plan tier' }).press('Enter')
  const dialog = desk.page.getByRole('dialog', { name: 'Values' })
  await dialog.getByRole('button', { name: /^In Salesforce for Starter/u }).press('Enter')
  await desk.page.keyboard.type('basic')
  await desk.page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Add a value' }).press('Enter')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await desk.page.keyboard.type('Growth')
  await expect(dialog.getByRole('alert')).toHaveText('Growth is there twice.')
  await desk.page.keyboard.type(' old')
  await dialog.getByRole('button', { name: /^In Salesforce for Growth old/u }).press('Enter')
  await desk.page.keyboard.type('enterp')
  await desk.page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect
    .poll(async () => (await saved(desk))?.[0]?.valueMap)
    .toEqual({ Starter: 'Basic', 'Growth old': 'Enterprise' })
})

test('what is left out and why, and what the org requires and nothing fills', async ({ desk }) => {
  const gone = { attribute: 'person.custom.gone', field: 'Title', direction: 'toSalesforce' } as const
  const hidden = { attribute: 'person.name', field: 'Hidden__c', direction: 'toSalesforce' } as const
  await openSettingsTab(desk, 'Mapping', { mappings: [phone, gone, hidden] })
  const notice = desk.page.getByRole('region', { name: 'Left out' })
  await expect(notice).toContainText('2 mappings are left out')
  await expect(notice).toContainText('The attribute person.custom.gone no longer exists in Intercom.')
  await expect(desk.page.getByRole('row', { name: /^Name/u })).toContainText('Left out: Lead has no field Hidden__c')
  await expect(desk.page.getByRole('region', { name: 'Required fields' })).toContainText('Plan')
  await notice.getByRole('button', { name: 'Clear person.custom.gone and Title' }).press('Enter')
  await expect.poll(() => saved(desk)).toEqual([phone, hidden])
})

test('quick changes do not take each other back; one that was refused says so and can be tried again', async ({
  desk,
}) => {
  await openSettingsTab(desk, 'Mapping', { mappings: [phone] })
  await desk.hold()
  for (const [label, name] of [
    ['City', 'City'],
    ['Seats', 'Seats__c'],
  ] as const) {
    await fieldOf(desk, label).press('Enter')
    await desk.page.keyboard.type(name)
    await desk.page.keyboard.press('Enter')
  }
  await expect(status(desk)).toHaveText('Saving')
  await desk.release()
  await expect(status(desk)).toHaveText('Saved')
  expect((await saved(desk))?.map((one) => one.field)).toEqual(['Phone', 'City', 'Seats__c'])
  await expect(fieldOf(desk, 'City')).toHaveAccessibleName('Lead field for City: City')

  await desk.failNext('mapping.save', { code: 'server', message: 'The disk is full.', retryable: true })
  await desk.page.getByRole('button', { name: 'Clear mapping of City' }).press('Enter')
  await expect(status(desk)).toHaveText('Not saved: The disk is full.')
  await expect(fieldOf(desk, 'City')).toHaveAccessibleName('Lead field for City: City')
  await desk.page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(status(desk)).toHaveText('Saved')
  await expect(fieldOf(desk, 'City')).toHaveAccessibleName('Lead field for City: Not mapped')
})

test('attributes are found by their own words and by those of their field', async ({ desk }) => {
  await openSettingsTab(desk, 'Mapping', { mappings: [phone] })
  const rows = desk.page.getByRole('table', { name: 'Attributes and Lead fields' }).getByRole('rowheader')
  await desk.page.getByRole('searchbox', { name: 'Find an attribute or a field' }).fill('company')
  await expect(rows).toHaveCount(3)
  await desk.page.getByRole('searchbox', { name: 'Find an attribute or a field' }).fill('')
  await desk.page.getByRole('button', { name: 'Mapped only' }).press('Enter')
  await expect(rows).toHaveCount(1)
})

test('the screen and the main process agree on which types go together', () => {
  const kinds = 'string textarea email phone url picklist combobox multipicklist boolean date datetime int double'
  for (const kind of `${kinds} currency percent long reference id address base64 time`.split(' ')) {
    for (const type of ['text', 'number', 'date', 'boolean', 'list'] as const) {
      const attribute = { label: 'A', type, meaning: null, options: [] }
      const field = { name: 'F', label: 'F', type: kind, createable: true, updateable: true }
      const main = whyNotMappable(attribute, {
        ...field,
        length: 0,
        nillable: true,
        defaultedOnCreate: false,
        picklistValues: [],
        restrictedPicklist: false,
      })
      const shown = typeMismatch(
        { ...attribute, key: 'a', of: 'person', from: 'standard', writable: true, onCreationOnly: false },
        { ...field, required: false, options: [] },
      )
      expect(shown === null, `${type} to ${kind}`).toBe(main === null)
    }
  }
})

test('nothing is known of the Lead yet', async ({ desk }) => {
  await settingsWith(desk, {}, 'scene=noSalesforce')
  await desk.page.getByRole('tab', { name: 'Mapping' }).click()
  await expect(desk.page.getByText('The fields of a Lead are not known yet')).toBeVisible()
})
