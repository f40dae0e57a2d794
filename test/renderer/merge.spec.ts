import { expect, test } from './desk'

const csv = (text: string) => ({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a lead and a user: chosen by name, compared, merged only after the rep says that they are the same', async ({
  desk,
}) => {
  await desk.open('people=40')
  const { lead, user } = await desk.page.evaluate(() => {
    const { people } = window.fixture.world
    return { lead: people.find((one) => one.role === 'lead')!, user: people.find((one) => one.role === 'user')! }
  })
  await desk.row(new RegExp(`^${user.displayName}`, 'u')).click()
  await desk.page.getByRole('tab', { name: 'Profile' }).click()
  await desk.page.getByRole('button', { name: /^Merge…/u }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Merge' })
  await dialog.getByRole('combobox', { name: 'Find the other person' }).fill(lead.displayName)
  await dialog.getByRole('option', { name: new RegExp(lead.displayName, 'u') }).click()
  await dialog.getByRole('button', { name: 'Compare' }).click()
  const table = dialog.getByRole('table', { name: 'Side by side' })
  await expect(table.getByRole('columnheader')).toHaveText([
    `${lead.displayName} lead`,
    `${user.displayName} user`,
    'Afterwards',
  ])
  await expect(table.getByRole('row', { name: /^Name/u })).toContainText('lost')
  const merge = dialog.getByRole('button', { name: 'Merge', exact: true })
  await expect(merge).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('checkbox', { name: 'They are the same person' }).check({ force: true })
  await dialog.getByRole('button', { name: 'Merge although they differ' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(desk.page.getByText(`Merge into a user for ${lead.displayName} is about to be sent.`)).toBeVisible()
  expect(await desk.asked('merge.start')).toEqual([{ personId: lead.id, otherId: user.id, evenIfDifferent: true }])
})

test('duplicates: ranked with reasons, said to be two people and taken back; two leads get what can be done instead', async ({
  desk,
}) => {
  await desk.open('people=40')
  await desk.page.getByRole('button', { name: 'Display' }).click()
  await desk.page.getByRole('menuitem', { name: 'Find duplicates…' }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Duplicates' })
  const pairs = dialog.getByRole('list', { name: 'Who may be there twice' }).getByRole('listitem')
  await expect(pairs).toHaveCount(2)
  await expect(pairs.first()).toContainText('same email · same phone')
  await expect(pairs.last()).toContainText('Intercom does not merge two leads')
  await pairs
    .first()
    .getByRole('button', { name: /are not the same$/u })
    .click()
  await expect(pairs).toHaveCount(1)
  await expect(dialog.getByRole('status')).toContainText('are two people.')
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await expect(pairs).toHaveCount(2)
  await pairs
    .last()
    .getByRole('button', { name: /^Compare/u })
    .click()
  const merge = desk.page.getByRole('dialog', { name: 'Merge' })
  await expect(merge.getByText('Intercom does not merge two leads')).toBeVisible()
  await expect(merge.getByRole('button', { name: 'Merge', exact: true })).toHaveCount(0)
  await merge.getByRole('button', { name: 'Copy tags' }).click()
  await expect(desk.page.getByText('Tags are on their way.')).toBeVisible()
  await merge.getByRole('button', { name: /^Archive/u }).click()
  await expect(merge).toHaveCount(0)
})

test('leads from a file: columns are chosen, rows previewed, sent as one group, and reported', async ({ desk }) => {
  await desk.open('people=40')
  await desk.page.getByRole('button', { name: 'Display' }).click()
  await desk.page.getByRole('menuitem', { name: 'Import leads…' }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Import leads' })
  const input = desk.page.locator('input[type=file]')
  await input.setInputFiles(csv('Mailbox,Name\nnea@new.test,Nea New\nnonsense,Bad\n'))
  await expect(dialog.getByText('Say which column is the email')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await dialog.getByRole('button', { name: /Mailbox/u }).click()
  await desk.page.getByRole('option', { name: 'Email' }).click()
  await expect(dialog.getByRole('status', { name: 'What would happen' })).toHaveText('2 rows: 1 new lead · 1 left out')
  await expect(dialog.getByRole('region', { name: 'Left out' }).getByRole('listitem')).toContainText('Write an email')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialog.getByText(/of 1 row imported/u)).toBeVisible()
  await dialog.getByRole('button', { name: 'Save report…' }).click()
  await expect(desk.page.getByText('The report is saved.')).toBeVisible()
})

test('“Ask to sign in” puts the login address into the reply, behind what is written there', async ({ desk }) => {
  await desk.open('people=40')
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    world.settings = { ...world.settings, loginUrl: 'https://app.acme.test/login' }
    world.emit('settings.changed', world.settings)
  })
  await desk.openFirst()
  const reply = desk.page.getByRole('textbox', { name: /^Reply to/u })
  await reply.fill('Hello!')
  await desk.page.getByRole('button', { name: 'Ask to sign in' }).click()
  await expect(reply).toHaveValue(/^Hello!\n\n.*https:\/\/app\.acme\.test\/login/u)
  await expect(reply).toBeFocused()
})
