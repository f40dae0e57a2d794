import { test, type Locator } from '@playwright/test'
import { until } from '../builders/until'
import { goTo } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* Two records of one person, duplicates of the whole book, and leads from a file. */

const session = openSession('merging')
const dialog = (name: string): Locator => session.desk.page.getByRole('dialog', { name })
const display = async (item: string): Promise<void> => {
  const { page } = session.desk
  await goTo(page, 'My book')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const compare = async (personId: string, otherName: string): Promise<void> => {
  const { desk } = session
  await showPerson(desk, personId)
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('m')
  await dialog('Merge').getByRole('combobox', { name: 'Find the other person' }).fill(otherName)
  await dialog('Merge').getByRole('option').first().click()
  await dialog('Merge').getByRole('button', { name: 'Compare' }).click()
  await dialog('Merge').getByRole('table').waitFor()
}
const nameOf = async (name: Parameters<typeof castOf>[1]): Promise<string> =>
  (await ask(session.desk.page, 'people.get', { personId: castOf(session, name).contactId })).displayName

test('side by side', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'sameEmailLead').contactId)
  await page.keyboard.press('m')
  await page.keyboard.press('m')
  await dialog('Merge').getByRole('combobox', { name: 'Find the other person' }).waitFor()
  await camera.take('choose')
  await dialog('Merge').getByRole('combobox', { name: 'Find the other person' }).fill('nobody has this name')
  await page.waitForTimeout(500)
  await camera.take('choose-nobody')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const { contactId } = castOf(session, 'sameEmailUser')
  const { email } = await ask(page, 'people.get', { personId: contactId })
  await compare(castOf(session, 'sameEmailLead').contactId, email ?? '')
  await camera.take('same-email', EVERY)
  await page.keyboard.press('Escape')
  await compare(castOf(session, 'longName').contactId, await nameOf('oneContact'))
  await camera.take('they-differ', MORE)
  await page.keyboard.press('Escape')
  await compare(castOf(session, 'longName').contactId, await nameOf('oneLead'))
  await camera.take('two-leads', MORE)
  await page.keyboard.press('Escape')
})

test('duplicates', async () => {
  const { camera, desk } = session
  await display('Find duplicates…')
  await dialog('Duplicates').getByRole('list', { name: 'Who may be there twice' }).waitFor()
  await camera.take('duplicates', EVERY)
  await dialog('Duplicates')
    .getByRole('button', { name: /are not the same$/u })
    .first()
    .click()
  await dialog('Duplicates').getByRole('button', { name: 'Undo' }).waitFor()
  await camera.take('duplicates-apart')
  await desk.page.keyboard.press('Escape')
})

test('leads from a file', async () => {
  const { camera, desk } = session
  const { page } = desk
  await ask(page, 'settings.update', { undoSeconds: 0 })
  await display('Import leads…')
  await dialog('Import leads').getByRole('button', { name: 'Choose a file…' }).waitFor()
  await camera.take('import', MORE)
  const { email } = await ask(page, 'people.get', { personId: castOf(session, 'oneContact').contactId })
  const rows = [
    'Mail,Full name,Phone,Company,Where we met',
    'nea.new@import.example,Nea New,+358 40 123 4567,Northern Paper,Trade fair',
    `${email},Somebody Known,+44 20 7946 0000,Known Ltd,Webinar`,
    'not an email,Bad Row,,,',
    'nea.new@import.example,Nea Twice,,,Trade fair',
    'a.very.long.address.for.a.person.with.a.long.name@subsidiary.of.a.company.example,شركة النور للتجارة,,,',
  ]
  const file = (text: string) => ({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.locator('input[type=file]').setInputFiles(file(`${rows.join('\n')}\n`))
  await page.waitForTimeout(500)
  const column = dialog('Import leads').getByRole('button', { name: /^Mail/u })
  if (await column.isVisible()) {
    await camera.take('import-which-email')
    await column.click()
    await page.getByRole('option', { name: 'Email' }).click()
  }
  await dialog('Import leads').getByRole('status', { name: 'What would happen' }).waitFor()
  await page.waitForTimeout(300)
  await camera.take('import-plan', EVERY)
  await dialog('Import leads').getByRole('button', { name: 'Import', exact: true }).click()
  const sent = async (): Promise<boolean> => (await ask(page, 'outbox.list', {})).unsent === 0
  await until('all are sent', sent, 60_000)
  await page.waitForTimeout(500)
  await camera.take('import-done', MORE)
  await page.keyboard.press('Escape')
})
