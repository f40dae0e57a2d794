import { runAxe } from '../builders/runAxe'
import { expect, test } from './desk'
import { leadWith, opener, showPanel } from './panel'

test('Enter edits a field, Enter saves it, the mark follows it to Salesforce, U takes a held one back', async ({
  desk,
}) => {
  await showPanel(desk, 'Chloe Novak', 'undo=30')
  const title = opener(desk.salesforce, 'Title')
  await title.press('Enter')
  const input = desk.salesforce.getByRole('textbox', { name: 'Title' })
  await expect(input).toBeFocused()
  await desk.page.keyboard.type('Chief of staff')
  await desk.page.keyboard.press('Enter')
  await expect(title).toHaveAccessibleName('Title: Chief of staff, edit')
  await expect(title).toBeFocused()
  await expect(desk.salesforce.getByRole('img', { name: 'About to send' })).toBeVisible()
  await desk.letGo()
  await expect(desk.salesforce.getByRole('img', { name: 'Sent to Salesforce' })).toBeVisible()
  await expect(title).toHaveAccessibleName('Title: Chief of staff, edit')
  expect(await desk.asked('records.update')).toEqual([
    { personId: 'person-1', object: 'Lead', recordId: '00Q00000000person-10', values: { Title: 'Chief of staff' } },
  ])
  await title.press('Enter')
  await desk.page.keyboard.type('Nobody')
  await desk.page.keyboard.press('Enter')
  await expect(title).toHaveAccessibleName('Title: Nobody, edit')
  await desk.page.keyboard.press('u')
  await expect(title).toHaveAccessibleName('Title: Chief of staff, edit')
})

test('Escape leaves a value as it was and sends nothing; leaving the field sends what was changed', async ({
  desk,
}) => {
  await showPanel(desk, 'Chloe Novak')
  const title = opener(desk.salesforce, 'Title')
  await title.press('Enter')
  await desk.page.keyboard.type('Something else')
  await desk.page.keyboard.press('Escape')
  await expect(title).toHaveAccessibleName('Title: Head of Operations, edit')
  await expect(title).toBeFocused()
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await title.press('Enter')
  await desk.salesforce.getByRole('heading', { name: 'Salesforce' }).click()
  await expect(title).toBeVisible()
  expect(await desk.asked('records.update')).toEqual([])
  await title.press('Enter')
  await desk.page.keyboard.type('Head of IT')
  await desk.row(/^Quentin Petrov/u).click()
  await expect(desk.page.getByRole('heading', { name: 'Quentin Petrov' })).toBeVisible()
  expect(await desk.asked('records.update')).toEqual([
    expect.objectContaining({ personId: 'person-1', values: { Title: 'Head of IT' } }),
  ])
})

test('a refused value keeps its control, with the sentence under it', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  await opener(desk.salesforce, 'Title').press('Enter')
  await desk.page.keyboard.type('nonsense')
  await desk.page.keyboard.press('Enter')
  const input = desk.salesforce.getByRole('textbox', { name: 'Title' })
  await expect(input).toHaveAccessibleDescription('Salesforce does not accept nonsense')
  await expect(input).toHaveAttribute('aria-invalid', 'true')
  await desk.page.keyboard.press('Escape')
  await expect(desk.salesforce.getByRole('alert')).toHaveCount(0)
})

test('an edit that needs the rep says so at its field, and leads to the item', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak', 'undo=30')
  await opener(desk.salesforce, 'Title').press('Enter')
  await desk.page.keyboard.type('Chief')
  await desk.page.keyboard.press('Enter')
  await expect(opener(desk.salesforce, 'Title')).toHaveAccessibleName('Title: Chief, edit')
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    world.move(world.items[0]?.id ?? '', (item) => ({
      ...item,
      state: 'needs_attention',
      code: 'permission',
      message: 'You may not change this field.',
    }))
  })
  await expect(desk.salesforce.getByText('You may not change this field.')).toBeVisible()
  await desk.salesforce.getByRole('button', { name: 'Fix it' }).click()
  await expect(desk.page.getByRole('grid', { name: 'Outbox' })).toBeVisible()
})

test('each type has its control', async ({ desk }) => {
  await desk.open('people=300&undo=1')
  const lead = await leadWith(
    desk,
    'Status',
    'OwnerId',
    'AnnualRevenue',
    'Description',
    'HasOptedOutOfEmail',
    'Interests__c',
    'Renewal__c',
    'Next_call__c',
    'Website',
    'CreatedById',
  )
  const { page } = desk
  const last = async (): Promise<unknown> => ((await desk.asked('records.update')).at(-1) as { values: unknown }).values

  await opener(lead, 'Status').press('Enter')
  await page.getByRole('option', { name: 'Qualified' }).click()
  await expect(opener(lead, 'Status')).toHaveAccessibleName('Status: Qualified, edit')
  expect(await last()).toEqual({ Status: 'Qualified' })
  await opener(lead, 'Status').press('Enter')
  await expect(page.getByRole('option', { name: 'None' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(opener(lead, 'Status')).toBeFocused()

  await opener(lead, 'Owner').press('Enter')
  await page.getByRole('option', { name: 'Bo Chen' }).click()
  await expect(opener(lead, 'Owner')).toHaveAccessibleName(/^Owner: Bo Chen/u)
  expect(await last()).toEqual({ OwnerId: '006' })

  await opener(lead, 'Annual revenue').press('Enter')
  await page.keyboard.type('12k')
  await page.keyboard.press('Enter')
  await expect(lead.getByRole('alert')).toContainText('Write a number')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(opener(lead, 'Annual revenue')).toBeVisible()
  expect(await last()).toEqual({ AnnualRevenue: '12' })

  await opener(lead, 'Description').press('Enter')
  await lead.getByRole('textbox', { name: 'Description' }).fill('One')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Two')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(opener(lead, 'Description')).toBeVisible()
  expect(await last()).toEqual({ Description: 'One\nTwo' })

  await lead.getByRole('checkbox', { name: 'Email opt out' }).press('Space')
  await expect(lead.getByRole('checkbox', { name: 'Email opt out' })).toBeChecked()
  expect(await last()).toEqual({ HasOptedOutOfEmail: 'true' })

  await opener(lead, 'Interests').press('Enter')
  const boxes = lead.getByRole('group', { name: 'Interests' })
  await boxes.getByRole('checkbox', { name: 'Support' }).press('Space')
  await boxes.getByRole('checkbox', { name: 'API' }).press('Space')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(opener(lead, 'Interests')).toHaveAccessibleName('Interests: Reports, Support, edit')
  expect(await last()).toEqual({ Interests__c: 'Reports;Support' })

  await opener(lead, 'Renewal date of the current supplier').press('Enter')
  await lead.getByLabel('Renewal date').fill('2027-04-02')
  await page.keyboard.press('Enter')
  await expect(opener(lead, 'Renewal date of the current supplier')).toHaveAccessibleName(/Apr 2, 2027/u)
  expect(await last()).toEqual({ Renewal__c: '2027-04-02' })

  await opener(lead, 'Next call').press('Enter')
  await lead.getByLabel('Next call').fill('2026-12-02T14:00')
  await page.keyboard.press('Enter')
  await expect(opener(lead, 'Next call')).toBeVisible()
  const local = await page.evaluate(() => new Date('2026-12-02T14:00').toISOString())
  expect(await last()).toEqual({ Next_call__c: local })

  await lead.getByRole('link', { name: 'example.com/about' }).click()
  expect(await desk.asked('app.openLink')).toEqual([{ url: 'https://example.com/about' }])
  await expect(opener(lead, 'Created by')).toHaveCount(0)
})

test('a reference is found by letters of its name, chosen by keys, and emptied', async ({ desk, page }) => {
  await showPanel(desk, 'Quentin Petrov', 'undo=30')
  await page.evaluate(() => {
    const { world } = window.fixture
    world.settings = { ...world.settings, panelFields: { Contact: ['AccountId', 'Title'] } }
    world.emit('settings.changed', world.settings)
    world.changed('salesforce')
  })
  const account = opener(desk.salesforce, 'Account')
  await expect(account).toHaveAccessibleName('Account: empty, edit')
  await account.press('Enter')
  const input = page.getByRole('combobox', { name: 'Find: Account' })
  await expect(input).toBeFocused()
  await page.keyboard.type('north')
  const options = page.getByRole('option')
  await expect(options).toHaveCount(2)
  await expect(options.first()).toContainText('northwind.example')
  expect(await runAxe(page)).toEqual([])

  // Taken back: nothing is sent, and the focus is where it was.
  await page.keyboard.press('Escape')
  await expect(account).toBeFocused()
  expect(await desk.asked('records.update')).toEqual([])

  await account.press('Enter')
  await expect(input).toBeFocused()
  await page.keyboard.type('northw')
  await expect(options).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(account).toHaveAccessibleName('Account: Northwind Traders, edit')
  await expect(account).toBeFocused()
  await expect
    .poll(() => desk.asked('records.update'))
    .toMatchObject([
      { object: 'Contact', values: { AccountId: '001000000000001AAA' }, names: { AccountId: 'Northwind Traders' } },
    ])

  await account.press('Enter')
  await expect(input).toBeFocused()
  await page.keyboard.type('zzz')
  await expect(page.getByText('Nothing is called that')).toBeVisible()
  await input.fill('none')
  await page.keyboard.press('Enter')
  await expect(account).toHaveAccessibleName('Account: empty, edit')
  expect((await desk.asked('records.update')).at(-1)).toMatchObject({ values: { AccountId: '' } })

  // In the outbox it reads as what it leads to, too.
  await account.press('Enter')
  await expect(input).toBeFocused()
  await page.keyboard.type('northern')
  await expect(options).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(account).toHaveAccessibleName('Account: Northern Lights, edit')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page
    .getByRole('row', { name: /^Quentin Petrov/u })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'What is written' })).toContainText('Northern Lights')
})

test('a Case and a Task open to what they lead to, by keys, and each is edited in place', async ({ desk, page }) => {
  await showPanel(desk, 'Quentin Petrov', 'undo=30')
  await desk.salesforce.getByRole('button', { name: /^Cases/u }).press('Enter')
  const opened = desk.salesforce.getByRole('button', { name: /^Fields of Case /u }).first()
  await opened.press('Enter')
  await expect(opened).toHaveAttribute('aria-expanded', 'true')
  const aCase = desk.salesforce.getByRole('group', { name: /^Case / })
  await opener(aCase, 'Account').press('Enter')
  await page.keyboard.type('northw')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(opener(aCase, 'Account')).toHaveAccessibleName('Account: Northwind Traders, edit')
  await expect
    .poll(() => desk.asked('records.update'))
    .toMatchObject([{ object: 'Case', values: { AccountId: '001000000000001AAA' } }])

  await desk.salesforce
    .getByRole('button', { name: /^Fields of Task /u })
    .first()
    .press('Enter')
  const aTask = desk.salesforce.getByRole('group', { name: /^Task / })
  await opener(aTask, 'Related To').press('Enter')
  await expect(page.getByRole('option').first()).toHaveText('None')
  await page
    .getByRole('option', { name: / · Opportunity/u })
    .first()
    .press('Enter')
  await expect(opener(aTask, 'Related To')).toHaveAccessibleName(/ · Opportunity, edit$/u)
  expect((await desk.asked('records.update')).at(-1)).toMatchObject({ object: 'Task' })
  expect(await runAxe(page)).toEqual([])

  // In the outbox it reads as what it leads to, not as an id.
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page
    .getByRole('row', { name: /^Quentin Petrov/u })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'What is written' })).toContainText(' · Opportunity')
})
