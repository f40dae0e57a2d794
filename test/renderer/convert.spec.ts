import type { Locator } from '@playwright/test'
import { expect, test, type Desk } from './desk'
import { showPanel } from './panel'

const dialog = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'Convert lead' })
const opener = (desk: Desk): Locator => desk.salesforce.getByRole('button', { name: 'Convert', exact: true })

async function openDialog(desk: Desk, query?: string): Promise<void> {
  await showPanel(desk, 'Chloe Novak', query)
  await opener(desk).click()
  await expect(dialog(desk)).toBeVisible()
}

/** Opens a select of the dialog by keys and takes the option that begins with the text. */
async function choose(desk: Desk, label: string, option: RegExp): Promise<void> {
  await dialog(desk).getByRole('button', { name: label }).press('Enter')
  await desk.page.getByRole('option', { name: option }).click()
}

test('everything has a value, so Enter converts; the card says where it stands, and Undo takes it back', async ({
  desk,
}) => {
  await openDialog(desk, 'undo=20')
  const main = dialog(desk).getByRole('button', { name: 'Convert', exact: true })
  await expect(main).toBeFocused()
  await expect(dialog(desk).getByRole('button', { name: 'Status' })).toContainText('Closed - Converted')
  await expect(dialog(desk).getByRole('button', { name: 'Account' })).toContainText('Ltd · Bo Chen')
  await expect(dialog(desk).getByRole('button', { name: 'Contact' })).toContainText('Chloe Novak · Head of Operations')
  await expect(dialog(desk).getByText('What is made will belong to Kim Vega.')).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(dialog(desk)).toHaveCount(0)
  const [asked] = await desk.asked('leads.convert')
  expect(asked).toMatchObject({ status: 'Closed - Converted', accountId: '001A', contactId: '003A' })
  await expect(desk.page.getByText('Convert lead for Chloe Novak is about to be sent.')).toBeVisible()
  const way = desk.salesforce.getByRole('group', { name: 'Conversion on its way' })
  await expect(way).toContainText('About to send')
  await expect(opener(desk)).toHaveCount(0)
  await way.getByRole('button', { name: 'Undo' }).click()
  await expect(opener(desk)).toBeVisible()
})

test('a new Account has a new Contact; without a name there is no Opportunity', async ({ desk }) => {
  await openDialog(desk)
  await choose(desk, 'Account', /^New: /u)
  await expect(dialog(desk).getByRole('button', { name: 'Contact' })).toContainText('New: Chloe Novak')
  await expect(dialog(desk).getByText('a new Contact of a new Account')).toBeVisible()
  await dialog(desk).getByRole('textbox', { name: 'Opportunity' }).fill(' ')
  await dialog(desk).getByRole('textbox', { name: 'Opportunity' }).press('Enter')
  await expect(dialog(desk)).toHaveCount(0)
  expect(await desk.asked('leads.convert')).toEqual([
    expect.objectContaining({ accountId: null, contactId: null, opportunityName: null }),
  ])
})

test('errors stand at their fields, others above them', async ({ desk }) => {
  await openDialog(desk)
  await desk.failNext('leads.convert', {
    code: 'validation',
    message: 'Some values need your attention.',
    retryable: false,
    fields: { contactId: 'Choose a Contact of the chosen Account.' },
  })
  await desk.page.keyboard.press('Enter')
  await expect(dialog(desk).getByRole('button', { name: 'Contact' })).toHaveAccessibleDescription(
    /Choose a Contact of the chosen Account\.$/u,
  )
  await expect(dialog(desk).getByRole('button', { name: 'Contact' })).toBeFocused()
  await desk.failNext('leads.convert', { code: 'server', message: 'The disk is full.', retryable: true })
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog(desk).getByRole('alert')).toHaveText('The disk is full.')
})

test('a blocked conversion says why, and cannot be sent', async ({ desk }) => {
  await openDialog(desk, 'undo=0')
  await desk.page.keyboard.press('Enter')
  await expect.poll(() => desk.asked('leads.convert')).toHaveLength(1)
  // Arrived, and the panel still shows the Lead that it read before.
  await expect(opener(desk)).toBeVisible()
  await opener(desk).click()
  const main = dialog(desk).getByRole('button', { name: 'Convert', exact: true })
  await expect(main).toHaveAttribute('aria-disabled', 'true')
  await expect(main).toHaveAccessibleDescription(/^This Lead is converted already/u)
  await expect(dialog(desk).getByRole('button', { name: 'Close' }).last()).toBeFocused()
})

test('the palette offers it for a Lead alone', async ({ desk }) => {
  await showPanel(desk, 'Chloe Novak')
  await expect(opener(desk)).toBeVisible()
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('Convert lead')
  await desk.page.keyboard.press('Enter')
  await expect(dialog(desk).getByRole('button', { name: 'Convert', exact: true })).toBeFocused()
  await showPanel(desk, 'Quentin Petrov')
  await expect(desk.salesforce.getByRole('article', { name: /^Contact/u })).toBeVisible()
  await expect(opener(desk)).toHaveCount(0)
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('Convert lead')
  await expect(desk.page.getByRole('option', { name: /^Convert lead/u })).toHaveCount(0)
})
