import { expect, test } from './desk'
import { change, openSettingsTab, phone, settingsWith, suspect } from './mappingDesk'

const asItself = /writes by itself/u

test('a kind is switched on only after its counts and samples, and off at once', async ({ desk }) => {
  await openSettingsTab(desk, asItself)
  const kind = desk.page.getByRole('switch', { name: /^SALESFORCE_/u })
  await kind.press('Space')
  const dialog = desk.page.getByRole('dialog', { name: 'Switch on' })
  await expect(dialog).toContainText('Attributes of 182 people would be written now')
  await expect(dialog.getByRole('list', { name: 'For example' }).getByRole('listitem')).toHaveCount(3)
  await expect(dialog).toContainText('and 179 others')
  await desk.page.keyboard.press('Escape')
  await expect(kind).not.toBeChecked()
  expect(await desk.asked('automations.set')).toEqual([])

  await kind.press('Space')
  await dialog.getByRole('button', { name: 'Switch on' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(kind).toBeChecked()
  await kind.press('Space')
  await expect(kind).not.toBeChecked()
  await expect
    .poll(() => desk.asked('automations.set'))
    .toEqual([
      { kind: 'attributes', on: true },
      { kind: 'attributes', on: false },
    ])
})

test('nothing can be switched on before it has been counted, and a refusal is said in the dialog', async ({ desk }) => {
  await openSettingsTab(desk, asItself)
  await expect(desk.page.getByRole('switch').first()).toBeVisible()
  await desk.hold()
  await desk.page.getByRole('switch', { name: /^Owners/u }).press('Space')
  const dialog = desk.page.getByRole('dialog', { name: 'Switch on' })
  const button = dialog.getByRole('button', { name: 'Switch on' })
  await expect(dialog.getByRole('status')).toHaveText('Counting what would be written')
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await desk.release()
  await expect(dialog).toContainText('12 people would get another owner now')
  await desk.failNext('automations.set', {
    code: 'auth_expired',
    message: 'Connect Salesforce first.',
    retryable: false,
  })
  await button.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('Connect Salesforce first.')
})

test('Intercom’s own app is suspected with its evidence, and a refusal that switched a kind off is told', async ({
  desk,
}) => {
  await settingsWith(desk, { automaticRefusals: { owners: 'Intercom does not let this token set owners.' } })
  await suspect(desk, { suspected: true, evidence: ['3 Tasks link to a conversation in Intercom.'] })
  await desk.page.getByRole('tab', { name: asItself }).click()
  const warning = desk.page.getByRole('region', { name: 'Intercom’s own Salesforce app' })
  await expect(warning).toContainText('3 Tasks link to a conversation in Intercom.')
  await expect(desk.page.getByText('Intercom does not let this token set owners.')).toBeVisible()
  await desk.page.getByRole('switch', { name: /^Edits of mapped/u }).press('Space')
  const dialog = desk.page.getByRole('dialog', { name: 'Switch on' })
  await expect(dialog).toContainText('3 people would be brought in line now')
  // That app does not do this one.
  await expect(dialog.getByRole('region', { name: 'Intercom’s own Salesforce app' })).toHaveCount(0)
  await desk.page.keyboard.press('Escape')
  await desk.page.getByRole('switch', { name: /^Owners/u }).press('Space')
  await expect(dialog.getByRole('region', { name: 'Intercom’s own Salesforce app' })).toBeVisible()
})

test('conversations as Tasks lead to their own switch', async ({ desk }) => {
  await openSettingsTab(desk, asItself)
  await desk.page.getByRole('button', { name: 'Go to the setting of Tasks' }).press('Enter')
  await expect(desk.page.getByRole('switch', { name: /^Log conversations as tasks/u })).toBeFocused()
})

test('who a Salesforce user is: found by email, chosen, or nobody; and who gets those who lose theirs', async ({
  desk,
}) => {
  await openSettingsTab(desk, 'Owners')
  const row = desk.page.getByRole('row', { name: /^Integration User/u })
  await expect(row).toContainText('No teammate in Intercom has that user’s email')
  const choose = desk.page.getByRole('button', { name: /^Teammate for Integration User/u })
  await choose.press('Enter')
  await desk.page.keyboard.type('kim')
  await desk.page.keyboard.press('Enter')
  await expect(choose).toHaveAccessibleName('Teammate for Integration User: Kim Vega')
  await expect(row).toContainText('Chosen here')
  await choose.press('Enter')
  await desk.page.keyboard.type('nobody')
  await desk.page.keyboard.press('Enter')
  await expect(row).toContainText('That user is set to be no teammate')
  await choose.press('Enter')
  await desk.page.keyboard.type('by email')
  await desk.page.keyboard.press('Enter')
  await expect(row).toContainText('No teammate in Intercom has that user’s email')
  const userId = '005000000000003AAA'
  expect(await desk.asked('owners.override')).toEqual([
    { userId, choice: { use: 'teammate', teammateId: 'me' } },
    { userId, choice: { use: 'nobody' } },
    { userId, choice: { use: 'email' } },
  ])

  await desk.page.getByRole('button', { name: /^People who lose their Salesforce owner/u }).press('Enter')
  await desk.page.keyboard.type('bo')
  await desk.page.keyboard.press('ArrowDown')
  await desk.page.keyboard.press('Enter')
  await expect.poll(() => desk.asked('settings.update')).toContainEqual({ fallbackTeammateId: 'other' })
})

test('a chosen teammate who has left is called by name, not nobody', async ({ desk }) => {
  const userId = '005000000000003AAA'
  const button = desk.page.getByRole('button', { name: /^Teammate for Integration User/u })
  for (const [left, words] of [
    ['gone', 'Dana Gone (has left)'],
    ['never seen', 'A teammate who has left'],
  ] as const) {
    await openSettingsTab(desk, 'Owners', { ownerOverrides: { [userId]: left }, fallbackTeammateId: left })
    await expect(button).toHaveAccessibleName(`Teammate for Integration User: ${words}`)
    await expect(
      desk.page.getByRole('button', { name: /^People who lose their Salesforce owner/u }),
    ).toHaveAccessibleName(`People who lose their Salesforce owner go to: ${words}`)
  }
})

test('comparing: both sides, why, one applied with its mark, then all', async ({ desk }) => {
  await desk.open('people=300&theme=light&undo=30')
  const size = { attribute: 'company.size', field: 'NumberOfEmployees', direction: 'toSalesforce' } as const
  const plan = { attribute: 'person.custom.plan_tier', field: 'Plan__c', direction: 'fromSalesforce' } as const
  const city = { attribute: 'person.city', field: 'City', direction: 'toSalesforce' } as const
  await desk.row(/^Chloe Novak/u).click()
  await change(desk, { mappings: [phone, size, plan, city] })
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await desk.page.keyboard.press('2')
  await desk.page.getByRole('button', { name: 'Compare with Salesforce' }).press('Enter')
  const dialog = desk.page.getByRole('dialog', { name: 'Compare with Salesforce' })
  const row = dialog.getByRole('row', { name: /^Phone/u })
  await expect(row).toContainText('+34 911 000 000')
  await expect(row).toContainText('Phone is kept by Intercom, so Phone takes its value.')
  await expect(dialog.getByText('1 mapping is the same on both sides')).toBeVisible()
  await dialog.getByRole('button', { name: 'Apply Phone to Phone' }).press('Enter')
  await expect(row).toContainText('About to send')
  await desk.letGo()
  await expect(row).toContainText('Sent to Salesforce')
  await dialog.getByRole('button', { name: 'Apply all 2' }).press('Enter')
  await expect(dialog.getByRole('row', { name: /^Company size/u })).toContainText('About to send')
  await desk.letGo()
  await expect(dialog.getByRole('row', { name: /^Company size/u })).toContainText('Sent to Salesforce')
  await expect(dialog.getByRole('row', { name: /^Plan tier/u })).toContainText('Sent to Intercom')
  const { personId } = (await desk.asked('mapping.compare'))[0] as { personId: string }
  expect(await desk.asked('mapping.apply')).toEqual([
    { personId, fields: ['Phone'] },
    { personId, fields: null },
  ])
})

test('where there is nothing to compare it says why and leads to the mapping', async ({ desk }) => {
  await desk.open('people=300&theme=light')
  await desk.openFirst()
  await desk.page.keyboard.press('2')
  await desk.page.getByRole('button', { name: 'Compare with Salesforce' }).press('Enter')
  await expect(desk.page.getByRole('dialog')).toContainText('Nothing is mapped yet.')
  await desk.page.getByRole('button', { name: 'Open the mapping in Settings' }).press('Enter')
  await expect(desk.page.getByRole('tab', { name: 'Mapping' })).toHaveAttribute('aria-selected', 'true')
})

test('an owner that came from Salesforce is locked, and says where it came from', async ({ desk }) => {
  await desk.open('people=300&theme=light')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await change(desk, { automaticWrites: { mapping: false, attributes: false, owners: true } })
  await desk.row(/^Chloe Novak/u).click()
  const sentence = 'Kim Vega is the owner because Kim Vega owns the Lead in Salesforce. Change the owner there.'
  await desk.page.getByRole('button', { name: `Locked owner: You. ${sentence}` }).press('Enter')
  const profile = desk.page.getByRole('group', { name: 'Profile' })
  await expect(profile).toContainText('You, from the Lead in Salesforce')
  await expect(profile).toContainText(sentence)
})
