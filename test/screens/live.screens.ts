import { expect, test } from '@playwright/test'
import { until } from '../builders/until'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { ask } from './lib/desk'
import { openSession } from './lib/session'
import { MORE } from './lib/wanted'

/* What is asked of Intercom and Salesforce there and then: people of others and of nobody, and the unassigned inbox. */

const session = openSession('live', {
  prepare: ({ intercom }) => {
    for (const name of ['Olu Outside', 'ليلى حداد', 'Somebody with a name that is much longer than any column']) {
      const contactId = intercom.control.createContact({ role: 'lead', name, email: `${name.length}@outside.example` })
      const data = Buffer.from('%PDF-1.4').toString('base64')
      const file = intercom.control.keepFile({ name: 'plan.pdf', contentType: 'application/pdf', data })
      intercom.control.contactStarts({ contactId, body: 'Does anybody know about seats?', attachments: [file] })
    }
  },
})

/** The book by owner: another teammate, or nobody. */
async function byOwner(test: string, value = ''): Promise<void> {
  const { page } = session.desk
  await goTo(page, 'My book')
  await page.keyboard.press('Escape')
  const clear = page.getByRole('button', { name: 'Clear all' })
  if (await clear.isVisible()) await clear.click()
  await page.keyboard.press('f')
  for (const [line, text] of [
    ['Field', 'owner'],
    ['Test of Owner', test],
    ['Value of Owner', value],
  ] as const) {
    if (text === '') continue
    await expect(page.getByRole('combobox', { name: line, exact: true })).toBeFocused()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('group', { name: 'Live from Intercom' }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.waitForTimeout(600)
}
const network = (isDown: boolean): void => {
  session.simulator.intercom.setNetworkDown(isDown)
  session.simulator.salesforce.setNetworkDown(isDown)
}

test('people of nobody and of a teammate', async () => {
  const { camera, desk } = session
  const { page } = desk
  const { adminId } = session.simulator.world.rep
  const other = session.simulator.world.intercom.admins.find((one) => one.id !== adminId)
  await byOwner('is', other?.name ?? '')
  await camera.take('teammate', MORE)
  await byOwner('is not set')
  await camera.take('nobody', MORE)
  await page.getByRole('grid', { name: 'People in Intercom' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1_000)
  await camera.take('person', MORE)
})

test('the unassigned inbox', async () => {
  const { camera, desk } = session
  const { page } = desk
  await inWindow(page)
    .main.getByRole('button', { name: /^Unassigned/u })
    .click()
  await page.getByRole('group', { name: 'Live from Intercom' }).first().waitFor()
  await page.waitForTimeout(600)
  await camera.take('unassigned', MORE)
  await page.getByRole('option').first().click()
  await page.waitForTimeout(1_000)
  await camera.take('unassigned-open', MORE)
})

test('looked up', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'My book')
  await page.keyboard.press('m')
  await page.keyboard.press('u')
  const dialog = page.getByRole('dialog', { name: 'Look up in Intercom and Salesforce' })
  await dialog.waitFor()
  await camera.take('look-up')
  await page.keyboard.type('an')
  await page.keyboard.press('Enter')
  await dialog.getByRole('region', { name: 'People in Intercom' }).waitFor()
  await page.waitForTimeout(500)
  await camera.take('looked-up', MORE)
  await page.keyboard.press('Escape')
})

test('without a network', async () => {
  const { camera, desk } = session
  const { page } = desk
  network(true)
  await ask(page, 'sync.now', {})
  await until('offline', async () => (await ask(page, 'sync.status', {})).state === 'offline', 60_000)
  await byOwner('is not set')
  await camera.take('offline')
  await inWindow(page)
    .main.getByRole('button', { name: /^Unassigned/u })
    .click()
  await page.waitForTimeout(1_000)
  await camera.take('offline-unassigned')
  network(false)
})
