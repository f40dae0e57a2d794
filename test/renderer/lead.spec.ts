import { expect, test } from './desk'

test('L opens the form with Create focused, so that Enter sends; the panel shows the lead, then the record', async ({
  desk,
}) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  await desk.page.keyboard.press('l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  await expect(dialog.getByRole('button', { name: 'Create', exact: true })).toBeFocused()
  await expect(dialog.getByLabel('Company')).toHaveValue('Northwind')
  await desk.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(desk.salesforce.getByText('About to send')).toBeVisible()
  await desk.letGo()
  await expect(desk.salesforce.getByRole('article', { name: 'Lead Ana Ruiz' })).toBeVisible()
  await expect(desk.salesforce.getByRole('link', { name: 'Open in Salesforce' })).toBeVisible()
  expect(await desk.asked('leads.create')).toEqual([
    expect.objectContaining({ personId: 'person-0', saveToPerson: false, evenIfExisting: false }),
  ])
})

test('Ctrl+Enter on the button sends straight away', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  await desk.salesforce.getByRole('button', { name: 'Create lead' }).focus()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(desk.salesforce.getByText('About to send')).toBeVisible()
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  expect(await desk.asked('leads.create')).toHaveLength(1)
})

test('U takes a held lead back', async ({ desk }) => {
  await desk.open('people=300&undo=20')
  await desk.openFirst()
  await desk.salesforce.getByRole('button', { name: 'Create lead' }).focus()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(desk.salesforce.getByText('About to send')).toBeVisible()
  await desk.page.keyboard.press('u')
  await expect(desk.salesforce.getByText('About to send')).toHaveCount(0)
  expect(await desk.asked('outbox.undo')).toHaveLength(1)
})

test('a blocked lead says why at the button, which stays reachable and does nothing', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^محمد/u).click()
  const button = desk.salesforce.getByRole('button', { name: 'Create lead' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/needs an email/u)
  await button.focus()
  await expect(button).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  expect(await desk.asked('leads.form')).toHaveLength(0)
})

test('corrected values are offered to Intercom too, and errors stand at their fields', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.page.keyboard.press('l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  const offer = dialog.getByRole('checkbox', { name: /Save corrected values/u })
  await expect(offer).toHaveCount(0)
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('nonsense')
  await expect(offer).toBeChecked()
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog.getByRole('textbox', { name: 'Phone' })).toHaveAccessibleDescription(
    'Use digits, spaces and + only',
  )
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('+34 600 200 300')
  await desk.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect((await desk.asked('leads.create')).at(-1)).toMatchObject({
    saveToPerson: true,
    values: { Phone: '+34 600 200 300' },
  })
})

test('a required value that is missing keeps Create off and takes the focus', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.page.keyboard.press('l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  await dialog.getByLabel('Last name').fill('')
  await expect(dialog.getByRole('button', { name: 'Create', exact: true })).toBeDisabled()
  await desk.page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('the stand-in for a missing company stands out until it is replaced', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Quentin Petrov/u).click()
  // The key is the person's, who is there a moment after the click.
  await expect(desk.salesforce.getByRole('button', { name: 'Create lead' })).toBeVisible()
  await desk.page.keyboard.press('l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  await dialog.getByRole('button', { name: 'Create another anyway' }).click()
  await expect(dialog.getByLabel('Company')).toHaveValue('[not provided]')
  await expect(dialog.getByLabel('Company')).toHaveAccessibleDescription(/Salesforce needs something here/u)
  await dialog.getByLabel('Company').fill('Fabrikam')
  await expect(dialog.getByLabel('Company')).toHaveAccessibleDescription('')
})

test('existing records come first; another lead is a second choice', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Priya Okafor/u).click()
  await expect(desk.salesforce.getByText('3 records have this email')).toBeVisible()
  await desk.salesforce.getByRole('button', { name: 'Create lead' }).focus()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  await expect(dialog.getByText('Salesforce already has 3 records')).toBeVisible()
  expect(await desk.asked('leads.create')).toHaveLength(0)
  await dialog.getByRole('button', { name: 'Create another anyway' }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Create', exact: true })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect((await desk.asked('leads.create')).at(-1)).toMatchObject({ evenIfExisting: true })
})

test('another record type brings its own lists and what it asks for; what its list has no more stays, flagged', async ({
  desk,
}) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  await desk.page.evaluate(() => {
    window.fixture.world.hasRecordTypes = true
  })
  await desk.page.keyboard.press('l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  const choose = async (field: RegExp, option: string): Promise<void> => {
    await dialog.getByRole('button', { name: field }).click()
    await desk.page.getByRole('option', { name: option, exact: true }).click()
  }
  await dialog.getByLabel('Company').fill('Northwind Ltd')
  await choose(/Tier/u, 'Tin')
  await expect(dialog.getByLabel('Reason')).toHaveCount(0)
  await choose(/Record type/u, 'Large')
  await expect(dialog.getByLabel('Reason')).toBeVisible()
  await expect(dialog.getByLabel('Company')).toHaveValue('Northwind Ltd')
  await expect(dialog.getByText('“Tin” is not in the list that Salesforce offers here.')).toBeVisible()
  await dialog.getByRole('button', { name: /Tier/u }).click()
  await expect(desk.page.getByRole('option')).toHaveText(['None', 'Tin', 'Gold', 'Silver'])
  await desk.page.getByRole('option', { name: 'Gold' }).click()
  await expect(dialog.getByText('is not in the list')).toHaveCount(0)
  await dialog.getByLabel('Reason').fill('Seats')
  await choose(/Record type/u, 'Small')
  await choose(/Tier/u, 'Silver')
  await expect(dialog.getByLabel('Reason')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  const values = { RecordTypeId: 'small', Tier__c: 'Silver', Company: 'Northwind Ltd' }
  const [sent] = await desk.asked('leads.create')
  expect(sent).toMatchObject({ values })
  // A field that only the other type has is not sent with this one.
  expect(sent).not.toHaveProperty('values.Reason__c')
})

test('a Lead that waits takes another record type, too: the outbox then has its lists and what it asks for', async ({
  desk,
}) => {
  await desk.open('people=300&undo=0&scene=offline')
  await desk.openFirst()
  await desk.page.evaluate(() => {
    window.fixture.world.hasRecordTypes = true
  })
  await desk.page.keyboard.press('l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  await dialog.getByRole('button', { name: /Tier/u }).click()
  await desk.page.getByRole('option', { name: 'Tin', exact: true }).click()
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('o')
  await desk.page
    .getByRole('row', { name: /^Ana Ruiz.*Create lead/u })
    .first()
    .click()
  await desk.page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = desk.page.getByRole('form', { name: 'Edit what is written' })
  await expect(form.getByLabel('Reason')).toHaveCount(0)
  const type = form.getByRole('button', { name: /Record type/u })
  await type.click()
  await desk.page.getByRole('option', { name: 'Large', exact: true }).click()
  await expect(type).toBeFocused()
  await form.getByLabel('Reason').fill('Seats')
  await expect(form.getByText('“Tin” is not in the list')).toBeVisible()
  await form.getByRole('button', { name: /Tier/u }).click()
  await desk.page.getByRole('option', { name: 'Gold', exact: true }).click()
  await form.getByRole('button', { name: 'Save and send' }).click()
  await expect(form).toHaveCount(0)
  expect(await desk.asked('outbox.edit')).toMatchObject([
    { values: { RecordTypeId: 'large', Tier__c: 'Gold', Reason__c: 'Seats' } },
  ])
})
