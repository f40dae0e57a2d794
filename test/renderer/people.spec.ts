import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const press = async (desk: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key)
}
const region = (desk: Desk, name: string) => desk.page.getByRole('region', { name, exact: true })

test('a person’s details are edited from the conversation, by keys, and where they are shown', async ({ desk }) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, 'm', 'e')
  const dialog = desk.page.getByRole('dialog', { name: 'Edit person' })
  const email = dialog.getByRole('button', { name: /^Email: .*, edit$/u })
  await email.press('Enter')
  const box = dialog.getByRole('textbox', { name: 'Email' })
  await expect(box).toBeFocused()
  await box.fill('nonsense')
  await press(desk, 'Enter')
  await expect(dialog.getByRole('alert')).toContainText('Write an email address')
  await box.fill('ana@new.example')
  await press(desk, 'Enter')
  await expect(dialog.getByRole('button', { name: 'Email: ana@new.example, edit' })).toBeFocused()
  expect(await desk.asked('people.update')).toEqual([
    { personId: 'person-0', values: { email: 'nonsense' } },
    { personId: 'person-0', values: { email: 'ana@new.example' } },
  ])
  await expect(desk.page.getByText('Update person for Ana Ruiz is about to be sent.')).toBeVisible()
  expect(await runAxe(desk.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Done' }).click()
  await press(desk, '2')
  await expect(desk.page.getByRole('button', { name: 'Email: ana@new.example, edit' })).toBeVisible()
})

test('the profile edits attributes, says why some cannot be, and leads to whoever has an email already', async ({
  desk,
}) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, '2')
  const attributes = region(desk, 'Attributes')
  await expect(attributes).toContainText('Comes from Salesforce')
  await expect(attributes).toContainText('Also goes into Plan of the Lead in Salesforce.')
  await expect(attributes.getByRole('button', { name: /^SALESFORCE_STATUS/u })).toHaveCount(0)
  await attributes.getByRole('button', { name: /^Plan: Growth, edit$/u }).click()
  await desk.page.getByRole('option', { name: 'Scale' }).click()
  await expect(attributes.getByRole('button', { name: 'Plan: Scale, edit' })).toBeVisible()
  await attributes.getByRole('button', { name: 'Show 1 empty attribute' }).click()
  await attributes.getByRole('button', { name: 'Nickname: empty, edit' }).click()
  await desk.page.keyboard.type('Annie')
  await press(desk, 'Enter')
  await expect(attributes.getByRole('button', { name: 'Nickname: Annie, edit' })).toBeFocused()
  await desk.page.getByRole('checkbox', { name: 'Unsubscribed from emails' }).press('Space')
  await expect
    .poll(() => desk.asked('people.update'))
    .toEqual([
      { personId: 'person-0', values: { 'custom.plan': 'Scale' } },
      { personId: 'person-0', values: { 'custom.nickname': 'Annie' } },
      { personId: 'person-0', values: { unsubscribed: 'true' } },
    ])
  await desk.page.getByRole('button', { name: /^Email: .*, edit$/u }).press('Enter')
  await desk.page.getByRole('textbox', { name: 'Email' }).fill('taken@example.com')
  await press(desk, 'Enter')
  await expect(desk.page.getByText('Somebody already has this email, so it was not saved.').first()).toBeVisible()
  await expect(desk.page.getByRole('button', { name: /^Merge with Chloe/u }).first()).toBeVisible()
  expect(await runAxe(desk.page)).toEqual([])
  await desk.page
    .getByRole('button', { name: /^Open (?!in)/u })
    .first()
    .click()
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toHaveCount(0)
})

test('companies are added, made and taken away by keys', async ({ desk }) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, '2', 'm', 'k')
  const dialog = desk.page.getByRole('dialog', { name: 'Add company' })
  await expect(dialog.getByRole('combobox', { name: 'Find a company' })).toBeFocused()
  await desk.page.keyboard.type('Fabri')
  await expect(dialog.getByRole('option')).toHaveText([/^Fabrikam/u, /^Create “Fabri”/u])
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'Enter')
  await expect(dialog).toHaveCount(0)
  await press(desk, 'm', 'k')
  await expect(dialog.getByRole('combobox', { name: 'Find a company' })).toBeFocused()
  await desk.page.keyboard.type('Brand New')
  await expect(dialog.getByRole('option', { name: /^Create “Brand New”/u })).toBeVisible()
  await press(desk, 'Enter')
  await expect(dialog).toHaveCount(0)
  expect(await desk.asked('people.addCompany')).toEqual([
    { personId: 'person-0', company: { id: 'c-fabrikam' } },
    { personId: 'person-0', company: { name: 'Brand New', ownId: null } },
  ])
  const companies = region(desk, 'Companies')
  await expect(companies).toContainText('Brand New')
  await companies.getByRole('button', { name: 'Take out of Northwind' }).click()
  await expect(companies).toContainText('Taken out of Northwind')
})

test('a note on the person is written by keys, stays while it is typed, and stands with its author', async ({
  desk,
}) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, 'm', 'n')
  const notes = region(desk, 'Notes')
  const box = notes.getByRole('textbox', { name: 'Note on this person' })
  await expect(box).toBeFocused()
  await desk.page.keyboard.type('Budget is in May')
  await expect.poll(() => desk.asked('forms.saveDraft')).toHaveLength(1)
  await press(desk, 'Escape', '1', '3')
  await expect(box).toHaveValue('Budget is in May')
  await box.press('Control+Enter')
  await expect(notes.getByRole('listitem').first()).toContainText('You')
  await expect(notes.getByRole('listitem').first()).toContainText('Budget is in May')
  await expect(notes.getByRole('listitem')).toHaveCount(2)
  await expect(box).toHaveValue('')
  expect(await desk.asked('people.addNote')).toEqual([{ personId: 'person-0', text: 'Budget is in May' }])
  expect(await runAxe(desk.page)).toEqual([])
})

test('what is typed in a form comes back when it is opened again, until the rep starts over or sends it', async ({
  desk,
}) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, 'l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  const company = dialog.getByRole('textbox', { name: /^Company/u })
  const before = await company.inputValue()
  await company.fill('Typed Ltd')
  await press(desk, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(() => desk.asked('forms.saveDraft'))
    .toMatchObject([{ form: 'lead.create', subject: 'person-0', values: { Company: 'Typed Ltd' } }])
  await press(desk, 'l')
  await expect(company).toHaveValue('Typed Ltd')
  const restored = dialog.getByText('Draft restored')
  await expect(restored).toBeVisible()
  expect(await runAxe(desk.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Start over' }).click()
  await expect(company).toHaveValue(before)
  await expect(restored).toHaveCount(0)
  await press(desk, 'Escape')
  // The same for a Task of somebody's conversation.
  await expect(dialog).toHaveCount(0)
  await press(desk, 'Escape')
  await desk.book.focus()
  await press(desk, 'j', 'Enter')
  await press(desk, 't')
  const task = desk.page.getByRole('dialog', { name: 'New task' })
  await task.getByRole('radio', { name: 'Follow-up' }).press('Space')
  await task.getByLabel('Due date').fill('2090-05-04')
  await task.getByLabel('Reminder').fill('15:30')
  await task.getByRole('textbox', { name: 'Subject' }).fill('Half a subject')
  await press(desk, 'Escape')
  await expect(task).toHaveCount(0)
  await press(desk, 't')
  await expect(task.getByText('Draft restored')).toBeVisible()
  await expect(task.getByRole('textbox', { name: 'Subject' })).toHaveValue('Half a subject')
  // What was chosen, too: for what purpose, the day, the time.
  await expect(task.getByLabel('Due date')).toHaveValue('2090-05-04')
  await expect(task.getByLabel('Reminder')).toHaveValue('15:30')
})
