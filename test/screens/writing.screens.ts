import { test } from '@playwright/test'
import type { CommandInput } from '../../src/contract/commands'
import { until } from '../builders/until'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* What is made in Salesforce besides a Lead, many Leads at once, and what is told of it afterwards. */

const session = openSession('writing')

test('conversions', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await inWindow(page)
    .salesforce.getByRole('button', { name: /^Convert/u })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await camera.take('convert', MORE)
  await page.keyboard.press('Escape')
})

test('Leads of several people', async () => {
  const { camera, desk } = session
  const { page } = desk
  const dialog = page.getByRole('dialog', { name: 'Create Leads' })
  await goTo(page, 'My book')
  await page.keyboard.press('Escape')
  const selectFrom = async (first: number): Promise<void> => {
    await inWindow(page).book.focus()
    await page.keyboard.press('Home')
    for (let row = 0; row < first; row++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    for (let more = 0; more < 11; more++) await page.keyboard.press('Shift+ArrowDown')
  }
  await selectFrom(0)
  await camera.take('book-selected', MORE)
  await page.keyboard.press('m')
  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: 'Assign owner' }).getByRole('option').nth(1).click()
  await page.waitForTimeout(500)
  await camera.take('assign-owners', MORE)
  await ask(page, 'settings.update', { undoSeconds: 60 })
  const assign = page.getByRole('dialog', { name: 'Assign owner' })
  await assign.getByRole('button', { name: 'Send' }).click()
  await assign.getByRole('button', { name: 'Undo all' }).waitFor()
  await camera.take('assign-owners-held', MORE)
  await assign.getByRole('button', { name: 'Undo all' }).click()
  await page.waitForTimeout(500)
  await camera.take('assign-owners-stopped')
  await page.keyboard.press('Escape')
  await goTo(page, 'My book')
  await selectFrom(0)
  await page.keyboard.press('b')
  await dialog.getByRole('region', { name: 'Each person' }).waitFor()
  await camera.take('create-leads-plan', EVERY)
  await ask(page, 'settings.update', { undoSeconds: 60 })
  await dialog.getByRole('button', { name: /^Create \d+ Lead/u }).click()
  await dialog.getByRole('progressbar').waitFor()
  await camera.take('create-leads-held', MORE)
  await page.keyboard.press('Escape')
  await goTo(page, 'Outbox')
  await camera.take('create-leads-in-outbox', MORE)
  await page.getByRole('button', { name: 'Undo all' }).first().click()
  await camera.take('create-leads-stopped')
  await ask(page, 'settings.update', { undoSeconds: 0 })
})

test('what changed in Salesforce', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.getByText('Nothing has changed yet').waitFor()
  await camera.take('news-none')
  await page.keyboard.press('Escape')
  const { control } = simulator.salesforce
  const mine = async (name: Parameters<typeof castOf>[1]): Promise<string> =>
    (await ask(page, 'people.salesforce', { personId: castOf(session, name).contactId })).person?.id ?? ''
  const rep = simulator.world.rep.salesforceUserId
  // What the rep did themselves is no news.
  const colleague = String(control.list('User').find((row) => row['IsActive'] === true && row['Id'] !== rep)?.['Id'])
  control.convert(await mine('oneLead'), {}, colleague)
  control.delete('Contact', await mine('oneContact'), colleague)
  const open = control.list('Lead').filter((row) => row['IsConverted'] === false)
  for (const lead of open.filter((row) => row['OwnerId'] === rep).slice(0, 3)) {
    control.update('Lead', String(lead['Id']), { OwnerId: colleague }, colleague)
  }
  for (const lead of open.filter((row) => row['OwnerId'] !== rep).slice(0, 2)) {
    control.update('Lead', String(lead['Id']), { OwnerId: rep }, colleague)
  }
  await ask(page, 'sync.now', {})
  const told = async (): Promise<boolean> => (await ask(page, 'news.list', { limit: 10 })).rows.length > 1
  await until('the news', told, 60_000)
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('row').first().waitFor()
  await camera.take('news', MORE)
  await page.keyboard.press('Escape')
})

test('what this desktop wrote', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'Outbox')
  await page.getByRole('radio', { name: 'Sent' }).click()
  await page.getByText('Nothing sent yet').waitFor()
  await camera.take('audit-none')
  const names = ['notInSalesforce', 'emoji', 'longName', 'arabic', 'japanese', 'hebrew'] as const
  for (const name of names) {
    const conversationId = castOf(session, name).conversationIds.at(-1)
    if (conversationId === undefined) continue
    const text = 'Forty seats are in Growth, and the API is part of it from the first day.'
    await ask(page, name === 'emoji' ? 'conversations.note' : 'conversations.reply', { conversationId, text })
  }
  const input: CommandInput<'audit.list'> = {
    filter: { service: null, kind: null, why: null, personId: null, text: '', since: null, until: null },
    offset: 0,
    limit: 20,
  }
  await until('they are sent', async () => (await ask(page, 'audit.list', input)).total >= names.length - 1, 30_000)
  await camera.take('audit', EVERY)
  await page.getByRole('button', { name: /^Kind/u }).click()
  await camera.take('audit-kinds')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^When/u }).click()
  await camera.take('audit-dates')
  await page.keyboard.press('Escape')
  await inWindow(page).outbox.getByRole('row').nth(1).click()
  await camera.take('audit-item', MORE)
})
