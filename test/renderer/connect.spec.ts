import { expect, test } from './desk'

test('Intercom: token, checks with remedies, teammate with a warning, connected', async ({ desk }) => {
  await desk.open('scene=new&people=300')
  const step = desk.page.getByRole('region', { name: 'Intercom' })
  await step.getByLabel('Access token').fill('bad')
  await desk.page.keyboard.press('Enter')
  await expect(step.getByRole('list', { name: 'Checks' })).toContainText('Copy it again from your app')
  await step.getByLabel('Access token').fill('good')
  await step.getByRole('button', { name: 'Check token' }).click()
  await expect(step.getByRole('img', { name: 'Limited' })).toBeVisible()
  await step.getByRole('button', { name: /You are/u }).click()
  await desk.page.getByRole('option', { name: /^Bo Chen/u }).click()
  await expect(step.getByRole('status')).toContainText('under their name')
  await step.getByRole('button', { name: 'Connect as Bo Chen' }).click()
  await expect(step).toContainText('Connected: Acme')
  await desk.page.getByRole('button', { name: 'Open my book without Salesforce' }).click()
  await expect(desk.page.getByText('You act as Kim Vega, who is not')).toBeVisible()
})

test('Salesforce: waits for the browser, can be cancelled, then connects', async ({ desk }) => {
  await desk.open('scene=new&people=300')
  const step = desk.page.getByRole('region', { name: 'Salesforce' })
  await step.getByLabel('Consumer key').fill('3MVG9')
  await step.getByRole('button', { name: /Sign in at/u }).click()
  await desk.page.getByRole('option', { name: 'Sandbox' }).click()
  await step.getByRole('button', { name: 'Connect Salesforce' }).click()
  await expect(step.getByText('Waiting for your browser')).toBeVisible()
  await step.getByRole('button', { name: 'Cancel' }).click()
  await expect(step.getByLabel('Consumer key')).toHaveValue('3MVG9')
  await expect(step.getByRole('alert')).toHaveCount(0)
  await step.getByRole('button', { name: 'Connect Salesforce' }).click()
  await expect(step).toContainText('Connected: Kim Vega')
  expect(await desk.asked('salesforce.connect')).toContainEqual({
    clientId: '3MVG9',
    loginHost: 'https://test.salesforce.com',
  })
})

test('the demo leads to connecting, and back', async ({ desk }) => {
  await desk.open('scene=demo&people=300')
  await desk.page.getByRole('button', { name: 'Connect real accounts' }).click()
  await expect(desk.page.getByRole('heading', { name: 'Connect your accounts' })).toBeVisible()
  await desk.page.getByRole('button', { name: 'Look around the demo instead' }).click()
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
})

test('a cache without its key is explained before a fresh one starts', async ({ desk }) => {
  await desk.open('scene=keyGone&people=300')
  await expect(desk.page.getByText('The old file is set aside, never deleted.')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Start a fresh cache' }).click()
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
})

test('the guide for the admin: every value, each copied alone, all of it as one text', async ({ desk }) => {
  await desk.open('scene=new&people=300')
  await desk.page.getByRole('button', { name: 'Guide for your admin' }).click()
  const guide = desk.page.getByRole('dialog', { name: 'Set up Salesforce for Repdesk' })
  for (const port of [1717, 51717, 51718]) await expect(guide).toContainText(`http://localhost:${port}/callback`)
  for (const word of ['(api)', 'refresh_token', '(id,', 'PKCE', 'Rotation', 'Permitted Users', 'API Enabled'])
    await expect(guide).toContainText(word)
  await guide.getByRole('button', { name: 'Copy http://localhost:51717/callback' }).click()
  await desk.page.context().grantPermissions(['clipboard-read'])
  const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText())
  expect(await clipboard()).toBe('http://localhost:51717/callback')
  await guide.getByRole('button', { name: 'Copy all of it' }).click()
  const text = await clipboard()
  for (const word of ['1. Make the app', 'http://localhost:51718/callback', 'Require Secret for Web Server Flow: Off'])
    expect(text).toContain(word)
  await desk.page.keyboard.press('Escape')
  await expect(guide).toHaveCount(0)
})

test('after the sign-in the checks stand where the form was', async ({ desk }) => {
  await desk.open('scene=checksFail&people=300')
  await desk.page.evaluate(() => window.fixture.world.setAccount({ ...window.fixture.world.account, intercom: null }))
  const step = desk.page.getByRole('region', { name: 'Salesforce' })
  await expect(step).toContainText('Connected: Kim Vega')
  await expect(step.getByRole('list', { name: 'Checks' })).toContainText('You chose production')
  await expect(step.getByRole('button', { name: 'Copy text for your admin: permissions' })).toBeVisible()
})
