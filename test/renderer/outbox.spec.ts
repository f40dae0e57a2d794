import { expect, test, type Desk } from './desk'

async function openOutbox(desk: Desk): Promise<void> {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('o')
  await expect(desk.page.getByRole('grid', { name: 'Outbox' })).toBeFocused()
}

test('duplicates are choices', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.keyboard.press('Enter')
  const choices = desk.page.getByRole('region', { name: 'Possible duplicates' })
  await expect(choices.getByText('Shira Cohen')).toBeVisible()
  await choices.getByRole('button', { name: 'Use this: Shira Cohen' }).click()
  await expect(choices).toHaveCount(0)
  expect(await desk.asked('outbox.resolveDuplicate')).toMatchObject([{ choice: { use: 'existing', recordId: '00Q1' } }])
})

test('another record is created where the org allows it', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('button', { name: 'Create anyway' }).click()
  await expect.poll(() => desk.asked('outbox.resolveDuplicate')).toMatchObject([{ choice: { use: 'create' } }])
})

test('a refused value is edited at its field and sent again', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.getByRole('row', { name: /^Hiro Tanaka/u }).click()
  const field = desk.page.getByRole('textbox', { name: 'Phone' })
  await expect(field).toHaveAccessibleDescription('Use digits, spaces and + only')
  await field.fill('+81 90 1234')
  await desk.page.getByRole('button', { name: 'Save and send' }).click()
  await expect.poll(() => desk.asked('outbox.edit')).toMatchObject([{ values: { Phone: '+81 90 1234' } }])
  await expect(desk.page.getByRole('row', { name: /^Hiro Tanaka.*Waiting to send/u })).toBeVisible()
})

test('what could not be proved is asked, and never offered to be sent blindly', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.getByRole('row', { name: /^Grace Walsh/u }).click()
  await expect(desk.page.getByRole('heading', { name: 'Did it arrive in Intercom?' })).toBeVisible()
  await expect(desk.page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'It is there', exact: true }).click()
  await expect.poll(() => desk.asked('outbox.settleUnknown')).toMatchObject([{ arrived: true }])
})

test('an item is tried again, discarded, and found under Discarded with its words', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.getByRole('row', { name: /^Farid Haddad/u }).click()
  await desk.page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => desk.asked('outbox.retry')).toHaveLength(1)
  await desk.page.getByRole('row', { name: /^Bo Chen/u }).click()
  await desk.page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(desk.page.getByRole('row', { name: /^Bo Chen/u })).toHaveCount(0)
  await desk.page.getByRole('radio', { name: 'Discarded' }).click()
  await expect(desk.page.getByRole('row', { name: /^Bo Chen.*Ask about seats/u })).toBeVisible()
})

test('sent items stay as a trail with a way to the record', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.getByRole('radio', { name: 'Sent' }).click()
  await desk.page.getByRole('row', { name: /^Zoe Dahl/u }).click()
  await desk.page.getByRole('link', { name: 'Open in Salesforce' }).click()
  await expect.poll(() => desk.asked('app.openLink')).toEqual([{ url: 'https://example.my.salesforce.com/00Q9' }])
})

test('Escape closes the item and returns to the list', async ({ desk }) => {
  await openOutbox(desk)
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByRole('region', { name: 'Outbox item' })).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect(desk.page.getByRole('region', { name: 'Outbox item' })).toHaveCount(0)
  await expect(desk.page.getByRole('grid', { name: 'Outbox' })).toBeFocused()
})
