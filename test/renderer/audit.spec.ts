import { outboxKindSchema } from '../../src/contract/models'
import { expect, test, type Desk } from './desk'

async function openSent(desk: Desk): Promise<void> {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('sent')
  await expect(desk.page.getByRole('option').first()).toContainText('Go to what was sent')
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByRole('radio', { name: 'Sent' })).toBeChecked()
  await expect(sent(desk).getByRole('row').nth(1)).toBeVisible()
}

const sent = (desk: Desk) => desk.page.getByRole('grid', { name: 'Outbox' })

test('what was sent is filtered by words, service, kind, reason and days', async ({ desk }) => {
  await openSent(desk)
  const last = async () => (await desk.asked('audit.list')).at(-1)
  await desk.page.getByRole('searchbox', { name: 'Person or words' }).fill('enterprise plan')
  await expect.poll(last).toMatchObject({ filter: { text: 'enterprise plan' } })
  await expect(
    sent(desk)
      .getByRole('row', { name: /By itself: Log conversations as Tasks/u })
      .first(),
  ).toBeVisible()
  await desk.page.getByRole('button', { name: 'Why: any' }).click()
  await desk.page.getByRole('menuitemradio', { name: 'By hand' }).click()
  await expect(desk.page.getByText('Nothing like this was sent')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Clear the filter' }).first().click()
  await expect(sent(desk).getByRole('row').nth(1)).toBeVisible()
  await desk.page.getByRole('button', { name: 'Service: any' }).click()
  await desk.page.getByRole('menuitemradio', { name: 'Intercom' }).click()
  await desk.page.getByRole('button', { name: 'Kind: any' }).click()
  await desk.page.getByRole('menuitemradio', { name: 'Replies' }).click()
  await desk.page.getByRole('button', { name: 'When: any time' }).click()
  await desk.page.getByRole('button', { name: 'Last 7 days' }).click()
  await expect.poll(last).toMatchObject({
    filter: { service: 'intercom', kind: 'conversation.reply', since: expect.any(Number), until: null },
  })
})

test('every kind of write can be filtered for', async ({ desk }) => {
  await openSent(desk)
  await desk.page.getByRole('button', { name: 'Kind: any' }).press('Enter')
  await expect(desk.page.getByRole('menuitemradio')).toHaveCount(outboxKindSchema.options.length + 1)
  await desk.page.getByRole('menuitemradio', { name: 'Owners set' }).press('Enter')
  await expect
    .poll(async () => (await desk.asked('audit.list')).at(-1))
    .toMatchObject({
      filter: { kind: 'person.owner' },
    })
})

test('it is exported as it is filtered', async ({ desk }) => {
  await openSent(desk)
  await desk.page.getByRole('button', { name: 'Kind: any' }).click()
  await desk.page.getByRole('menuitemradio', { name: 'Leads created' }).click()
  const download = desk.page.waitForEvent('download')
  await desk.page.getByRole('button', { name: 'Export' }).click()
  expect((await download).suggestedFilename()).toBe('repdesk-sent.csv')
  expect(await desk.asked('audit.export')).toMatchObject([{ filter: { kind: 'lead.create' } }])
  await expect(desk.page.getByText(/writes were exported/u)).toBeVisible()
})

test('an item says why it was made and what it changed, and is taken back in plain sight', async ({ desk }) => {
  await openSent(desk)
  await sent(desk)
    .getByRole('row', { name: /Edit record/u })
    .first()
    .click()
  const item = desk.page.getByRole('region', { name: 'Outbox item' })
  await expect(item).toContainText('By hand')
  await expect(item).toContainText('Head of Ops → Head of Operations')
  await item.getByRole('button', { name: 'Take it back' }).click()
  await expect(item).toContainText('Taken back: it is in Salesforce’s recycle bin.')
  await expect(sent(desk).getByRole('row', { name: /Taken back/u })).toBeVisible()
  await sent(desk)
    .getByRole('row', { name: /, Reply,/u })
    .first()
    .click()
  await expect(item).toContainText('Intercom does not take a sent reply back.')
  await expect(item.getByRole('button', { name: 'Take it back' })).toHaveCount(0)
})

test('a refusal to take it back says why', async ({ desk }) => {
  await openSent(desk)
  await sent(desk)
    .getByRole('row', { name: /Create lead/u })
    .first()
    .click()
  await desk.failNext('audit.undo', {
    code: 'conflict',
    message: 'Somebody has changed this Lead since.',
    retryable: false,
  })
  await desk.page.getByRole('button', { name: 'Take it back' }).click()
  await expect(desk.page.getByRole('alert')).toHaveText('Somebody has changed this Lead since.')
})
