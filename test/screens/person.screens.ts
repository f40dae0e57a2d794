import { test, type Locator } from '@playwright/test'
import { until } from '../builders/until'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* A person edited, with what somebody else changed meanwhile; notes on them; and all about them on one page. */

const session = openSession('person')
const region = (name: string): Locator => session.desk.page.getByRole('region', { name, exact: true })
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await session.desk.page.keyboard.press(key)
}

async function edit(label: string, value: string): Promise<void> {
  const { page } = session.desk
  await page
    .getByRole('button', { name: new RegExp(`^${label}: .*, edit$`, 'u') })
    .first()
    .press('Enter')
  await page.getByRole('textbox', { name: label, exact: true }).fill(value)
  await press('Enter')
}

test('edited', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'oneContact').contactId)
  await press('m', 'e')
  const dialog = page.getByRole('dialog', { name: 'Edit person' })
  await dialog
    .getByRole('button', { name: /, edit$/u })
    .first()
    .waitFor()
  await camera.take('edit', MORE)
  await dialog.getByRole('button', { name: /^Email: .*, edit$/u }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Email' }).fill('nonsense')
  await press('Enter')
  await dialog.getByRole('alert').waitFor()
  await camera.take('edit-mistake')
  await press('Escape')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await ask(page, 'settings.update', { undoSeconds: 60 })
  await press('2')
  await edit('Phone', '+44 20 7946 0000')
  await page.waitForTimeout(400)
  await camera.take('edit-held', MORE)
  await press('u')
  await press('m', 'k')
  await page.getByRole('combobox', { name: 'Find a company' }).fill('a')
  await page.waitForTimeout(500)
  await camera.take('add-company')
  await press('Escape')
})

test('an email that somebody has, and a change that somebody else made', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  await ask(page, 'settings.update', { undoSeconds: 0 })
  const { contactId: other } = castOf(session, 'oneContact')
  const { contactId: user } = castOf(session, 'openCases')
  const { email } = await ask(page, 'people.get', { personId: other })
  await showPerson(desk, user)
  await press('2')
  await edit('Email', email ?? '')
  const needs = async (): Promise<boolean> => (await ask(page, 'sync.status', {})).needsYou > 0
  await until('it is taken', needs, 30_000)
  await page.waitForTimeout(500)
  await camera.take('taken', MORE)

  const { contactId: edited } = castOf(session, 'oneLead')
  await showPerson(desk, edited)
  const { intercom, salesforce } = simulator
  for (const one of [intercom, salesforce]) one.setNetworkDown(true)
  await edit('Phone', '+44 20 7946 0111')
  intercom.control.updateContact({ contactId: edited, phone: '+44 20 7946 0222' })
  for (const one of [intercom, salesforce]) one.setNetworkDown(false)
  await ask(page, 'sync.now', {})
  const asks = async (): Promise<boolean> => (await ask(page, 'sync.status', {})).needsYou > 1
  await until('it asks', asks, 60_000)
  await page.waitForTimeout(500)
  await camera.take('conflict', MORE)
})

test('notes', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const { contactId } = castOf(session, 'longName')
  await showPerson(desk, contactId)
  await press('m', 'n')
  const box = region('Notes').getByRole('textbox', { name: 'Note on this person' })
  await box.waitFor()
  await camera.take('notes-none')
  const words = ['Budget is in May.\nAsk for forty seats, and for the API.', 'Prefers to be called after four.']
  for (const text of words) await ask(page, 'people.addNote', { personId: contactId, text })
  await until('sent', async () => (await ask(page, 'outbox.list', {})).unsent <= 2, 30_000)
  simulator.clock.advance(2_000)
  await box.fill('A note that is half wr')
  await page.waitForTimeout(500)
  await camera.take('notes', MORE)
})

test('prepared for a call', async () => {
  const { camera, desk } = session
  const { page } = desk
  for (const name of ['severalOpenOpportunities', 'longName', 'arabic'] as const) {
    if (!camera.wants(`prepare-${name}`)) continue
    await showPerson(desk, castOf(session, name).contactId)
    await press('1', 'p')
    await page.getByRole('button', { name: 'Save as PDF' }).waitFor()
    await page.waitForTimeout(400)
    await camera.take(`prepare-${name}`, name === 'severalOpenOpportunities' ? EVERY : MORE)
    await press('Escape')
  }
})
