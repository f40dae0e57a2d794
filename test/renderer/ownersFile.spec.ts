import { expect, test } from './desk'

const csv = (text: string) => ({ name: 'owners.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a file of owners: chosen from the palette, read line by line, sent as one group', async ({ desk }) => {
  await desk.open('people=40')
  await desk.page.keyboard.press('ControlOrMeta+k')
  await expect(desk.page.getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.type('owners from a csv')
  await desk.page.keyboard.press('Enter')
  const dialog = desk.page.getByRole('dialog', { name: 'Owners from a file' })
  await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Send' })).toBeDisabled()
  const rows = await desk.page.evaluate(() => window.fixture.world.people.slice(0, 2).map((one) => one.email))
  const input = desk.page.locator('input[type=file]')
  await input.setInputFiles(csv('Who,Rep\nx,y\n'))
  await expect(dialog.getByRole('alert')).toContainText('No column is called “Owner”')
  await input.setInputFiles(csv(`Email,Owner\n${rows[0]},\n${rows[1]},Cy\nno@body.example,\n`))
  await expect(dialog.getByRole('status', { name: 'What would happen' })).toHaveText(
    '3 rows: 1 owner changes · 2 left out',
  )
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  const left = dialog.getByRole('region', { name: 'Left out' })
  await expect(left.getByRole('listitem')).toHaveText([
    /Line 3No teammate is Cy/,
    /no@body\.example.*Line 4Not on this desk/,
  ])
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog.getByText(/of 1 owner set/)).toBeVisible()
})

test('a file that is no UTF-8 says how to save it', async ({ desk }) => {
  await desk.open('people=40')
  await desk.page.keyboard.press('ControlOrMeta+k')
  await expect(desk.page.getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.type('owners from a csv')
  await desk.page.keyboard.press('Enter')
  const latin = { name: 'o.csv', mimeType: 'text/csv', buffer: Buffer.from('Email,Owner\nb\xF6,x\n', 'latin1') }
  await desk.page.locator('input[type=file]').setInputFiles(latin)
  await expect(desk.page.getByRole('alert')).toContainText('save it as “CSV UTF-8”')
})
