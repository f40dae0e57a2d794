import { expect, test } from './desk'
import { opener, showPanel } from './panel'

test('the sections of a Contact stand in their order, each named after its record', async ({ desk }) => {
  await showPanel(desk, 'Quentin Petrov')
  await expect(desk.salesforce.getByRole('article')).toHaveCount(3)
  const names = desk.salesforce.getByRole('heading', { level: 3 })
  await expect(names).toHaveText(['Contact', 'Account', 'Opportunity', /^Cases/u, /^Tasks/u])
  await expect(desk.salesforce.getByRole('article', { name: 'Contact Quentin Petrov' })).toContainText('Account owner')
  await expect(desk.salesforce.getByRole('article', { name: /^Account / })).toContainText('Bo Chen · Enterprise')
  await expect(desk.salesforce.getByText('2 min ago')).toBeVisible()
})

test('several Opportunities are leafed through; an edit of one does not turn the page', async ({ desk }) => {
  await showPanel(desk, 'Quentin Petrov')
  const { salesforce } = desk
  await expect(salesforce.getByText('1 of 2')).toBeVisible()
  const next = salesforce.getByRole('button', { name: 'Next Opportunity' })
  await next.focus()
  await desk.page.keyboard.press('Enter')
  await expect(salesforce.getByText('2 of 2')).toBeVisible()
  const second = salesforce.getByRole('article', { name: /^Opportunity .*API add-on/u })
  await expect(second).toBeVisible()
  await expect(next).toBeFocused()
  await opener(second, 'Amount').press('Enter')
  await desk.page.keyboard.type('9900')
  await desk.page.keyboard.press('Enter')
  await expect(opener(second, 'Amount')).toHaveAccessibleName('Amount: 9,900 €, edit')
  await expect(salesforce.getByText('2 of 2')).toBeVisible()
})

test('Cases: the count, and on a press number, status and priority', async ({ desk }) => {
  await showPanel(desk, 'Quentin Petrov')
  const cases = desk.salesforce.getByRole('button', { name: 'Cases 1 open' })
  await expect(cases).toHaveAttribute('aria-expanded', 'false')
  await cases.press('Enter')
  const list = desk.salesforce.getByRole('list', { name: 'Cases' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expect(list.getByRole('listitem').first()).toContainText('New · High')
  await list.getByRole('link', { name: '00001026' }).click()
  expect(await desk.asked('app.openLink')).toEqual([{ url: 'https://example.my.salesforce.com/5000person-9' }])
})

test('Tasks: a tick completes one; what is done is behind a press', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak', 'undo=30')
  const open = desk.salesforce.getByRole('list', { name: 'Open tasks' })
  await expect(open.getByRole('listitem')).toHaveCount(2)
  await expect(open.getByRole('img', { name: 'Overdue' })).toBeVisible()
  await open.getByRole('checkbox', { name: /^Done: Call back/u }).press('Space')
  await expect.poll(() => desk.asked('tasks.update')).toEqual([{ taskId: 'task-1', change: { done: true } }])
  await desk.salesforce.getByRole('button', { name: '3 recent' }).click()
  const recent = desk.salesforce.getByRole('list', { name: 'Recent tasks' })
  await expect(recent.getByRole('checkbox', { name: /^Done: Call back/u })).toBeChecked()
  await expect(recent.getByRole('img', { name: 'About to send' })).toBeVisible()
})

test('fields are found, ticked, moved by keys, kept, and reset', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  const lead = desk.salesforce.getByRole('article', { name: 'Lead Chloe Novak' })
  const labels = lead.getByRole('term')
  await expect(labels).toHaveText(['Status', 'Title', 'Owner', 'Source'])
  const chooser = lead.getByRole('button', { name: 'Choose fields of Lead' })
  await chooser.press('Enter')
  const dialog = desk.page.getByRole('dialog', { name: 'Choose fields' })
  await expect(dialog.getByRole('searchbox', { name: 'Find a field' })).toBeFocused()
  await desk.page.keyboard.type('website')
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await dialog.getByRole('checkbox', { name: 'Website' }).press('Space')
  await dialog.getByRole('searchbox').fill('')
  await dialog.getByRole('checkbox', { name: 'Source' }).press('Space')
  const up = dialog.getByRole('button', { name: 'Move Website up' })
  await up.press('Enter')
  await expect(up).toBeFocused()
  await desk.page.keyboard.press('Alt+ArrowUp')
  await expect(dialog.getByRole('status')).toHaveText('Website is now 2 of 4')
  await expect(up).toBeFocused()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(labels).toHaveText(['Status', 'Website', 'Title', 'Owner'])
  expect(await desk.asked('settings.update')).toEqual([
    { panelFields: { Lead: ['Status', 'Website', 'Title', 'OwnerId'] } },
  ])
  await chooser.press('Enter')
  await dialog.getByRole('button', { name: 'Reset' }).click()
  await expect(labels).toHaveText(['Status', 'Title', 'Owner', 'Source'])
})

test('of several records one is chosen side by side, shown as chosen, and the choice taken back with U', async ({
  desk,
}) => {
  await showPanel(desk, 'Priya Okafor')
  const { salesforce, page } = desk
  await expect(salesforce.getByRole('list', { name: 'Matching records' }).getByRole('listitem')).toHaveCount(3)
  await expect(salesforce.getByRole('link', { name: 'See all in Salesforce' })).toBeVisible()
  await expect(salesforce.getByRole('group', { name: 'Tasks' })).toBeVisible()
  await salesforce.getByRole('button', { name: 'Compare and choose' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Choose a record' })
  await expect(dialog.getByRole('rowheader', { name: /^Owner/u })).toContainText('differs')
  await expect(dialog.getByRole('rowheader', { name: /^Email/u })).not.toContainText('differs')
  await dialog.getByRole('button', { name: 'Use this one: Contact 2 of 3' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(salesforce.getByText('You chose this of 3')).toBeVisible()
  await expect(salesforce.getByRole('article', { name: 'Contact Priya Okafor' })).toBeVisible()
  await page.keyboard.press('u')
  await expect(salesforce.getByText('3 records have this email')).toBeVisible()
  const recordId = '00Q00000000person-21'
  expect(await desk.asked('salesforce.chooseMatch')).toEqual([
    { personId: 'person-2', recordId },
    { personId: 'person-2', recordId: null },
  ])
  await salesforce.getByRole('button', { name: 'Compare and choose' }).click()
  await dialog.getByRole('button', { name: 'Use this one: Lead 3 of 3' }).click()
  await salesforce.getByRole('button', { name: 'Change' }).click()
  await expect(dialog.getByRole('columnheader', { name: /^Lead 3 of 3/u })).toContainText('Chosen')
  await desk.failNext('salesforce.chooseMatch', { code: 'server', message: 'The disk is full.', retryable: true })
  await dialog.getByRole('button', { name: 'Choose none of them' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('The disk is full.')
})

test('refreshing shows that it runs, how it failed, and how old the data is then', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  await desk.page.evaluate(() => {
    window.fixture.delayMs = 400
  })
  await desk.salesforce.getByRole('button', { name: 'Refresh from Salesforce' }).click()
  await expect(desk.salesforce.getByRole('button', { name: 'Reading from Salesforce' })).toBeVisible()
  await expect(desk.salesforce.getByText('just now')).toBeVisible()
  await desk.failNext('salesforce.refresh', { code: 'server', message: 'Salesforce did not answer.', retryable: true })
  await desk.salesforce.getByRole('button', { name: 'Refresh from Salesforce' }).click()
  await expect(desk.salesforce.getByRole('alert')).toContainText('Salesforce did not answer.')
  await desk.salesforce.getByRole('button', { name: 'Try again' }).click()
  await expect(desk.salesforce.getByRole('alert')).toHaveCount(0)
})

test('offline, not connected, not found and slow are said', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak', 'scene=offline&undo=0')
  await expect(desk.salesforce.getByText(/^Offline since/u)).toBeVisible()
  await opener(desk.salesforce, 'Title').press('Enter')
  await desk.page.keyboard.type('Later')
  await desk.page.keyboard.press('Enter')
  await expect(desk.salesforce.getByRole('img', { name: 'Waiting to send' })).toBeVisible()
  await showPanel(desk, 'Chloe Novak', 'scene=noSalesforce')
  await expect(desk.salesforce.getByText('Salesforce is not connected')).toBeVisible()
  await expect(desk.salesforce.getByRole('button', { name: 'Refresh from Salesforce' })).toHaveCount(0)
  await showPanel(desk, 'Ana Ruiz')
  await expect(desk.salesforce.getByText('Not in Salesforce yet')).toBeVisible()
  await desk.page.evaluate(() => {
    window.fixture.delayMs = 800
  })
  await desk.row(/^Quentin Petrov/u).click()
  await expect(desk.salesforce.getByRole('status', { name: 'Loading Salesforce' })).toBeVisible()
  await expect(desk.salesforce.getByRole('article')).toHaveCount(3)
})

test('a Case for somebody who is no Contact: the button stays and says why', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  const button = desk.salesforce.getByRole('button', { name: 'New case' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/Cases are for Contacts/u)
  await expect(desk.salesforce.getByRole('button', { name: 'New task' })).not.toHaveAttribute('aria-disabled')
})

test('the card on a name: under the pointer and with the focus, gone with Escape, never without a match', async ({
  desk,
}) => {
  await showPanel(desk, 'Quentin Petrov')
  const { page } = desk
  const name = page.getByRole('heading', { name: 'Quentin Petrov' }).getByRole('button')
  const card = page.getByRole('tooltip')
  await name.hover()
  await expect(card).toContainText('Account owner')
  await expect(card).toContainText('Head of Operations')
  await page.mouse.move(600, 500)
  await expect(card).toHaveCount(0)
  await page.keyboard.press('Tab')
  await name.focus()
  await expect(card).toContainText('Bo Chen')
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(name).toBeVisible()
  await desk.row(/^Ana Ruiz/u).click()
  await expect(page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ana Ruiz' }).getByRole('button')).toHaveCount(0)
})

test('names in lists have the card too, and rows ask for nothing before the pointer rests', async ({ desk }) => {
  await desk.open('people=300')
  const name = desk.row(/^Chloe Novak/u).getByText('Chloe Novak')
  await expect(name).toBeVisible()
  expect(await desk.asked('people.salesforce')).toEqual([])
  await name.hover()
  await expect(desk.page.getByRole('tooltip')).toContainText('Lead owner')
  expect(await desk.asked('people.salesforce')).toEqual([{ personId: 'person-1' }])
  await desk.page.keyboard.press('Escape')
  await expect(desk.page.getByRole('tooltip')).toHaveCount(0)
})
