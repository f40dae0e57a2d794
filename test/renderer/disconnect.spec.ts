import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

async function openDialog(desk: Desk) {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.nav.getByRole('button', { name: 'Settings' }).click()
  await desk.page.getByRole('button', { name: 'Disconnect Salesforce' }).focus()
  await desk.page.keyboard.press('Enter')
  const dialog = desk.page.getByRole('alertdialog', { name: 'Disconnect Salesforce' })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  return dialog
}

test('leaving Salesforce says what would be lost, and deletes only what the rep ticks', async ({ desk, page }) => {
  const dialog = await openDialog(desk)
  await expect(dialog).toContainText('2,418 records with their matches, choices and news')
  await expect(dialog).toContainText('not sent yet would wait until you sign in again as the same user')
  expect(await runAxe(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: 'Also delete what is cached of this org' }).focus()
  await page.keyboard.press('Space')
  await expect(dialog).toContainText('not sent yet would be lost:')
  await expect(dialog.getByRole('listitem').first()).toContainText(/ · /u)
  expect(await runAxe(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Disconnect and delete' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect(await desk.asked('salesforce.disconnect')).toEqual([{ deleteCache: true }])
})

test('leaving Salesforce can be cancelled, keeps the cache as it stands, and says why it failed', async ({ desk }) => {
  const dialog = await openDialog(desk)
  await desk.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await desk.asked('salesforce.disconnect')).toEqual([])
  await desk.page.getByRole('button', { name: 'Disconnect Salesforce' }).click()
  await desk.failNext('salesforce.disconnect', {
    code: 'locked',
    message: 'The keychain of this computer is locked.',
    retryable: true,
  })
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('locked')
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect(await desk.asked('salesforce.disconnect')).toEqual([{ deleteCache: false }, { deleteCache: false }])
})
