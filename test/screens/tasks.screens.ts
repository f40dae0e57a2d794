import { expect, test, type Locator } from '@playwright/test'
import type { CastName } from '../../src/simulator/world/cast'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE, USUAL } from './lib/wanted'

/* New task, New case, Today, selected messages, calls, and the settings of them all. */

const session = openSession('tasks')

const dialog = (name: string): Locator => session.desk.page.getByRole('dialog', { name })

/** Shows someone of the cast and presses a key on them. */
async function press(name: CastName, ...keys: string[]): Promise<void> {
  await showPerson(session.desk, castOf(session, name).contactId)
  for (const key of keys) await session.desk.page.keyboard.press(key)
}

test('New task', async () => {
  const { camera, desk } = session
  const { page } = desk
  const leave = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(dialog('New task')).toHaveCount(0)
  }
  await press('oneLead', 't')
  await dialog('New task').getByRole('button', { name: 'Create', exact: true }).waitFor()
  await camera.take('task-log', EVERY)
  await page.keyboard.press('2')
  await dialog('New task').getByLabel('Due date').waitFor()
  await camera.take('task-follow-up', MORE)
  await dialog('New task').getByRole('radio', { name: 'Call' }).click()
  await camera.take('task-call')
  await leave()
  const others: Partial<Record<string, CastName>> = {
    several: 'severalLeads',
    opportunities: 'severalOpenOpportunities',
    long: 'longConversation',
    'long-name': 'longName',
    arabic: 'arabic',
    blocked: 'notInSalesforce',
  }
  for (const [state, name] of Object.entries(others)) {
    if (!name || !camera.wants(`task-${state}`)) continue
    await press(name, 't')
    await dialog('New task').getByRole('button', { name: 'Create', exact: true }).waitFor()
    await camera.take(`task-${state}`, USUAL)
    await leave()
  }
})

test('New case', async () => {
  const { camera, desk } = session
  const { page } = desk
  await press('oneContact', 'c')
  await dialog('New case').getByRole('button', { name: 'Create', exact: true }).waitFor()
  await camera.take('case', EVERY)
  await page.keyboard.press('Escape')
  await press('oneLead', 'c')
  await dialog('New case').getByRole('button', { name: 'Create', exact: true }).waitFor()
  await camera.take('case-blocked')
  await page.keyboard.press('Escape')
})

test('messages and calls', async () => {
  const { camera, desk } = session
  const { page } = desk
  await press('oneLead', 'x', 'ArrowUp', 'x')
  await page.getByText(/messages? selected/u).waitFor()
  await camera.take('messages-selected', MORE)
  await page.keyboard.press('Escape')
  const message = inWindow(page).conversation.getByRole('article').first()
  await message.hover()
  await message.getByRole('button', { name: /^More about/u }).click()
  await camera.take('message-menu')
  await page.keyboard.press('Escape')
})

test('a call', async () => {
  const { camera, desk } = session
  const { page } = desk
  await press('oneContact', '2')
  await page.getByRole('link', { name: /^\+\d/u }).first().click()
  const bar = page.getByRole('region', { name: 'Call' })
  await bar.waitFor()
  await camera.take('call-bar', MORE)
  await bar.getByRole('button', { name: 'Log a call' }).click()
  await dialog('New task').getByRole('button', { name: 'Create', exact: true }).waitFor()
  await camera.take('call-log')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Conversation' }).click()
})

test('Today', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'Today')
  await camera.take('today', EVERY)
  await ask(page, 'settings.update', { density: 'compact', undoSeconds: 30 })
  await camera.take('today-compact')
  await ask(page, 'settings.update', { density: 'comfortable' })
  const list = page.getByRole('grid', { name: 'Today' })
  if ((await list.count()) === 0) return
  await list.focus()
  await page.keyboard.press('d')
  await dialog('Reschedule').waitFor()
  await camera.take('today-reschedule', MORE)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await camera.take('today-person', MORE)
})

test('settings', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'Settings')
  await page.getByRole('heading', { name: 'First sync' }).scrollIntoViewIfNeeded()
  await camera.take('settings-salesforce', MORE)
  await page.getByRole('button', { name: 'Choose case fields' }).click()
  await dialog('Case fields').waitFor()
  await page.waitForTimeout(300)
  await camera.take('case-fields', MORE)
  await page.keyboard.press('Escape')
})
