import type { Locator } from '@playwright/test'
import { expect, test, type Desk } from './desk'

const newCase = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'New case' })
const create = (desk: Desk): Locator => newCase(desk).getByRole('button', { name: 'Create', exact: true })

/** Opens someone who is a Contact, with these fields chosen for a Case. */
const openContact = async (desk: Desk, fields: readonly string[] | null = null): Promise<void> => {
  await desk.open('people=300&undo=1')
  if (fields) {
    await desk.page.evaluate((caseFields) => {
      const { world } = window.fixture
      world.settings = { ...world.settings, caseFields: [...caseFields] }
    }, fields)
  }
  await desk.row(/^שירה/u).click()
  await expect(desk.conversation.getByRole('article').first()).toBeVisible()
}

test('C opens the form, Enter creates, and the toast says so', async ({ desk }) => {
  await openContact(desk)
  await desk.page.keyboard.press('c')
  await expect(create(desk)).toBeFocused()
  await expect(newCase(desk).getByText("Salesforce's assignment rules decide who owns it")).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(newCase(desk)).toHaveCount(0)
  await expect(desk.page.getByText(/^New case for .* is about to be sent\.$/u)).toBeVisible()
  expect(await desk.asked('cases.create')).toEqual([
    expect.objectContaining({
      personId: 'person-7',
      values: expect.objectContaining({ Subject: 'Is the API plan included?', Status: 'New' }),
    }),
  ])
})

test('Ctrl+Enter on the button sends straight away, and shows the form where something is missing', async ({
  desk,
}) => {
  await openContact(desk)
  await desk.salesforce.getByRole('button', { name: 'New case' }).focus()
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => desk.asked('cases.create')).toHaveLength(1)
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await desk.failNext('cases.create', { code: 'validation', message: 'Fill in Reason.', retryable: false })
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(newCase(desk)).toBeVisible()
})

test('every type of field can be filled, as Salesforce wants it written', async ({ desk }) => {
  await openContact(desk, [
    'Description',
    'SuppliedEmail',
    'Link__c',
    'Products__c',
    'Due__c',
    'Callback__c',
    'Seats__c',
    'Escalated__c',
  ])
  await desk.page.keyboard.press('c')
  const form = newCase(desk)
  await form.getByRole('textbox', { name: 'Description' }).fill('Two lines\nof words')
  await form.getByRole('textbox', { name: 'Product page' }).fill('https://example.com')
  await form.getByRole('checkbox', { name: 'Sync' }).press('Space')
  await form.getByRole('checkbox', { name: 'Dashboard' }).press('Space')
  await form.getByLabel('Promised by').fill('2031-02-03')
  await form.getByLabel('Call back at').fill('2031-02-03T09:30')
  await form.getByRole('textbox', { name: 'Seats' }).fill('12.5')
  await form.getByRole('checkbox', { name: 'Escalated' }).press('Space')
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(form).toHaveCount(0)
  const [asked] = await desk.asked('cases.create')
  expect((asked as { values: Record<string, string> }).values).toMatchObject({
    Description: 'Two lines\nof words',
    Link__c: 'https://example.com',
    // In the order of the options, however they were ticked.
    Products__c: 'API;Dashboard;Sync',
    Due__c: '2031-02-03',
    Callback__c: new Date('2031-02-03T09:30').toISOString(),
    Seats__c: '12.5',
    Escalated__c: 'true',
  })
})

test('what is refused stands at its field, which takes the focus', async ({ desk }) => {
  await openContact(desk, ['Seats__c'])
  await desk.page.keyboard.press('c')
  const seats = newCase(desk).getByRole('textbox', { name: 'Seats' })
  await seats.fill('-2')
  await create(desk).click()
  await expect(seats).toHaveAccessibleDescription('Seats cannot be fewer than 0')
  await expect(seats).toBeFocused()
})

test('a required field is marked by an asterisk and a word, and keeps Create off while it is empty', async ({
  desk,
}) => {
  await openContact(desk)
  await desk.page.keyboard.press('c')
  const subject = newCase(desk).getByRole('textbox', { name: 'Subject' })
  await expect(newCase(desk).getByText('* required').first()).toBeVisible()
  await expect(subject).toHaveAttribute('aria-required', 'true')
  await subject.fill('')
  await expect(create(desk)).toBeDisabled()
  await expect(newCase(desk).getByText('Fill in what is required first')).toBeVisible()
})

test('who is no Contact: the reason, and nothing to send', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Chloe Novak/u).click()
  await expect(desk.conversation.getByRole('article').first()).toBeVisible()
  await desk.page.keyboard.press('c')
  await expect(newCase(desk).getByText(/is not a Contact/u)).toBeVisible()
  await expect(create(desk)).toHaveAccessibleDescription(/convert the Lead/u)
  await create(desk).press('Enter')
  expect(await desk.asked('cases.create')).toHaveLength(0)
})

test('Settings: owner, logging, several Leads, and the fields of a Case', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('s')
  const section = desk.page.getByRole('region', { name: 'Salesforce', exact: true })
  const logging = section.getByRole('switch', { name: /Log conversations as tasks/u })
  await logging.press('Space')
  const consent = desk.page.getByRole('dialog', { name: 'Switch on' })
  // What would be written comes first; without the rep's word nothing is.
  await expect(consent.getByRole('list', { name: 'For example' }).getByRole('listitem')).not.toHaveCount(0)
  await desk.page.keyboard.press('Escape')
  await expect(logging).toBeFocused()
  await expect(logging).not.toBeChecked()
  await logging.press('Space')
  await consent.getByRole('button', { name: 'Switch on' }).press('Enter')
  await expect(section.getByText(/On for conversations that started after/u)).toBeVisible()
  expect(await desk.asked('automations.set')).toEqual([{ kind: 'tasks', on: true }])
  await logging.press('Space')
  await expect(logging).not.toBeChecked()
  await section.getByRole('radio', { name: 'Only the chosen' }).click()
  await section.getByRole('radio', { name: 'Me' }).click()
  await section.getByRole('button', { name: 'Choose case fields' }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Case fields' })
  await expect(dialog.getByRole('checkbox', { name: 'Subject' })).toHaveCount(0)
  await expect(dialog.getByText('Subject')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /Seats/u }).press('Space')
  await dialog.getByRole('checkbox', { name: /Case origin/u }).press('Space')
  await dialog.getByRole('button', { name: 'Move Priority up' }).press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await desk.asked('settings.update')).toEqual([
    { logConversationsSince: null },
    { taskForSeveralLeads: 'chosen' },
    { caseOwner: 'rep' },
    { caseFields: ['Subject', 'Description', 'Priority', 'Status', 'Seats__c'] },
  ])
})

test('the outbox edits a Case and a Task with the inputs that their values need', async ({ desk }) => {
  await desk.open('people=300&undo=0&scene=offline')
  await desk.row(/^שירה/u).click()
  await expect(desk.conversation.getByRole('article').first()).toBeVisible()
  await desk.page.keyboard.press('c')
  await expect(create(desk)).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(newCase(desk)).toHaveCount(0)
  await desk.page.keyboard.press('t')
  await desk.page.keyboard.press('2')
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('o')
  await desk.page.getByRole('row', { name: /New case/u }).click()
  await desk.page.getByRole('button', { name: 'Edit' }).click()
  await desk.page.getByRole('button', { name: /Priority/u }).click()
  await desk.page.getByRole('option', { name: 'High' }).click()
  await desk.page.getByRole('button', { name: 'Save and send' }).click()
  await expect.poll(() => desk.asked('outbox.edit')).toHaveLength(1)
  await desk.page.getByRole('row', { name: /New task/u }).click()
  await expect(desk.page.getByText('00Q')).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Edit' }).click()
  await desk.page.getByLabel('Due date').fill('2031-05-06')
  await desk.page.getByRole('button', { name: 'Save and send' }).click()
  await expect.poll(() => desk.asked('outbox.edit')).toHaveLength(2)
  const edits = await desk.asked('outbox.edit')
  expect(edits[0]).toMatchObject({ values: { Priority: 'High' } })
  expect(edits[1]).toMatchObject({ values: { ActivityDate: '2031-05-06' } })
})
