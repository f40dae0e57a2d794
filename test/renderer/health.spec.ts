import { expect, test, type Desk } from './desk'

async function openHealth(desk: Desk, query = 'people=300'): Promise<void> {
  await desk.open(query)
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('h')
  await expect(desk.page.getByRole('heading', { name: 'Health' })).toBeVisible()
}

test('every failure stands in one place with cause, field, remedy and a text for the admin', async ({ desk }) => {
  await openHealth(desk)
  const needs = desk.page.getByRole('list', { name: 'Needs you' })
  await expect(needs.getByRole('listitem').filter({ has: desk.page.getByRole('heading') })).toHaveCount(3)
  const refused = needs.getByRole('listitem').filter({ hasText: 'Hiro Tanaka' })
  await expect(refused).toContainText('A rule of your org refused this')
  await expect(refused).toContainText('Phone')
  await expect(refused).toContainText('Correct what the rule asks for')
  await refused.getByText('Show the text').click()
  await expect(refused).toContainText('Where to look: Setup')
  await refused.getByRole('button', { name: 'Copy text for your admin: Create lead' }).click()
  await expect(refused.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await pasted(desk)).toContain('FIELD_CUSTOM_VALIDATION_EXCEPTION')
})

test('one is tried again, all are, and each leads to its item', async ({ desk }) => {
  await openHealth(desk, 'people=300&scene=failed')
  const needs = desk.page.getByRole('list', { name: 'Needs you' })
  await expect(needs).toContainText('Sync: Salesforce Leads')
  await desk.page.getByRole('button', { name: 'Try again: Create lead, Hiro Tanaka' }).click()
  await expect(needs.getByText('Hiro Tanaka')).toHaveCount(0)
  expect(await desk.asked('health.retry')).toHaveLength(1)
  await desk.page.getByRole('button', { name: 'Open in the Outbox: Reply, Grace Walsh' }).click()
  await expect(desk.page.getByRole('heading', { name: 'Did it arrive in Intercom?' })).toBeVisible()
})

test('the same remedy stands at the outbox item', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('o')
  await desk.page.getByRole('row', { name: /^Hiro Tanaka/u }).click()
  const item = desk.page.getByRole('region', { name: 'Outbox item' })
  await expect(item).toContainText('Correct what the rule asks for')
  await expect(item.getByRole('button', { name: 'Copy text for your admin: Create lead' })).toBeVisible()
})

test('the checks show what is wrong with its remedy, and look again', async ({ desk }) => {
  await openHealth(desk, 'people=300&scene=checksFail')
  const checks = desk.page.getByRole('region', { name: 'Salesforce checks' })
  await expect(checks).toContainText('You chose production, but “Acme UAT” is a sandbox')
  await expect(checks).toContainText('may not create Case records')
  await checks.getByRole('button', { name: 'Check again' }).click()
  await expect.poll(() => desk.asked('salesforce.checks')).toContainEqual({ run: true })
})

test('near the limit the page and the status line say what Repdesk does about it', async ({ desk }) => {
  await openHealth(desk, 'people=300&scene=nearLimit')
  const calls = desk.page.getByRole('region', { name: 'Salesforce calls in 24 hours' })
  await expect(calls).toContainText('96,400 of 100,000 (96 %)')
  await expect(calls).toContainText('only sends what you write')
  await desk.page.getByRole('status', { name: 'Sync' }).getByRole('button').focus()
  await desk.page.keyboard.press('Tab')
  await desk.page.keyboard.press('Shift+Tab')
  await expect(desk.page.getByRole('tooltip')).toContainText(
    'Salesforce calls today: 96,400 of 100,000, only on request',
  )
})

test('the support bundle is saved, from the page and from the palette', async ({ desk }) => {
  await openHealth(desk)
  await desk.page.getByRole('button', { name: 'Save support bundle' }).click()
  await expect(desk.page.getByText('The support bundle was saved')).toBeVisible()
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('support bundle')
  await desk.page.keyboard.press('Enter')
  await expect.poll(() => desk.asked('support.save')).toHaveLength(2)
})

/** What a paste would bring, seen through a field of the page's own. */
async function pasted(desk: Desk): Promise<string> {
  await desk.page.context().grantPermissions(['clipboard-read'])
  return desk.page.evaluate(() => navigator.clipboard.readText())
}
